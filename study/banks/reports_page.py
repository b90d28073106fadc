"""The reports page, shared by the views that decide on it: question reports here, typed answers in
statistics, which then grades the answers again.
"""

from django.http import HttpResponse
from django.shortcuts import render

from study.banks.models import Bank, Report, Role, Verdict
from study.banks.queries import reports_of
from study.banks.requests import user_of
from study.banks.roles import judges, looks_after
from study.core.problem import Problem
from study.people.requests import Request


def reports_page(
    request: Request, found: Bank, role: Role, refused: Report | None = None, problem: Problem | None = None
) -> HttpResponse:
    """The reports; `refused` is the one that was not decided, for which what was sent stands there."""
    listed = reports_of(found)
    if refused and not refused.form and refused not in listed["open"]:  # somebody else judged it by now
        listed["open"] = [refused, *listed["open"]]
    context = {
        "bank": found,
        "role": role,
        "judges": judges(user_of(request), found),
        "looks_after": looks_after(user_of(request), found.course),
        **listed,
        "verdicts": [verdict for verdict in Verdict if verdict != Verdict.OPEN],
        "refused": refused,
        "problem": problem,
        "given": request.POST,
        "section": "banks",
    }
    return render(request, "banks/reports.html", context, status=422 if problem else 200)

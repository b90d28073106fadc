"""Reviewing: decide about a version that waits, talk about a question, judge what learners report."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from study.banks import operations
from study.banks.models import Report, Role, Verdict
from study.banks.queries import reports_of
from study.banks.views.common import bank_at, question_at, user_of
from study.people.requests import Request
from study.web.access import instructor
from study.web.cleaning import whole


@instructor
@require_POST
def decide(request: Request, bank: int, key: str) -> HttpResponse:
    """Approve the version that waits, or give it back."""
    question, _ = question_at(request, bank, key, Role.REVIEWER)
    sent = request.POST.get("version", "")
    approve = request.POST.get("do") == "approve"
    problem = operations.decide(
        question=question,
        version=whole(sent, 0),
        approve=approve,
        by=user_of(request),
        now=request.now,
        reason=request.POST.get("reason", "").strip(),
    )
    if problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, f"Version {sent} is {'published' if approve else 'back with its author'}.")
    return redirect("banks:edit", bank, key)


@instructor
@require_POST
def comment(request: Request, bank: int, key: str) -> HttpResponse:
    """Say something about a question."""
    question, _ = question_at(request, bank, key, Role.REVIEWER)
    text = request.POST.get("text", "")
    if problem := operations.comment(question=question, text=text, by=user_of(request), now=request.now):
        messages.error(request, problem.message)
    return redirect("banks:edit", bank, key)


@instructor
@require_safe
def reports(request: Request, bank: int) -> HttpResponse:
    """What learners report about the questions of a bank: open ones first."""
    found, role = bank_at(request, bank, Role.VIEWER)
    context = {
        "bank": found,
        "role": role,
        **reports_of(found),
        "verdicts": [verdict for verdict in Verdict if verdict != Verdict.OPEN],
        "section": "banks",
    }
    return render(request, "banks/reports.html", context)


@instructor
@require_POST
def judge(request: Request, bank: int, report: int) -> HttpResponse:
    """Say what came of a report."""
    found, _ = bank_at(request, bank, Role.REVIEWER)
    row = Report.objects.filter(pk=report, question__bank=found, form="").first()
    if row is None:
        raise Http404
    fixed = request.POST.get("fixed_in", "")
    problem = operations.judge(
        report=row,
        verdict=request.POST.get("verdict", ""),
        answer=request.POST.get("answer", ""),
        fixed_in=whole(fixed, 0),
        by=user_of(request),
        now=request.now,
    )
    if problem:
        messages.error(request, problem.message)
    return redirect("banks:reports", bank)

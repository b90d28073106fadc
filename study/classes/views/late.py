"""Answers of a class that arrived after the end: see them, and let one count, with a reason."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from study.classes import queries
from study.classes.queries import Work
from study.classes.requests import user_of
from study.classes.views.work import work_at
from study.exams.taking import rule_on
from study.people.models import Cohort
from study.people.requests import Request
from study.web.access import instructor
from study.web.cleaning import whole
from study.web.rates import at_most


@instructor
@at_most(60, posts_only=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def late(request: Request, number: int, work: int) -> HttpResponse:
    """The late answers of a piece of work; a post decides about one."""
    cohort, found = work_at(request, number, work)
    if request.method != "POST":
        return _late(request, cohort, found)
    choice, take = whole(request.POST.get("choice"), 0), request.POST.get("do") == "take"
    if choice not in {one.pk for one, _ in queries.late(cohort, found)}:
        raise Http404
    reason = request.POST.get("reason", "")
    if problem := rule_on(choice=choice, taken=take, by=user_of(request), reason=reason, now=request.now):
        return _late(request, cohort, found, 422, problem=problem, choice=choice, given=reason)
    messages.success(request, "It is scored now. They read it." if take else "It is not scored any more. They read it.")
    return redirect("classes:late", number, work)


def _late(request: Request, cohort: Cohort, work: Work, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "cohort": cohort,
        "work": work,
        "answers": queries.late(cohort, work),
        "zone": request.zone(),
        "section": "classes",
        **more,
    }
    return render(request, "classes/late.html", context, status=status)

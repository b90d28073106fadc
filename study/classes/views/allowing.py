"""The time that is granted in a class: see what was said, and say anew, for a person, a piece of work or all."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from study.classes import operations, queries
from study.classes.forms import AllowForm
from study.classes.models import Allowed, Assignment
from study.classes.requests import taught_at, user_of
from study.classes.views.work import work_at
from study.people.models import Cohort
from study.people.requests import Request
from study.web.access import instructor
from study.web.rates import at_most


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom and what time is granted, its name, and the page it belongs to."""

    cohort: Cohort
    name: str
    back: str
    assignment: Assignment | None = None
    learner: int | None = None


@instructor
@at_most(60, posts_only=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_class(request: Request, number: int) -> HttpResponse:
    """Time for everybody in all work of a class."""
    cohort = taught_at(request, number)
    return _time(request, Scope(cohort, f"everybody in {cohort}", reverse("classes:class", args=[number])))


@instructor
@at_most(60, posts_only=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_learner(request: Request, number: int, member: int) -> HttpResponse:
    """Time for one person in all work of a class."""
    cohort = taught_at(request, number)
    row = queries.member(cohort, member)
    if row is None:
        raise Http404
    back = reverse("classes:learner", args=[number, member])
    return _time(request, Scope(cohort, queries.person(row).name, back, learner=row.learner_id))


@instructor
@at_most(60, posts_only=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def of_work(request: Request, number: int, work: int) -> HttpResponse:
    """Time for everybody in one piece of work of a class."""
    cohort, found = work_at(request, number, work)
    if found.is_set:
        raise Http404
    back = reverse("classes:work", args=[number, work])
    return _time(request, Scope(cohort, found.assignment.title, back, found.assignment))


def _time(request: Request, scope: Scope) -> HttpResponse:
    rows = queries.allowed(scope.cohort, scope.assignment, scope.learner)
    form = AllowForm(request.POST if request.method == "POST" else None, granted=rows[0] if rows else Allowed())
    if request.method == "POST" and form.is_valid():
        problem = operations.allow(
            cohort=scope.cohort,
            assignment=scope.assignment,
            learner=scope.learner,
            allowance=form.allowance,
            reason=form.cleaned_data["reason"],
            by=user_of(request),
            now=request.now,
        )
        if problem is None:
            messages.success(request, "Saved. It holds at once, also for who is in the middle.")
            return redirect(request.path)
        form.add_error(problem.subject, problem.message)
    context = {"cohort": scope.cohort, "scope": scope, "rows": rows, "form": form, "zone": request.zone()}
    status = 422 if form.errors else 200
    return render(request, "classes/time.html", {**context, "section": "classes"}, status=status)

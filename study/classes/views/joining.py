"""Classes as a learner has them: which ones, joining, what is there, leaving."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.classes import operations, queries
from study.classes.queries import Cell
from study.classes.requests import joined_at
from study.classes.said import for_one
from study.core.exams.reads import left, reads
from study.core.problem import Problem
from study.people.models import Cohort, CohortMember
from study.people.operations import leave_cohort
from study.people.queries import classes_taught
from study.people.requests import Request, current_or_new_learner
from study.web.access import anyone
from study.web.rates import at_most


@anyone
@require_safe
def classes(request: Request) -> HttpResponse:
    """The classes somebody is in and those they teach."""
    teaches = request.user.is_authenticated and request.user.is_instructor
    context = {
        "mine": queries.memberships(request.learner or None),
        "taught": list(queries.oldest_first(classes_taught(request.user))) if teaches else [],
        "teaches": teaches,
        "section": "classes",
    }
    return render(request, "classes/classes.html", context)


@anyone
@at_most(30, posts_only=True)
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Request) -> HttpResponse:
    """Join a class with its code. Makes a guest of a visitor where the code admits."""
    code = (request.POST.get("code") or request.GET.get("code") or "")[:16]
    context = {"code": code, "name": request.POST.get("name", ""), "section": "classes"}
    if request.method != "POST":
        return render(request, "classes/join.html", context)
    found = request.learner or operations.admits(code=code, now=request.now)
    if not isinstance(found, Problem):
        name = " ".join(request.POST.get("name", "").split())
        found = operations.join(learner=current_or_new_learner(request), code=code, name=name, now=request.now)
    if isinstance(found, Problem):
        return render(request, "classes/join.html", {**context, "problem": found.message}, status=422)
    messages.success(request, f"You have joined {found}.")
    return redirect("classes:mine", found.pk)


@anyone
@require_safe
def mine(request: Request, number: int) -> HttpResponse:
    """A class as one who is in it has it, with what its instructors see of them."""
    member = joined_at(request, number)
    operations.was_seen(member=member, now=request.now)
    context = {
        "member": member,
        **open_of(member.cohort),
        **work_of(request, member),
        "person": queries.person(member),
    }
    return render(request, "classes/mine.html", context)


def work_of(request: Request, member: CohortMember) -> dict[str, Any]:
    """The work of one person in a class: what is to be done, nearest first, and all results."""
    works = queries.works(member.cohort, assigned=True)
    found = queries.cells(works, [member.learner_id], request.now, request.today())
    cells = [found[place] for one in works if (place := (one.assignment.pk, member.learner_id)) in found]
    share = queries.so_far(cells)
    titles, domains = queries.domains_of(member.cohort, [member.learner_id])
    return {
        "cells": cells,
        **due_of(request, member.cohort, cells, member.learner_id),
        "handed": queries.handed_of(cells),
        "domains": [domains[member.learner_id, title] for title in titles],
        "so_far": None if share is None else round(share * 100),
    }


def due_of(request: Request, cohort: Cohort, cells: Sequence[Cell], learner: int) -> dict[str, Any]:
    """What is due of the work of one person, or of nobody, nearest first, and the time that holds in it."""
    open_ones = sorted((cell for cell in cells if not cell.is_over), key=lambda cell: cell.due)
    return {
        "todo": [(cell, reads(for_one(cell), request.zone()), left(cell.due, request.now)) for cell in open_ones],
        "holds": queries.holds(cells, learner, cohort.pk),
        "zone": request.zone(),
    }


def open_of(cohort: Cohort) -> dict[str, Any]:
    """What everybody in a class reads of it."""
    return {
        "cohort": cohort,
        "seen": [one for one in queries.seen(cohort) if not one.why],
        "teachers": queries.instructors(cohort),
        "section": "classes",
    }


@anyone
@require_POST
def leave(request: Request, number: int) -> HttpResponse:
    """Leave a class; what one learned stays."""
    member = joined_at(request, number)
    leave_cohort(learner=member.learner, cohort=number)
    said = f"You have left {member.cohort}. Your cards and answers are kept."
    messages.success(request, said)
    return redirect(reverse("classes:classes"))

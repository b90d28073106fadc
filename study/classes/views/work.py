"""A piece of work as its instructors write it, and as learners begin it."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import tzinfo
from random import Random
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from study.banks.models import Bank
from study.classes import operations, pools, queries
from study.classes.forms import COUNTS, LATE, Typed, instead, read, rows_of, stored, typed, way_name
from study.classes.models import Tells, What
from study.classes.operations import Elsewhere, Wishes
from study.classes.pools import Lack
from study.classes.queries import Work
from study.classes.requests import joined_at, taught_at, user_of
from study.classes.said import as_stored, as_wished
from study.core.exams.assigned import Rule, draw_by_rules, in_order, pick_name, rule_name
from study.core.exams.reads import Reads, reads
from study.core.problem import Problem
from study.exams.operations import why_not
from study.people.models import Cohort
from study.people.queries import classes_taught
from study.people.requests import Request
from study.web.access import anyone, instructor
from study.web.cleaning import whole
from study.web.rates import at_most

SHOWN = 300
"""Questions that can be picked on one page."""


def work_at(request: Request, number: int, work: int) -> tuple[Cohort, Work]:
    """A piece of work of a class, for who teaches it."""
    cohort = taught_at(request, number)
    found = queries.work(cohort, work)
    if found is None:
        raise Http404
    return cohort, found


@instructor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, number: int) -> HttpResponse:
    """Write a piece of work."""
    return _write(request, taught_at(request, number), None)


@instructor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, number: int, work: int) -> HttpResponse:
    """Change a piece of work."""
    return _write(request, *work_at(request, number, work))


def _write(request: Request, cohort: Cohort, work: Work | None) -> HttpResponse:
    zone, banks = request.zone(), pools.banks_for([cohort])
    if request.method != "POST":
        usual = stored(work.assignment if work else None, work.given if work else None, zone)
        return _editor(request, cohort, work, banks, usual)
    sent, do = typed(request.POST), request.POST.get("do", "save")
    if way := request.POST.get("way"):
        sent, do = instead(sent, way), "look"
    wishes, problems = read(
        sent,
        banks=banks,
        questions=lambda what: list(pools.questions_for([cohort], banks, what)),
        exams=pools.exams_for([cohort]),
        zone=zone,
    )
    if wishes is None:
        return _editor(request, cohort, work, banks, sent, problems, status=422)
    lacks = pools.lacks([cohort], [one.pk for one in wishes.picked], wishes.rules)
    short = [Problem(one.says, subject="rules") for one in lacks if one.missing]
    if wishes.exam and not wishes.exam.offer.stands:
        short.append(Problem(why_not(wishes.exam.offer), subject="exam"))
    if do == "look" or (short and (do == "assign" or (work and work.assignment.assigned_at))):
        status = 422 if short and do != "look" else 200
        told = [*short, *[Problem(one.says, subject="rules") for one in lacks if not one.missing]]
        return _editor(request, cohort, work, banks, sent, told, wishes=wishes, lacks=lacks, status=status)
    made = operations.write(
        cohort=cohort,
        assignment=work.assignment if work else None,
        wishes=wishes,
        revision=whole(request.POST.get("revision"), 0),
        assign=do == "assign",
        by=user_of(request),
        now=request.now,
    )
    if isinstance(made, Elsewhere):
        there = queries.work(cohort, made.now.pk)
        return _editor(request, cohort, there, banks, sent, elsewhere=there, status=409)
    if isinstance(made, Problem):
        return _editor(request, cohort, work, banks, sent, [made], status=422)
    messages.success(request, f"“{made.title}” is assigned." if made.assigned_at else "Saved. Nobody sees it yet.")
    return redirect("classes:work", cohort.pk, made.pk)


def _editor(
    request: Request,
    cohort: Cohort,
    work: Work | None,
    banks: Sequence[Bank],
    sent: Typed,
    problems: Sequence[Problem] = (),
    *,
    wishes: Wishes | None = None,
    lacks: Sequence[Lack] = (),
    elsewhere: Work | None = None,
    status: int = 200,
) -> HttpResponse:
    tags, outcomes = pools.tags_for(banks)
    shelves = pools.shelves([cohort], banks, sent.picked, SHOWN)
    named = {one.pk: name for shelf in shelves for one, name in shelf.questions}
    part = request.htmx and request.headers.get("HX-Request-Type") == "partial"
    late = [one for one, _ in queries.late(cohort, work)] if work and not work.is_set else []
    context: dict[str, Any] = {
        "cohort": cohort,
        "work": work,
        "sent": sent,
        "banks": banks,
        "shelves": shelves,
        "shown": SHOWN,
        "cut": len(named) >= SHOWN,
        "rows": max(rows_of(sent), default=-1) + 2,
        "part": part,
        "slots": _slots(sent, named, banks),
        "retired": sorted(sent.picked - pools.still_asked([cohort], sent.picked)),
        "topics": pools.topics_for([cohort], banks, What.SET),
        "problems": problems,
        "wrong": {one.subject: one.message for one in problems},
        "ticked": sent.picked,
        "exams": pools.exams_for([cohort]),
        "outs": _outs(sent, lacks),
        "gaps": [one for one in lacks if one.missing],
        "reads": _reads(wishes, work, request.zone()),
        "draw": _draw(cohort, wishes) if wishes and not wishes.exam else None,
        "domains": pools.by_domain(wishes.exam.offer) if wishes and wishes.exam else None,
        "elsewhere": elsewhere,
        "tags": tags,
        "outcomes": outcomes,
        "whats": What.choices,
        "lates": LATE,
        "counts": COUNTS,
        "tells": Tells.choices,
        "late": late,
        "waiting": [one for one in late if one.waits],
        "others": [one for one in classes_taught(request.user) if one != cohort],
        "zone": request.zone().key,
        "clock": request.zone(),
        "section": "classes",
    }
    return render(request, f"classes/work.html{'#beside' if part else ''}", context, status=status)


def _reads(wishes: Wishes | None, work: Work | None, zone: tzinfo) -> Reads | None:
    """What a learner reads of it: as it stands in the fields where that was read, else as it is stored."""
    if wishes:
        return reads(as_wished(wishes), zone)
    return reads(as_stored(work), zone) if work else None


def _outs(sent: Typed, lacks: Sequence[Lack]) -> dict[int, Mapping[str, Any]]:
    """What the rule of a row lacks, with a button for each way out."""
    rows, found = rows_of(sent), dict[int, Mapping[str, Any]]()
    for one in lacks:
        row = rows[one.place]
        found[row] = {"lack": one, "ways": [(way.says, way_name(row, way.instead)) for way in one.ways]}
    return found


def _slots(sent: Typed, called: Mapping[int, str], banks: Sequence[Bank]) -> list[dict[str, Any]]:
    """What stands in which slot of a quiz: a question that is picked in one, a rule in as many as it draws."""
    named = {pick_name(pk): (name, 1) for pk, name in called.items() if pk in sent.picked}
    banks_by = {str(bank.pk): bank.title for bank in banks}
    for number, row in enumerate(sent.rules, 1):
        if many := whole(row.get("number"), 0):
            narrowed = ", ".join(filter(None, (row.get("tag"), row.get("outcome"))))
            said = f"{many} drawn from {banks_by.get(row['bank'], '')}{f' ({narrowed})' if narrowed else ''}"
            named[rule_name(number)] = (said, many)
    found, first = list[dict[str, Any]](), 1
    for place, name in enumerate(in_order(named, sent.order), 1):
        says, size = named[name]
        found.append({"name": name, "place": place, "says": says, "first": first, "last": first + size - 1})
        first += size
    return found


def _draw(cohort: Cohort, wishes: Wishes) -> list[str]:
    """The questions of one possible draw, by title."""
    rules = [Rule(one.number, pools.pool([cohort], one)) for one in wishes.rules]
    random = Random(secrets.randbits(53))  # noqa: S311
    drawn = draw_by_rules([one.pk for one in wishes.picked], rules, random, wishes.order)
    return pools.titles(drawn)


@instructor
@require_POST
def give(request: Request, number: int, work: int) -> HttpResponse:
    """Give a piece of work to another class one teaches, or take it back from this one."""
    cohort, found = work_at(request, number, work)
    if request.POST.get("do") == "withdraw":
        problem = operations.withdraw(assignment=found.assignment, cohort=cohort)
        if problem:
            messages.error(request, f"Nothing was changed: {problem.message}")
            return redirect("classes:work", number, work)
        messages.success(request, f"“{found.assignment.title}” is taken back.")
        return redirect("classes:class", number)
    other = next((one for one in classes_taught(request.user) if one.pk == whole(request.POST.get("to"), 0)), None)
    if other is None:
        raise Http404
    operations.give(assignment=found.assignment, cohort=other, like=found.given)
    messages.success(request, f"{other} has it too, with the same dates. Change them there.")
    return redirect("classes:work", other.pk, work)


@anyone
@at_most(60)
@require_POST
def begin(request: Request, number: int, work: int) -> HttpResponse:
    """Begin an attempt, or go on with the one that is open."""
    member = joined_at(request, number)
    found = next((one for one in queries.works(member.cohort, assigned=True) if one.assignment.pk == work), None)
    if found is None:
        raise Http404
    begun = operations.begin(
        learner=member.learner, assignment=found.assignment, draws=secrets.randbits(53), now=request.now
    )
    operations.was_seen(member=member, now=request.now)
    if isinstance(begun, Problem):
        messages.warning(request, begun.message)
        return redirect("classes:mine", number)
    return redirect(reverse("exams:sitting", args=[begun.pk]))

"""A class as its instructors have it: who is in it, the invitation, its name, its end, its next term."""

import csv
import secrets
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import StringIO
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from study.classes import operations, pools, queries
from study.classes.lti.queries import rosters
from study.classes.names import read_names
from study.classes.queries import Person
from study.classes.requests import taught_at, user_of
from study.classes.standing import NOBODY
from study.classes.views.joining import due_of, open_of, work_of
from study.core import limits
from study.core.encodings import decode
from study.core.exams.assigned import Stage
from study.core.formats.shared.csv_safety import guarded
from study.core.problem import Problem
from study.core.text.day import day
from study.core.text.mailto import letters
from study.core.text.plural import counted
from study.people.models import LONGEST_NAME, Cohort
from study.people.operations import make_cohort
from study.people.requests import Request
from study.web.access import instructor
from study.web.cleaning import whole
from study.web.intake import takes
from study.web.rates import at_most

COMING = (Stage.AHEAD, Stage.OPEN)
"""Stages in which questions are still drawn for those who are on time."""
PROBLEMS_SHOWN = 10
MOST_DAYS = 3_660
"""How far a copy may move the work of a class."""


def new_code() -> str:
    """A code that nobody guesses, in letters and digits that cannot be taken for one another."""
    return "".join(secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(10))


def _name(request: Request) -> str:
    return " ".join(request.POST.get("name", "").split())


@instructor
@require_POST
def make(request: Request) -> HttpResponse:
    """Make a class."""
    name = _name(request)
    if not 1 <= len(name) <= LONGEST_NAME:
        messages.error(request, f"No class was made: a name has 1 to {LONGEST_NAME} characters.")
        return redirect("classes:classes")
    made = make_cohort(owner=user_of(request), name=name, code=new_code(), now=request.now)
    return redirect("classes:class", made.pk)


@instructor
@require_safe
def cohort(request: Request, number: int) -> HttpResponse:
    """A class: its people, filtered by `q`, its invitation and what it sees."""
    return _class(request, taught_at(request, number))


def _class(request: Request, found: Cohort, status: int = 200, **more: Any) -> HttpResponse:
    words = request.GET.get("q", "")[:LONGEST_NAME]
    everybody, works = queries.people(found), queries.works(found)
    by, came = queries.handed(found, works, [one.learner for one in everybody], request.now, request.today())
    people = queries.called(everybody, words)
    order = request.GET.get("order")
    if order == "behind":
        people.sort(key=lambda one: -by[one.learner].behind)
    elif order == "seen":
        people.sort(key=lambda one: one.seen_at or one.joined_at)
    link = request.build_absolute_uri(f"{reverse('classes:join')}?code={found.code}")
    stages = [(one, one.given.window.stage(request.now)) for one in works]
    coming = [one.assignment for one, stage in stages if not one.assignment.assigned_at or stage in COMING]
    lacking = pools.short([found], coming)
    context = {
        "cohort": found,
        "many": len(everybody),
        "open": [one for one, stage in stages if stage is Stage.OPEN and one.assignment.assigned_at],
        "people": [(one, by[one.learner]) for one in people],
        # One address for hundreds of rows: to make each anew is a tenth of the page.
        "learners": reverse("classes:learner", args=[found.pk, 0]).removesuffix("0/"),
        "order": order,
        "awaited": queries.awaited(found),
        "teachers": queries.instructors(found),
        "owns": found.owner_id == request.user.pk,
        "seen": queries.seen(found),
        "openable": queries.openable(found, request.learner or None),
        "works": [(one, stage, came.get(one.assignment.pk), lacking.get(one.assignment.pk)) for one, stage in stages],
        "rosters": rosters(found),
        "zone": request.zone(),
        "q": words,
        "link": link,
        "until": found.admits_until and found.admits_until.astimezone(request.zone()).date(),
        "admits": found.admits_until is None or found.admits_until > request.now,
        "most": LONGEST_NAME,
        "section": "classes",
        **more,
    }
    partial = request.htmx and request.headers.get("HX-Request-Type") == "partial"
    return render(request, f"classes/class.html{'#roster' if partial else ''}", context, status=status)


@instructor
@require_safe
def as_learner(request: Request, number: int) -> HttpResponse:
    """A class as one who has just joined it has it: nobody's data, and nothing that is pressed."""
    found = taught_at(request, number)
    cells = queries.cells_of_nobody(queries.works(found, assigned=True), request.now)
    context = {**open_of(found), **due_of(request, found, cells, NOBODY), "looks": True}
    return render(request, "classes/mine.html", context)


@instructor
@require_POST
def people(request: Request, number: int) -> HttpResponse:
    """Write to those who were chosen, or to all who are behind; or remove who was chosen, once that was asked."""
    found, do = taught_at(request, number), request.POST.get("do")
    if do == "write-behind":
        behind = _behind(request, found)
        return _letters(request, found, behind) if behind else _class(request, found, 422, problem="Nobody is behind.")
    picked = {whole(one, 0) for one in request.POST.getlist("pick")[:2000]}
    chosen = [one for one in queries.people(found) if one.member in picked]
    if not chosen:
        return _class(request, found, 422, problem="Choose someone first.")
    if do == "write":
        return _letters(request, found, chosen)
    if do != "remove-sure":
        return _class(request, found, chosen=chosen, picked={one.member for one in chosen})
    gone = operations.remove(cohort=found, members=[one.member for one in chosen])
    messages.success(request, f"Removed: {counted(gone, 'person', 'people')}. They can come back with the code.")
    return redirect("classes:class", number)


def _behind(request: Request, found: Cohort) -> list[Person]:
    everybody, works = queries.people(found), queries.works(found)
    by, _ = queries.handed(found, works, [one.learner for one in everybody], request.now, request.today())
    return [one for one in everybody if by[one.learner].behind]


def _letters(request: Request, found: Cohort, chosen: Sequence[Person]) -> HttpResponse:
    """The class with links that begin a mail to these; who of them has no address is named."""
    return _class(
        request,
        found,
        picked={one.member for one in chosen},
        told=True,
        letters=letters([one.email for one in chosen if one.email], found.name),
        without=[one.name for one in chosen if not one.email],
    )


@instructor
@require_POST
def invite(request: Request, number: int) -> HttpResponse:
    """Set the last day of the code, or make a new one."""
    found = taught_at(request, number)
    if request.POST.get("do") == "code":
        operations.renew_code(cohort=found, code=new_code())
        messages.success(request, "The old link and code admit nobody any more.")
        return redirect(f"{reverse('classes:class', args=[number])}#invite")
    given = request.POST.get("until", "")
    until = _end_of(given, request)
    if given and until is None:
        return _class(request, found, 422, invite_problem="Enter a date.", given=given)
    if until and until <= request.now:
        said = f"This day is over. From {day(request.now.astimezone(request.zone()).date())} on."
        return _class(request, found, 422, invite_problem=said, given=given)
    operations.admit_until(cohort=found, until=until)
    messages.success(request, "Saved. Who is in the class stays in it.")
    return redirect(f"{reverse('classes:class', args=[number])}#invite")


def _end_of(given: str, request: Request) -> datetime | None:
    """The last instant of a day that was typed, where the instructor is."""
    try:
        return datetime.combine(date.fromisoformat(given) + timedelta(days=1), time(), request.zone())
    except (ValueError, OverflowError):
        return None


@instructor
@require_POST
def name(request: Request, number: int) -> HttpResponse:
    """Rename a class."""
    found = taught_at(request, number)
    return _done(request, number, operations.rename(cohort=found, name=_name(request)), "Renamed.", "settings")


@instructor
@require_POST
def end(request: Request, number: int) -> HttpResponse:
    """Close a class, go on with one, or delete one that nobody has used."""
    found = taught_at(request, number)
    if request.POST.get("do") == "delete":
        problem = operations.delete(cohort=found, by=user_of(request))
        if problem:
            return _done(request, number, problem, "", "settings")
        messages.success(request, f"{found} is deleted.")
        return redirect("classes:classes")
    if request.POST.get("do") == "reopen":
        operations.reopen(cohort=found)
        return _done(request, number, None, "The class goes on.", "settings")
    operations.close(cohort=found, now=request.now)
    return _done(request, number, None, "The class is closed. Everything can still be read.", "settings")


@instructor
@require_POST
def instructors(request: Request, number: int) -> HttpResponse:
    """Let somebody teach the class too, or no more. Its owner alone drops others."""
    found = taught_at(request, number)
    gone = whole(request.POST.get("drop"), 0)
    if gone and gone != request.user.pk and found.owner_id != request.user.pk:
        raise Http404
    if gone:
        problem = operations.drop_instructor(cohort=found, user=gone)
        if not problem and gone == request.user.pk:
            messages.success(request, f"You no longer teach {found}.")
            return redirect("classes:classes")
        return _done(request, number, problem, "Removed.", "settings")
    problem = operations.add_instructor(cohort=found, email=request.POST.get("email", ""))
    return _done(request, number, problem, "Added.", "settings")


@instructor
@takes(limits.MEGABYTE)
@at_most(30)
@require_POST
def expect(request: Request, number: int) -> HttpResponse:
    """Bring a list of who is expected, or take somebody off it."""
    found = taught_at(request, number)
    if gone := whole(request.POST.get("drop"), 0):
        operations.expect_no_more(cohort=found, expected=gone)
        return _done(request, number, None, "Taken off the list.", "expected")
    file = request.FILES.get("file")
    text = decode(file.read())[0] if file else request.POST.get("names", "")
    names, problems = read_names(text)
    added = operations.expect(cohort=found, names=names) if names else 0
    if isinstance(added, Problem):
        return _done(request, number, added, "", "expected")
    if added or names:
        messages.success(request, f"Expected now: {counted(added, 'more person', 'more people')}.")
    for problem in problems[:PROBLEMS_SHOWN]:
        messages.error(request, f"Line {problem.line}: {problem.message}" if problem.line else problem.message)
    if len(problems) > PROBLEMS_SHOWN:
        messages.error(request, f"And {len(problems) - PROBLEMS_SHOWN:,} more lines without an address.")
    if not names and not problems:
        messages.error(request, "No names were found.")
    return redirect(f"{reverse('classes:class', args=[number])}#expected")


@instructor
@require_POST
def copy(request: Request, number: int) -> HttpResponse:
    """Make the class of the next term."""
    found, name = taught_at(request, number), _name(request)
    if not 1 <= len(name) <= LONGEST_NAME:
        return _done(request, number, Problem(f"A name has 1 to {LONGEST_NAME} characters."), "", "settings")
    zone, starts = request.zone(), _end_of(request.POST.get("starts", ""), request)
    days = queries.shift(found, starts.date() - timedelta(days=1), zone) if starts else 0
    if abs(days) > MOST_DAYS:
        return _done(request, number, Problem("The first day lies more than ten years away."), "", "settings")
    made, others = operations.copy(cohort=found, name=name, code=new_code(), by=user_of(request), now=request.now)
    count = operations.copy_work(cohort=found, made=made, days=days, zone=zone, by=user_of(request), now=request.now)
    drafts = f" Assign its {counted(count, 'draft')} when you like." if count else ""
    messages.success(request, f"This is {made}. Nobody is in it yet.{drafts}")
    if others:
        messages.warning(request, f"Opened by others, who alone can open it to this class: {', '.join(others)}.")
    return redirect("classes:class", made.pk)


@instructor
@require_safe
def learner(request: Request, number: int, member: int) -> HttpResponse:
    """What a class shows of somebody, as they see it themselves; that it was looked at is remembered."""
    found = taught_at(request, number)
    row = queries.member(found, member)
    if row is None:
        raise Http404
    operations.looked(member=row, now=request.now)
    context = {
        "cohort": found,
        "member": row,
        "person": queries.person(row),
        **work_of(request, row),
        "section": "classes",
    }
    return render(request, "classes/learner.html", context)


@instructor
@at_most(30)
@require_safe
def roster_csv(request: Request, number: int) -> HttpResponse:
    """Who is in the class and who is expected, as CSV."""
    found = taught_at(request, number)
    response = HttpResponse("".join(_lines(found)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="class.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def _lines(found: Cohort) -> Iterator[str]:
    yield _line("name", "email", "joined")
    for one in queries.people(found):
        yield _line(one.name, one.email, one.joined_at.date().isoformat())
    for awaited in queries.awaited(found):
        yield _line(awaited.name, awaited.email, "")


def _line(*cells: str) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow([guarded(cell) for cell in cells])
    return line.getvalue()


def _done(request: Request, number: int, problem: Problem | None, said: str, at: str) -> HttpResponse:
    """Back to the class, with what was wrong or done."""
    if problem:
        messages.error(request, f"Nothing was changed: {problem.message}")
    else:
        messages.success(request, said)
    return redirect(f"{reverse('classes:class', args=[number])}#{at}")

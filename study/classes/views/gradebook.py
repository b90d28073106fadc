"""The gradebook: persons and pieces of work, the attempts behind a result, results by hand, CSV."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from study.classes import operations, queries
from study.classes.lti.queries import columns
from study.classes.operations import Change
from study.classes.queries import Cell, Person, Work
from study.classes.requests import taught_at, user_of
from study.core.assessment.classwork import ENOUGH, mean_of
from study.core.formats.shared.csv_safety import guarded
from study.core.problem import Problem
from study.people.models import Cohort, Learner
from study.people.requests import Request
from study.web.access import instructor
from study.web.cleaning import whole
from study.web.rates import at_most

PER_PAGE = 20
"""People on a page of the gradebook."""


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody's results, in the order of the work, and what they have so far in percent."""

    person: Person
    cells: tuple[Cell | None, ...]
    so_far: int | None

    @classmethod
    def of(cls, person: Person, cells: tuple[Cell | None, ...]) -> "Row":
        share = queries.so_far(cells)
        return cls(person, cells, None if share is None else round(share * 100))


def rows_of(request: Request, works: Sequence[Work], people: Sequence[Person]) -> list[Row]:
    """The results of these people in these pieces of work."""
    found = queries.cells(works, [one.learner for one in people], request.now, request.today())
    return [Row.of(one, tuple(found.get((work.assignment.pk, one.learner)) for work in works)) for one in people]


@instructor
@never_cache
@require_safe
def gradebook(request: Request, number: int) -> HttpResponse:
    """All results of a class; `cell` opens one, as member-work."""
    return _gradebook(request, taught_at(request, number), request.GET.get("cell", ""))


def _gradebook(request: Request, cohort: Cohort, opened: str, status: int = 200, **more: Any) -> HttpResponse:
    """A page of the gradebook: the one of whoever is opened, else the one that was asked for."""
    works, people = queries.works(cohort, assigned=True), queries.people(cohort)
    place = next((at for at, one in enumerate(people) if str(one.member) == opened.partition("-")[0]), None)
    number = request.GET.get("page", "1") if place is None else place // PER_PAGE + 1
    page = Paginator(people, PER_PAGE).get_page(number)
    rows = rows_of(request, works, list(page))
    by_domain = request.GET.get("look") == "domains"
    sent = columns(cohort, [one.assignment.pk for one in works])
    context = {
        "cohort": cohort,
        "works": works,
        "rows": rows,
        "page": page,
        "means": _means(works, rows),
        "look": "domains" if by_domain else "",
        **(_domains(cohort, rows) if by_domain else {}),
        "opened": _opened(rows, opened),
        "columns": [(one, column) for one in works for pk, column in sent if pk == one.assignment.pk],
        "zone": request.zone(),
        "section": "classes",
        **more,
    }
    return render(request, "classes/gradebook.html", context, status=status)


def _means(works: Sequence[Work], rows: Sequence[Row]) -> dict[str, Any]:
    """The mean of the results there are in each piece of work, and of what people have so far."""
    points = [
        [cell.points if cell and cell.state == "result" else None for cell in (row.cells[at] for row in rows)]
        for at in range(len(works))
    ]
    return {"works": [mean_of(one) for one in points], "so_far": mean_of(row.so_far for row in rows)}


def _domains(cohort: Cohort, rows: Sequence[Row]) -> dict[str, Any]:
    """How each of these people does in each domain, beside their name."""
    titles, found = queries.domains_of(cohort, [row.person.learner for row in rows])
    table = [(row.person, [found.get((row.person.learner, title)) for title in titles]) for row in rows]
    return {"titles": titles, "table": table, "enough": ENOUGH}


def _opened(rows: Sequence[Row], name: str) -> tuple[Person, Cell] | None:
    """The person and the cell that a name such as 12-3 stands for."""
    member, _, work = name.partition("-")
    for row in rows:
        if str(row.person.member) == member:
            for cell in row.cells:
                if cell and str(cell.work.assignment.pk) == work:
                    return row.person, cell
    return None


@instructor
@require_POST
def arrange(request: Request, number: int, member: int, work: int) -> HttpResponse:
    """Arrange something for one person about a piece of work, with a reason."""
    cohort = taught_at(request, number)
    name = f"{member}-{work}"
    people = [one for one in queries.people(cohort) if one.member == member]
    found = _opened(rows_of(request, queries.works(cohort, assigned=True), people), name)
    if found is None:
        raise Http404
    person, cell = found
    change = _change(request, cell)
    problem = change if isinstance(change, Problem) else None
    if isinstance(change, Change):
        problem = operations.arrange(
            assignment=cell.work.assignment,
            learner=Learner(pk=person.learner),
            change=change,
            reason=request.POST.get("reason", ""),
            by=user_of(request),
            now=request.now,
        )
    if problem:
        return _gradebook(request, cohort, name, 422, problem=problem, given=request.POST)
    messages.success(request, f"Arranged for {person.name}. They read it too.")
    return redirect(f"{reverse('classes:gradebook', args=[number])}?cell={name}#cell")


def _change(request: Request, cell: Cell) -> Change | Problem:
    """What was typed; the fields hold all that is arranged, so what is empty holds no more."""
    sent = request.POST
    points, due = sent.get("points", "").strip().replace(",", "."), sent.get("due", "").strip()
    try:
        by_hand = float(points) if points else None
        if by_hand is not None and not 0 <= by_hand <= 10_000:
            raise ValueError
    except ValueError:
        return Problem(f"Between 0 and {cell.most:g} points.", subject="points")
    try:
        at = datetime.fromisoformat(due).replace(tzinfo=request.zone()) if due else None
    except ValueError:
        return Problem("Enter a date and a time.", subject="due")
    more, percent = whole(sent.get("more"), 0, 10), whole(sent.get("percent"), 0, 1000)
    return Change(at, more, percent, by_hand, "excused" in sent)


@instructor
@at_most(60)
@never_cache
@require_safe
def items(request: Request, number: int) -> HttpResponse:
    """How the class does at its questions, the hardest first, and by domain."""
    cohort = taught_at(request, number)
    context = {"cohort": cohort, "items": queries.items(cohort), "section": "classes"}
    return render(request, "classes/items.html", context)


@instructor
@at_most(30)
@require_safe
def results_csv(request: Request, number: int) -> HttpResponse:
    """Everybody's results as CSV."""
    cohort = taught_at(request, number)
    works = queries.works(cohort, assigned=True)
    rows = rows_of(request, works, queries.people(cohort))
    return _csv("results.csv", _results(works, rows))


def _results(works: Sequence[Work], rows: Sequence[Row]) -> Iterator[list[str]]:
    heads = [part for one in works for part in (f"{one.assignment.title} (of {one.size})", "reason")]
    yield ["name", "email", *heads, "so far %"]
    for row in rows:
        cells = [part for cell in row.cells for part in _told(cell)]
        yield [row.person.name, row.person.email, *cells, "" if row.so_far is None else str(row.so_far)]


def _told(cell: Cell | None) -> tuple[str, str]:
    """A result and the reason of one set by hand. What is missing says so beside its 0; who is excused has none."""
    if cell is None or cell.state == "excused":
        return "", ""
    if cell.state == "missing":
        return "0 missing", ""
    if cell.points is None:
        return "", ""
    late = " late" if cell.late else ""
    return f"{cell.points:g}{late}", cell.arranged[-1].reason if cell.by_hand else ""


@instructor
@at_most(30)
@require_safe
def answers_csv(request: Request, number: int) -> HttpResponse:
    """All answers of attempts that were handed in, as CSV."""
    cohort = taught_at(request, number)
    return _csv("answers.csv", queries.answers(cohort))


def _csv(name: str, rows: Iterator[list[str]]) -> HttpResponse:
    text = StringIO()
    out = csv.writer(text, lineterminator="\n")
    for row in rows:
        out.writerow([guarded(cell) for cell in row])
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response

"""The lines of notes, and the cells of table rows, that wait for a person to say whether they are the same fact."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from study.core.notes.identity import Unsure
from study.core.notes.model import Fact as CoreFact
from study.core.notes.row_cells import Cell, said_under, shown
from study.core.notes.twins import normalised
from study.library.models import Course, Doubt

type Doubted = list[tuple[int, str, str]]
"""Cells by key, with the names of their columns and what they said."""


def store_doubts(course: Course, facts: Mapping[str, CoreFact], unsure: Sequence[Unsure], now: datetime) -> None:
    """Let what only a person can tell wait. A line that waits already does so with its first words, and no more once it
    says them again or is gone; so does each cell of a row. `facts` are those of the notes, by key."""
    waiting = {one.line: one for one in Doubt.objects.filter(course=course)}
    for one in unsure:
        cells = [list(cell) for cell in one.cells] or None
        row = waiting.setdefault(one.key, Doubt(course=course, line=one.key, old=one.old, cells=cells, at=now))
        row.cells = row.cells and cells and list(_together(row.cells, cells))
    kept = {line: row for line, row in waiting.items() if (fact := facts.get(line)) and waits(row, fact)}
    Doubt.objects.filter(pk__in=[row.pk for line, row in waiting.items() if row.pk and line not in kept]).delete()
    Doubt.objects.bulk_create((row for row in kept.values() if not row.pk), ignore_conflicts=True)
    Doubt.objects.bulk_update([row for row in kept.values() if row.pk], ["cells"])


def _together(first: Sequence[list[object]], then: Sequence[list[object]]) -> Iterator[list[object]]:
    yield from first
    known = {key for key, *_ in first}
    yield from (one for one in then if one[0] not in known)


def waits(doubt: Doubt, fact: CoreFact) -> bool:
    """Whether a line still says something else than it did, or some of its cells do; of `doubt` those alone stay."""
    if not doubt.cells:
        return normalised(fact.text) != normalised(doubt.old)
    doubt.cells = [list(one) for one in still_doubted(doubt, fact)]
    return bool(doubt.cells)


def still_doubted(doubt: Doubt, fact: CoreFact) -> Doubted:
    """The cells of a row that say something else than they did when they were first doubted."""
    said = said_under(fact)
    return [
        (key, head, text)
        for key, head, text in doubt.cells or ()
        if key in said and normalised(said[key].text) != normalised(text)
    ]


def told(doubt: Doubt, fact: CoreFact) -> tuple[str, str]:
    """What a doubt is about, as it was and as it is: all of the line, or the cells."""
    if not doubt.cells:
        return doubt.old, fact.text
    said, cells = said_under(fact), still_doubted(doubt, fact)
    was = shown(fact, (Cell(head, text) for _, head, text in cells))
    return was, shown(fact, (said[key] for key, *_ in cells))

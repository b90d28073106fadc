"""Importing history: reviews made elsewhere become part of a card's log."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from study.banks.models import Question
from study.core.problem import Problem
from study.core.scheduling import Grade, day_start, from_interval, learner_day
from study.people.models import Learner
from study.people.queries import zone
from study.review.models import Card, Imported
from study.review.operations.deal import card_about
from study.review.operations.rebuild import rebuild

LONGEST_SOURCE = 200
"""Characters of the name of a source."""


@dataclass(frozen=True, slots=True)
class PastReview:
    """A review that was made elsewhere: `at` is aware, `grade` 1 to 4 (again, hard, good, easy), `milliseconds`
    how long it took. `source` names it for ever, for example `anki:1700000000000`: the program and its own id."""

    source: str
    at: datetime
    grade: int
    milliseconds: int = 0


@dataclass(frozen=True, slots=True)
class PastSchedule:
    """What a program knew of a card that tells no single reviews: it comes on `due`, `interval` days after the last
    review, and `ease` is what its intervals grow by, in percent (250). `source` names it for ever."""

    source: str
    due: date
    interval: int
    ease: int


@dataclass(frozen=True, slots=True)
class Brought:
    """The card with the memory it has now. Of what was given, `added` is new and the rest was known before."""

    card: Card
    added: int


@transaction.atomic
def bring_history(
    *, learner: Learner, question: Question, past: Sequence[PastReview] | PastSchedule, now: datetime, today: date
) -> Brought | tuple[Problem, ...]:
    """Add what was reviewed elsewhere to the log of the learner's card of a question, which is dealt if there is
    none, and fold it with the answers. What has come from the same source before is not added again. With a
    problem nothing is written; all of them are returned."""
    reviews = (past,) if isinstance(past, PastSchedule) else past
    made = [_row(learner, one, now, today) for one in reviews]
    if problems := tuple(one for one in made if isinstance(one, Problem)):
        return problems
    card = card_about(learner=learner, question=question, today=today)
    card = Card.objects.select_for_update(of=("self",)).select_related("learner").get(pk=card.pk)
    known = set(Imported.objects.filter(card=card).values_list("source", flat=True))
    new = {row.source: row for row in _rows(made) if row.source not in known}
    for row in new.values():
        row.card = card
    Imported.objects.bulk_create(new.values(), batch_size=500)
    if new:
        rebuild(card=card)
    return Brought(card, len(new))


def _rows(made: Sequence[Imported | Problem]) -> Iterator[Imported]:
    return (row for row in made if isinstance(row, Imported))


def _row(learner: Learner, past: PastReview | PastSchedule, now: datetime, today: date) -> Imported | Problem:
    """The row of the log for what happened elsewhere, still without its card."""
    if not 0 < len(past.source) <= LONGEST_SOURCE:
        return Problem(f"A source's name must have 1 to {LONGEST_SOURCE} characters.")
    where = zone(learner)
    row = Imported(learner=learner, source=past.source, brought_at=now)
    if isinstance(past, PastSchedule):
        start = from_interval(past.due, past.interval, past.ease)
        if isinstance(start, Problem):
            return Problem(start.message, subject=past.source)
        if start.last_day > today:
            return Problem("The last review is in the future.", subject=past.source)
        row.at, row.day = day_start(start.last_day, where), start.last_day
        row.stability, row.difficulty = start.stability, start.difficulty
        return row
    if past.at.tzinfo is None:
        return Problem("The time of a review needs a time zone.", subject=past.source)
    if past.at > now:
        return Problem("A review is in the future.", subject=past.source)
    if past.grade not in tuple(Grade):
        return Problem(f"A grade must be 1 to 4, not {past.grade}.", subject=past.source)
    row.at, row.day, row.grade = past.at, learner_day(past.at, where), past.grade
    row.seconds = max(past.milliseconds, 0) / 1000
    return row

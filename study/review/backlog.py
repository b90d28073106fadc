"""A backlog: more cards due than a learner gets through in two usual days. New cards wait until it is gone."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from statistics import median
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from study.people.models import LEAST_SHARE, Learner
from study.review.due import by_day, was_due
from study.review.models import Card, Review
from study.review.new_cards import asked_cards
from study.web.prepared import Read

DAYS_TO_CLEAR = 7
LATEST = 14
"""Days with answers that a usual day is measured by: the last ones."""
ENOUGH = 5
"""Days with answers after which a learner has a usual day."""
FURTHEST = 365
"""Days: a share that takes longer does not clear the backlog."""
LEAST = 10
"""Answers of a usual day at the least: who studies little is not behind at once."""


class Waiting(NamedTuple):
    """Cards whose day has come, and those that fall due in the days in which a backlog is to be cleared."""

    now: int
    ahead: int


@dataclass(frozen=True, slots=True)
class Backlog:
    """Cards `waiting` now, the `share` of a day, how much of today's is `left`, and the day by whose end nothing
    waits any more, `clear_on`; None where so small a share never clears it. The share is the learner's own, else what
    clears the backlog in DAYS_TO_CLEAR days. `coming` is how many cards fall due a day meanwhile."""

    waiting: int
    share: int
    left: int
    clear_on: date | None
    coming: float


def is_behind(learner: Learner, today: date, done: int, most: int | None = None) -> bool:
    """Whether the day began with a backlog, of which so many cards are done (`reviewed`). Cards are counted no further
    than it takes to tell. Who knows that no more than `most` can wait spares the counting where those are none."""
    if most is not None and most + done <= _shortest(learner, today):
        return False
    enough = _enough(learner, today, done)
    if most is not None and most < enough:
        return False
    return enough <= 0 or _waiting.count_to(enough, learner, today) == enough


def reviewed(learner: Learner, today: date) -> int:
    """How many cards were answered today that were due this morning."""
    return _reviewed.count(learner, today)


def backlog(learner: Learner, today: date, counted: Waiting | None = None, done: int | None = None) -> Backlog | None:
    """The learner's backlog, counted as it stood this morning; None if the day began without one. Who has counted
    the cards already gives what they `counted`, and who knows what is `reviewed` gives what is `done`."""
    done = reviewed(learner, today) if done is None else done
    if not counted and not is_behind(learner, today, done):
        return None
    waiting, found = counted or count_waiting(learner, today)
    if waiting < _enough(learner, today, done):
        return None
    morning = waiting + done
    share = min(
        learner.backlog_per_day or max(ceil((morning + found) / DAYS_TO_CLEAR), LEAST_SHARE), learner.reviews_on(today)
    )
    coming = found / (DAYS_TO_CLEAR - 1)
    return Backlog(waiting, share, max(0, share - done), _clear_on(morning, share, coming, today), coming)


def _clear_on(morning: int, share: int, coming: float, today: date) -> date | None:
    """The last day with something left: today takes its share of what stood there this morning, and each day after
    it has what falls due on it besides."""
    if morning <= share:
        return today
    if share <= coming:
        return None
    days = ceil((morning - share) / (share - coming))
    return today + timedelta(days) if days <= FURTHEST else None


def coming(today: date, until: date) -> Q:
    """Cards that fall due before `until`, but not today; what was answered today stands in this morning's number."""
    return Q(due_at=None, due_day__gt=today, due_day__lt=until, last_day__lt=today)


def count_waiting(learner: Learner, today: date) -> Waiting:
    """The same counted now, in cards that are asked."""
    return Waiting(_waiting.count(learner, today), _coming.count(learner, today, today + timedelta(DAYS_TO_CLEAR)))


def _enough(learner: Learner, today: date, done: int) -> int:
    """So many cards that wait are a backlog, where so many were `done` today."""
    return _most_without(learner, today) + 1 - done


def _most_without(learner: Learner, today: date) -> int:
    most = learner.reviews_on(today)
    numbers = [number for _, number in _days(learner, today)]
    if most < learner.reviews_per_day or len(numbers) < ENOUGH:
        return most
    return max(_shortest(learner, today), min(2 * round(median(numbers)), most))


def _shortest(learner: Learner, today: date) -> int:
    """So many cards that wait are no backlog, whatever a usual day has."""
    return min(2 * LEAST, learner.reviews_on(today))


@Read
def _reviewed(learner: Learner, today: date) -> QuerySet[Review, tuple[int]]:
    """What was answered today and was due this morning."""
    return Review.objects.filter(was_due(), learner=learner.pk, voided_at=None, day=today).values_list("pk")


@Read
def _waiting(learner: Learner, today: date) -> QuerySet[Card, tuple[int]]:
    return asked_cards(learner).filter(by_day(today)).values_list("pk")


@Read
def _coming(learner: Learner, today: date, week: date) -> QuerySet[Card, tuple[int]]:
    return asked_cards(learner).filter(coming(today, week)).values_list("pk")


@Read
def _days(learner: Learner, today: date) -> QuerySet[Review, tuple[date, int]]:
    """How many answers the latest days before today had."""
    before = Review.objects.filter(learner=learner.pk, voided_at=None, day__lt=today)
    return before.values("day").annotate(number=Count("pk")).order_by("-day").values_list("day", "number")[:LATEST]

"""A backlog: more cards due than a learner gets through in two usual days. New cards wait until it is gone."""

from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from statistics import median

from django.db.models import Count, QuerySet

from study.people.models import Learner
from study.review.due import by_day, was_due
from study.review.models import Card, Review
from study.review.new_cards import asked_cards
from study.web.prepared import Read

DAYS_TO_CLEAR = 7
LATEST = 14
"""Days with answers that a usual day is measured by: the last ones."""
ENOUGH = 5
"""Days with answers after which a learner has a usual day."""
LEAST = 10
"""Answers of a usual day at the least: who studies little is not behind at once."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """Cards `waiting` now, the `share` of today that clears them and what comes due meanwhile in DAYS_TO_CLEAR days,
    and how much of it is `left`."""

    waiting: int
    share: int
    left: int


def is_behind(learner: Learner, today: date) -> bool:
    """Whether the day began with a backlog. Cards are counted no further than it takes to tell."""
    enough = _most_without(learner, today) + 1 - _reviewed.count(learner, today)
    return enough <= 0 or _waiting.count_to(enough, learner, today) == enough


def backlog(learner: Learner, today: date) -> Backlog | None:
    """The learner's backlog, counted as it stood this morning; None if the day began without one."""
    if not is_behind(learner, today):
        return None
    reviewed, waiting = _reviewed.count(learner, today), _waiting.count(learner, today)
    morning = waiting + reviewed
    week = today + timedelta(DAYS_TO_CLEAR)
    coming = _coming.count(learner, today, week)
    share = min(ceil((morning + coming) / DAYS_TO_CLEAR), learner.reviews_per_day)
    return Backlog(waiting, share, max(0, share - reviewed))


def _most_without(learner: Learner, today: date) -> int:
    numbers = [number for _, number in _days(learner, today)]
    if len(numbers) < ENOUGH:
        return learner.reviews_per_day
    return min(2 * max(LEAST, round(median(numbers))), learner.reviews_per_day)


@Read
def _reviewed(learner: Learner, today: date) -> QuerySet[Review, tuple[int]]:
    """What was answered today and was due this morning."""
    return Review.objects.filter(was_due(), learner=learner.pk, voided_at=None, day=today).values_list("pk")


@Read
def _waiting(learner: Learner, today: date) -> QuerySet[Card, tuple[int]]:
    return asked_cards(learner).filter(by_day(today)).values_list("pk")


@Read
def _coming(learner: Learner, today: date, week: date) -> QuerySet[Card, tuple[int]]:
    """Cards of the days until `week`; what was answered today stands in this morning's number."""
    coming = asked_cards(learner).filter(due_at=None, due_day__gt=today, due_day__lt=week, last_day__lt=today)
    return coming.values_list("pk")


@Read
def _days(learner: Learner, today: date) -> QuerySet[Review, tuple[date, int]]:
    """How many answers the latest days before today had."""
    before = Review.objects.filter(learner=learner.pk, voided_at=None, day__lt=today)
    return before.values("day").annotate(number=Count("pk")).order_by("-day").values_list("day", "number")[:LATEST]

"""What a learner has done: answers and time by day, what was recalled of what was due, and what was hardest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby, starmap
from operator import attrgetter
from typing import Any, NamedTuple

from django.db.models import BooleanField, Count, ExpressionWrapper, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from study.core.scheduling import Grade
from study.core.scheduling.plan import SECONDS_PER_CARD
from study.library.models import Topic
from study.people.models import Learner
from study.review.due import was_due
from study.review.models import HARDEST_FROM, Card, Review
from study.review.new_cards import asked_cards
from study.review.regrade_plan import regraded
from study.web.prepared import Read

MOST_HARDEST = 6
RIGHT = Q(counted_grade__gt=Grade.AGAIN)


@dataclass(frozen=True, slots=True)
class DayDone:
    """A day on which something was answered: how many answers, right ones, and cards learnt; and how long it took."""

    day: date
    answers: int
    right: int
    learnt: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Recalled:
    """Of the first answers on a `day` to cards of a `topic` that were due, so many were recalled."""

    day: date
    topic: int | None
    due: int
    recalled: int


@dataclass(frozen=True, slots=True)
class Past:
    """What was done by day and recalled by day and topic, the earliest first."""

    days: Sequence[DayDone]
    recalled: Sequence[Recalled]


def past(learner: Learner, since: date) -> Past:
    """What was done since then. An answer whose time was not measured counts SECONDS_PER_CARD. A card that was asked
    early, or again on its day, is in no share of what was recalled."""
    days: list[DayDone] = []
    found: list[Recalled] = []
    for day, group in groupby(_answered(learner, since), key=attrgetter("day")):
        rows = list(group)
        days.append(DayDone(day, *(sum(column) for column in zip(*(row[3:] for row in rows), strict=True))))
        found += [Recalled(day, row.topic, row.answers, row.right) for row in rows if row.due]
    return Past(days, found)


class _Answered(NamedTuple):
    """The sums of the answers of a day to the cards of a topic, those that were due and those that were not apart."""

    day: date
    topic: int | None
    due: bool | None
    answers: int
    right: int
    learnt: int
    seconds: float


def _answered(learner: Learner, since: date) -> Iterator[_Answered]:
    return starmap(_Answered, _sums(learner, since))


@Read
def _sums(learner: Learner, since: date) -> QuerySet[Review, tuple[Any, ...]]:
    """In one walk through the log, with each memory read and each grade asked for once."""
    rows = regraded(_since(learner, since)).annotate(due=ExpressionWrapper(was_due(), BooleanField()))
    sums = rows.values("day", "card__question__topic", "due").order_by("day")
    counted = sums.annotate(
        answers=Count("pk"),
        right=Count("pk", filter=RIGHT),
        learnt=Count("pk", filter=Q(ordinal=0)),
        time=Sum(Coalesce(F("seconds"), SECONDS_PER_CARD)),
    )
    return counted.values_list("day", "card__question__topic", "due", "answers", "right", "learnt", "time")


def studied(learner: Learner, since: date, before: date) -> dict[date, int]:
    """How many answers each day has since then, before another."""
    return dict(_studied(learner, since, before))


@Read
def _studied(learner: Learner, since: date, before: date) -> QuerySet[Review, tuple[date, int]]:
    rows = _since(learner, since).filter(day__lt=before).values("day").order_by("day").annotate(number=Count("pk"))
    return rows.values_list("day", "number")


@Read
def hardest(learner: Learner) -> QuerySet[Card]:
    """The cards that were missed most after they had been learnt, most first, each with its question and topic."""
    cards = asked_cards(learner).filter(lapses__gte=HARDEST_FROM).order_by("-lapses", "pk")
    return cards.select_related("question__current", "question__topic__course")[:MOST_HARDEST]


def topics(numbers: Sequence[int]) -> dict[int, Topic]:
    """These topics with their courses, by number."""
    return Topic.objects.select_related("course").in_bulk(numbers)


def _since(learner: Learner, since: date) -> QuerySet[Review]:
    return Review.objects.filter(learner=learner.pk, voided_at=None, day__gte=since)

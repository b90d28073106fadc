"""What a learner has done: answers and time by day, what was recalled of what was due, and what was hardest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import CharField, Count, F, Q, QuerySet, Sum
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce

from study.core.scheduling import Grade
from study.core.scheduling.plan import SECONDS_PER_CARD
from study.library.models import Topic
from study.people.models import Learner
from study.review.models import HARDEST_FROM, Card, Review
from study.review.new_cards import asked_cards
from study.review.regrade_plan import regraded

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


def days_done(learner: Learner, since: date) -> list[DayDone]:
    """The days since then, the earliest first. An answer whose time was not measured counts SECONDS_PER_CARD."""
    rows = regraded(_since(learner, since)).values("day").order_by("day")
    sums = rows.annotate(
        answers=Count("pk"),
        right=Count("pk", filter=RIGHT),
        learnt=Count("pk", filter=Q(ordinal=0)),
        time=Sum(Coalesce(F("seconds"), SECONDS_PER_CARD)),
    )
    return [DayDone(*row) for row in sums.values_list("day", "answers", "right", "learnt", "time")]


def studied(learner: Learner, since: date) -> dict[date, int]:
    """How many answers each day has since then."""
    rows = _since(learner, since).values("day").order_by("day").annotate(number=Count("pk"))
    return dict(rows.values_list("day", "number"))


def recalled(learner: Learner, since: date) -> list[Recalled]:
    """What was recalled of what was due. A card that was asked early, or again on its day, does not count."""
    was_due = Q(before__isnull=False, before__learning_step=None, due__lte=Cast("day", CharField()))
    rows = regraded(_since(learner, since)).annotate(due=KT("before__due_day")).filter(was_due)
    sums = rows.values("day", "version__question__topic").order_by("day")
    counted = sums.annotate(number=Count("pk"), known=Count("pk", filter=RIGHT))
    return [Recalled(*row) for row in counted.values_list("day", "version__question__topic", "number", "known")]


def hardest(learner: Learner) -> list[Card]:
    """The cards that were missed most after they had been learnt, most first, each with its question and topic."""
    cards = asked_cards(learner).filter(lapses__gte=HARDEST_FROM).order_by("-lapses", "pk")
    return list(cards.select_related("question__current", "question__topic__course")[:MOST_HARDEST])


def topics(numbers: Sequence[int]) -> dict[int, Topic]:
    """These topics with their courses, by number."""
    return Topic.objects.select_related("course").in_bulk(numbers)


def _since(learner: Learner, since: date) -> QuerySet[Review]:
    return Review.objects.filter(learner=learner, voided_at=None, day__gte=since)

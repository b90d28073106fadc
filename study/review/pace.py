"""How fast a learner answers, and how many new cards they know at first: measured, or assumed until then."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import pairwise
from statistics import median

from django.db.models import QuerySet

from study.core.scheduling import Grade
from study.core.scheduling.plan import KNOWN_AT_FIRST, SECONDS_PER_CARD
from study.people.models import Learner
from study.review.models import Review
from study.web.prepared import Read

PAUSE = 300
"""Seconds between two answers; after a longer time the learner was doing something else."""

ENOUGH = 50
"""Answers after which a learner has a pace of their own."""

LATEST = 200
"""Answers a pace is measured by: the last ones."""


def seconds_per_card(learner: Learner) -> float:
    """How long a card takes on a day, in seconds: the median time between two answers, pauses left out, as often as
    a card is answered on a day. A miss that is asked again takes its time too."""
    latest = sorted(_latest(learner), reverse=True)
    gaps = _gaps(at for at, _, _ in latest)
    if len(gaps) < ENOUGH:
        return SECONDS_PER_CARD
    return median(gaps) * len(latest) / len({(card, day) for _, card, day in latest})


@Read
def _latest(learner: Learner) -> QuerySet[Review, tuple[datetime, int, date]]:
    """When the answers of the last days were given, to which cards and on which days."""
    rows = Review.objects.filter(learner=learner.pk, voided_at=None).order_by("-day", "-pk")
    return rows.values_list("answered_at", "card", "day")[:LATEST]


def known_at_first(learner: Learner) -> float:
    """The share of new cards that were answered right at first."""
    grades = _first_grades(learner)
    if len(grades) < ENOUGH:
        return KNOWN_AT_FIRST
    return sum(Grade(grade).recalled for grade in grades) / len(grades)


@Read
def _first_grades(learner: Learner) -> QuerySet[Review, int]:
    """The grades of the last answers to new cards."""
    first = Review.objects.filter(learner=learner.pk, voided_at=None, ordinal=0).order_by("-answered_at")
    return first.values_list("grade", flat=True)[:LATEST]


def _gaps(latest_first: Iterable[datetime]) -> list[float]:
    gaps = ((later - earlier).total_seconds() for later, earlier in pairwise(latest_first))
    return [gap for gap in gaps if 0 < gap <= PAUSE]

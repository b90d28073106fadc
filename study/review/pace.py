"""How fast a learner answers, and how many new cards they know at first: measured, or assumed until then."""

from collections.abc import Iterable
from datetime import datetime
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
    """The median time between two answers, in seconds, pauses left out."""
    gaps = _gaps(sorted(_latest(learner), reverse=True))
    return median(gaps) if len(gaps) >= ENOUGH else SECONDS_PER_CARD


@Read
def _latest(learner: Learner) -> QuerySet[Review, datetime]:
    """When the last answers were given, by their arrival: by that the log lies in order already."""
    rows = Review.objects.filter(learner=learner.pk, voided_at=None).order_by("-pk")
    return rows.values_list("answered_at", flat=True)[:LATEST]


def known_at_first(learner: Learner) -> float:
    """The share of new cards that were answered right at first."""
    first = Review.objects.filter(learner=learner, voided_at=None, ordinal=0).order_by("-answered_at")
    grades = list(first.values_list("grade", flat=True)[:LATEST])
    if len(grades) < ENOUGH:
        return KNOWN_AT_FIRST
    return sum(Grade(grade).recalled for grade in grades) / len(grades)


def _gaps(latest_first: Iterable[datetime]) -> list[float]:
    gaps = ((later - earlier).total_seconds() for later, earlier in pairwise(latest_first))
    return [gap for gap in gaps if 0 < gap <= PAUSE]

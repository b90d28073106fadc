"""What the scheduler foretold of answers that were given since: each answer keeps the memory it found."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet

from study.core.assessment.calibration import Calibration, Forecast, calibration
from study.core.scheduling import DEFAULT_PRESET, Grade
from study.people.models import Learner
from study.review.models import Review
from study.review.regrade_plan import regraded
from study.web.prepared import Read

LATEST = 1000
"""Answers that forecasts are held against: the last ones."""

type Found = tuple[dict[str, Any], date, int]
"""The memory an answer found, its day and its grade."""


def own_calibration(learner: Learner) -> Calibration | None:
    """The forecasts of the learner's last answers against what happened; None while there are none."""
    return calibration(_foretold(_own(learner)))


def forecasts(rows: QuerySet[Review], most: int = LATEST) -> Iterator[Forecast]:
    """The chance of recall that was foretold of the last of these answers, and what happened. An answer on the day
    of the one before has no forecast, nor has one within the steps of a new or missed card."""
    return _foretold(_latest(rows)[:most])


def _latest(rows: QuerySet[Review]) -> QuerySet[Review, Found]:
    latest = regraded(rows.filter(voided_at=None, before__isnull=False)).order_by("-day", "-pk")
    return latest.values_list("before", "day", "counted_grade")  # type: ignore[misc]


@Read
def _own(learner: Learner) -> QuerySet[Review, Found]:
    return _latest(Review.objects.filter(learner=learner.pk))[:LATEST]


def _foretold(found: Iterable[Found]) -> Iterator[Forecast]:
    recall = DEFAULT_PRESET.formulas.recall
    for before, day, grade in found:
        days = (day - date.fromisoformat(before["last_day"])).days
        if before["learning_step"] is None and days > 0:
            yield recall(before["stability"], days), Grade(grade).recalled

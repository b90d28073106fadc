"""What study sets ask of a learner: which questions, at which target, and how many new ones today."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet

from study.people.models import Learner
from study.review.models import SetDay, SetGiven


@dataclass(frozen=True, slots=True)
class Asked:
    """A set that stands for a learner: its questions, the target of their cards, and its last instant."""

    questions: frozenset[int]
    target: float
    until: datetime


def standing(learner: Learner, now: datetime) -> QuerySet[SetGiven]:
    """The sets that stand for a learner now, by the classes they are in."""
    return SetGiven.objects.filter(SetGiven.standing(now), cohort__members__learner=learner.pk)


def sets_of(learner: Learner, now: datetime) -> list[Asked]:
    """The study sets of a learner. One that two classes have holds until the later day."""
    found: dict[int, Asked] = {}
    rows = standing(learner, now).select_related("study_set").prefetch_related("study_set__questions")
    for row in rows.order_by("until"):
        questions = frozenset(question.pk for question in row.study_set.questions.all())
        found[row.study_set_id] = Asked(questions, row.study_set.target, row.until)
    return list(found.values())


def targets(sets: list[Asked]) -> Mapping[int, float]:
    """The highest target of each question."""
    found: dict[int, float] = {}
    for one in sets:
        for question in one.questions:
            found[question] = max(one.target, found.get(question, 0.0))
    return found


def share(undealt: int, waiting: int, today: date, last: date) -> int:
    """How many of a set's questions to deal today, so that all were asked by its last day: an even share of what is
    left, less those that were dealt and still wait."""
    days = max(1, (last - today).days)
    return max(0, -(-(undealt + waiting) // days) - waiting)


def not_dealt(learner: Learner, today: date, now: datetime) -> QuerySet[SetGiven]:
    """The sets that stand for somebody who was dealt nothing of them today."""
    done = SetDay.objects.filter(learner=OuterRef("cohort__members__learner"), dealt_on__gte=today)
    return standing(learner, now).filter(~Exists(done))

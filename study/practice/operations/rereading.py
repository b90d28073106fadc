"""Grading typed answers again that were wrong for their spelling alone, since more spellings are read."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from study.banks.models import Question
from study.practice.models import Review
from study.practice.operations.regrading import regrade
from study.practice.regrading import READ, TYPED, Fix, Plan

WHY = "Keepwarm reads more spellings now."


@dataclass(frozen=True, slots=True)
class Reread:
    """How many answers were read again, and how many of them are right since."""

    answers: int = 0
    right: int = 0


@transaction.atomic
def reread_answers(*, now: datetime) -> Reread:
    """Grade every typed answer again by its own key. None gets worse, and what somebody graded again stays."""
    wrong = Review.objects.filter(version__kind__in=TYPED, voided_at=None, score__lt=1, answer__isnull=False)
    found = wrong.order_by("version__question", "version__number").values_list("version__question", "version__number")
    done = Reread()
    for question, number in found.distinct():
        plan = regrade(
            question=Question.objects.get(pk=question), faulty=number, fix=Fix(READ), reason=WHY, by=None, now=now
        )
        if isinstance(plan, Plan):
            done = Reread(done.answers + plan.answers, done.right + plan.to_right)
    return done

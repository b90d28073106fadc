"""Grading typed answers again that were wrong only because of their spelling, once more spellings are read."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from study.banks.models import Question
from study.core.questions.kinds import KINDS
from study.review.models import Review
from study.review.operations.regrade import regrade
from study.review.regrade_plan import READ, Fix, Plan

WHY = "Keepwarm now accepts more spellings."


@dataclass(frozen=True, slots=True)
class Reread:
    """How many answers were read again, and how many of them are right since."""

    answers: int = 0
    right: int = 0


@transaction.atomic
def reread_answers(*, now: datetime) -> Reread:
    """Grade every typed answer again by its own key. None gets worse, and what somebody graded again stays."""
    typed = [kind.name for kind in KINDS.values() if kind.is_typed]
    wrong = Review.objects.filter(version__kind__in=typed, voided_at=None, score__lt=1, answer__isnull=False)
    found = wrong.order_by("version__question", "version__number").values_list("version__question", "version__number")
    done = Reread()
    for question, number in found.distinct():
        plan = regrade(
            question=Question.objects.get(pk=question), faulty=number, fix=Fix(READ), reason=WHY, by=None, now=now
        )
        if isinstance(plan, Plan):
            done = Reread(done.answers + plan.answers, done.right + plan.to_right)
    return done

"""What was missed in a sitting and may come in the daily review."""

from django.db.models import QuerySet

from study.banks.models import Question
from study.banks.roles import asked_of
from study.core.text.plural import counted, plural
from study.exams.models import Sitting, Slot


def coming(held: Sitting) -> QuerySet[Slot]:
    """The questions of an ended sitting that were missed and that its learner may be asked: what is kept for exams,
    retired, or closed to them since, stays out."""
    asked = Question.objects.filter(asked_of(held.learner), pk__in=held.slots.values("question"))
    return held.slots.filter(right=False, question__in=asked.values("pk"))


def told(count: int) -> str:
    """What is said once so many come in the daily review."""
    if not count:
        return "Nothing of it comes in your reviews."
    return f"{counted(count, 'missed question')} {plural(count, 'comes', 'come')} in your reviews now."

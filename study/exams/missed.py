"""What became of the questions of a sitting, and which of them were missed and may come in the daily review."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, QuerySet

from study.banks.models import Question
from study.banks.roles import asked_of
from study.core.text.plural import counted, plural
from study.exams.models import Sitting, Slot
from study.people.models import Learner
from study.web.prepared import Read


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a result needs of a question, and no more: hundreds may ask for theirs in the same second. `everybodys` says
    whether everybody is asked it by now."""

    position: int
    title: str
    prompt: str
    domain: str
    right: bool | None
    chosen: list[str]
    flagged: bool
    pilot: bool
    everybodys: bool


def outcomes(held: Sitting) -> list[Outcome]:
    """What became of each question of an ended sitting, in order."""
    return [Outcome(*row) for row in _outcomes(held.pk)]


@Read
def _outcomes(sitting: int) -> QuerySet[Slot, tuple[Any, ...]]:
    columns = ("position", "version__title", "version__prompt", "domain", "right", "chosen", "flagged", "pilot")
    everybodys = ExpressionWrapper(asked_of(None, "question__"), BooleanField())
    return Slot.objects.filter(sitting=sitting).values_list(*columns, everybodys)


def coming(held: Sitting) -> QuerySet[Slot]:
    """The questions of an ended sitting that were missed and that its learner may be asked: what is kept for exams,
    retired, or closed to them since, stays out."""
    return _coming(held.pk, held.learner)


def how_many(held: Sitting, found: Sequence[Outcome]) -> int:
    """How many are `coming`. Whatever everybody is asked, this learner is: most exams miss nothing else. Only else it
    is looked up whose the others are, which takes the database longer than the rest of a result."""
    missed = [one for one in found if not one.right]
    return len(missed) if all(one.everybodys for one in missed) else _counted.count(held.pk, held.learner)


def _coming(sitting: int, learner: Learner) -> QuerySet[Slot]:
    here = Slot.objects.filter(sitting=sitting)
    asked = Question.objects.filter(asked_of(learner), pk__in=here.values("question"))
    return here.filter(right=False, question__in=asked.values("pk"))


@Read
def _counted(sitting: int, learner: Learner) -> QuerySet[Slot, int]:
    return _coming(sitting, learner).order_by().values_list("pk", flat=True)


def told(count: int) -> str:
    """What is said once so many come in the daily review."""
    if not count:
        return "Nothing of it comes in your reviews."
    return f"{counted(count, 'missed question')} {plural(count, 'comes', 'come')} in your reviews now."

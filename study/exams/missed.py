"""What became of the questions of a sitting, and which of them were missed and may come in the daily review."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from study.banks.models import Question
from study.banks.roles import asked_of, drawn_for
from study.core.text.plural import counted, plural
from study.exams.models import Sitting, Slot
from study.people.models import Learner
from study.web.prepared import Read


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a result needs of a question, and no more: hundreds may ask for theirs in the same second. `theirs` says
    whether whoever ended this sitting is asked it by now, be it who it may: everybody is, or it is kept for exams and
    was seen in one of their own (banks.roles.asked_of)."""

    position: int
    title: str
    prompt: str
    domain: str
    right: bool | None
    chosen: list[str]
    flagged: bool
    pilot: bool
    theirs: bool


def outcomes(held: Sitting) -> list[Outcome]:
    """What became of each question of an ended sitting, in order."""
    return [Outcome(*row) for row in _outcomes(held.pk)]


@Read
def _outcomes(sitting: int) -> QuerySet[Slot, tuple[Any, ...]]:
    columns = ("position", "version__title", "version__prompt", "domain", "right", "chosen", "flagged", "pilot")
    seen = drawn_for(None, "question__") & Q(sitting__assigned=False)
    theirs = ExpressionWrapper(asked_of(None, "question__") | seen, BooleanField())
    return Slot.objects.filter(sitting=sitting).values_list(*columns, theirs)


def coming(held: Sitting) -> QuerySet[Slot]:
    """The questions of an ended sitting that were missed and that its learner may be asked: what is kept for exams,
    retired, or closed to them since, stays out."""
    return _coming(held.pk, held.learner)


def how_many(held: Sitting, found: Sequence[Outcome]) -> int:
    """How many are `coming`. Most exams miss only what is `theirs` whoever they are. Only else it is looked up who is
    asked the others, which takes the database longer than the rest of a result."""
    missed = [one for one in found if not one.right]
    return len(missed) if all(one.theirs for one in missed) else _counted.count(held.pk, held.learner)


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

"""Of what waits for somebody, the slight changes: which they are, and what each changes."""

from dataclasses import dataclass

from django.db.models import F

from study.banks.exchange import core_question
from study.banks.models import FOR_EXAMS, Question
from study.banks.queries import waiting_questions
from study.banks.roles import waits_for
from study.core.questions.slightness import Slight, slight
from study.people.models import User

LOOKED_AT = 500
"""Questions among which slight changes are looked for, those that have waited longest."""
DECIDING = frozenset({FOR_EXAMS})
"""The tags that decide who is asked a question."""


@dataclass(frozen=True, slots=True)
class SlightOnes:
    """The questions with a slight change, those first that have waited longest. `is_all` says that no other was left
    out, because there are too many to look at."""

    rows: tuple[Question, ...] = ()
    is_all: bool = True


def slight_of(question: Question) -> tuple[Slight, ...]:
    """What the version that waits changes, where all of it is slight."""
    version, asked = question.candidate, question.current
    if version is None or asked is None:
        return ()
    return slight(core_question(question, asked), core_question(question, version), DECIDING)


def slight_ones(user: User, most: int = LOOKED_AT) -> SlightOnes:
    """The slight changes that wait for somebody, of so many questions at most that ask what they asked: the database
    knows those, and their texts alone are read."""
    alike = waits_for(user).filter(
        current__kind=F("candidate__kind"),
        current__title=F("candidate__title"),
        current__prompt=F("candidate__prompt"),
    )
    numbers = list(alike.values_list("pk", flat=True)[: most + 1])
    rows = waiting_questions(user, numbers[:most]) if numbers else []
    return SlightOnes(tuple(row for row in rows if slight_of(row)), len(numbers) <= most)

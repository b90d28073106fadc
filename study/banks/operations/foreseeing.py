"""What a change of many questions would do to each, said before it is done. Nothing is written."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from django.db.models import QuerySet

from study.banks.models import Bank, Question, Status
from study.banks.operations.bulk import Change, plan, too_many_of, with_texts
from study.banks.operations.drafting import draft_of
from study.banks.operations.moving import apart, copied
from study.core.problem import Problem
from study.core.questions.source.amendment import Amendment


@dataclass(slots=True)
class Foreseen:
    """The keys of the questions that would be changed: those of which no version is asked, and those of which one goes
    on being asked until the change is approved. Those that are so already, and what keeps the others from it. Of the
    changed ones, how many would have no topic and how many no source."""

    fresh: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    untopical: int = 0
    unsourced: int = 0

    @property
    def changed(self) -> list[str]:
        return [*self.fresh, *self.asked]

    @property
    def count(self) -> int:
        return len(self.changed)

    @property
    def refused(self) -> list[tuple[str, list[str]]]:
        """Why some stay as they are, each reason once, and their keys."""
        found: dict[str, list[str]] = {}
        for one in self.problems:
            found.setdefault(one.message, []).extend(filter(None, [one.subject]))
        return list(found.items())

    def take(self, row: Question, change: Change | None = None) -> None:
        """Count a question that would be changed."""
        (self.asked if row.status == Status.READY else self.fresh).append(row.key)
        amends = change if isinstance(change, Amendment) else Amendment()
        self.untopical += not (row.topic_id if amends.topic is None else amends.topic)
        self.unsourced += not (row.checked_on or amends.source)


def foresee_change(*, bank: Bank, questions: Collection[int], change: Change, now: datetime) -> Foreseen:
    """What `change_all` would do with these now."""
    if too_many := too_many_of(questions):
        return Foreseen(problems=[too_many])
    step = plan(list(_rows(bank, questions)), change, now)
    found = Foreseen(problems=step.refused)
    for row in step.rows:
        if row.pk in step.texts and step.texts[row.pk] == draft_of(row, now).text:
            found.same.append(row.key)
        else:
            found.take(row, change)
    return found


def foresee_move(
    *, bank: Bank, questions: Collection[int], to: Bank, act: Literal["move", "copy"], now: datetime
) -> Foreseen:
    """What `move` or `copy` would do with these now."""
    if too_many := too_many_of(questions):
        return Foreseen(problems=[too_many])
    rows = _rows(bank, questions)
    going, problems = apart(bank, rows, to) if act == "move" else copied(bank, rows, to, now)
    found = Foreseen(problems=problems)
    for row in going:
        found.take(row)
    return found


def _rows(bank: Bank, questions: Collection[int]) -> QuerySet[Question]:
    return with_texts(Question.objects.filter(bank=bank, pk__in=list(questions)))

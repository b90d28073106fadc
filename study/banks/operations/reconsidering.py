"""Taking a decision about a waiting version back, as long as nothing has followed from it.

Nothing is removed from the history: a line is added, and what was decided about the version counts no more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from study.banks.history import KEY, ON_THE_WAY, POINTS, UNDO, note
from study.banks.models import GIVEN_BACK, RECONSIDERED, Comment, HistoryEntry, Question, Role
from study.banks.operations.doubling import follow_written
from study.banks.operations.indexing import index_question
from study.banks.operations.publishing import status_of, topic_of
from study.banks.operations.reviewing import TELL
from study.banks.roles import acting
from study.core.problem import Problem
from study.people.models import User
from study.web import tasks


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The questions that wait again, and what had been said to their authors. `problems` say which do not, and why."""

    questions: tuple[Question, ...]
    said: str = ""
    problems: tuple[Problem, ...] = ()


@transaction.atomic
def take_decisions_back(*, lines: Sequence[HistoryEntry], by: User, now: datetime) -> TakenBack:
    """Let what this user decided in one act wait again: `lines` are those of the history that say so."""
    if any(now - line.at > UNDO + ON_THE_WAY for line in lines):
        words = f"A decision can be taken back for {UNDO.seconds} seconds. This one stands."
        return TakenBack((), problems=(Problem(words),))
    rows = Question.objects.select_for_update(of=("self",)).filter(bank__in=acting(by, Role.REVIEWER))
    related = rows.select_related("bank__course", "current", "candidate")
    found = {row.pk: row for row in related.filter(pk__in=[line.question_id for line in lines])}
    back: list[Question] = []
    problems: list[Problem] = []
    for line in lines:
        row = found.get(line.question_id or 0)
        if row is None or _is_followed(row, line):
            key = row.key if row else ""
            problems.append(replace(Problem("It has been changed since, so the decision stands."), subject=key))
        else:
            _take_back(row, line, by, now)
            back.append(row)
    for course in {row.bank.course for row in back}:
        follow_written(course=course, now=now)
    said = lines[0].reason if len(lines) == 1 and back else ""
    return TakenBack(tuple(back), said, tuple(problems))


def _is_followed(question: Question, line: HistoryEntry) -> bool:
    """Whether something was done with the question after that decision."""
    of_it = HistoryEntry.objects.filter(at=line.at, version=line.version_id, action__in=(KEY, POINTS))
    later = HistoryEntry.objects.filter(question=question, pk__gt=line.pk).exclude(pk__in=of_it.values("pk"))
    other = line.action != GIVEN_BACK and (question.current_id != line.version_id or line.after is None)
    return other or question.bank_id != line.bank_id or question.candidate_id is not None or later.exists()


def _take_back(question: Question, line: HistoryEntry, by: User, now: datetime) -> None:
    version = line.version
    assert version
    if line.action == GIVEN_BACK:
        tasks.drop(name=TELL, subject=line.pk)
    else:
        asked = line.before["version"] if line.before else None
        question.current = question.versions.get(number=asked) if asked else None
        question.topic = topic_of(question, (question.current or version).text)
    question.candidate, question.changed_at = version, now
    question.status = status_of(question, question.bank)
    question.save(update_fields=["current", "candidate", "status", "topic", "changed_at"])
    Comment.objects.filter(question=question, version=version, author=by, at=line.at).delete()
    note(question.bank, RECONSIDERED, by=by, now=now, question=question, version=version, before=line.action)
    index_question(question)

"""Changing many questions at once, and undoing that. The number of queries does not grow with the questions."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from django.db import transaction
from django.db.models import QuerySet

from study.banks.history import note
from study.banks.models import Bank, Draft, HistoryEntry, Question, Status
from study.banks.operations.doubling import follow_written
from study.banks.operations.drafting import draft_of, write_drafts
from study.banks.operations.indexing import index_course
from study.banks.operations.publishing import status_of, topics_of
from study.banks.operations.writing import send
from study.core.problem import Problem, refusals
from study.core.questions.source.amendment import Amendment, amended
from study.core.questions.source.reader import parse_question
from study.library.switching import rewrite
from study.people.models import User

type Action = Literal["submit", "retire", "restore"]
type Change = Action | Amendment
"""What to do with the questions, or what to change in their texts."""
ACTION = "many changed"
MOST = 1_000
"""Questions that are changed at once."""
IN_REVIEW = Problem("It is in review, and what was sent must stay. Change it afterwards.")
RETIRED = Problem("It is retired. Bring it back first.")


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done: `entry` takes it back. `problems` say which questions were left alone, and why."""

    entry: HistoryEntry | None
    count: int
    problems: tuple[Problem, ...] = ()


@transaction.atomic
def change_all(*, bank: Bank, questions: Collection[int], change: Change, by: User, now: datetime) -> Changed:
    """Change those of `questions` that belong to the bank and can be changed so. More than can be changed at once are
    refused as a whole."""
    if too_many := too_many_of(questions):
        return Changed(None, 0, (too_many,))
    rows = list(locked(bank, questions))
    was = {row.pk: _state(row) for row in rows}
    problems = _apply(rows, change, by, now)
    became = {row.pk: _state(row) for row in locked(bank, [row.pk for row in rows])}
    after = {str(pk): state for pk, state in became.items() if state != was[pk]}
    entry = None
    if after:
        before = {pk: was[int(pk)] for pk in after}
        words = change.words if isinstance(change, Amendment) else change
        entry = note(bank, ACTION, by=by, now=now, before=before, after={"action": words, "questions": after})
        index_course(bank.course)
        follow_written(course=bank.course, now=now)
    return Changed(entry, len(after), problems)


@transaction.atomic
def undo_change(*, bank: Bank, entry: int, by: User, now: datetime) -> Changed:
    """Take a change of many back, for every question that has not been touched since."""
    found = HistoryEntry.objects.filter(bank=bank, pk=entry, action=ACTION).first()
    if found is None or found.before is None or found.after is None:
        return Changed(None, 0, (Problem("There is nothing to undo."),))
    was, became = found.before, found.after["questions"]
    rows = locked(bank, list(map(int, was)))
    same: list[Question] = []
    touched: list[Question] = []
    for row in rows:
        (same if _state(row) == became[str(row.pk)] else touched).append(row)
    _put_back(same, bank, {row.pk: was[str(row.pk)] for row in same}, by, now)
    undone = note(bank, "many changed back", by=by, now=now, after={"entry": found.pk, "count": len(same)})
    index_course(bank.course)
    follow_written(course=bank.course, now=now)
    words = Problem("It has been changed since, so it was left as it is.")
    return Changed(undone, len(same), _each(touched, words))


def too_many_of(questions: Collection[int]) -> Problem | None:
    """What to say of more questions than are changed at once."""
    words = f"{len(questions):,} questions are too many: at most {MOST:,} are changed at once. Filter the list."
    return Problem(words) if len(questions) > MOST else None


def locked(bank: Bank, questions: Collection[int]) -> QuerySet[Question]:
    """Those of the questions that are the bank's, in its order, with their draft and versions; kept from everybody
    else until the transaction ends."""
    rows = Question.objects.select_for_update(of=("self",)).filter(bank=bank, pk__in=list(questions))
    return rows.select_related("bank", "draft", "current", "candidate").order_by("position", "pk")


def _each(rows: Sequence[Question], problem: Problem) -> tuple[Problem, ...]:
    return tuple(replace(problem, subject=row.key) for row in rows)


def _apply(rows: Sequence[Question], change: Change, by: User, now: datetime) -> tuple[Problem, ...]:
    if isinstance(change, Amendment):
        return _amend(rows, change, by, now)
    if change == "submit":
        sent = send(rows, by=by, now=now)
        keys = {row.pk: row.key for row in rows}
        refused = {pk: found for pk, found in sent.items() if isinstance(found, tuple)}
        return tuple(replace(one, subject=keys[pk]) for pk, found in refused.items() for one in refusals(found)[:1])
    wrong: list[Question] = []
    right: list[Question] = []
    for row in rows:
        (wrong if (row.status == Status.RETIRED) == (change == "retire") else right).append(row)
    for row in right:
        row.status = Status.RETIRED if change == "retire" else status_of(row, row.bank)
        row.changed_at = now
    rewrite(right, ["status", "changed_at"])
    return _each(wrong, Problem("It is retired already." if change == "retire" else "It is not retired."))


def _amend(rows: Sequence[Question], change: Amendment, by: User, now: datetime) -> tuple[Problem, ...]:
    """Write the change into the drafts. The topic of what was never published is that of its draft at once."""
    problems: list[Problem] = []
    pairs: list[tuple[Draft, str]] = []
    for row in rows:
        draft = draft_of(row, now)
        fault = IN_REVIEW if row.candidate_id else RETIRED if row.status == Status.RETIRED else None
        made = fault or amended(draft.text, change)
        if isinstance(made, Problem):
            problems.append(replace(made, subject=row.key))
        else:
            pairs.append((draft, made))
    write_drafts(pairs, by=by, now=now, other=True)
    if change.topic is not None and pairs:
        topics = topics_of(rows[0].bank)
        fresh = [draft.question for draft, _ in pairs if draft.question.current_id is None]
        for row in fresh:
            row.topic = topics.get(change.topic)
        rewrite(fresh, ["topic"])
    return tuple(problems)


def _state(row: Question) -> dict[str, Any]:
    """What a change of many can change, as plain JSON."""
    draft: Draft | None = getattr(row, "draft", None)
    return {"status": row.status, "candidate": row.candidate_id, "text": draft.text if draft else None}


def _put_back(rows: Sequence[Question], bank: Bank, was: Mapping[int, dict[str, Any]], by: User, now: datetime) -> None:
    topics = topics_of(bank)
    pairs: list[tuple[Draft, str]] = []
    for row in rows:
        state = was[row.pk]
        row.candidate_id, row.changed_at = state["candidate"], now
        # A bank may have become public since: what may not be asked there does not come back as ready.
        row.status = Status.RETIRED if state["status"] == Status.RETIRED else status_of(row, row.bank)
        draft: Draft | None = getattr(row, "draft", None)
        if draft and state["text"] is not None:
            pairs.append((draft, state["text"]))
            if row.current_id is None:
                read, _ = parse_question(state["text"])
                row.topic = topics.get(read.topic) if read else None
    rewrite(rows, ["status", "candidate", "changed_at", "topic"])
    write_drafts(pairs, by=by, now=now, other=True)

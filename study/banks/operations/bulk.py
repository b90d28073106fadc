"""Changing many questions at once, and undoing that. The number of queries grows with the pieces, not the questions.

SQLite has one writer, so texts are read and judged before the transaction that writes, which is of one piece and checks
that its questions are as they were read. A piece is whole: its line in the history takes back what it changed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from django.db import OperationalError, transaction
from django.db.models import Q, QuerySet

from study.banks.history import note
from study.banks.models import Bank, Draft, HistoryEntry, Question, Status
from study.banks.operations.alone import is_public, judge_alone, put_in_use
from study.banks.operations.doubling import follow_written, mark_written
from study.banks.operations.drafting import draft_of, listed_of, write_drafts
from study.banks.operations.indexing import index_questions
from study.banks.operations.publishing import status_of, topics_of
from study.banks.operations.writing import Judged, hand_in, judge
from study.banks.pictures import targets_of
from study.core.problem import Problem, refusals
from study.core.questions.source.amendment import Amendment, amended
from study.core.questions.source.reader import parse_question
from study.library.arriving import TRIES
from study.library.switching import rewrite
from study.people.models import User

type Action = Literal["submit", "alone", "retire", "restore"]
type Change = Action | Amendment
"""What to do with the questions, or what to change in their texts."""
ACTION = "many changed"
MOST = 1_000
"""Questions that are changed at once."""
PIECE = 200
"""Questions that are written in one transaction."""
IN_REVIEW = Problem("It is in review, and what was sent must stay. Change it afterwards.")
RETIRED = Problem("It is retired. Bring it back first.")
TOUCHED = Problem("It has been changed since, so it was left as it is.")
BUSY = Problem("Somebody is changing it at the same time. Try again.")
CUT_OFF = Problem("The database was busy. Try again.")


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done: `entry` takes it back. `problems` say which questions were left alone, and why."""

    entry: HistoryEntry | None
    count: int
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Step:
    """What was worked out for a piece: the questions to write, what became of their texts, and what lists show of
    these. `holds` asks, in the transaction, whether what it hangs on besides its questions is the same."""

    refused: list[Problem] = field(default_factory=list)
    rows: list[Question] = field(default_factory=list)
    texts: dict[int, str] = field(default_factory=dict)
    read: dict[str, dict[str, Any]] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    judged: Judged | None = None
    alone: bool = False

    def take(self, row: Question, text: str, now: datetime) -> None:
        self.rows.append(row)
        self.texts[row.pk], self.read[text] = text, listed_of(text, now)

    def holds(self, bank: Bank) -> bool:
        judged = self.judged
        if self.alone and is_public(bank):
            return False
        return judged is None or targets_of(bank, *(text for _, text, _ in judged.ready)) == judged.targets


def change_all(*, bank: Bank, questions: Collection[int], change: Change, by: User, now: datetime) -> Changed:
    """Change those of `questions` that belong to the bank and can be changed so. More than can be changed at once are
    refused as a whole. What was published `alone` is asked, and is not taken back: its questions can be retired."""
    if too_many := too_many_of(questions):
        return Changed(None, 0, (too_many,))
    words = change.words if isinstance(change, Amendment) else change
    entries: list[HistoryEntry] = []

    def write(step: Step, locked: Bank) -> int:
        was = {row.pk: _state(row) for row in step.rows}
        _apply(step, change, by, now)
        if step.alone:
            return len(step.rows)
        after = {str(row.pk): state for row in step.rows if (state := _state(row)) != was[row.pk]}
        if after:
            of = {"of": entries[0].pk} if entries else {}
            before = {pk: was[int(pk)] for pk in after}
            said = {"action": words, "questions": after, **of}
            entries.append(note(locked, ACTION, by=by, now=now, before=before, after=said))
        return len(after)

    count, problems = _in_pieces(bank, questions, lambda rows: plan(rows, change, now), write, now)
    return Changed(entries[0] if entries else None, count, problems)


def undo_change(*, bank: Bank, entry: int, by: User, now: datetime) -> Changed:
    """Take a change of many back, for every question that has not been touched since."""
    lines = HistoryEntry.objects.filter(Q(pk=entry) | Q(after__of=entry), bank=bank, action=ACTION).order_by("pk")
    found = [(line.pk, line.before, line.after) for line in lines]
    pieces = [
        (pk, before, after["questions"]) for pk, before, after in found if before is not None and after is not None
    ]
    if not pieces or pieces[0][0] != entry:
        return Changed(None, 0, (Problem("There is nothing to undo."),))
    was = {int(pk): state for _, before, _ in pieces for pk, state in before.items()}
    became = {int(pk): state for _, _, after in pieces for pk, state in after.items()}
    undone: list[HistoryEntry] = []

    def write(step: Step, locked: Bank) -> int:
        _put_back(step, locked, was, by, now)
        after = {"entry": entry, "count": len(step.rows)}
        undone.append(note(locked, "many changed back", by=by, now=now, after=after))
        return len(step.rows)

    count, problems = _in_pieces(bank, list(was), lambda rows: _plan_back(rows, was, became, now), write, now)
    return Changed(undone[0] if undone else None, count, problems)


def too_many_of(questions: Collection[int]) -> Problem | None:
    """What to say of more questions than are changed at once."""
    words = f"{len(questions):,} questions are too many: at most {MOST:,} are changed at once. Filter the list."
    return Problem(words) if len(questions) > MOST else None


def locked(bank: Bank, questions: Collection[int]) -> QuerySet[Question]:
    """Those of the questions that are the bank's, in its order, with their draft and versions; kept from everybody
    else until the transaction ends."""
    rows = Question.objects.select_for_update(of=("self",)).filter(bank=bank, pk__in=list(questions))
    return with_texts(rows)


def with_texts(rows: QuerySet[Question]) -> QuerySet[Question]:
    """Questions with all that a change of them is worked out from, in their order."""
    return rows.select_related("bank", "draft", "current", "candidate").order_by("position", "pk")


def _in_pieces(
    bank: Bank,
    questions: Collection[int],
    plan: Callable[[Sequence[Question]], Step],
    write: Callable[[Step, Bank], int],
    now: datetime,
) -> tuple[int, tuple[Problem, ...]]:
    """Work out and write a piece after the other; those that somebody changed in between once more, at the end. How
    many were changed, and what kept the others from it. Once something was written, no fault of the database hides
    that: it ends the work, and what is left is named."""
    mine = Question.objects.filter(bank=bank, pk__in=list(questions)).order_by("position", "pk")
    numbers = list(mine.values_list("pk", flat=True))
    waiting = [(numbers[start : start + PIECE], 1) for start in range(0, len(numbers), PIECE)]
    count, asked, left, why = 0, False, list[int](), BUSY
    problems: list[Problem] = []
    for place, (piece, tries) in enumerate(waiting):
        rows = list(with_texts(mine.filter(pk__in=piece)))
        seen = {row.pk: _seen(row) for row in rows}
        step = plan(rows)
        try:
            written = _write(bank, step, seen, write, now)
        except OperationalError:
            if not count:
                raise
            left, why = [*left, *(pk for one, _ in waiting[place:] for pk in one)], CUT_OFF
            break
        problems += step.refused
        count, asked = count + written.count, asked or written.asked
        if written.again and tries < TRIES:
            waiting.append((written.again, tries + 1))
        else:
            left += written.again
    if asked:
        with transaction.atomic():
            follow_written(course=bank.course, now=now)
    return count, (*problems, *each_with(mine.filter(pk__in=left) if left else (), why))


@dataclass(frozen=True, slots=True)
class _Written:
    """How many questions of a piece were changed, whether that says which are asked, and those to work out again."""

    count: int
    asked: bool
    again: list[int]


@transaction.atomic
def _write(
    bank: Bank, step: Step, seen: Mapping[int, object], write: Callable[[Step, Bank], int], now: datetime
) -> _Written:
    """Write what was worked out for those questions that are still as they were seen."""
    numbers = [row.pk for row in step.rows]
    if not numbers:
        return _Written(0, False, [])
    bank = Bank.objects.select_for_update(of=("self",)).select_related("course").get(pk=bank.pk)
    columns = ("status", "current", "candidate", "topic", "bank", "key")
    rows = Question.objects.select_for_update(of=("self",)).filter(bank=bank, pk__in=numbers).select_related("draft")
    narrow = rows.only(*columns, "draft__question", "draft__revision", "draft__settled")
    there = {row.pk: _seen(row) for row in narrow}
    if not step.holds(bank):
        return _Written(0, False, list(there))
    step.rows = [row for row in step.rows if there.get(row.pk) == seen[row.pk]]
    again = there.keys() - {row.pk for row in step.rows}
    if not step.rows:
        return _Written(0, False, sorted(again))
    was = {row.pk: (row.status, row.current_id) for row in step.rows}
    for row in step.rows:
        row.bank = bank
    count = write(step, bank)
    asked = [
        row.key
        for row in step.rows
        if (row.status, row.current_id) != was[row.pk] and Status.READY in (row.status, was[row.pk][0])
    ]
    if asked:
        index_questions(bank.course, asked)
        mark_written(course=bank.course, now=now)
    return _Written(count, bool(asked), sorted(again))


def each_with(rows: Iterable[Question], problem: Problem) -> tuple[Problem, ...]:
    """The problem for each of the questions."""
    return tuple(replace(problem, subject=row.key) for row in rows)


def plan(rows: Sequence[Question], change: Change, now: datetime) -> Step:
    """What a change makes of questions. Nothing is written."""
    step = Step()
    if isinstance(change, Amendment):
        for row in rows:
            fault = IN_REVIEW if row.candidate_id else RETIRED if row.status == Status.RETIRED else None
            made = fault or amended(draft_of(row, now).text, change)
            if isinstance(made, Problem):
                step.refused.append(replace(made, subject=row.key))
            else:
                step.take(row, made, now)
    elif change in ("submit", "alone"):
        step.alone = change == "alone"
        step.judged = judge_alone(rows, now=now) if step.alone else judge(rows, now=now)
        step.rows = [row for row, _, _ in step.judged.ready]
        keys = {row.pk: row.key for row in rows}
        for pk, found in step.judged.refused.items():
            step.refused += [replace(one, subject=keys[pk]) for one in refusals(found)[:1]]
    else:
        wrong = [row for row in rows if (row.status == Status.RETIRED) == (change == "retire")]
        step.rows = [row for row in rows if row not in wrong]
        step.refused += each_with(
            wrong, Problem("It is retired already." if change == "retire" else "It is not retired.")
        )
    return step


def _apply(step: Step, change: Change, by: User, now: datetime) -> None:
    """Write it. The topic of what was never published is that of its draft at once."""
    if isinstance(change, Amendment):
        write_drafts(
            [(draft_of(row, now), step.texts[row.pk]) for row in step.rows], by=by, now=now, other=True, read=step.read
        )
        if change.topic is not None:
            topics = topics_of(step.rows[0].bank)
            fresh = [row for row in step.rows if row.current_id is None]
            for row in fresh:
                row.topic = topics.get(change.topic)
            rewrite(fresh, ["topic"])
    elif step.judged:
        kept = {row.pk for row in step.rows}
        ready = [one for one in step.judged.ready if one[0].pk in kept]
        if step.alone:
            put_in_use(ready, by=by, now=now)
        else:
            hand_in(ready, by=by, now=now)
    else:
        for row in step.rows:
            row.status = Status.RETIRED if change == "retire" else status_of(row, row.bank)
            row.changed_at = now
        rewrite(step.rows, ["status", "changed_at"])


def _state(row: Question) -> dict[str, Any]:
    """What a change of many can change, as plain JSON."""
    draft: Draft | None = getattr(row, "draft", None)
    text = draft.text if draft and draft.pk else None
    return {"status": row.status, "candidate": row.candidate_id, "text": text}


def _seen(row: Question) -> object:
    """What tells whether a question is as it was: all that a change is worked out from."""
    draft: Draft | None = getattr(row, "draft", None)
    written = (draft.pk, draft.revision, draft.settled) if draft and draft.pk else None
    return row.key, row.status, row.current_id, row.candidate_id, row.topic_id, written


def _plan_back(
    rows: Sequence[Question], was: Mapping[int, dict[str, Any]], became: Mapping[int, object], now: datetime
) -> Step:
    """What questions go back to, but for those that have been touched."""
    step = Step()
    for row in rows:
        text = was[row.pk]["text"]
        if _state(row) != became[row.pk]:
            step.refused += each_with([row], TOUCHED)
        elif text is None or not hasattr(row, "draft"):
            step.rows.append(row)
        else:
            step.take(row, text, now)
            if row.current_id is None:
                read, _ = parse_question(text)
                step.topics[row.pk] = read.topic if read else ""
    return step


def _put_back(step: Step, bank: Bank, was: Mapping[int, dict[str, Any]], by: User, now: datetime) -> None:
    topics = topics_of(bank)
    for row in step.rows:
        state = was[row.pk]
        row.candidate_id, row.changed_at = state["candidate"], now
        # A bank may have become public since: what may not be asked there does not come back as ready.
        row.status = Status.RETIRED if state["status"] == Status.RETIRED else status_of(row, bank)
        if row.pk in step.topics:
            row.topic = topics.get(step.topics[row.pk])
    rewrite(step.rows, ["status", "candidate", "changed_at", "topic"])
    pairs = [(row.draft, step.texts[row.pk]) for row in step.rows if row.pk in step.texts]
    write_drafts(pairs, by=by, now=now, other=True, read=step.read)

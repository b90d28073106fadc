"""Changing many questions at once, and undoing that."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from django.db import transaction

from study.banks.history import note
from study.banks.models import Bank, Draft, HistoryEntry, Question, Status
from study.banks.operations.drafting import draft_of, write_draft
from study.banks.operations.loading import index_course
from study.banks.operations.publishing import status_of
from study.banks.operations.writing import submit
from study.core.problem import Problem, refusals
from study.core.questions.source.heading import is_heading, read_heading, write_heading
from study.people.models import User

type Action = Literal["submit", "retire", "restore", "tag", "untag"]
ACTION = "many changed"
MOST = 1_000


@dataclass(frozen=True, slots=True)
class Change:
    """What to do with the questions; `tag` for the two that need one."""

    action: Action
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done: `entry` takes it back. `problems` say which questions were left alone, and why."""

    entry: HistoryEntry | None
    count: int
    problems: tuple[Problem, ...] = ()


@transaction.atomic
def change_all(*, bank: Bank, questions: Collection[int], change: Change, by: User, now: datetime) -> Changed:
    """Change those of `questions` that belong to the bank and can be changed so."""
    rows = Question.objects.select_for_update(of=("self",)).filter(bank=bank, pk__in=list(questions)[:MOST])
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    problems: list[Problem] = []
    for row in rows.select_related("draft", "current", "candidate", "bank").order_by("position"):
        was = _state(row)
        faults = _apply(row, change, by, now)
        problems += [replace(fault, subject=row.key) for fault in refusals(faults)[:1]]
        if not faults and (became := _state(Question.objects.select_related("draft").get(pk=row.pk))) != was:
            before[str(row.pk)], after[str(row.pk)] = was, became
    entry = None
    if after:
        after_json = {"action": change.action, "tag": change.tag, "questions": after}
        entry = note(bank, ACTION, by=by, now=now, before=before, after=after_json)
        index_course(bank.course)
    return Changed(entry, len(after), tuple(problems))


@transaction.atomic
def undo_change(*, bank: Bank, entry: int, by: User, now: datetime) -> Changed:
    """Take a change of many back, for every question that has not been touched since."""
    found = HistoryEntry.objects.filter(bank=bank, pk=entry, action=ACTION).first()
    if found is None or found.before is None or found.after is None:
        return Changed(None, 0, (Problem("There is nothing to undo."),))
    was, became = found.before, found.after["questions"]
    problems: list[Problem] = []
    count = 0
    rows = Question.objects.select_for_update(of=("self",)).filter(bank=bank, pk__in=list(map(int, was)))
    for row in rows.select_related("draft", "current", "bank"):
        if _state(row) != became[str(row.pk)]:
            problems.append(Problem("It has been changed since, so it was left as it is.", subject=row.key))
            continue
        _put_back(row, was[str(row.pk)], by, now)
        count += 1
    undone = note(bank, "many changed back", by=by, now=now, after={"entry": found.pk, "count": count})
    index_course(bank.course)
    return Changed(undone, count, tuple(problems))


def _apply(row: Question, change: Change, by: User, now: datetime) -> tuple[Problem, ...]:
    if change.action == "submit":
        done = submit(question=row, by=by, now=now)
        return done if isinstance(done, tuple) else ()
    if change.action == "retire":
        row.status = Status.RETIRED
    elif change.action == "restore":
        if row.status != Status.RETIRED:
            return (Problem("It is not retired."),)
        row.status = status_of(row, row.bank)
    else:
        return _tag(row, change, by, now)
    row.changed_at = now
    row.save(update_fields=["status", "changed_at"])
    return ()


def _tag(row: Question, change: Change, by: User, now: datetime) -> tuple[Problem, ...]:
    """Write the tag into, or strike it from, the heading of the draft."""
    draft = draft_of(row, now)
    lines = draft.text.split("\n")
    place = next((number for number, line in enumerate(lines) if is_heading(line)), None)
    if place is None:
        return (Problem("It has no heading to hold a tag."),)
    heading = read_heading(lines[place])
    tags = [tag for tag in heading.attributes.get("tags", "").split(",") if tag and tag != change.tag]
    tags += [change.tag] if change.action == "tag" else []
    attributes = {name: value for name, value in heading.attributes.items() if name != "tags"}
    lines[place] = write_heading(
        heading.title, heading.key or row.key, attributes | ({"tags": ",".join(tags)} if tags else {})
    )
    write_draft(draft, "\n".join(lines), by=by, now=now)
    return ()


def _state(row: Question) -> dict[str, Any]:
    """What a change of many can change, as plain JSON."""
    draft: Draft | None = getattr(row, "draft", None)
    return {"status": row.status, "candidate": row.candidate_id, "text": draft.text if draft else None}


def _put_back(row: Question, was: dict[str, Any], by: User, now: datetime) -> None:
    row.candidate_id, row.changed_at = was["candidate"], now
    # A bank may have become public since: what may not be asked there does not come back as ready.
    row.status = Status.RETIRED if was["status"] == Status.RETIRED else status_of(row, row.bank)
    row.save(update_fields=["status", "candidate", "changed_at"])
    draft: Draft | None = getattr(row, "draft", None)
    if draft and was["text"] is not None:
        write_draft(draft, was["text"], by=by, now=now, other=True)

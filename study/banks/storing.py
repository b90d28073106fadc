"""From the core's questions to rows. What is unchanged is left alone; what changed gets a version."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Max, OuterRef, Subquery

from study.banks.models import Bank, Question, Ruling, Status, Version
from study.banks.rulings import with_rulings
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import Question as CoreQuestion
from study.core.questions.question import Source, decode, encode
from study.library.models import Topic

BATCH = 500
LONGEST_TITLE = 300
LISTED = ("title", "kind", "tags", "checked_on")


@dataclass(frozen=True, slots=True)
class Entry:
    """A question to be stored, what it has in common with its siblings, and the recipe that made it.
    `held` says why it may not be asked yet, empty where it may."""

    question: CoreQuestion
    group: str
    recipe: str = ""
    held: str = ""

    @property
    def status(self) -> str:
        return Status.DRAFT if self.held else self.question.status


@dataclass(frozen=True, slots=True)
class Published:
    """What publishing did. `kept` counts the questions that were there before and still are."""

    entries: tuple[Entry, ...] = ()
    added: int = 0
    edited: int = 0
    retired: int = 0
    kept: int = 0
    problems: tuple[Problem, ...] = ()


def publish(bank: Bank, entries: Sequence[Entry], now: datetime, spared: Collection[str] = ()) -> Published:
    """Make the bank's questions those of `entries`, matched by key, in their order. A question that
    is not among them is retired, unless its key is `spared`; no row is ever deleted, because the
    review log points to it."""
    existing = {row.key: row for row in Question.objects.filter(bank=bank).select_related("current")}
    kept = sum(row.status != Status.RETIRED for row in existing.values())
    wanted = {entry.question.key: entry for entry in entries}
    gone = [row for key, row in existing.items() if key not in wanted and key not in spared]
    retired = [row for row in gone if row.status != Status.RETIRED]
    for row in retired:
        row.status = Status.RETIRED
    Question.objects.bulk_update(retired, ["status"], batch_size=BATCH)
    topics = dict(Topic.objects.filter(course=bank.course_id).values_list("key", "pk"))
    added, moved = _place(bank, list(wanted.values()), existing, topics)
    edited = _write_versions([*((row, wanted[row.key]) for row in added), *_ruled(bank, moved, wanted)], now)
    return Published(tuple(entries), len(added), edited, len(retired), kept - len(retired))


def _place(
    bank: Bank, entries: Sequence[Entry], existing: dict[str, Question], topics: dict[str, int]
) -> tuple[list[Question], list[Question]]:
    """Create the rows that are missing and bring the others' columns in step. Returns both."""
    added: list[Question] = []
    there: list[Question] = []
    changed: list[Question] = []
    for position, entry in enumerate(entries):
        values: dict[str, Any] = {
            "topic_id": topics.get(entry.question.topic),
            "position": position,
            "group": entry.group,
            "status": entry.status,
            "start": entry.question.lines[0],
            "end": entry.question.lines[1],
            **listed(entry.question),
        }
        row = existing.get(entry.question.key)
        if row is None:
            added.append(Question(bank=bank, key=entry.question.key, **values))
            continue
        there.append(row)
        if any(getattr(row, name) != value for name, value in values.items()):
            changed.append(row)
            for name, value in values.items():
                setattr(row, name, value)
    Question.objects.bulk_create(added, batch_size=BATCH)
    columns = ["topic", "position", "group", "status", "start", "end", *LISTED]
    Question.objects.bulk_update(changed, columns, batch_size=BATCH)
    return added, there


def _ruled(bank: Bank, rows: Sequence[Question], wanted: dict[str, Entry]) -> Iterator[tuple[Question, Entry]]:
    """The questions that were there, each with its entry and the answers that were accepted for it since."""
    accepted = Ruling.objects.filter(question__bank=bank, accepted=True).select_related("version").order_by("pk")
    rulings: dict[int, list[Ruling]] = {}
    for ruling in accepted:
        rulings.setdefault(ruling.question_id, []).append(ruling)
    for row in rows:
        entry = wanted[row.key]
        yield row, replace(entry, question=with_rulings(entry.question, rulings.get(row.pk, ())))


def _write_versions(pairs: Sequence[tuple[Question, Entry]], now: datetime) -> int:
    """Give every question whose content is new a version; returns how many had one before."""
    fresh: list[tuple[Question, dict[str, Any]]] = []
    for row, entry in pairs:
        values, current = content(entry.question), row.current
        if current is None or any(getattr(current, name) != value for name, value in values.items()):
            fresh.append((row, values))
    edited = [row.pk for row, _ in fresh if row.current is not None]
    last = dict(
        Version.objects.filter(question__in=edited).values_list("question").annotate(last=Max("number")).order_by()
    )
    versions = [
        Version(question=row, number=last.get(row.pk, 0) + 1, created_at=now, **values) for row, values in fresh
    ]
    Version.objects.bulk_create(versions, batch_size=BATCH)
    if fresh:
        newest = Version.objects.filter(question=OuterRef("pk")).order_by("-number").values("pk")[:1]
        Question.objects.filter(bank=fresh[0][0].bank_id).update(current=Subquery(newest))
    return len(edited)


def content(question: CoreQuestion) -> dict[str, Any]:
    """The columns of a version that say what the question asks."""
    return {
        "kind": question.kind,
        "title": question.title[:LONGEST_TITLE],
        "prompt": question.prompt,
        "body": encode(question.body),
        "explanation": question.explanation,
        "sources": encode(question.sources),
        "tags": list(question.tags),
        "hints": list(question.hints),
        "points": question.points,
        "case": question.case[:120],
        "stimulus": question.stimulus,
    }


def restored(version: Version) -> CoreQuestion:
    """The question that `content` made these columns of, as far as they hold it."""
    return CoreQuestion(
        key=version.question.key,
        kind=version.kind,
        title=version.title,
        prompt=version.prompt,
        body=decode(KINDS[version.kind].body, version.body),
        explanation=version.explanation,
        sources=tuple(decode(Source, source) for source in version.sources),
        tags=tuple(version.tags),
        hints=tuple(version.hints),
        points=version.points,
        case=version.case,
        stimulus=version.stimulus,
    )


def listed(question: CoreQuestion | None) -> dict[str, Any]:
    """The columns of a question that lists show. Tags stand between blanks, so that one can be looked for;
    `checked_on` is the day the source that was checked longest ago was checked."""
    if question is None:
        return {}
    return {
        "title": question.title[:LONGEST_TITLE],
        "kind": question.kind,
        "tags": f" {' '.join(question.tags)} "[:1000] if question.tags else "",
        "checked_on": min((source.checked for source in question.sources), default=None),
    }

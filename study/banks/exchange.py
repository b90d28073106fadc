"""Files of other tools: which format one is, what it would change in a bank, and a bank as such a file."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from django.utils.text import slugify

from study.banks import packages
from study.banks.models import Bank, Question, Status, Version
from study.banks.storing import listed, restored
from study.core.formats import FORMATS
from study.core.formats.format import LARGEST, Format, Read, Record, Written
from study.core.problem import Problem
from study.core.questions.question import Question as CoreQuestion
from study.core.questions.text import parse_question
from study.core.questions.write import write_alone

type State = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class Item:
    """A question of a file, beside the bank: `text` is it in our own Markdown, `tags` and `checked` (an ISO
    date) what lists show of it."""

    key: str
    state: State
    title: str
    kind: str
    text: str
    tags: str = ""
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What taking a file in would do. `refused` counts its questions that cannot be taken."""

    format: str
    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: int = 0

    def count(self, state: State) -> int:
        return sum(item.state == state for item in self.items)


def readable() -> list[Format]:
    """The formats that can be read."""
    return [one for one in FORMATS.values() if one.read or one.read_members]


def writable() -> list[Format]:
    """The formats that can be written."""
    return [one for one in FORMATS.values() if one.write or one.write_members]


def format_of(data: bytes, name: str, wanted: str = "auto") -> Format | Problem:
    """The format that is asked for; else, of those that recognise the file, first one that its name fits."""
    if wanted != "auto":
        found = next((one for one in readable() if one.name == wanted), None)
        return found or Problem(f"There is no format {wanted} to read; there are {_names(readable())}.")
    if len(data) > LARGEST:
        return Problem(f"The file is larger than {LARGEST // 2**20} MB.", file=name)
    ranked = sorted(packages.recognised(data, name), key=lambda one: not name.lower().endswith(one.suffix))
    if ranked:
        return ranked[0]
    return Problem("This is no format we know. Choose the format by hand, or save it as another.", file=name)


def plan(bank: Bank | None, data: bytes, name: str, wanted: str, today: date) -> Plan:
    """Read a file and hold it against the bank. Never raises, whatever the file."""
    chosen = format_of(data, name, wanted)
    if isinstance(chosen, Problem):
        return Plan("", problems=(replace(chosen, file=name),), refused=0)
    found = packages.read_file(chosen, data, name)
    items, problems = _items(bank, found, today)
    told = tuple(replace(problem, file=problem.file or name) for problem in (*found.problems, *problems))
    return Plan(chosen.name, items, told, found.refused + len(problems))


def _items(bank: Bank | None, found: Read, today: date) -> tuple[tuple[Item, ...], list[Problem]]:
    stored = _stored(bank) if bank else {}
    items: list[Item] = []
    problems: list[Problem] = []
    for record in found.records:
        asked = _tagged(record)
        text = write_alone(replace(asked, status="draft"))
        there = stored.get(asked.key)
        if there and there[1] and there[1] != asked.kind:
            words = f"The id {asked.key} belongs to a question of another kind ({there[1]}). Give this one a new id."
            problems.append(Problem(words, asked.lines[0], question=asked.key))
            continue
        columns = listed(asked)
        checked = columns["checked_on"].isoformat() if columns["checked_on"] else ""
        state = _state(text, asked, there, today)
        items.append(Item(asked.key, state, columns["title"], asked.kind, text, columns["tags"], checked))
    return tuple(items), problems


def _stored(bank: Bank) -> dict[str, tuple[str, str]]:
    """Text and kind of every question of the bank, by key."""
    rows = Question.objects.filter(bank=bank).values_list(
        "key", "draft__text", "candidate__text", "current__text", "kind"
    )
    return {key: (draft or waiting or asked or "", kind) for key, draft, waiting, asked, kind in rows}


def _state(text: str, asked: CoreQuestion, there: tuple[str, str] | None, today: date) -> State:
    if there is None:
        return "new"
    if there[0] == text:
        return "unchanged"
    read, _ = parse_question(there[0], today)
    same = read is not None and replace(read, lines=(0, 0), status="") == replace(asked, lines=(0, 0), status="")
    return "unchanged" if same else "changed"


def _tagged(record: Record) -> CoreQuestion:
    """The question with its category as a tag, so that it can be filtered by it."""
    parts = [slugify(part) for part in record.category.split("/")]
    tag = "/".join(part for part in parts if part and part != "course" and part != "top")
    tags = record.question.tags
    return replace(record.question, tags=(*tags, tag)) if tag and tag not in tags else record.question


def records(bank: Bank, statuses: Sequence[str] = (), today: date | None = None) -> tuple[list[Record], list[Problem]]:
    """The bank's questions as they can be written into a file: what is asked, else the draft where it can
    be read. What has neither is a problem."""
    rows = Question.objects.filter(bank=bank).exclude(status=Status.RETIRED).select_related("current", "draft", "topic")
    if statuses:
        rows = rows.filter(status__in=statuses)
    found: list[Record] = []
    problems: list[Problem] = []
    for row in rows.order_by("position"):
        asked = _asked(row, today)
        if asked:
            found.append(Record(replace(asked, status=row.status)))
        else:
            problems.append(Problem("Its draft has errors and was left out.", question=row.key))
    return found, problems


def _asked(row: Question, today: date | None) -> CoreQuestion | None:
    if row.current:
        return core_question(row, row.current)
    draft = getattr(row, "draft", None)
    return parse_question(draft.text, today)[0] if draft else None


def core_question(row: Question, version: Version) -> CoreQuestion:
    """A stored version as the core knows questions."""
    if version.text and (read := parse_question(version.text)[0]):
        return read
    return replace(
        restored(version),
        key=slugify(row.key.replace("/", "-").replace("#", "-"))[:100],
        title=version.title or version.prompt.split("\n")[0][:80],
        topic=row.topic.key if row.topic else "",
        status=row.status,
    )


def write(bank: Bank, format: str, statuses: Sequence[str] = (), *, now: datetime) -> Written | Problem:
    """The bank as a file of a format, with what it cannot hold as problems."""
    chosen = next((one for one in writable() if one.name == format), None)
    if chosen is None:
        return Problem(f"There is no format {format} to write; there are {_names(writable())}.")
    found, problems = records(bank, statuses, now.date())
    written = packages.write_file(chosen, found, bank.title, now)
    return Written(written.data, (*problems, *written.problems))


def _names(formats: Sequence[Format]) -> str:
    return ", ".join(one.name for one in formats)


def problem_document(problem: Problem) -> dict[str, Any]:
    """A problem with the names that every command uses."""
    return {
        "file": problem.file,
        "line": problem.line,
        "question": problem.question,
        "severity": problem.severity,
        "message": problem.message,
    }

"""Files of other tools: detect a file's format, compare it with a bank, and write a bank as such a file."""

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal

from django.utils.text import slugify

from study.banks import files
from study.banks.models import Bank, Question, Status, Version
from study.banks.pictures import BankPictures, named_in
from study.banks.rows import listed, restored
from study.core.formats import FORMATS
from study.core.formats.shared.columns import Columns, Table
from study.core.formats.shared.format import Format, Read, Record, Told, Written
from study.core.formats.shared.keys import Keys
from study.core.problem import Problem, Tally, tally
from study.core.questions.covers import base_of
from study.core.questions.pictures import named_by, names, showing
from study.core.questions.place import in_front
from study.core.questions.question import Question as CoreQuestion
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_alone

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
    """What taking a file in would do. `refused` counts its questions that cannot be taken. `pictures` are those of the
    file under the names that its questions will have for them."""

    format: str
    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: int = 0
    pictures: tuple[tuple[str, bytes], ...] = ()

    @property
    def tally(self) -> Tally:
        """What there is to say about the file, counted; what is refused is not taken in."""
        return tally(self.problems)

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
        return found or Problem(f"Cannot read the format {wanted}. Known formats: {_names(readable())}.")
    if problem := files.too_large(data, name):
        return problem
    ranked = sorted(files.recognised(data, name), key=lambda one: not name.lower().endswith(one.suffix))
    return ranked[0] if ranked else files.unknown(data, name)


def plan(
    bank: Bank | None,
    data: bytes,
    name: str,
    wanted: str,
    today: date,
    table: tuple[Table, Columns] | None = None,
    told: Told = lambda done, total: None,
) -> Plan:
    """Read a file, or the `table` that was opened of it, and hold it against the bank. Never raises, whatever the
    file; `told` hears how far it is, in hundredths: half is reading."""
    chosen = format_of(data, name, wanted)
    if isinstance(chosen, Problem):
        return Plan("", problems=(replace(chosen, file=chosen.file or name),), refused=0)
    found = files.read_file(chosen, data, name, table, lambda done, total: told(50 * done // max(total, 1), 100))
    named = named_in(bank, found.pictures)
    items, problems = _items(bank, chosen, found, named, today, told)
    refused = found.refused + len(problems)
    problems += _missing(items, BankPictures(bank), set(named.values()))
    brought = {named[given]: content for given, content in found.pictures}
    said = tuple(replace(problem, file=problem.file or name) for problem in (*found.problems, *problems))
    return Plan(chosen.name, items, said, refused, tuple(brought.items()))


def _missing(items: Sequence[Item], there: Container[str], brought: Container[str]) -> list[Problem]:
    """What is said of questions that name pictures which are neither in their file nor beside the bank."""
    return [
        Problem(f"There is no picture {shown!r} in the file: the question waits for it.", 0, "", "warning", item.key)
        for item in items
        for shown in sorted(set(map(base_of, names(item.text))))
        if shown not in brought and shown not in there
    ]


def _items(
    bank: Bank | None, form: Format, found: Read, named: Mapping[str, str], today: date, told: Told
) -> tuple[tuple[Item, ...], list[Problem]]:
    given = [showing(_tagged(record), named) for record in found.records]
    stored = _stored(bank, {one.key for one in given}, today) if bank else {}
    doubtful = {one.key for one in given if one.key in stored and _bare(one) not in stored[one.key].says}
    known = _as_written(bank, form, [stored[key] for key in doubtful]) if bank and doubtful else {}
    items: list[Item] = []
    problems: list[Problem] = []
    for place, asked in enumerate(given):
        told(50 + 50 * place // len(given), 100)
        there = stored.get(asked.key)
        same = there is not None and _bare(asked) in (*there.says, *known.get(asked.key, ()))
        if there and there.kind and there.kind != asked.kind and not same:
            words = f"The id {asked.key} belongs to a question of another kind ({there.kind}). Give this a new id."
            problems.append(Problem(words, asked.lines[0], subject=asked.key))
            continue
        state: State = "new" if there is None else "unchanged" if same else "changed"
        columns = listed(asked)
        checked = columns["checked_on"].isoformat() if columns["checked_on"] else ""
        text = write_alone(replace(asked, status="draft"))
        items.append(Item(asked.key, state, columns["title"], asked.kind, text, columns["tags"], checked))
    return tuple(items), problems


@dataclass(frozen=True, slots=True)
class _Stored:
    """A question of the bank: its kind, and what its draft and its versions in use say, as far as they can
    be read, each without its place."""

    kind: str
    says: tuple[CoreQuestion, ...]


def _stored(bank: Bank, keys: Collection[str], today: date) -> dict[str, _Stored]:
    """The questions of the bank that have these keys."""
    columns = ("key", "kind", "draft__text", "candidate__text", "current__text")
    rows = Question.objects.filter(bank=bank).values_list(*columns)
    return {key: _Stored(kind, tuple(_readable(texts, today))) for key, kind, *texts in rows if key in keys}


def _readable(texts: Iterable[str | None], today: date) -> Iterator[CoreQuestion]:
    for text in dict.fromkeys(filter(None, texts)):
        if read := parse_question(text, today)[0]:
            yield _bare(read)


def _as_written(bank: Bank, form: Format, stored: Sequence[_Stored]) -> dict[str, list[CoreQuestion]]:
    """What questions of the bank say, by key, as a file of this format gives it back: what the format
    cannot hold is no change when the bank's own file comes in again."""
    known: dict[str, list[CoreQuestion]] = {}
    pictures = BankPictures(bank)
    for place in range(max(len(there.says) for there in stored)):
        records = [Record(there.says[place], pictures=pictures) for there in stored if place < len(there.says)]
        for record in files.come_back(form, records, bank.title, bank.slug):
            known.setdefault(record.question.key, []).append(_bare(_tagged(record)))
    return known


def _bare(question: CoreQuestion) -> CoreQuestion:
    """The question without its place in a file, and without its status, which an import does not take over."""
    return replace(question, lines=(0, 0), status="")


def _tagged(record: Record) -> CoreQuestion:
    """The question with its category as a tag, so that it can be filtered by it."""
    parts = [slugify(part) for part in record.category.split("/")]
    tag = "/".join(part for part in parts if part and part != "course" and part != "top")
    tags = record.question.tags
    return replace(record.question, tags=(*tags, tag)) if tag and tag not in tags else record.question


def records(
    bank: Bank,
    statuses: Sequence[str] = (),
    today: date | None = None,
    told: Callable[[int, int], object] | None = None,
) -> tuple[list[Record], list[Problem]]:
    """The bank's questions as they can be written into a file: what is asked, else the draft where it can
    be read. What has neither is a problem. `told` hears how many are read, of how many."""
    rows = Question.objects.filter(bank=bank).exclude(status=Status.RETIRED).select_related("current", "draft", "topic")
    if statuses:
        rows = rows.filter(status__in=statuses)
    found: list[Record] = []
    problems: list[Problem] = []
    pictures = BankPictures(bank)
    keys = Keys()  # those of questions made from notes are no ids in a file
    alone: list[str] = []
    pictured: list[str] = []
    total = rows.count() if told else 0
    for number, row in enumerate(rows.order_by("position")):
        if told:
            told(number, total)
        asked = _asked(row, today)
        if asked:
            key = keys.make(row.key, asked.title, asked.prompt)
            asked = pictures.by_name(asked)
            found.append(Record(replace(in_front(asked), key=key, status=row.status), pictures=pictures))
            alone += [key] if row.current and row.current.alone else []
            pictured += [key] if asked.pictures else []
        else:
            problems.append(Problem("Its draft has errors and was left out.", subject=row.key))
    if alone:
        words = f"Published without a second reader, which a file cannot record: {', '.join(alone)}."
        problems.append(Problem(words, severity="warning"))
    if pictured:
        words = f"Shown with pictures of the notes, which are not in the file: {', '.join(pictured)}."
        problems.append(Problem(words, severity="warning"))
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
        title=version.title or version.prompt.split("\n")[0][:80],
        topic=row.topic.key if row.topic else "",
        status=row.status,
    )


def writer_of(format: str) -> Format | Problem:
    """The format of that name, which can be written."""
    chosen = next((one for one in writable() if one.name == format), None)
    return chosen or Problem(f"Cannot write the format {format}. Known formats: {_names(writable())}.")


def file_name(bank: Bank, format: str) -> str:
    """What a file of the bank is called."""
    return f"{bank.slug}{FORMATS[format].suffix}"


def write(
    bank: Bank,
    format: str,
    statuses: Sequence[str] = (),
    *,
    now: datetime,
    told: Callable[[int, int], object] | None = None,
) -> Written | Problem:
    """The bank as a file of a format, with what it cannot hold as problems."""
    chosen = writer_of(format)
    if isinstance(chosen, Problem):
        return chosen
    found, problems = records(bank, statuses, now.date(), told)
    written = files.write_file(chosen, found, bank.title, now)
    return Written(written.data, (*problems, *written.problems, *_unshown(chosen, found)))


def _unshown(form: Format, found: Sequence[Record]) -> list[Problem]:
    """What is said of questions whose pictures are not in the file: the format cannot hold them, or they are not
    there."""
    shown = [(record, named_by(record.question)) for record in found]
    if not form.pictures:
        keys = [record.question.key for record, named in shown if named]
        words = f"Shown with pictures, which this format cannot hold: {', '.join(keys)}."
        return [Problem(words, severity="warning")] if keys else []
    return [
        Problem(f"There is no picture {name!r} in this bank.", severity="warning", subject=record.question.key)
        for record, named in shown
        for name in sorted(named)
        if name not in record.pictures
    ]


def _names(formats: Sequence[Format]) -> str:
    return ", ".join(one.name for one in formats)


def problem_document(problem: Problem) -> dict[str, Any]:
    """A problem with the names that every command uses."""
    return {
        "file": problem.file,
        "line": problem.line,
        "question": problem.subject,
        "severity": problem.severity,
        "message": problem.message,
    }


def problem_of(document: Mapping[str, Any]) -> Problem:
    """The problem of a document that `problem_document` made."""
    return Problem(**{"subject" if name == "question" else name: value for name, value in document.items()})

"""CSV: one question in a row, for people who write questions in a spreadsheet.

The first row names the columns, in any order; only `prompt` and the answers must be there.

- `key`: the stable id. Made from the title where it is empty.
- `kind`: single, multiple, truefalse, short, numeric, cloze, ordering, matching, recall. Where it is
  empty the answers tell.
- `title`, `prompt`, `explanation`: Markdown; several lines in a cell are fine.
- `answer 1`, `mark 1`, `reason 1`, `name 1`, `answer 2`, …: what can be answered. The mark says what
  it is: `right` (or x) and `wrong` (or nothing) for an option, `50%` or `-50%` for an option that is
  worth that share; `accept` or `accept 50%` for a text or a number to be typed, `900 ±1% s`;
  `step` for the steps of an order, first to last; `pair` for `left -> right` of a matching, with
  nothing left of the arrow for a right side that belongs to none; `back` for the back of a card. A
  prompt with blanks, `{{c1::900|15 min}}`, has no answers. The name is the option's own stable id
  and may be left out.
- `score`: how several right options or an order are scored, where not as usual.
- `hint 1`, `hint 2`, …: shown one after the other on request. `points`: 1 where it is empty.
- `case`, `case title`, `stimulus`: the id of the case, its title and its text, the same for all questions of a case.
- `sources`: one on a line, `Source: [title](https://…) (checked 2026-11-20)`.
- `tags`: parted by commas. `topic`, `status` and `category` as in the application.

The columns may be parted by a comma, a semicolon or a tab. A cell that begins like a formula has an
apostrophe in front of it. A file written here reads back as the same questions.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from study.core.formats.blocks import block_of, kind_of
from study.core.formats.cells import guarded, unguarded
from study.core.formats.encodings import decode
from study.core.formats.format import Format, Read, Record, Written
from study.core.formats.intake import TOPIC, Intake, made_title
from study.core.formats.keys import is_key
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.source.block import Block, Entry, Item
from study.core.questions.source.front import STATUSES
from study.core.questions.source.parts import read_source, write_source
from study.core.questions.source.reader import MOST_POINTS

SEPARATORS = (",", ";", "\t")
OWN = tuple(dict.fromkeys(name for kind in KINDS.values() for name in kind.attributes))
FIRST = ("key", "kind", "category", "case", "case title", "stimulus", "title", "prompt")
LAST = ("explanation", "sources", "tags", "topic", "status", "points", *OWN)
PARTS = ("answer", "mark", "reason", "name")
PART = re.compile(r"(answer|mark|reason|name|hint) ?(\d{1,3})")
MOST_COLUMNS = 1000
BEGINNING = 20_000  # bytes or characters looked at to tell what a file is
TOLD = re.compile(r"sep=(.)", re.IGNORECASE)  # how Excel is told the separator
BOM = "\ufeff"  # without it Excel takes UTF-8 for windows-1252


@dataclass(frozen=True, slots=True)
class Line:
    """What can be answered, as it stands in a row."""

    answer: str
    mark: str = ""
    reason: str = ""
    name: str = ""


@dataclass(slots=True)
class Sheet:
    """What the csv module writes to."""

    rows: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.rows.append(text)


@dataclass(slots=True)
class Reading:
    """A file while it is read. `own` has, by the ids of the questions, what only our files say."""

    intake: Intake
    own: dict[str, dict[str, str]] = field(default_factory=dict)

    def take(self, cells: Mapping[str, str], line: int) -> None:
        """Take the question of the row that begins on `line`, or refuse it with all its faults."""
        block, faults = _block(cells, line)
        kind = cells.get("kind", "").strip().lower() or kind_of(block)
        status, case, topic = (cells.get(name, "").strip() for name in ("status", "case", "topic"))
        sources = [line.strip() for line in cells.get("sources", "").split("\n") if line.strip()]
        points = _points(cells.get("points", ""))
        faults += _faults(kind, status.lower(), case, points)
        faults += [fault for fault in map(read_source, sources) if isinstance(fault, str)]
        if faults or isinstance(kind, Problem):
            self.intake.refuse(" ".join(faults), line, block.title or made_title(block.prompt))
            return
        explanation = "\n\n".join([cells.get("explanation", ""), *sources])
        tags = [*cells.get("tags", "").split(","), *([TOPIC + topic] if topic else [])]
        hints = [cells[name] for name in sorted(cells, key=_place) if name.startswith("hint ")]
        question = self.intake.take(kind, block, explanation, tags, cells.get("category", ""), hints, points)
        if question:
            # What nobody can look up is not ready, whatever the row says.
            ready = status.lower() != "ready" or question.sources
            stimulus = cells.get("stimulus", "").strip("\n") if case else ""
            named = cells.get("case title", "").strip() if case else ""
            own = {"status": status.lower() if ready else "", "case": case, "case_title": named, "stimulus": stimulus}
            self.own[question.key] = {name: value for name, value in own.items() if value}

    def result(self) -> Read:
        """What was read, every question in its state and its case."""
        found = self.intake.result()
        records = (
            replace(record, question=replace(record.question, **self.own.get(record.question.key, {})))  # type: ignore[arg-type]
            for record in found.records
        )
        return replace(found, records=tuple(records))


def _faults(kind: str | Problem, status: str, case: str, points: float) -> Iterator[str]:
    if isinstance(kind, Problem):
        yield kind.message
    elif kind not in KINDS:
        yield f"There is no kind {kind!r}; known are {', '.join(KINDS)}."
    if status and status not in STATUSES:
        yield f"The status {status!r} is none of {', '.join(STATUSES)}."
    if case and not is_key(case):
        yield f"The case {case!r} is no id: a-z, 0-9 and single -."
    if not 0 < points <= MOST_POINTS:
        yield f"Write points as a number above 0, {MOST_POINTS} at most."


def _points(cell: str) -> float:
    """The points in a cell; 0 where it holds no number."""
    try:
        return float(cell.strip() or "1")
    except ValueError:
        return 0.0


def _place(column: str) -> int:
    found = PART.fullmatch(column)
    return int(found[2]) if found else 0


def recognises(data: bytes, name: str) -> bool:
    head = decode(data[:BEGINNING])[0].split("\n", 2)
    return any("prompt" in _names(line, separator) for line in head[:2] for separator in SEPARATORS)


def read(data: bytes, name: str) -> Read:
    text, problems = decode(data)
    lines = [f"{line}\n" for line in text.split("\n")]
    told = TOLD.fullmatch(lines[0].strip("\n"))
    start = 1 if told else 0
    separator = (
        told[1] if told else max(SEPARATORS, key=lambda char: len(_known(_names(lines[start][:BEGINNING], char))))
    )
    reading = Reading(Intake(name))
    reading.intake.note(*problems)
    columns: list[str] = []
    for cells, line in _rows(lines[start:], separator, start, reading.intake):
        if not columns:
            columns = [_column(cell) for cell in cells]
            reading.intake.note(*_column_faults(columns[: MOST_COLUMNS + 1], line))
            if "prompt" not in columns or len(columns) > MOST_COLUMNS:
                break
        elif any(cell.strip() for cell in cells):
            if len(cells) > len(columns):
                words = f"This row has {len(cells)} cells, the first only {len(columns)}; is a quotation mark missing?"
                reading.intake.warn(words, line)
            reading.take({name: unguarded(cell) for name, cell in zip(columns, cells, strict=False)}, line)
    return reading.result()


def _rows(lines: Sequence[str], separator: str, skipped: int, intake: Intake) -> Iterator[tuple[list[str], int]]:
    """Every row with the line it begins on."""
    rows = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = skipped + rows.line_num + 1
        try:
            yield next(rows), line
        except StopIteration:
            return
        except csv.Error as error:
            words = f"Cannot read the row that begins here ({error}). Is a quotation mark missing?"
            intake.refuse(words, line)


def _column(cell: str) -> str:
    plain = " ".join(cell.strip().strip(BOM).lower().split())
    found = PART.fullmatch(plain)
    return f"{found[1]} {int(found[2])}" if found else plain


def _names(line: str, separator: str) -> list[str]:
    return [_column(cell.strip().strip('"')) for cell in line.split(separator)]


def _known(names: Sequence[str]) -> list[str]:
    return [name for name in names if name in FIRST or name in LAST or PART.fullmatch(name)]


def _column_faults(columns: Sequence[str], line: int) -> Iterator[Problem]:
    if len(columns) > MOST_COLUMNS:
        yield Problem(f"There are more than {MOST_COLUMNS:,} columns.", line)
        return
    if "prompt" not in columns:
        yield Problem("The first row must name the columns; there is none named prompt.", line)
        return
    known = _known(columns)
    for name in dict.fromkeys(column for column in columns if column not in known and column):
        yield Problem(f"Nothing reads the column {name!r}.", line, severity="warning")
    for name in dict.fromkeys(column for column in known if known.count(column) > 1):
        yield Problem(f"The column {name!r} stands twice; the last one counts.", line, severity="warning")


def _block(cells: Mapping[str, str], line: int) -> tuple[Block, list[str]]:
    """The block of a row, and which of its marks cannot be read."""
    key, title, prompt = (cells.get(name, "") for name in ("key", "title", "prompt"))
    items: list[Item] = []
    numbered: list[Entry] = []
    bullets: list[Entry] = []
    backs: list[str] = []
    faults = []
    for answer in _answers(cells):
        mark = _mark(answer.mark)
        entry = Entry(answer.answer, line, answer.reason, answer.name)
        if mark == "step":
            numbered.append(entry)
        elif mark == "pair":
            bullets.append(entry)
        elif mark == "back":
            backs.append(answer.answer)
        elif mark is None:
            faults.append(f"The mark {answer.mark!r} is none of right, wrong, 50%, accept, step, pair, back.")
        else:
            items.append(Item(mark, answer.answer, line, answer.name, answer.reason))
    own = {name: cells[name].strip() for name in OWN if cells.get(name, "").strip()}
    parts = tuple(items), tuple(numbered), tuple(bullets)
    return Block(key, title, prompt, line, line, own, *parts, "\n\n".join(backs)), faults


def _answers(cells: Mapping[str, str]) -> Iterator[Line]:
    places = sorted({_place(name) for name in cells} - {0})
    for place in places:
        answer = Line(*(cells.get(f"{part} {place}", "").strip("\n") for part in PARTS))
        if answer != Line(""):
            yield replace(answer, answer=answer.answer.strip(), name=answer.name.strip())


def _mark(mark: str) -> str | None:
    """The mark of a list that a word in a cell stands for; None when it is none."""
    word = " ".join(mark.lower().split())
    if word in ("step", "pair", "back"):
        return word
    if word.startswith("accept"):
        return f"={word.removeprefix('accept').strip()}"
    plain = {"right": "x", "x": "x", "wrong": " ", "": " "}
    share = word if re.fullmatch(r"=(\d.*)?|[+-]?\d.*%", word) else None
    return plain.get(word, share)


def write(records: Sequence[Record], title: str) -> Written:
    rows: list[dict[str, str]] = []
    problems: list[Problem] = []
    for record in records:
        row = _row(record)
        if _lost(record, row):
            problems.append(Problem("A row of a table cannot hold this question.", subject=record.question.key))
        else:
            rows.append(row)
    count = max((len([name for name in row if name.startswith("answer ")]) for row in rows), default=0)
    middle = [f"{part} {place}" for place in range(1, count + 1) for part in PARTS]
    hints = max((len(record.question.hints) for record in records), default=0)
    middle += [f"hint {place}" for place in range(1, hints + 1)]
    sheet = Sheet()
    writer = csv.DictWriter(sheet, [*FIRST, *middle, *LAST])
    writer.writeheader()
    writer.writerows({name: guarded(cell) for name, cell in row.items()} for row in rows)
    return Written((BOM + "".join(sheet.rows)).encode("utf-8", "replace"), tuple(problems))


def _row(record: Record) -> dict[str, str]:
    question, block = record.question, block_of(record.question)
    row = {
        "key": question.key,
        "kind": question.kind,
        "category": record.category,
        "case": question.case,
        "case title": question.case_title,
        "stimulus": question.stimulus,
        "title": question.title,
        "prompt": block.prompt,
        "explanation": question.explanation,
        "sources": "\n".join(map(write_source, question.sources)),
        "tags": ",".join(question.tags),
        "topic": question.topic,
        "status": question.status,
        "points": repr(question.points) if question.points != 1 else "",
        **{f"hint {place}": hint for place, hint in enumerate(question.hints, 1)},
        **{name: block.attributes[name] for name in OWN if name in block.attributes},
    }
    for place, line in enumerate(_lines(block), 1):
        cells = (line.answer, line.mark, line.reason, line.name)
        row |= {f"{part} {place}": cell for part, cell in zip(PARTS, cells, strict=True)}
    return row


def _lines(block: Block) -> Iterator[Line]:
    for item in block.items:
        yield Line(item.text, _word(item.mark), item.reason, item.key)
    for mark, entries in (("step", block.numbered), ("pair", block.bullets)):
        for entry in entries:
            yield Line(entry.text, mark, entry.reason, entry.key)
    if block.answer:
        yield Line(block.answer, "back")


def _word(mark: str) -> str:
    if mark.startswith("="):
        return f"accept {mark[1:]}".strip()
    return {"x": "right", "": "wrong"}.get(mark.strip().lower(), mark)


def _lost(record: Record, row: Mapping[str, str]) -> bool:
    """Whether the row would read back as anything else than the question."""
    reading = Reading(Intake(""))
    reading.take(row, 0)
    again = [replace(found, question=replace(found.question, lines=(0, 0))) for found in reading.result().records]
    return again != [replace(record, question=replace(record.question, lines=(0, 0)))]


PLUGIN = Format(
    name="csv",
    title="Spreadsheet (CSV)",
    suffix=".csv",
    media_type="text/csv",
    recognises=recognises,
    read=read,
    write=write,
)

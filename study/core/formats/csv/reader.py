"""Tables to questions."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from study.core.encodings import beginning, decode
from study.core.formats.csv.columns import BOM, FIRST, LAST, OWN, PART, PARTS, AnswerCells
from study.core.formats.shared.collector import TOPIC, Collector, made_title
from study.core.formats.shared.csv_safety import unguarded
from study.core.formats.shared.format import Read
from study.core.formats.shared.keys import is_key
from study.core.formats.shared.shapes import kind_of
from study.core.problem import Problem
from study.core.questions.answers.scores import POINT
from study.core.questions.kinds import KINDS
from study.core.questions.source.block import Block, Entry, Item
from study.core.questions.source.front import STATUSES
from study.core.questions.source.parts import read_source
from study.core.questions.source.reader import MOST_POINTS

SEPARATORS = (",", ";", "\t")
MOST_COLUMNS = 1000
BEGINNING = 20_000  # bytes or characters looked at to tell what a file is
TOLD = re.compile(r"sep=(.)", re.IGNORECASE)  # how Excel is told the separator


@dataclass(slots=True)
class Reading:
    """A file while it is read. `own` has, by the ids of the questions, what only our files say."""

    collector: Collector
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
            self.collector.refuse(" ".join(faults), line, block.title or made_title(block.prompt))
            return
        explanation = "\n\n".join([cells.get("explanation", ""), *sources])
        tags = [*cells.get("tags", "").split(","), *([TOPIC + topic] if topic else [])]
        hints = [cells[name] for name in sorted(cells, key=_place) if name.startswith("hint ")]
        question = self.collector.take(kind, block, explanation, tags, cells.get("category", ""), hints, points)
        if question:
            # What nobody can look up is not ready, whatever the row says.
            ready = status.lower() != "ready" or question.sources
            stimulus = cells.get("stimulus", "").strip("\n") if case else ""
            named = cells.get("case title", "").strip() if case else ""
            own = {"status": status.lower() if ready else "", "case": case, "case_title": named, "stimulus": stimulus}
            self.own[question.key] = {name: value for name, value in own.items() if value}

    def result(self) -> Read:
        """What was read, every question in its state and its case."""
        found = self.collector.result()
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
    head = beginning(data, BEGINNING).split("\n", 2)
    return any(_is_ours(_names(line, separator)) for line in head[:2] for separator in SEPARATORS)


def _is_ours(names: Sequence[str]) -> bool:
    """Whether a row names columns of ours, and no more of somebody else's."""
    known = len(_known(names))
    return "prompt" in names and known * 2 >= len([name for name in names if name])


def read(data: bytes, name: str) -> Read:
    text, problems = decode(data)
    lines = [f"{line}\n" for line in text.split("\n")]
    told = TOLD.fullmatch(lines[0].strip("\n"))
    start = 1 if told else 0
    separator = (
        told[1] if told else max(SEPARATORS, key=lambda char: len(_known(_names(lines[start][:BEGINNING], char))))
    )
    reading = Reading(Collector(name))
    reading.collector.note(*problems)
    columns: list[str] = []
    for cells, line in _rows(lines[start:], separator, start, reading.collector):
        if not columns:
            columns = [_column(cell) for cell in cells]
            reading.collector.note(*_column_faults(columns[: MOST_COLUMNS + 1], line))
            if "prompt" not in columns or len(columns) > MOST_COLUMNS:
                break
        elif any(cell.strip() for cell in cells):
            if len(cells) > len(columns):
                words = f"This row has {len(cells)} cells, the first only {len(columns)}; is a quotation mark missing?"
                reading.collector.warn(words, line)
            reading.take({name: unguarded(cell) for name, cell in zip(columns, cells, strict=False)}, line)
    return reading.result()


def _rows(lines: Sequence[str], separator: str, skipped: int, collector: Collector) -> Iterator[tuple[list[str], int]]:
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
            collector.refuse(words, line)


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
            faults.append(f"The mark {answer.mark!r} is none of right, wrong, 50%, accept, point, step, pair, back.")
        else:
            items.append(Item(mark, answer.answer, line, answer.name, answer.reason))
    own = {name: cells[name].strip() for name in OWN if cells.get(name, "").strip()}
    parts = tuple(items), tuple(numbered), tuple(bullets)
    return Block(key, title, prompt, line, line, own, *parts, "\n\n".join(backs)), faults


def _answers(cells: Mapping[str, str]) -> Iterator[AnswerCells]:
    places = sorted({_place(name) for name in cells} - {0})
    for place in places:
        answer = AnswerCells(*(cells.get(f"{part} {place}", "").strip("\n") for part in PARTS))
        if answer != AnswerCells(""):
            yield replace(answer, answer=answer.answer.strip(), name=answer.name.strip())


def _mark(mark: str) -> str | None:
    """The mark of a list that a word in a cell stands for; None when it is none."""
    word = " ".join(mark.lower().split())
    if word in ("step", "pair", "back"):
        return word
    if word.startswith("accept"):
        return f"={word.removeprefix('accept').strip()}"
    plain = {"right": "x", "x": "x", "wrong": " ", "": " ", "point": POINT}
    share = word if re.fullmatch(r"=(\d.*)?|[+-]?\d.*%", word) else None
    return plain.get(word, share)

"""Questions to tables."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from study.core.formats.csv.columns import BOM, FIRST, LAST, OWN, PARTS, AnswerCells
from study.core.formats.csv.reader import Reading
from study.core.formats.shared.collector import Collector
from study.core.formats.shared.csv_safety import guarded
from study.core.formats.shared.format import Record, Written
from study.core.formats.shared.shapes import block_of
from study.core.problem import Problem
from study.core.questions.answers.scores import POINT
from study.core.questions.source.block import Block
from study.core.questions.source.parts import write_source


@dataclass(slots=True)
class Sheet:
    """What the csv module writes to."""

    rows: list[str] = field(default_factory=list)

    def write(self, text: str) -> None:
        self.rows.append(text)


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


def _lines(block: Block) -> Iterator[AnswerCells]:
    for item in block.items:
        yield AnswerCells(item.text, _word(item.mark), item.reason, item.key)
    for mark, entries in (("step", block.numbered), ("pair", block.bullets)):
        for entry in entries:
            yield AnswerCells(entry.text, mark, entry.reason, entry.key)
    if block.answer:
        yield AnswerCells(block.answer, "back")


def _word(mark: str) -> str:
    if mark.startswith("="):
        return f"accept {mark[1:]}".strip()
    return {"x": "right", "": "wrong", POINT: "point"}.get(mark.strip().lower(), mark)


def _lost(record: Record, row: Mapping[str, str]) -> bool:
    """Whether the row would read back as anything else than the question."""
    reading = Reading(Collector(""))
    reading.take(row, 0)
    again = [replace(found, question=replace(found.question, lines=(0, 0))) for found in reading.result().records]
    return again != [replace(record, question=replace(record.question, lines=(0, 0)))]

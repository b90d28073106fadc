"""Text whose lines are the rows of a table: what parts the columns is stated, or guessed and told."""

import csv
import re
from collections.abc import Iterator, Sequence

from study.core.encodings import beginning, decode
from study.core.formats.shared.columns import Row, Table
from study.core.formats.spreadsheet.limits import measured
from study.core.problem import Problem

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
STATED = re.compile(r"sep=(.)", re.IGNORECASE)
"""How Excel is told what parts the columns."""
BEGINNING = 20_000
"""Characters looked at to tell what parts the columns."""
LOOKED_AT = 30
"""Rows looked at for the same."""
LEAST = 2
"""Columns of a table."""


def opened(data: bytes, name: str) -> Table | Problem:
    """The table of a text, or what is wrong with it."""
    text, said = decode(data)
    lines = [f"{line}\n" for line in text.split("\n")]
    stated = STATED.fullmatch(lines[0].strip("\n"))
    separator = stated[1] if stated else separator_of(text)
    notes = list(said)
    if not stated and separator != ("\t" if name.lower().endswith(".tsv") else ","):
        notes.append(Problem(f"The columns were taken to be parted by {SEPARATORS[separator]}.", severity="warning"))
    start = 1 if stated else 0
    rows: list[Row] = []
    for one in _rows(lines[start:], separator, start):
        if isinstance(one, Problem):
            notes.append(one)
        elif any(cell.strip() for cell in one.cells):
            rows.append(one)
    return measured(Table(tuple(rows), notes=tuple(notes)))


def separator_of(text: str) -> str:
    """What parts the columns in most of the first rows, into as many each time."""
    return max(SEPARATORS, key=lambda one: _evenness(text, one))


def is_table(data: bytes) -> bool:
    """Whether the first rows of a text all have the same number of columns, and more than one."""
    text = beginning(data, BEGINNING)
    rows, columns = _evenness(text, separator_of(text))
    return columns >= LEAST and rows >= LEAST


def head(data: bytes) -> list[tuple[str, ...]]:
    """The first rows of a text, to tell what it is."""
    text = beginning(data, BEGINNING)
    return [row.cells for row in _first(text, separator_of(text))]


def _evenness(text: str, separator: str) -> tuple[int, int]:
    """How many of the first rows have the most frequent number of columns above one, and that number."""
    counts = [width for row in _first(text, separator) if (width := len(row.cells)) >= LEAST]
    common = max(set(counts), key=lambda width: (counts.count(width), width), default=0)
    return (counts.count(common), common) if common else (0, 0)


def _first(text: str, separator: str) -> list[Row]:
    lines = [f"{line}\n" for line in text[:BEGINNING].split("\n")[: 2 * LOOKED_AT]]
    found = [one for one in _rows(lines, separator, 0) if isinstance(one, Row) and any(map(str.strip, one.cells))]
    return found[:LOOKED_AT]


def _rows(lines: Sequence[str], separator: str, skipped: int) -> Iterator[Row | Problem]:
    """Every row with the line it begins on, or why it cannot be read."""
    rows = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = skipped + rows.line_num + 1
        try:
            yield Row(line, tuple(next(rows)))
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(f"Cannot read the row that begins here ({error}). Is a quotation mark missing?", line)

"""Two changes of one row of a table as one, cell by cell."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from study.core.notes.row_cells import BAR

_BORDER = " \t"


class Row(NamedTuple):
    """A row as both had it (`old`), and as each has it now."""

    old: str
    ours: str
    theirs: str


def same_rows(old: Sequence[str], start: int, end: int, ours: Sequence[str], theirs: Sequence[str]) -> list[Row] | None:
    """The rows that stand in the place of each other in `ours`, in `theirs` and from `start` to `end` in
    `old`, the lines that both had. None unless all are rows whose first cells stand in both, each once in its table."""
    if not len(ours) == len(theirs) == end - start:
        return None
    rows = list(map(Row, old[start:end], ours, theirs))
    if not all(map(_is_row, (line for row in rows for line in row))):
        return None
    names = _names_of_table(old, start)
    for row in rows:
        first = {_name(line) for line in row}
        if len(first) > 1 or not (name := first.pop()) or names[name] > 1:
            return None
    return rows


def row_together(row: Row) -> str | None:
    """A row with what two people changed of it; None where both changed one cell otherwise, or one of them changed the
    number of cells and the other what they say."""
    old, ours, theirs = row
    if ours in (old, theirs):
        return theirs
    if theirs == old:
        return ours
    parted = [BAR.split(line) for line in row]
    if len(set(map(len, parted))) > 1:
        return None
    cells = []
    for was, mine, their in zip(*parted, strict=True):
        if mine.strip() == their.strip() or their.strip() == was.strip():
            cells.append(mine)
        elif mine.strip() == was.strip():
            cells.append(their)
        else:
            return None
    return "|".join(cells)


def _is_row(line: str) -> bool:
    return line.lstrip(_BORDER).startswith("|")


def _name(line: str) -> str:
    return BAR.split(line)[1].strip()


def _names_of_table(lines: Sequence[str], at: int) -> Counter[str]:
    """How many rows of the table there begin with a cell, by what it says."""
    start, end = at, at
    while start and _is_row(lines[start - 1]):
        start -= 1
    while end < len(lines) and _is_row(lines[end]):
        end += 1
    return Counter(map(_name, lines[start:end]))

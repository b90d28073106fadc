"""Tables of which somebody has to say what their columns are (`Tabular` in `format.py`).

A format opens a file as a `Table`, guesses the `Columns`, and reads the table by whatever columns it is given, so
that a person can look at the guess, put it right, and have the same header read in the same way again.
"""

import json
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from study.core.problem import Problem

IGNORED = ""
"""The role of a column that nothing reads."""


LOOKED_THROUGH = 200
"""Rows below the one that names the columns by which a format guesses, at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty, by its number in the file."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a file, or of the one of its `sheets` that was asked for. `notes` say what was guessed on the way."""

    rows: tuple[Row, ...]
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    notes: tuple[Problem, ...] = ()

    @property
    def width(self) -> int:
        return max((len(row.cells) for row in self.rows), default=0)

    def beginning(self, count: int, head: int) -> "Table":
        """The same with its first rows below the one that names the columns alone."""
        below = [row for row in self.rows if row.number > head][:count]
        return replace(self, rows=(*(row for row in self.rows if row.number == head), *below))

    def first(self, count: int) -> "Table":
        """The same with its first rows alone, and as wide as with all."""
        rows = list(self.rows[:count])
        if rows:
            rows[0] = replace(rows[0], cells=(*rows[0].cells, *[""] * (self.width - len(rows[0].cells))))
        return replace(self, rows=tuple(rows))


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of a table are. `head` is the number of the row that names them, 0 for none; `roles` has one for
    each column, from the left; `answers` says how a right answer is written; `sheet` is the one that is read, the first
    where none is named."""

    roles: tuple[str, ...]
    head: int = 0
    answers: str = ""
    sheet: str = ""


def letter(place: int) -> str:
    """The name that spreadsheets have for a column: A, B, …, Z, AA."""
    name = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def plain(name: str) -> str:
    """The name of a column without what does not tell it from others: case and spaces."""
    return " ".join(name.split()).casefold()


def names(table: Table, head: int) -> tuple[str, ...]:
    """The name of each column; "" where it has none."""
    found = next((row.cells for row in table.rows if row.number == head), ())
    return tuple(" ".join(cell.split()) for cell in (*found, *[""] * (table.width - len(found))))


def header_digest(table: Table, head: int) -> str:
    """What is the same for all files with the same names in the same order; "" where no row names the columns."""
    given = [plain(name) for name in names(table, head)]
    while given and not given[-1]:
        given.pop()
    return sha256(json.dumps(given).encode()).hexdigest() if head and given else ""


def fitted(columns: Columns, width: int, known: Container[str]) -> Columns:
    """The columns for a table of this width, with `known` roles alone."""
    roles = [role if role in known else IGNORED for role in columns.roles[:width]]
    return replace(columns, roles=(*roles, *[IGNORED] * (width - len(roles))))


def said(columns: Columns, given: Iterable[str], table: Table, offered: Sequence[str]) -> Columns | Problem:
    """The columns with what is `given` as NAME=ROLE, where a name is that of a column or its letter, and a role one of
    those `offered`, or `ignore`."""
    roles = list(fitted(columns, table.width, offered).roles)
    known = [plain(name) for name in names(table, columns.head)]
    for one in given:
        name, parted, role = (part.strip() for part in one.rpartition("="))
        places = [place for place, other in enumerate(known) if other and other == plain(name)]
        places = places or [place for place in range(table.width) if letter(place) == name.upper()]
        role = IGNORED if role == "ignore" else role
        if not parted or not places:
            listed = ", ".join(filter(None, names(table, columns.head))) or "none with a name"
            return Problem(f"There is no column {name or one!r}. Write NAME=ROLE. Columns: {listed}.")
        if role not in offered:
            return Problem(f"There is no role {role!r}. Roles: {', '.join(filter(None, offered))}, ignore.")
        for place in places:
            roles[place] = role
    return replace(columns, roles=tuple(roles))

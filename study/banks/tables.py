"""Tables of which somebody says what their columns are: opened, shown in part, and read by the columns chosen."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from study.banks import files
from study.banks.models import Bank, ColumnChoice, Member, Role, Upload
from study.core.formats import FORMATS
from study.core.formats.shared.columns import (
    LOOKED_THROUGH,
    Columns,
    Row,
    Table,
    fitted,
    header_digest,
    letter,
    names,
    said,
)
from study.core.formats.shared.format import Format, Read, Tabular
from study.core.limits import FILE, MEGABYTE
from study.core.problem import Problem
from study.people.models import User

LOOKED_AT = 30
"""Rows among which a header is looked for that was read before."""
ROWS = 5
"""Rows of a table that are shown."""
SAMPLED = 25
"""Rows of which it is tried what questions come out."""
CELL = 120
"""Characters of a cell that are shown."""
KEPT = LOOKED_THROUGH + 100
"""First rows of a table that are kept beside it: what its page looks at where the columns are named in one of the first
hundred."""
MOST_KEPT = MEGABYTE
"""Characters of what is kept so; a table with longer cells is opened each time."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is shown: its letter, its name, and what stands in the first rows."""

    letter: str
    name: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """The first rows of a table, of as many as it has in all."""

    table: Table
    rows: int

    def reaches(self, head: int) -> bool:
        """Whether all is here that is looked at where a row of this number names the columns."""
        below = sum(row.number > head for row in self.table.rows)
        return len(self.table.rows) == self.rows or below >= LOOKED_THROUGH


def kept_beginning(table: Table) -> dict[str, Any] | None:
    """The beginning of a table as it is kept; None where it is too large for that."""
    first = table.first(KEPT)
    made = {
        "rows": [[row.number, row.cells] for row in first.rows],
        "of": len(table.rows),
        "sheet": table.sheet,
        "sheets": table.sheets,
        "notes": [asdict(note) for note in table.notes],
    }
    return made if len(json.dumps(made)) <= MOST_KEPT else None


def beginning(form: Format, upload: Upload, sheet: str, head: int) -> Beginning | Problem:
    """What is looked at of a table that was brought, where a row of this number names the columns: what is kept of it,
    or all of it, where that does not reach so far or is of another sheet."""
    kept = upload.beginning
    if kept and kept["sheet"] == sheet:
        rows = tuple(Row(number, tuple(cells)) for number, cells in kept["rows"])
        notes = tuple(Problem(**note) for note in kept["notes"])
        found = Beginning(Table(rows, kept["sheet"], tuple(kept["sheets"]), notes), kept["of"])
        if found.reaches(head):
            return found
    table = opened(form, content(upload), upload.name, sheet)
    return table if isinstance(table, Problem) else Beginning(table, len(table.rows))


def content(upload: Upload) -> bytes:
    """The table of an upload as it was brought."""
    assert upload.table is not None
    return bytes(upload.table)


def tabular(form: Format) -> Tabular:
    """What a format that reads tables adds."""
    assert form.tabular
    return form.tabular


def opened(form: Format, data: bytes, name: str, sheet: str = "") -> Table | Problem:
    """The table of a file, or why there is none."""
    if len(data) > FILE:
        return Problem(f"The table is larger than {FILE // MEGABYTE} MB.", file=name)
    members = files.members_of(data, name)
    found = members if isinstance(members, Problem) else tabular(form).opened(members, name, sheet)
    if isinstance(found, Problem):
        return replace(found, file=found.file or name)
    return found if found.rows else Problem("There is nothing in this table.", file=name)


def owner_of(bank: Bank | None) -> User | None:
    """Whose choices count for tables that come into a bank: the one who has owned it longest."""
    owners = Member.objects.filter(bank=bank, role=Role.OWNER).select_related("user").order_by("pk")
    return next((member.user for member in owners[:1]), None) if bank else None


def remembered(form: Format, table: Table, owner: User | None) -> Columns | None:
    """The columns that were chosen for a table with the same header."""
    digests = {header_digest(table, row.number): row.number for row in reversed(table.rows[:LOOKED_AT])}
    known = ColumnChoice.objects.filter(owner=owner, format=form.name, header__in=digests) if owner else ()
    found = min(known, key=lambda one: digests[one.header], default=None)
    if found is None:
        return None
    columns = replace(columns_of(found.columns), head=digests[found.header], sheet=table.sheet)
    return fitted(columns, table.width, tabular(form).roles)


def guessed(form: Format, table: Table, head: int | None = None) -> Columns:
    """The columns as their names tell them."""
    return tabular(form).guess(table, head)


def document(columns: Columns) -> dict[str, Any]:
    """The columns as they are kept."""
    return asdict(columns) | {"roles": list(columns.roles)}


def columns_of(kept: Mapping[str, Any]) -> Columns:
    """The columns that `document` kept."""
    return Columns(**{**kept, "roles": tuple(kept["roles"])})


def shown(table: Table, columns: Columns) -> list[Column]:
    """The columns with their first cells."""
    given = names(table, columns.head)
    rows = [row.cells for row in table.rows if row.number > columns.head][:ROWS]
    return [
        Column(letter(place), name, tuple(row[place][:CELL] if place < len(row) else "" for row in rows))
        for place, name in enumerate(given)
    ]


def sample(form: Format, table: Table, columns: Columns, name: str) -> Read:
    """What comes out of the first rows."""
    return tabular(form).read(table.beginning(SAMPLED, columns.head), columns, name)


def format_named(name: str) -> Format | None:
    """The format of an upload, where it reads tables."""
    found = FORMATS.get(name)
    return found if found and found.tabular else None


def with_named(form: Format, table: Table, columns: Columns, given: Sequence[str]) -> Columns | Problem:
    """The columns with those that are `given` as NAME=ROLE; how right answers are written is guessed again."""
    return said(replace(columns, answers=""), given, table, list(tabular(form).roles)) if given else columns


def summary(table: Table, columns: Columns) -> Sequence[str]:
    """What each column that is read was taken for: `Question = question`."""
    given = names(table, columns.head)
    return [f"{given[place] or letter(place)} = {role}" for place, role in enumerate(columns.roles) if role]


def fitting(form: Format, table: Table, columns: Columns) -> Columns:
    """The columns with a role for each of the table's."""
    return fitted(columns, table.width, tabular(form).roles)

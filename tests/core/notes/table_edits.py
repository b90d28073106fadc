"""Edits that people make to a table in their notes, by kind, and what became of its questions."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from study.core.generators import candidates
from study.core.generators.candidate import Candidate
from study.core.notes import carry_keys, parse

NAMES = ("Marlow", "Tarnby", "Ostrel", "Windel", "Karsund", "Pelworm", "Sandvik", "Brighaven", "Lindau", "Torpoint")
COLUMNS: dict[str, tuple[str, ...]] = {
    "Depth": ("12 m", "9 m", "30 m", "14 m", "21 m", "7 m", "18 m", "25 m", "11 m", "16 m"),
    "Founder": (
        *("a guild of salters", "two brothers from Genoa", "the bishop of Utrecht", "a widow with nine ships"),
        *("the crown of Sweden", "free men of the fjord", "merchants out of Riga", "a company of pilots"),
        *("monks of the black order", "an admiral in exile"),
    ),
    "Cargo": (
        *("dried herring", "oak and tar", "raw amber", "bales of wool", "iron from the hills", "salt in sacks"),
        *("white marble", "beeswax candles", "copper sheets", "barrels of beer"),
    ),
    "Signal": (
        *("three short bells", "a red flag at noon", "smoke above the keep", "one long horn", "a lantern in the loft"),
        *("two shots of a gun", "a kite over the pier", "drums on the wall", "a green rocket", "a choir of whistles"),
    ),
    "Founded": ("1204", "1318", "1477", "1562", "1611", "1689", "1733", "1790", "1845", "1902"),
    "Beacon": (
        *("a wooden tower", "an old lightship", "a lamp on a chapel", "fires along the dune", "a stone obelisk"),
        *("twin pillars of brick", "a painted rock", "a mast with mirrors", "an iron cage", "a floating barrel"),
    ),
}
MORE = (
    ("Ferry", ("runs at night", "leaves at dawn", "waits for the mail", "crosses twice a day", "carries carts only")),
    ("Tariff", ("4 crowns", "6 crowns", "9 crowns", "13 crowns", "17 crowns")),
)
"""Columns that are added."""
RENAMED = {
    "Depth": "Depth at low water",
    "Founder": "Founded by whom",
    "Cargo": "Main goods",
    "Signal": "Warning sign",
    "Founded": "Year of foundation",
    "Beacon": "Sea mark",
}


@dataclass(frozen=True, slots=True)
class Table:
    """The names of the columns, and the rows, the first cell of each being its name."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        lines = (self.heads, ("---",) * len(self.heads), *self.rows)
        return "# Harbours of the north\n\n" + "".join(f"| {' | '.join(line)} |\n" for line in lines)

    def by_columns(self, order: list[int]) -> "Table":
        def put(line: tuple[str, ...]) -> tuple[str, ...]:
            return tuple(line[at] for at in order)

        return Table(put(self.heads), tuple(map(put, self.rows)))

    def with_cell(self, row: int, column: int, said: str) -> "Table":
        line = self.rows[row]
        changed = (*line[:column], said, *line[column + 1 :])
        return replace(self, rows=(*self.rows[:row], changed, *self.rows[row + 1 :]))


type Edit = Callable[[Table, Random], tuple[Table, tuple[int, int] | None]]
"""The table after an edit, and row and column of the cell that says something else."""


def a_table(random: Random) -> Table:
    heads = random.sample(sorted(COLUMNS), random.randrange(3, 6))
    size = random.randrange(4, 8)
    values = [random.sample(COLUMNS[head], size) for head in heads]
    names = random.sample(NAMES, size)
    return Table(("Harbour", *heads), tuple(zip(names, *values, strict=True)))


def one_cell(table: Table, random: Random) -> tuple[Table, tuple[int, int] | None]:
    """One cell says what no row of the table said."""
    row, column = random.randrange(len(table.rows)), random.randrange(1, len(table.heads))
    held = {line[column] for line in table.rows}
    values = COLUMNS.get(table.heads[column]) or dict(MORE)[table.heads[column]]
    said = random.choice([one for one in values if one not in held] or ["nothing that is known"])
    return table.with_cell(row, column, said), (row, column)


def cell_of_another_row(table: Table, random: Random) -> tuple[Table, tuple[int, int] | None]:
    row, column = random.randrange(len(table.rows)), random.randrange(1, len(table.heads))
    other = random.choice([one for one in range(len(table.rows)) if one != row])
    return table.with_cell(row, column, table.rows[other][column]), (row, column)


def cell_reworded(table: Table, random: Random) -> tuple[Table, tuple[int, int] | None]:
    row, column = random.randrange(len(table.rows)), random.randrange(1, len(table.heads))
    return table.with_cell(row, column, f"**{table.rows[row][column]}**"), None


def column_added(table: Table, random: Random) -> tuple[Table, tuple[int, int] | None]:
    head, values = random.choice(MORE)
    at = random.randrange(1, len(table.heads) + 1)
    given = [values[place % len(values)] for place in range(len(table.rows))]
    rows = tuple((*row[:at], said, *row[at:]) for row, said in zip(table.rows, given, strict=True))
    return Table((*table.heads[:at], head, *table.heads[at:]), rows), None


def column_removed(table: Table, random: Random) -> tuple[Table, tuple[int, int] | None]:
    gone = random.randrange(1, len(table.heads))
    return table.by_columns([at for at in range(len(table.heads)) if at != gone]), None


def columns_swapped(table: Table, random: Random) -> tuple[Table, tuple[int, int] | None]:
    order = list(range(len(table.heads)))
    one, other = random.sample(order[1:], 2)
    order[one], order[other] = other, one
    return table.by_columns(order), None


def head_renamed(table: Table, random: Random) -> tuple[Table, tuple[int, int] | None]:
    at = random.randrange(1, len(table.heads))
    return replace(table, heads=(*table.heads[:at], RENAMED[table.heads[at]], *table.heads[at + 1 :])), None


def cell_and_column(table: Table, random: Random) -> tuple[Table, tuple[int, int] | None]:
    changed, (row, column) = one_cell(table, random)  # type: ignore[misc]
    order = [*range(len(table.heads))]
    one = random.choice([at for at in order[1:] if at != column])
    order.remove(one)
    return changed.by_columns(order), (row, column)


EDITS: dict[str, Edit] = {
    "one cell changed": one_cell,
    "a cell of another row": cell_of_another_row,
    "a cell reworded": cell_reworded,
    "a column added": column_added,
    "a column removed": column_removed,
    "columns swapped": columns_swapped,
    "a head renamed": head_renamed,
    "a cell changed, a column removed": cell_and_column,
}


@dataclass(slots=True)
class Outcome:
    """Of the questions that are asked after an edit as before, how many there were, and how many `lost` their key; of
    those whose cell says something else, how many, how many were `taken` over in silence, and how many a person is
    `asked` about."""

    stayed: int = 0
    lost: int = 0
    replaced: int = 0
    taken: int = 0
    asked: int = 0


def outcomes(wanted: int, seed: int = 7) -> dict[str, Outcome]:
    """What became of the questions of tables, by the kind of edit."""
    random = Random(seed)
    found = {name: Outcome() for name in EDITS}
    for _ in range(wanted):
        table = a_table(random)
        for name, edit in EDITS.items():
            changed, cell = edit(table, random)
            _judge(found[name], table, changed, cell)
    return found


def _judge(outcome: Outcome, table: Table, changed: Table, cell: tuple[int, int] | None) -> None:
    before = parse(table.text, "a.md")
    asked = {one.key: one for one in candidates(before).candidates}
    notes, changes = carry_keys(before.topics, parse(changed.text, "a.md"))
    now = {one.key: one for one in candidates(notes, frozenset(asked)).candidates}
    unsure = {one.key for one in changes.unsure}
    was, then = (Counter(_told(one, table.rows) for one in side.values()) for side in (asked, now))
    for key, one in asked.items():
        told = _told(one, table.rows)
        name, said = table.rows[cell[0]][0] if cell else "", table.rows[cell[0]][cell[1]] if cell else ""
        if cell and told[0] == name and said.casefold() in told[1]:
            outcome.replaced += 1
            other = key in now and _told(now[key], table.rows) != told
            outcome.asked += other and one.fact in unsure
            outcome.taken += other and one.fact not in unsure
        elif was[told] == then[told] == 1:
            outcome.stayed += 1
            outcome.lost += key not in now or _told(now[key], table.rows) != told


def _told(one: Candidate, rows: tuple[tuple[str, ...], ...]) -> tuple[str, str]:
    """Which row a question asks of, and for what."""
    named = next((row[0] for row in rows if row[0] in one.prompt), "")
    right = " ".join(one.parts.right).casefold().replace("*", "")
    if not named:
        return next((row[0] for row in rows if row[0].casefold() in right), ""), one.prompt.casefold().replace("*", "")
    return named, right

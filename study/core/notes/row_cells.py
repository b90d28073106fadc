"""The cells of a table row, what each is asked for by, and which questions rest on which of them."""

import re
from collections.abc import Container, Iterable
from typing import NamedTuple

from study.core.notes.model import CellKeys, Fact

BAR = re.compile(r"(?<!\\)\|(?![^\[\]]{0,120}\]\])")
"""What parts cells; the bar of a link, "[[page|name]]", does not."""
CELL = re.compile(rf"\s*{BAR.pattern}\s*")
"""The same with the space around it."""
FRESH = 100
"""The first key of a cell that took another's place: above those that cells ever had by the number of their column."""
PAIR = 2
"""Columns of a table whose rows say one thing of another."""
OF_PAIRS = ("explained", "value", "meaning", "named", "term")
"""Shapes that ask the rows of such a table for what others ask a cell by its column."""
_OF_CELLS = ("property", "row", "entry", "table")
_OF_A_CELL = re.compile(r"(?P<name>.+)-c(?P<key>\d+)")
_OF_A_ROW = re.compile(r"(?P<name>.+)-r(?P<key>\d+)")


class Cell(NamedTuple):
    """A cell with the name of its column, as both are written."""

    head: str
    text: str


def cells_of(fact: Fact) -> tuple[Cell, ...]:
    """The cells of a table row, one for each column; empty for anything else."""
    if "|" not in fact.lead:
        return ()
    heads, texts = CELL.split(fact.lead), CELL.split(fact.text)
    if not 1 < len(texts) <= len(heads):
        return ()
    texts += [""] * (len(heads) - len(texts))  # those that a row leaves out are its last
    return tuple(map(Cell, heads, texts))


def keys_of(fact: Fact, columns: int) -> tuple[int, ...]:
    """The key of each cell of a row of so many columns."""
    keys = fact.cell_keys.keys
    return keys if len(keys) == columns else tuple(range(columns))


def said_under(fact: Fact) -> dict[int, Cell]:
    """What the cells of a table row say, by their keys."""
    cells = cells_of(fact)
    return dict(zip(keys_of(fact, len(cells)), cells, strict=True))


def shown(fact: Fact, cells: Iterable[Cell]) -> str:
    """Some cells of a row as they are shown to whoever has to tell about them, with what the row is about."""
    subject = next((cell.text for cell in cells_of(fact) if cell.text.strip()), "")
    told = (f"{cell.head}: {cell.text}" if cell.head.strip() else cell.text for cell in cells)
    return f"{subject} | {' | '.join(told)}"


def edition(fact: Fact) -> str:
    """What tells the questions that rest on all of a row from those before one of its cells gave way to another; empty
    where none did. Of a row of two columns it names the second cell, where that had another place."""
    keys = keys_of(fact, len(cells_of(fact)))
    if len(keys) == PAIR:
        return "" if keys[1] == 1 else f"c{keys[1]}"
    return f"r{fresh}" if (fresh := max((key for key in keys if key >= FRESH), default=0)) else ""


def _cell_in(name: str) -> tuple[str, int | None]:
    """Which cell of its row a question rests on by its name, which has no key of a fact; None where on all."""
    if found := _OF_A_CELL.fullmatch(name):
        return found["name"], int(found["key"])
    return name, 1 if name.partition("-")[0] in OF_PAIRS else None


def rests_on(name: str, cells: Container[int]) -> bool:
    """Whether the question of a row that is called so, without the key of its fact, rests on one of these cells."""
    _, key = _cell_in(name)
    return key is None or key in cells


def share_a_cell(one: str, other: str) -> bool:
    """Whether two questions of one line rest on the same: always, but for those of two cells of a table row."""
    cells = {key for _, key in map(_cell_in, (one, other)) if key is not None}
    return len(cells) <= 1


def is_of_gone_cell(name: str, keys: CellKeys) -> bool:
    """Whether the question of a row that is called so rests on what stands there no more."""
    _, key = _cell_in(name)
    return any(one.key == key for one in keys.gone)


def renamed(name: str, was: Fact, now: Fact) -> str | None:
    """What the question of a row that is called so is called where the same row goes by other cell keys; None where
    what it rests on is gone."""
    columns = len(cells_of(was))
    if not columns or not (was.cell_keys.keys or now.cell_keys.keys):
        return name
    before, after = keys_of(was, columns), keys_of(now, columns)
    bare, key = _cell_in(name)
    if key is not None:
        then = after[before.index(key)] if key in before else None
        return None if then is None else bare if then == 1 and bare not in _OF_CELLS else f"{bare}-c{then}"
    found = _OF_A_ROW.fullmatch(name)
    if (f"r{found['key']}" if found else "") != edition(was):
        return None
    return "-".join(filter(None, (found["name"] if found else name, edition(now))))

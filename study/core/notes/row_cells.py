"""The cells of a table row, what each is asked for by, and which questions rest on which of them."""

import re
from collections.abc import Container, Iterable
from typing import NamedTuple

from study.core.notes.model import CellKeys, Fact

CELL = re.compile(r"(?<!\\)\s*\|\s*(?![^\[\]]{0,120}\]\])")
"""What parts cells; the bar of a link, "[[page|name]]", does not."""
FRESH = 100
"""The first key of a cell that took another's place: above those that cells ever had by the number of their column."""
_OF_A_CELL = re.compile(r"(?P<shape>property|row|entry|table)-c(?P<key>\d+)")
_OF_A_ROW = re.compile(r"(?P<name>.+)-r(?P<key>\d{3,})")


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


def edition(keys: CellKeys) -> int:
    """What tells the questions that rest on all of a row from those before one of its cells gave way to another; 0
    where none did."""
    return max((key for key in keys.keys if key >= FRESH), default=0)


def rests_on(name: str, cells: Container[int]) -> bool:
    """Whether the question of a row that is called so, without the key of its fact, rests on one of these cells."""
    found = _OF_A_CELL.fullmatch(name)
    return found is None or int(found["key"]) in cells


def is_of_gone_cell(name: str, keys: CellKeys) -> bool:
    """Whether the question of a row that is called so rests on what stands there no more."""
    found = _OF_A_CELL.fullmatch(name)
    return found is not None and any(one.key == int(found["key"]) for one in keys.gone)


def renamed(name: str, was: Fact, now: Fact) -> str | None:
    """What the question of a row that is called so is called where the same row goes by other cell keys; None where
    what it rests on is gone."""
    columns = len(cells_of(was))
    if not columns or was.cell_keys == now.cell_keys:
        return name
    before, after = keys_of(was, columns), keys_of(now, columns)
    if found := _OF_A_CELL.fullmatch(name):
        key = int(found["key"])
        return f"{found['shape']}-c{after[before.index(key)]}" if key in before else None
    found = _OF_A_ROW.fullmatch(name)
    if (int(found["key"]) if found else 0) != edition(was.cell_keys):
        return None
    bare = found["name"] if found else name
    return f"{bare}-r{edition(now.cell_keys)}" if edition(now.cell_keys) else bare

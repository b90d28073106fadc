"""A table row that is read again: whether it is the same row, and which of its cells say what they said.

A row is the same while its subject stays and one of its other cells does. Each cell is judged by itself, by the rules
for lines (`likeness`), against what stood in its column: columns are known by their names, else by what stands in them.
Rows of two columns are one statement, and judged as lines are.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from study.core.notes.likeness import Content, Verdict, content, verdict
from study.core.notes.model import BY_COLUMN, CellKeys, Fact, GoneCell
from study.core.notes.row_cells import FRESH, Cell, cells_of, keys_of
from study.core.notes.synonyms import hold_opposites
from study.core.text.compare import clean, simple

MOST_GONE = 60
"""Cells that a row had which are kept in mind; those of the highest keys, so that none is given twice."""
FEWEST_COLUMNS = 3
"""Columns of a table of which a row is more than one statement."""
HALF = 0.5
"""The share of rows in more than which a column must say what it said, to be known under another name."""

type Elsewhere = Callable[[str], int]


class Pair(NamedTuple):
    """A row as it was and as it is."""

    old: Fact
    new: Fact


@dataclass(frozen=True, slots=True)
class Again:
    """The cell keys of a row that was read again. Of the cells `doubtful`, as they were, only a person can tell."""

    keys: CellKeys
    doubtful: tuple[GoneCell, ...] = ()


def is_table_row(old: Fact, new: Fact) -> bool:
    """Whether both are rows of a table, one of them of more than two columns."""
    if "|" not in old.lead or "|" not in new.lead:
        return False
    sizes = len(cells_of(old)), len(cells_of(new))
    return min(sizes) > 1 and max(sizes) >= FEWEST_COLUMNS


def subject_at(rows: Iterable[Fact]) -> int:
    """The column that names the rows of a table: the first, or the one after a column of groups."""
    return 1 if any((found := cells_of(row)) and not simple(found[0].text) for row in rows) else 0


def kept_share(pair: Pair, at: tuple[int, int], elsewhere: Elsewhere) -> float:
    """Of two rows, whose subjects stand in the columns `at`, the share of the old one's other cells that stayed; 0
    where their subjects are not the same."""
    old, new = cells_of(pair.old), cells_of(pair.new)
    if len(old) <= at[0] or len(new) <= at[1]:
        return 0
    subject, now = old[at[0]].text, new[at[1]].text
    if not simple(clean(subject)) or _of_cell(subject, now, "", elsewhere) != "reworded":
        return 0
    columns = _columns(old, new, ((old, new),))
    same = sum(
        _of_cell(old[then].text, new[column].text, subject, elsewhere) == "reworded"
        for column, then in columns.items()
        if column != at[1] and then != at[0] and simple(old[then].text)
    )
    return same / (len(old) - 1)


@dataclass(slots=True)
class Tables:
    """The rows that were known again, by the table they stood in and the one they stand in."""

    apart: Container[tuple[str, str]]
    apart_as: Callable[[str, int | None, str], tuple[str, str]]
    pairs: defaultdict[tuple[object, object], list[Pair]] = field(default_factory=lambda: defaultdict(list))
    _columns: dict[tuple[object, object], Mapping[int, int]] = field(default_factory=dict)

    def take(self, table: tuple[object, object], pair: Pair) -> None:
        self.pairs[table].append(pair)

    def read_again(self, table: tuple[object, object], pair: Pair, at: int, elsewhere: Elsewhere) -> Again:
        """The cell keys of the row of a pair that was taken; its subject stood in the column `at`."""
        if table not in self._columns:
            first = self.pairs[table][0]
            rows = [(cells_of(one.old), cells_of(one.new)) for one in self.pairs[table]]
            self._columns[table] = _columns(cells_of(first.old), cells_of(first.new), rows)
        return self._row(pair, self._columns[table], at, elsewhere)

    def _row(self, pair: Pair, columns: Mapping[int, int], at: int, elsewhere: Elsewhere) -> Again:
        old, new = cells_of(pair.old), cells_of(pair.new)
        before = keys_of(pair.old, len(old))
        gone = list(pair.old.cell_keys.gone)
        subject = old[at].text if at < len(old) else ""
        whole = self.apart_as(pair.old.key, None, pair.new.text) in self.apart
        keys: list[int | None] = []
        doubtful: list[GoneCell] = []
        for column, cell in enumerate(new):
            then = columns.get(column)
            there = old[then] if then is not None and then < len(old) else None
            key = before[then] if there is not None and then is not None else None
            if there is None or key is None:
                keys.append(_back(cell, gone, keys))
                continue
            beside = [content(one.text).words for one in old if one is not there]
            said = _of_cell(there.text, cell.text, "" if then == at else subject, partial(_lent, elsewhere, beside))
            told = self.apart_as(pair.old.key, key, cell.text) in self.apart
            back = _back(cell, gone, keys) if said != "reworded" else None
            if told or back is not None or said == "replaced" or (said == "unsure" and whole):
                keys.append(back)
                continue
            keys.append(key)
            if said == "unsure" and then != at:
                doubtful.append(GoneCell(key, *there))
        highest = max((FRESH - 1, *before, *(one.key for one in gone)))
        found = list[int]()
        for key in keys:
            highest += key is None
            found.append(highest if key is None else key)
        lost = [GoneCell(key, *cell) for key, cell in zip(before, old, strict=True) if key not in found]
        stay = sorted((*(one for one in gone if one.key not in found), *lost))[-MOST_GONE:]
        if not stay and found == [*range(len(found))]:
            return Again(BY_COLUMN, tuple(doubtful))
        return Again(CellKeys(tuple(found), tuple(stay)), tuple(doubtful))


def _lent(elsewhere: Elsewhere, beside: Sequence[frozenset[str]], word: str) -> int:
    """In how many other rows a word stands, and in how many other cells of its row it stood."""
    return elsewhere(word) + sum(word in words for words in beside)


def _back(cell: Cell, gone: Sequence[GoneCell], taken: Sequence[int | None]) -> int | None:
    """The key under which a cell was asked for that says again what it said."""
    said = _plain(cell.text), simple(cell.head)
    same = (one.key for one in gone if (_plain(one.text), simple(one.head)) == said and one.key not in taken)
    return max(same, default=None)


def _plain(text: str) -> str:
    return " ".join(clean(text).casefold().split())


def _of_cell(old: str, new: str, subject: str, elsewhere: Elsewhere) -> Verdict:
    """Whether a cell says what it said of the same subject. One without a word or a number that tells something is
    another one where its signs are."""
    if _plain(old) == _plain(new):
        return "reworded"
    was, now = content(old), content(new)
    if not (was.words or was.numbers) or not (now.words or now.numbers):
        return "replaced"
    if subject:
        of = content(subject)
        was, now = (replace(one, subject=of.words | of.numbers) for one in (was, now))
    return verdict(was, now, elsewhere)[0]


def _columns(
    old: Sequence[Cell], new: Sequence[Cell], rows: Sequence[tuple[Sequence[Cell], Sequence[Cell]]]
) -> dict[int, int]:
    """For the columns of a table those that they were: by their names, by nearly these, by what stands in most of their
    cells."""
    found: dict[int, int] = {}

    def left() -> list[tuple[int, int]]:
        return [
            (column, then)
            for column in range(len(new))
            for then in range(len(old))
            if column not in found and then not in found.values()
        ]

    def take(column: int, then: int) -> None:
        if column not in found and then not in found.values():
            found[column] = then

    for column, then in left():
        if simple(new[column].head) == simple(old[then].head):
            take(column, then)
    heads = [[content(one.head) for one in side] for side in (old, new)]
    for column, then in left():
        if heads[0][then].words and verdict(heads[0][then], heads[1][column], lambda word: 0)[0] == "reworded":
            take(column, then)
    shares = []
    for column, then in left():
        said = [
            _plain(now[column].text) if _plain(was[then].text) == _plain(now[column].text) else None
            for was, now in rows
            if len(was) > then and len(now) > column and (was[then].text or now[column].text)
        ]
        same = [text for text in said if text is not None]
        told = len(same) == len(said) or (len(same) > HALF * len(said) and len(set(same)) > 1)
        if said and told and not _are_contrary(heads[0][then], heads[1][column]):
            shares.append((-len(same) / len(said), abs(column - then), column, then))
    for _, _, column, then in sorted(shares):
        take(column, then)
    return found


def _are_contrary(old: Content, new: Content) -> bool:
    """Whether the names of two columns differ in what makes them two whatever stands there: "minimum" and "maximum",
    "price in EUR" and "price in USD"."""
    gone, came = old.words - new.words, new.words - old.words
    named = bool(old.names & gone) and bool(new.names & came)
    return named or old.numbers != new.numbers or old.negations % 2 != new.negations % 2 or hold_opposites(gone, came)

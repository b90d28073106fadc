"""Two changes of one text as one, line by line; of the rows of a table, cell by cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from study.core.limits import COMPARED
from study.core.notes.rows_together import Row, row_together, same_rows
from study.core.text.difference import compared_pairs, opcodes

type Choice = Literal["both", "ours", "theirs"]
"""What stands where two people changed the same lines otherwise: both texts, ours above, or one of them."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Lines that both changed otherwise: as they are in `ours`, where they begin at `line` (1-based), and in `theirs`.
    One of the two is empty where these took them out."""

    line: int
    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    def lines(self, choice: Choice) -> tuple[str, ...]:
        """What stands there. Of both, what is in the other's stands there once."""
        if choice == "both":
            return _together(self.ours, self.theirs)
        return self.ours if choice == "ours" else self.theirs


@dataclass(frozen=True, slots=True)
class Together:
    """What two people made of one text: lines that stand as they are, and clashes. Lines end with `sign`, the last one
    too if it is `ended`; `pairs` of lines were compared for it."""

    parts: tuple[tuple[str, ...] | Clash, ...]
    sign: str
    ended: bool
    pairs: int

    @property
    def clashes(self) -> list[Clash]:
        """Where both changed the same lines, in their order."""
        return [part for part in self.parts if isinstance(part, Clash)]

    def text(self, chosen: Mapping[int, Choice] | None = None) -> str:
        """The text with what was `chosen` for clashes, by their numbers from 0; for the others both."""
        lines: list[str] = []
        number = 0
        for part in self.parts:
            if isinstance(part, Clash):
                lines += part.lines((chosen or {}).get(number, "both"))
                number += 1
            else:
                lines += part
        return self.sign.join(lines) + (self.sign if lines and self.ended else "")


def together(base: str, ours: str, theirs: str, most: int = COMPARED) -> Together:
    """The `base` with what two people changed of it. Of what both add at one place ours goes first, and what is in the
    other's stands there once. Lines end as all of ours do. Of more than `most` pairs of lines none are compared: all
    between the first and the last that differ is one change."""
    (old, ended), (mine, my_end), (their, their_end) = map(_parted, (base, ours, theirs))
    changes = (("ours", _changes(old, mine, most)), ("theirs", _changes(old, their, most)))
    each = ((side, one) for side, found in changes for one in found)
    spots: list[_Spot] = []
    for side, one in sorted(each, key=lambda found: (found[1].start, found[1].end)):
        if not spots or not spots[-1].meets(one):
            spots.append(_Spot(one.start, one.end))
        spots[-1].add(side, one)
    parts: list[tuple[str, ...] | Clash] = []
    at, shift = 0, 0
    for spot in spots:
        parts += [tuple(old[at : spot.start]), *spot.parts(old, shift)]
        at, shift = spot.end, shift + spot.shift
    end = their_end if my_end == ended else my_end
    sign = "\r\n" if "\r\n" in ours and "\n" not in ours.replace("\r\n", "") else "\n"
    pairs = compared_pairs(old, mine, most) + compared_pairs(old, their, most)
    return Together((*(part for part in parts if part), tuple(old[at:])), sign, end, pairs)


def merged(base: str, ours: str, theirs: str) -> str | None:
    """The same as a text; None where both changed the same lines otherwise."""
    found = together(base, ours, theirs)
    return None if found.clashes else found.text()


def same(one: str, other: str) -> bool:
    """Whether two texts have the same lines, however these end."""
    return _parted(one) == _parted(other)


def within(less: str, more: str) -> bool:
    """Whether every line of one text is among those of the other, in this order."""
    return _within(_parted(less)[0], _parted(more)[0])


@dataclass(frozen=True, slots=True)
class _Change:
    """`lines` stand in place of those from `start` to `end` of the text that both had."""

    start: int
    end: int
    lines: tuple[str, ...]


@dataclass(slots=True)
class _Spot:
    """Changes of both, each by whom, that are of the same lines of the text from `start` to `end`."""

    start: int
    end: int
    changes: dict[str, list[_Change]] = field(default_factory=lambda: {"ours": [], "theirs": []})

    def meets(self, later: _Change) -> bool:
        """Whether one that does not start before this is of the same lines. What is added beside lines that the other
        changes is not; what both add at one place is."""
        if self.start == self.end == later.start:
            return later.end == self.end
        return later.start < self.end

    def add(self, side: str, one: _Change) -> None:
        self.end = max(self.end, one.end)
        self.changes[side].append(one)

    @property
    def shift(self) -> int:
        """How many lines more ours has behind it."""
        return sum(len(one.lines) - (one.end - one.start) for one in self.changes["ours"])

    def parts(self, old: Sequence[str], shift: int) -> list[tuple[str, ...] | Clash]:
        """What stands there, with what both say alike around a clash. Rows of a table clash each by itself."""
        ours, theirs = self.changes.values()
        if not ours or not theirs or ours == theirs:
            return [(ours or theirs)[0].lines]
        if self.start == self.end:
            return [_together(ours[0].lines, theirs[0].lines)]
        mine, their = self._lines(old, ours), self._lines(old, theirs)
        if mine == their:
            return [mine]
        if rows := same_rows(old, self.start, self.end, mine, their):
            return self._rows(rows, shift)
        short = min(len(mine), len(their))
        head = next((at for at in range(short) if mine[at] != their[at]), short)
        tail = next((at for at in range(short - head) if mine[-1 - at] != their[-1 - at]), short - head)
        inner = Clash(self.start + shift + head + 1, mine[head : len(mine) - tail], their[head : len(their) - tail])
        return [mine[:head], inner, mine[len(mine) - tail :]]

    def _rows(self, rows: Sequence[Row], shift: int) -> list[tuple[str, ...] | Clash]:
        parts: list[tuple[str, ...] | Clash] = []
        for at, row in enumerate(rows):
            both = row_together(row)
            if both is None:
                parts.append(Clash(self.start + shift + at + 1, (row.ours,), (row.theirs,)))
            else:
                parts.append((both,))
        return parts

    def _lines(self, old: Sequence[str], changes: Iterable[_Change]) -> tuple[str, ...]:
        """The lines of the spot as one of the two has them."""
        found: list[str] = []
        at = self.start
        for one in changes:
            found += [*old[at : one.start], *one.lines]
            at = one.end
        return (*found, *old[at : self.end])


def _parted(text: str) -> tuple[list[str], bool]:
    """The lines, and whether the last one is ended."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return (lines[:-1], True) if len(lines) > 1 and not lines[-1] else (lines if text else [], False)


def _changes(before: Sequence[str], after: Sequence[str], most: int) -> list[_Change]:
    """What became of one text in the other."""
    changed = [(start, end, a, b) for tag, start, end, a, b in opcodes(before, after, most) if tag != "equal"]
    if len(before) == len(after):  # among lines that repeat, what changed in its place is found elsewhere
        in_place = [(at, at + 1, at, at + 1) for at, line in enumerate(before) if line != after[at]]
        changed = min(in_place, changed, key=_size)
    return [_Change(start, end, tuple(after[a:b])) for start, end, a, b in changed]


def _size(changed: Iterable[tuple[int, int, int, int]]) -> int:
    return sum(max(end - start, b - a) for start, end, a, b in changed)


def _together(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    if _within(one, other):
        return other
    return one if _within(other, one) else (*one, *other)


def _within(less: Sequence[str], more: Sequence[str]) -> bool:
    rest = iter(more)
    return all(line in rest for line in less)

"""Two changes of one text as one, line by line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from study.core.limits import COMPARED
from study.core.text.difference import opcodes


@dataclass(frozen=True, slots=True)
class _Change:
    """`lines` stand in place of those from `start` to `end` of the text that both had."""

    start: int
    end: int
    lines: tuple[str, ...]

    def meets(self, later: "_Change") -> bool:
        """Whether one that does not start before this is of the same lines. What is added beside lines that the other
        changes is not."""
        return later.start < self.end and not (later.start == later.end == self.start)


def merged(base: str, ours: str, theirs: str) -> str | None:
    """The `base` with what two people changed of it; None where both changed the same lines otherwise. Of what both add
    at one place ours goes first, and what is in the other's stands there once. Lines end as all of ours do."""
    (old, ended), (mine, my_end), (their, their_end) = map(_parted, (base, ours, theirs))
    changes: list[_Change] = []
    for one in sorted((*_changes(old, mine), *_changes(old, their)), key=lambda change: (change.start, change.end)):
        last = changes[-1] if changes else None
        if last is None or not (last.meets(one) or _added_together(last, one)):
            changes.append(one)
        elif _added_together(last, one):
            changes[-1] = _Change(one.start, one.end, _together(last.lines, one.lines))
        elif last != one:
            return None
    found: list[str] = []
    at = 0
    for change in changes:
        found += [*old[at : change.start], *change.lines]
        at = change.end
    lines = [*found, *old[at:]]
    end = their_end if my_end == ended else my_end
    sign = "\r\n" if "\r\n" in ours and "\n" not in ours.replace("\r\n", "") else "\n"
    return sign.join(lines) + (sign if lines and end else "")


def same(one: str, other: str) -> bool:
    """Whether two texts have the same lines, however these end."""
    return _parted(one) == _parted(other)


def within(less: str, more: str) -> bool:
    """Whether every line of one text is among those of the other, in this order."""
    return _within(_parted(less)[0], _parted(more)[0])


def _parted(text: str) -> tuple[list[str], bool]:
    """The lines, and whether the last one is ended."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return (lines[:-1], True) if len(lines) > 1 and not lines[-1] else (lines if text else [], False)


def _changes(before: Sequence[str], after: Sequence[str]) -> list[_Change]:
    """What became of one text in the other."""
    changed = [(start, end, a, b) for tag, start, end, a, b in opcodes(before, after, COMPARED) if tag != "equal"]
    if len(before) == len(after):  # among lines that repeat, what changed in its place is found elsewhere
        in_place = [(at, at + 1, at, at + 1) for at, line in enumerate(before) if line != after[at]]
        changed = min(in_place, changed, key=_size)
    return [_Change(start, end, tuple(after[a:b])) for start, end, a, b in changed]


def _size(changed: Iterable[tuple[int, int, int, int]]) -> int:
    return sum(max(end - start, b - a) for start, end, a, b in changed)


def _added_together(one: _Change, other: _Change) -> bool:
    return one.start == one.end == other.start == other.end


def _together(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    if _within(one, other):
        return other
    return one if _within(other, one) else (*one, *other)


def _within(less: Sequence[str], more: Sequence[str]) -> bool:
    rest = iter(more)
    return all(line in rest for line in less)

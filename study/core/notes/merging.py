"""Two changes of one text as one, line by line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile

from study.core.limits import MERGED


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
    """The `base` with what two people changed of it; None where both changed the same lines otherwise, or more than
    can be compared. Of what both add at one place ours goes first, and what is in the other's stands there once. Lines
    end as all of ours do."""
    (old, ended), (mine, my_end), (their, their_end) = map(_parted, (base, ours, theirs))
    ours_changed, theirs_changed = _changes(old, mine), _changes(old, their)
    if ours_changed is None or theirs_changed is None:
        return None
    changes: list[_Change] = []
    for one in sorted((*ours_changed, *theirs_changed), key=lambda change: (change.start, change.end)):
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


def _changes(before: Sequence[str], after: Sequence[str]) -> list[_Change] | None:
    """What became of one text in the other; None where there is too much to compare."""
    first = _alike(before, after)
    last = _alike(reversed(before[first:]), reversed(after[first:]))
    old, new = before[first : len(before) - last], after[first : len(after) - last]
    if len(old) * len(new) > MERGED:
        return None
    # lines that stand often tell no place: to try all of them takes minutes
    found = SequenceMatcher(None, old, new).get_opcodes()
    changed = [(start, end, a, b) for tag, start, end, a, b in found if tag != "equal"]
    if len(old) == len(new):  # among lines that repeat, what changed in its place is found elsewhere
        apart = [at for at, line in enumerate(old) if line != new[at]]
        in_place = [(at, at + 1, at, at + 1) for at in apart]
        changed = min(in_place, changed, key=_size)
    return [_Change(first + start, first + end, tuple(new[a:b])) for start, end, a, b in changed]


def _size(changed: Iterable[tuple[int, int, int, int]]) -> int:
    return sum(max(end - start, b - a) for start, end, a, b in changed)


def _alike(one: Iterable[str], other: Iterable[str]) -> int:
    """How many lines two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda lines: lines[0] == lines[1], zip(one, other, strict=False)))


def _added_together(one: _Change, other: _Change) -> bool:
    return one.start == one.end == other.start == other.end


def _together(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    if _within(one, other):
        return other
    return one if _within(other, one) else (*one, *other)


def _within(less: Sequence[str], more: Sequence[str]) -> bool:
    rest = iter(more)
    return all(line in rest for line in less)

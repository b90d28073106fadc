"""Events over time: one mark each while they are few, bars for slices of time when they are many."""

from collections.abc import Iterable, Mapping, Sequence

from study.drawing.axis import Scale
from study.drawing.svg import Point, State, boxes, hatched, marks

MOST = 240
"""So many things are drawn one mark each."""


def stacked(
    things: Iterable[tuple[float, State]],
    x: Scale,
    base: float,
    room: float,
    size: float = 4.3,
    leave: bool = False,
) -> list[str]:
    """One mark for each thing at its moment, upward from `base`; those that would touch stand on each
    other. Nothing where a stack is higher than `room`: then bars say it better; or with `leave`
    without those that have no room. Things come in order."""
    things = list(things)
    places: dict[State, list[Point]] = {}
    for (_, state), place in zip(things, stands((at for at, _ in things), x, base, room, size), strict=True):
        if place:
            places.setdefault(state, []).append(place)
        elif not leave:
            return []
    return [marks(state, found, size) for state, found in places.items()]


def stands(moments: Iterable[float], x: Scale, base: float, room: float, size: float) -> list[Point | None]:
    """Where the marks of these moments stand, as `stacked` draws them; None for one that has no room."""
    pitch = 2 * size + 0.6
    found: list[Point | None] = []
    stand, height = float("-inf"), 0.0
    for at in moments:
        place = x(at)
        if place - stand >= pitch:
            stand, height = place, 0.0
        if height + pitch > room:
            found.append(None)
            continue
        found.append((stand, base - size - 1 - height))
        height += pitch
    return found


def sliced(things: Iterable[tuple[float, State]], end: float, slices: int) -> dict[State, Sequence[int]]:
    """How many of each state come in each of so many equal slices of the time from 0 to `end`. What
    comes at the border of two counts in the later one; at the very end in the last."""
    counts: dict[State, list[int]] = {}
    each = slices / end
    for at, state in things:
        # A share of a slice below the precision of a moment must not decide.
        index = int(at * each + 1e-6)
        if state not in counts:
            counts[state] = [0] * slices
        counts[state][index if index < slices else -1] += 1
    return dict(counts)


def merged(counts: Mapping[State, Sequence[int]], by: int) -> dict[State, Sequence[int]]:
    """Counts of wider slices: so many of the given ones in each."""
    return {
        state: [sum(each[start : start + by]) for start in range(0, len(each), by)] for state, each in counts.items()
    }


def bars(counts: Mapping[State, Sequence[int]], order: Sequence[State], x: Scale, y: Scale) -> list[str]:
    """Bars for slices of time, the states on each other in the given order; one path for each state."""
    slices = max((len(each) for each in counts.values()), default=0)
    if not slices:
        return []
    width = (x.end - x.start) / slices
    gap = 1.0 if width >= 4 else 0.0
    below = [0] * slices
    parts = []
    for state in order:
        pieces = []
        for index, count in enumerate(counts.get(state, ())):
            if count:
                low, below[index] = y(below[index]), below[index] + count
                high = y(below[index])
                pieces.append((x.start + index * width, high, width - gap, low - high))
        if pieces:
            parts.append(hatched(boxes(pieces), state))
    return parts

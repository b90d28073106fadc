"""Lanes: one per worker, with what it did and when."""

from collections.abc import Sequence
from dataclasses import dataclass

from study.drawing.axis import Scale
from study.drawing.svg import State, box, coordinate, hatched, path, text

PITCH = 13
"""Height of a lane whose name is written beside it."""

GAP = 6
"""Between the lanes of one group and those of the next."""


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its name, from when to when the thing was there, and what it did: start, end, state.
    `ready` ones stand on a ground of their own; a change of `group` leaves a gap."""

    name: str
    start: float
    end: float
    spans: Sequence[tuple[float, float, State]]
    ready: bool = False
    group: str = ""


def pitch(count: int, room: float) -> float:
    """The height of a lane when this many share the room."""
    return min(PITCH, room / max(count, 1))


def lanes(
    each: Sequence[Lane], x: Scale, left: float, right: float, top: float, height: float
) -> tuple[list[str], float]:
    """The lanes from `top` down, each of this height, and where they end. One path for each state.
    Of low lanes only some are named."""
    named = -(-PITCH // height)
    boxes: dict[State, list[str]] = {}
    ground, there, names = [], [], []
    y, number, group = top, 0, each[0].group if each else ""
    for lane in each:
        if lane.group != group:
            y, number, group = y + GAP, 0, lane.group
        if lane.ready:
            begins = x(lane.start) if lane.start else left
            ground.append(box(begins, y, right - begins, height))
        middle = coordinate(y + height / 2)
        there.append(f"M{coordinate(x(lane.start))} {middle}H{coordinate(x(lane.end))}")
        for start, end, state in lane.spans:
            if (across := x(end) - x(start) - 0.8) > 0:
                boxes.setdefault(state, []).append(box(x(start) + 0.4, y + height * 0.15, across, height * 0.7))
        if number % named == 0:
            names.append(text(left - 8, y + height / 2 + 5, lane.name, anchor="end"))
        y, number = y + height, number + 1
    parts = [path("".join(ground), "f-served-soft")] if ground else []
    if there:
        parts.append(path("".join(there), "axis", 1))
    parts += [hatched("".join(d), state, "k-cold" if state == "cold" else "") for state, d in boxes.items()]
    return parts + names, y

"""What can be touched in a drawing: handles that change an input, marks that lead to their cause or are chosen as an
answer, and empty space that takes something new. Here are their places; how they are marked up is the page's business.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from study.drawing.axis import Scale

HIT = 48
"""Units of a handle that can be touched: 44 px where a drawing is shrunk most."""


@dataclass(frozen=True, slots=True)
class Grip:
    """A handle. Dragged along `scale` it changes the field of that name, which has this value now; `across` is
    its place on the other axis. `upright` where the scale goes up the drawing; `far` where the value is beyond the
    picture, at whose edge the handle stands."""

    field: str
    value: float
    scale: Scale
    across: float
    upright: bool = False
    far: bool = False

    @property
    def place(self) -> tuple[float, float]:
        along = self.scale(self.value)
        return (self.across, along) if self.upright else (along, self.across)

    def beside(self, by: float) -> "Grip":
        """The same handle so many units to the right; pulled as far, it changes its field as much."""
        if self.upright:
            return replace(self, across=self.across + by)
        return replace(self, scale=replace(self.scale, start=self.scale.start + by, end=self.scale.end + by))

    def covers(self, other: "Grip") -> bool:
        """Whether a touch might mean either."""
        (x, y), (across, down) = self.place, other.place
        return abs(x - across) < HIT and abs(y - down) < HIT


def reached(field: str, value: float, scale: Scale, across: float, upright: bool = False) -> Grip:
    """A handle for a value that may be far beyond a scale from 0: it stands at the end then, and the scale is one
    of its own."""
    far = value > scale.high
    return Grip(field, value, replace(scale, high=value) if far else scale, across, upright, far)


def apart(grips: Iterable[Grip], left: float, right: float) -> tuple[Grip, ...]:
    """Handles of which none covers another: the later one goes beside, between the edges. One without room is left
    out, and its field does the same."""
    found: list[Grip] = []
    for grip in grips:
        for by in (0, *(sign * HIT * step / 2 for step in range(1, 20) for sign in (-1, 1))):
            moved = grip.beside(by)
            if (not by or left <= moved.place[0] <= right) and not any(moved.covers(one) for one in found):
                found.append(moved)
                break
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark that leads to the cause of an event, by its number from 1."""

    event: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Turn:
    """A part of what is drawn that a touch makes otherwise: `name` tells it from the others, `words` say what the touch
    does, `params` are the inputs after it; and the box that takes it."""

    name: str
    words: str
    params: Any
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Pick:
    """A mark that can be chosen as this answer, which is called so in `words`: the box that takes the touch."""

    answer: float | str
    words: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Level:
    """An upward scale on which a number is a line from `left` to `right`: a guess, beside the run."""

    scale: Scale
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Area:
    """Empty space between two heights: a touch adds something at that place of the scale."""

    scale: Scale
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A whole `<svg>`, and what can be touched in it."""

    svg: str
    grips: tuple[Grip, ...] = ()
    spots: tuple[Spot, ...] = ()
    turns: tuple[Turn, ...] = ()
    picks: tuple[Pick, ...] = ()
    area: Area | None = None
    level: Level | None = None

"""What can be touched in a drawing: handles that change an input, marks that lead to their cause or are chosen as an
answer, and empty space that takes something new. Here are their places; how they are marked up is the page's business.
"""

from dataclasses import dataclass

from study.drawing.axis import Scale


@dataclass(frozen=True, slots=True)
class Grip:
    """A handle. Dragged along `scale` it changes the field of that name, which has this value now; `across` is
    its place on the other axis. `upright` where the scale goes up the drawing."""

    field: str
    value: float
    scale: Scale
    across: float
    upright: bool = False

    @property
    def place(self) -> tuple[float, float]:
        along = self.scale(self.value)
        return (self.across, along) if self.upright else (along, self.across)


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark that leads to the cause of an event, by its number from 1."""

    event: int
    x: float
    y: float


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
    picks: tuple[Pick, ...] = ()
    area: Area | None = None
    level: Level | None = None

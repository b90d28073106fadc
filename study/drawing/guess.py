"""A number on a scale: to be chosen before a run, and beside what the run gave after it."""

from dataclasses import dataclass
from itertools import pairwise

from study.core.text.number import number
from study.drawing.axis import Scale, across, ceiling, log_ticks, ticks
from study.drawing.svg import breadth, line, path, picture, polyline, rect, text
from study.drawing.touch import Drawing, Grip, Level, Pick

LEFT, ROOM, AXIS = 14.0, 44.0, 66.0
"""Units: the edge, the height that takes a touch, and where the axis is."""

STEPS = 10
"""So many steps has a scale that a number is chosen on, at most."""

FIELD = "guess"


@dataclass(frozen=True, slots=True)
class Range:
    """What a number can be: up to `most`, in a unit; on a scale by its logarithm where sizes differ so much."""

    most: float
    unit: str
    log: bool = False


def asked(width: int, title: str, finding: str, about: Range) -> Drawing:
    """An empty scale with a handle, on which a number can be chosen."""
    scale, values = _scale(width, about)
    ground = rect(scale.start, AXIS - ROOM, scale.end - scale.start, ROOM, "f-wash")
    parts = [ground, *_axis(scale, values, about.unit)]
    edges = [scale(value) for value in values]
    borders = [scale.start, *((one + two) / 2 for one, two in pairwise(edges)), scale.end]
    picks = tuple(
        Pick(value, number(value, about.unit, places=None), low, AXIS - ROOM, high - low, ROOM)
        for value, low, high in zip(values, borders, borders[1:], strict=False)
    )
    grip = Grip(FIELD, values[len(values) // 2], scale, AXIS - ROOM / 2)
    return Drawing(picture(width, AXIS + 28, title, finding, parts), (grip,), picks=picks)


def shown(width: int, title: str, finding: str, about: Range, guess: float, truth: float) -> Drawing:
    """The guess and the run on one scale, with what is between them."""
    scale, values = _scale(width, about)
    parts = [*_axis(scale, values, about.unit)]
    parts.append(line(scale(guess), AXIS - 6, scale(truth), AXIS - 6, "k-idle", 5))
    for value, words, y, dash in ((guess, "your guess", 16, "5 3"), (truth, "this run", 36, "")):
        x = scale(value)
        said = f"{words}: {number(value, about.unit, places=None)}"
        at_left = x + 8 + breadth(said) > width
        parts.append(path(polyline([(x, y - 8), (x, AXIS)]), "ink", 2, dash))
        parts.append(text(x - 6 if at_left else x + 6, y, said, "strong halo", "end" if at_left else "start"))
    return Drawing(picture(width, AXIS + 28, title, finding, parts))


def on_level(level: Level, unit: str) -> Drawing:
    """The handle and the choices on a level of another drawing; they go over it."""
    scale = level.scale
    values = ticks(0, scale.high, STEPS, whole=True)
    half = abs(scale(values[-1]) - scale(values[0])) / max(len(values) - 1, 1) / 2
    picks = tuple(
        Pick(value, number(value, unit), level.left, scale(value) - half, level.right - level.left, 2 * half)
        for value in values
    )
    grip = Grip(FIELD, values[len(values) // 2], scale, (level.left + level.right) / 2, upright=True)
    return Drawing("", (grip,), picks=picks)


def guessed(level: Level, guess: float) -> str:
    """The guess as a line across a level of the run's own drawing."""
    y = level.scale(guess)
    words = f"your guess: {number(guess, places=None)}"
    parts = [line(level.left, y, level.right, y, "ink", 2, "2 4")]
    below = y < level.scale.end + 18
    return "".join([*parts, text(level.left + 48, y + 16 if below else y - 5, words, "strong halo")])


def _scale(width: int, about: Range) -> tuple[Scale, tuple[float, ...]]:
    right = width - LEFT
    if about.log:
        high = max(about.most, 10.0)
        return Scale(1.0, high, LEFT, right, log=True), log_ticks(1.0, high)
    high = ceiling(about.most, STEPS)
    return Scale(0, high, LEFT, right), ticks(0, high, STEPS, whole=True)


def _axis(scale: Scale, values: tuple[float, ...], unit: str) -> list[str]:
    named = [(value, number(value, unit if value == values[-1] else "", places=None)) for value in values]
    return across(scale, AXIS, named, scale.start, scale.end)

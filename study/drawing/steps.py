"""Step lines: numbers that hold until they change, the limits they run into, and names at their ends."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from study.drawing.axis import Scale
from study.drawing.svg import coordinate, line, tenths, text

TINY = 1e-6

type Steps = Sequence[tuple[float, float]]
"""Moments and the value from each on; the first moment is where the line begins."""

DASHES = ("", "9 3", "3 3", "9 3 2 3", "1 3")
"""What tells lines of the same ink apart, beside their names."""

LABEL = 16
"""Height that a label needs."""


def staircase(points: Steps, x: Scale, y: Scale, end: float) -> str:
    """Path data of a step line from its first moment to `end`; what comes later is left out."""
    if not points:
        return ""
    at, now = points[0]
    across, down = tenths(x(at)), tenths(y(now))
    parts = [f"M{coordinate(across / 10)} {coordinate(down / 10)}"]
    for at, value in points:
        if at > end:
            break
        if value != now:
            place, height = tenths(x(at)), tenths(y(value))
            parts.append(f"h{coordinate((place - across) / 10)}v{coordinate((height - down) / 10)}")
            across, down, now = place, height, value
    return "".join(parts) + f"H{coordinate(x(end))}"


def under(stairs: str, points: Steps, x: Scale, y: Scale) -> str:
    """Path data of the area between a step line and zero."""
    base = coordinate(y(0))
    return f"{stairs}V{base}H{coordinate(x(points[0][0]))}z" if stairs else ""


def thinned(points: Steps, end: float, columns: int) -> Steps:
    """The line as it is while it has few steps; else the highest value in each of so many columns, so
    that no peak is lost."""
    if len(points) <= 2 * columns:
        return points
    each, moments, values = columns / end, [at for at, _ in points], [value for _, value in points]
    highest = []
    for column in range(columns):
        # A share of a column below the precision of a moment must not decide.
        begun = bisect_left(moments, (column - TINY) / each)
        still = bisect_right(moments, (column + TINY) / each) - 1
        over = bisect_left(moments, (column + 1 - TINY) / each)
        highest.append((column / each, max(values[max(min(begun, still), 0) : over], default=0.0)))
    return highest


def limit(left: float, right: float, y: float, words: str, at_left: bool = False) -> list[str]:
    """A limit: amber dashes with their name, if any, above the right end or the left one."""
    parts = [line(left, y, right, y, "k-throttled", 2, "7 4")]
    if words and at_left:
        parts.append(text(left + 4, y - 6, words, "t-throttled halo"))
    elif words:
        parts.append(text(right, y - 6, words, "t-throttled halo", "end"))
    return parts


def spread(places: Sequence[float], low: float, high: float, room: float = LABEL) -> list[float]:
    """Heights for labels that want to stand at `places`: in the same order, `room` apart, between the
    upper edge `low` and the lower edge `high` as far as they fit."""
    order = sorted(range(len(places)), key=lambda index: places[index])
    found = list(places)
    edge = low
    for index in order:
        found[index] = max(places[index], edge)
        edge = found[index] + room
    edge = max(high, low + room * (len(places) - 1))
    for index in reversed(order):
        found[index] = min(found[index], edge)
        edge = found[index] - room
    return found

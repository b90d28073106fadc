"""Inputs as bars from the least they may be to what they are, each with a handle at its end and a line at its limit."""

from collections.abc import Sequence
from dataclasses import dataclass

from study.drawing.axis import Scale
from study.drawing.svg import WIDE, State, box, breadth, cut, hatched, line, path, picture, text
from study.drawing.touch import HIT, Drawing, Grip

ROW, BAR, GAP = HIT + 6, 10, 32
"""Height of an input, so that no handle covers that of the next one; height of its bar; and between two columns."""

SMALL = 13

SOLID = ("served", "cold", "throttled", "retry")
"""States whose colour can fill a bar: that of an error marks what is refused."""


@dataclass(frozen=True, slots=True)
class Gauge:
    """An input: its field, its name, its value in the form and in words. The bar goes from `least` to `most`; above
    the `limit` it is refused. `state` gives it its colour, and `before` is what it is in run A."""

    field: str
    name: str
    value: float
    said: str
    least: float
    most: float
    limit: float | None = None
    limit_said: str = ""
    state: State | None = None
    before: float | None = None


def gauges(width: int, title: str, finding: str, rows: Sequence[Gauge]) -> Drawing:
    """A whole drawing: the inputs one below the other, in a wide drawing in two columns."""
    columns = 2 if width == WIDE and len(rows) > 1 else 1
    each = -(-len(rows) // columns)
    room = (width - HIT - (columns - 1) * (GAP + HIT)) / columns
    parts: list[str] = []
    rails: list[str] = []
    grips: list[Grip] = []
    for place, row in enumerate(rows):
        left, top = HIT / 2 + (place // each) * (room + GAP + HIT), (place % each) * ROW
        scale = Scale(row.least, row.most, left, left + room)
        rails.append(box(scale.start, top + 23, room, BAR))
        parts += _row(row, scale, top)
        grips.append(Grip(row.field, row.value, scale, top + 28))
    svg = picture(width, each * ROW, title, finding, [path("".join(rails), "f-wash"), *parts])
    return Drawing(svg, tuple(grips))


def _row(row: Gauge, scale: Scale, top: float) -> list[str]:
    """Name and value above the bar, the limit at the right."""
    left, room = scale.start - HIT / 2, scale.end - scale.start + HIT
    kept, value = breadth(row.limit_said, SMALL) + 8 if row.limit_said else 0.0, f": {row.said}"
    name = cut(row.name, room - breadth(value))
    parts = [text(left, top + 14, f"{name}{value}", "strong halo")]
    bar = box(scale.start, top + 23, max(scale(row.value) - scale.start, 1), BAR)
    if row.limit is not None and row.value > row.limit:
        parts.append(hatched(bar, "failed"))
    else:
        parts.append(path(bar, f"f-{row.state}") if row.state in SOLID else path(bar, "f-paper k-idle", 1.6))
    if row.limit is not None:
        at = scale(row.limit)
        parts.append(line(at, top + 20, at, top + 36, "k-failed", 1.5))
        if breadth(name + value) + kept <= room:
            parts.append(text(left + room, top + 14, row.limit_said, "small faint halo", "end"))
    if row.before is not None:
        parts.append(line(scale(row.before), top + 20, scale(row.before), top + 36, "k-idle", 2, "4 3"))
    return parts

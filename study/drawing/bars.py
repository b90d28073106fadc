"""Ranges as horizontal bars: how long something can be at most, what it is on average, what was drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from study.drawing.axis import Scale, across, time_ticks
from study.drawing.svg import NARROW, box, breadth, hatched, line, marks, path, picture, text

HEIGHT, ROW = 14, 42
"""Height of a bar, and from one bar to the next."""

SMALL = 13


@dataclass(frozen=True, slots=True)
class Bar:
    """A range from 0 to `most` seconds with its mean and the value drawn, which may be beyond it; `label` says them.
    `ghost` is the most of the same bar in the pinned run A."""

    name: str
    most: float
    mean: float
    drawn: float
    label: str
    ghost: float | None = None


def bars(width: int, title: str, finding: str, heading: str, rows: Sequence[Bar]) -> str:
    """A whole drawing: one bar under the other on one axis of time that begins at 0."""
    narrow = width <= NARROW
    left, right = (6.0, 330.0) if narrow else (154.0, 746.0)
    scale = Scale(0, max([max(row.most, row.drawn, row.ghost or 0.0) for row in rows] + [0.001]), left, right)
    parts = [text(0, 16, heading, "strong")]
    y = 24.0
    for row in rows:
        y += ROW
        parts += _names(row, y, narrow)
        parts += _bar(row, y, scale)
    parts += across(scale, y + 18, time_ticks(scale.high, 5 if narrow else 8), left, right)
    return picture(width, y + 50, title, finding, parts)


def _names(row: Bar, y: float, narrow: bool) -> list[str]:
    """The name beside the bar, in a narrow drawing above it; the label above it."""
    if not narrow:
        return [text(0, y + 5, row.name), text(154, y - 14, row.label, "small")]
    parts = [text(0, y - 14, row.name)]
    if 0.9 * (breadth(row.name) + breadth(row.label, SMALL)) < NARROW:
        parts.append(text(NARROW, y - 14, row.label, "faint small", "end"))
    return parts


def _bar(row: Bar, y: float, scale: Scale) -> list[str]:
    """The range in the pattern of a wait, a line at the mean, a triangle at what was drawn."""
    left, top = scale(0), y - HEIGHT / 2
    said = f"{row.name}: {row.label}"
    parts = [hatched(box(left, top, max(scale(row.most) - left, 2), HEIGHT), "retry", "k-retry", said)]
    if row.ghost is not None:
        wide = max(scale(row.ghost) - left, 2)
        parts.append(path(box(left, top - 3, wide, HEIGHT + 6), "f-none k-idle", 1.6, "5 4", f"A: {row.name}"))
    mean = scale(row.mean)
    parts.append(line(mean, top - 3, mean, top + HEIGHT + 3, "ink", 2.4))
    parts.append(marks("retry", [(scale(row.drawn), y)], 7, said))
    return parts

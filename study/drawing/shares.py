"""Shares from 0 to 1 with their likely ranges: one as a bar in a table, several over time, and forecasts against
what happened.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, sqrt

from study.core.text.number import number
from study.drawing.axis import Scale, upward
from study.drawing.svg import NARROW, WIDE, breadth, escaped, line, path, picture, rect, shape, text

BAR = 300
LARGEST = 9.0


@dataclass(frozen=True, slots=True)
class Ranged:
    """A share with its range, by a name; `count` is what it is the share of, `said` all of it in words. `low` and
    `high` are None where there is too little for a range."""

    name: str
    share: float
    low: float | None
    high: float | None
    count: int
    said: str


def bar(share: float, low: float, high: float, said: str, target: float | None = None) -> str:
    """A share as a bar in a table, its range as a whisker, and a dashed line at a target."""
    place = Scale(0, 1, 0, BAR)
    parts = [rect(0, 4, BAR, 14, "f-wash"), rect(0, 4, place(share), 14, "f-served")]
    if target is not None:
        parts.append(line(place(target), 0, place(target), 22, "ink", 1.4, "3 3"))
    parts.append(path(_across(place(low), place(high), 11), "ink", 1.6))
    body = "".join(parts)
    return f'<svg viewBox="0 0 {BAR} 22" role="img" aria-label="{escaped(said)}">{body}</svg>'


def over_time(title: str, finding: str, heading: str, rows: Sequence[Ranged], target: float) -> tuple[str, str]:
    """Shares one after the other as dots with whiskers, and a dashed line at the target; wide and narrow."""
    return (
        picture(WIDE, 232, title, finding, _over_time(WIDE, heading, rows, target)),
        picture(NARROW, 232, title, finding, _over_time(NARROW, heading, rows, target)),
    )


def _over_time(width: int, heading: str, rows: Sequence[Ranged], target: float) -> list[str]:
    left, right = 52.0, width - 6.0
    scale = Scale(_lowest(rows), 1, 196, 28)
    parts = [text(0, 14, heading, "strong"), *_percents(scale, left, right)]
    parts.append(line(left, scale(target), right, scale(target), "ink", 1.6, "6 4"))
    step, free = (right - left) / max(1, len(rows)), 0.0
    for place, row in enumerate(rows):
        x = left + (place + 0.5) * step
        if row.low is not None and row.high is not None:
            parts.append(path(_upright(x, scale(row.low), scale(row.high)), "ink", 1.6))
        parts.append(path(shape("served", x, scale(row.share), 6), "f-served", title=row.said))
        half = breadth(row.name) / 2
        if x - half >= free and x + half <= width:
            parts.append(text(x, 216, row.name, anchor="middle"))
            free = x + half + 8
    return parts


def agreement(title: str, finding: str, heading: str, below: str, rows: Sequence[tuple[float, Ranged]]) -> str:
    """Pairs of a foretold share and what happened, against the dashed line on which they agree; a bigger dot is more
    of them. One drawing for all widths."""
    left, right, low = 52.0, NARROW - 16.0, _lowest([row for _, row in rows], [foretold for foretold, _ in rows])
    across, up = Scale(low, 1, left, right), Scale(low, 1, 250, 28)
    parts = [text(0, 14, heading, "strong"), *_percents(up, left, right)]
    parts.append(line(across(low), up(low), right, up(1), "ink", 1.6, "6 4"))
    for percent in range(round(low * 10), 11):
        x = across(percent / 10)
        parts.append(line(x, 250, x, 255, "axis"))
        if (10 - percent) % 2 == 0:
            said = number(10 * percent, "%" if percent == 10 else "")
            parts.append(text(x, 270, said, anchor="end" if percent == 10 else "middle"))
    parts.append(text(right, 292, below, "strong", "end"))
    most = max((row.count for _, row in rows), default=1)
    for foretold, row in rows:
        x = across(foretold)
        if row.low is not None and row.high is not None:
            parts.append(path(_upright(x, up(row.low), up(row.high)), "ink", 1.6))
        size = max(3.0, LARGEST * sqrt(row.count / most))
        parts.append(path(shape("served", x, up(row.share), size), "f-served", title=row.said))
    return picture(NARROW, 300, title, finding, parts)


def _lowest(rows: Sequence[Ranged], others: Sequence[float] = ()) -> float:
    """Where an axis begins that has all of them on it: at a full tenth, and at half at the most."""
    least = min([0.5, *others, *(row.share if row.low is None else row.low for row in rows)])
    return max(0.0, floor(least * 10) / 10)


def _percents(scale: Scale, left: float, right: float) -> list[str]:
    tenths = [tenth / 10 for tenth in range(round(scale.low * 10), 11)]
    return upward(scale, tenths, left, right, lambda share: number(100 * share, "%" if share == 1 else "", 0))


def _across(low: float, high: float, y: float) -> str:
    return f"M{low:.1f} {y:.1f}H{high:.1f}M{low:.1f} {y - 6:.1f}v12M{high:.1f} {y - 6:.1f}v12"


def _upright(x: float, low: float, high: float) -> str:
    return f"M{x:.1f} {low:.1f}V{high:.1f}M{x - 5:.1f} {low:.1f}h10M{x - 5:.1f} {high:.1f}h10"

"""A result over one parameter: a small plot of the points tried, with the current one marked."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, isfinite, log10

from study.core.text.number import number
from study.drawing.axis import Scale, across, log_ticks, step, ticks, upward
from study.drawing.svg import NARROW, WIDE, Point, breadth, line, path, picture, polyline, shape, text

LOG_FROM = 20
"""A parameter whose largest value is more than this many times its smallest gets a logarithmic axis."""

SEPARATE = 40
"""Up to this many points, each has a dot: between them the line is only a guess."""

PLACES = 9
"""Decimals that are looked at: what is smaller is the rounding of a float."""

TOP = 40.0

type Points = Sequence[tuple[float, float]]


def draw(title: str, unit: str, result_unit: str, points: Points, at: float) -> tuple[str, str]:
    """Draw `result_unit` over `unit`, wide and narrow. `at` is the present value of the parameter; its
    result is marked where it is among the points. Points that are no numbers are left out."""
    known = sorted((round(x, PLACES), round(y, PLACES)) for x, y in points if isfinite(x) and isfinite(y))
    at = round(at, PLACES)
    finding = said(unit, result_unit, known, at)
    return (
        picture(WIDE, 240, title, finding, _parts(title, unit, result_unit, known, at, WIDE)),
        picture(NARROW, 220, title, finding, _parts(title, unit, result_unit, known, at, NARROW)),
    )


def said(unit: str, result_unit: str, points: Points, at: float) -> str:
    """What the plot shows, in words: the present result, and where it is least and most."""
    if not points:
        return "There are no points."
    low, high = min(points, key=lambda one: one[1]), max(points, key=lambda one: one[1])
    here = [y for x, y in points if x == at]
    now = f"Now {with_unit(at, unit)}: {with_unit(here[0], result_unit)}. " if here else ""
    if low[1] == high[1]:
        return f"{now}It is {with_unit(low[1], result_unit)} everywhere."
    least, most = (f"{with_unit(y, result_unit)} at {with_unit(x, unit)}" for x, y in (low, high))
    return f"{now}Least: {least}; most: {most}."


def with_unit(value: float, unit: str) -> str:
    """Three significant digits or all of a whole number, and the unit, a currency in front: `512 MB`,
    `US$ 17.90`."""
    if unit == "US$":
        return f"{unit} {value:,.2f}".replace("-", "−") if abs(value) >= 1 or value == 0 else f"{unit} {_short(value)}"
    return f"{_short(value)} {unit}".rstrip()


def _short(value: float) -> str:
    return number(value, places=0 if value == 0 else min(PLACES, max(0, 2 - floor(log10(abs(value))))))


def _parts(title: str, unit: str, result_unit: str, points: Points, at: float, width: float) -> list[str]:
    bottom, right = (194.0, WIDE - 14.0) if width == WIDE else (174.0, NARROW - 14.0)
    if not points:
        return [text(0, 14, title, "strong"), text(0, bottom / 2, "There are no points.")]
    low, high = points[0][0], points[-1][0]
    log = low > 0 and high > LOG_FROM * low
    heights = _heights([result for _, result in points])
    left = 12 + max(breadth(_tick(value)) for value in heights)
    x = Scale(low, high, left, right, log) if low < high else Scale(low - 1, low + 1, left, right)
    y = Scale(heights[0], heights[-1], bottom, TOP)
    places = [(x(one), y(result)) for one, result in points]
    parts = _heading(title, f"{result_unit} by {unit}{', log scale' if log else ''}".strip(), result_unit, width)
    parts += upward(y, heights, left, right, _tick)
    parts += across(x, bottom, _named(low, high, unit, log, width), left, right)
    parts.append(path(polyline(places), "ink", 2.2))
    if len(points) <= SEPARATE:
        parts.append(path("".join(shape("served", *place, 2) for place in places), "f-ink"))
    here = [place for place, (one, _) in zip(places, points, strict=True) if one == at]
    return parts + _present(here, places, said(unit, result_unit, points, at), x(at), bottom, width)


def _heading(title: str, units: str, short: str, width: float) -> list[str]:
    """The title at the left, the units at the right, or as much of them as there is room for."""
    room = width - breadth(title) - 12
    words = next((words for words in (units, short) if breadth(words) <= room), "")
    return [text(0, 14, title, "strong"), *([text(width - 14, 14, words, "faint", "end")] if words else [])]


def _heights(values: Sequence[float]) -> list[float]:
    """Round values of the upward axis, with 0 among them and every value between the first and the last."""
    low, high = min(0.0, *values, 0.0), max(0.0, *values, 0.0)
    if low == high:
        return [0.0, 1.0]
    size = step(high - low, 4)
    return [index * size for index in range(floor(low / size + 1e-9), ceil(high / size - 1e-9) + 1)]


def _named(low: float, high: float, unit: str, log: bool, width: float) -> list[tuple[float, str]]:
    most = 9 if width == WIDE else 5
    places = (log_ticks(low, high, most) if log else ticks(low, high, most)) or (low,)
    names = [(value, _tick(value)) for value in places]
    value, name = names[-1]
    return [*names[:-1], (value, f"{name} {unit}".rstrip())]


def _tick(value: float) -> str:
    return number(value, places=PLACES) if abs(value) < 1_000_000 else number(value / 1_000_000, "M", 2)


def _present(
    here: Sequence[Point], places: Sequence[Point], finding: str, x: float, bottom: float, width: float
) -> list[str]:
    """A line at the present value; its mark and its label where its result is known."""
    upright = line(x, TOP, x, bottom, "axis", dash="2 3")
    if not here:
        return [upright]
    words = finding.removeprefix("Now ").partition(". ")[0]
    start, height = _free(here[0], breadth(words), places, bottom, width)
    after = start > here[0][0] or start + breadth(words) > here[0][0] - 9
    mark = path(shape("served", *here[0], 6), "f-ink k-paper", title=words)
    label = text(start, height, words, "strong halo") if after else text(x - 10, height, words, "strong halo", "end")
    return [upright, mark, label]


def _free(at: Point, across_: float, places: Sequence[Point], bottom: float, width: float) -> Point:
    """Where a label of some breadth beside a point covers least of the curve: left end and baseline."""
    x, y = at
    starts = [min(max(places[0][0], start), width - across_) for start in (x + 10, x - 10 - across_)]
    found = [(start, height) for height in (max(TOP - 8, y - 10), min(bottom - 6, y + 22)) for start in starts]
    samples = [
        (a[0] + share * (b[0] - a[0]) / 20, a[1] + share * (b[1] - a[1]) / 20)
        for a, b in pairwise(places)
        for share in range(21)
    ]

    def covered(label: Point) -> int:
        return sum(
            label[0] - 4 <= px <= label[0] + across_ + 4 and label[1] - 14 <= py <= label[1] + 6
            for px, py in [*samples, at]
        )

    return min(found, key=covered)

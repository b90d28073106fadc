"""Axes: from values to positions, round ticks, and labels for times.

The unit is on the last tick. A time axis uses the unit in which people would state its length.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from study.core.text.number import number
from study.drawing.svg import breadth, line, text

TIME_UNITS = (("d", 86_400.0), ("h", 3_600.0), ("min", 60.0), ("s", 1.0), ("ms", 0.001))
"""Units of time from the longest, with their seconds."""

_STEPS = {60.0: (1, 2, 5, 10, 15, 20, 30), 3_600.0: (1, 2, 3, 6, 12), 86_400.0: (1, 2, 3, 5, 7)}
"""Steps of minutes, hours and days that read as round."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `low` to `high` on places from `start` to `end`; evenly, or by their logarithm."""

    low: float
    high: float
    start: float
    end: float
    log: bool = False

    def __call__(self, value: float) -> float:
        """The place of a value; one outside is put at the nearer end."""
        if self.high <= self.low:
            return self.start
        value = self.low if value < self.low else self.high if value > self.high else value
        if self.log:
            share = log10(value / self.low) / log10(self.high / self.low)
        else:
            share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def step(span: float, most: int) -> float:
    """The smallest of 1, 2, 5 times a power of ten that divides a span into at most `most` parts."""
    if span <= 0:
        return 1.0
    rough = span / max(most, 1)
    size = 10.0 ** floor(log10(rough))
    return next((times * size for times in (1, 2, 5) if times * size >= rough * (1 - 1e-9)), 10 * size)


def ticks(low: float, high: float, most: int = 5, whole: bool = False) -> tuple[float, ...]:
    """Round values from low to high in even steps, at most `most` + 1 of them; `whole` has no fractions."""
    if high <= low:
        return (low,)
    size = max(step(high - low, most), 1.0 if whole else 0.0)
    first, last = ceil(low / size - 1e-9), floor(high / size + 1e-9)
    return tuple(_tidy(index * size) for index in range(first, last + 1))


def log_ticks(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Round values of a logarithmic axis: powers of ten, with 2 and 5 between them where there is room."""
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    for times in ((1, 2, 5), (1, 3), (1,)):
        found = [_tidy(time * 10.0**power) for power in powers for time in times]
        inside = tuple(value for value in found if low * (1 - 1e-9) <= value <= high * (1 + 1e-9))
        if len(inside) <= most:
            return inside
    every = ceil(len(inside) / most)
    return inside[::every]


def ceiling(value: float, most: int = 5) -> float:
    """The first round tick at or above a value: where an axis from 0 ends."""
    if value <= 0:
        return 1.0
    size = step(value, most)
    return _tidy(ceil(value / size - 1e-9) * size)


def time_unit(seconds: float) -> tuple[str, float]:
    """The unit in which a length of time is counted, and its seconds: above 1 s two of it at least."""
    return next(
        ((name, size) for name, size in TIME_UNITS if seconds >= (2 * size if size > 1 else size)), TIME_UNITS[-1]
    )


def time_ticks(seconds: float, most: int = 10) -> tuple[tuple[float, str], ...]:
    """Round moments from 0 to a length of time, each in seconds and in words; the last has the unit."""
    name, size = time_unit(seconds)
    span = seconds / size
    width = next((float(one) for one in _STEPS.get(size, ()) if span / one <= most), step(span, most))
    moments = [_tidy(index * width) for index in range(floor(span / width + 1e-9) + 1)]
    return tuple((_tidy(at * size), number(at, name if at == moments[-1] else "")) for at in moments)


def across(scale: Scale, y: float, named: Sequence[tuple[float, str]], left: float, right: float) -> list[str]:
    """A horizontal axis at height y: its line from left to right, ticks below it, their names. A name
    that would touch the one before is left out, unless it is the last, which carries the unit."""
    parts = [line(left, y, right, y, "axis")]
    *before, (last, last_name) = [(scale(value), name) for value, name in named]
    over = last + breadth(last_name) / 2 > right
    free = last - breadth(last_name) * (1 if over else 0.5)
    taken = float("-inf")
    for x, name in before:
        half = breadth(name) / 2
        parts.append(line(x, y, x, y + 5, "axis"))
        if x - half > taken and x + half < free:
            parts.append(text(x, y + 20, name, anchor="middle"))
            taken = x + half
    parts.append(line(last, y, last, y + 5, "axis"))
    return [*parts, text(last, y + 20, last_name, anchor="end" if over else "middle")]


def upward(
    scale: Scale, values: Sequence[float], left: float, right: float, name: Callable[[float], str] = number
) -> list[str]:
    """A vertical axis: a grid line for every value from left to right, its name left of it. The lowest
    is the base line."""
    parts = []
    for value in values:
        y = scale(value)
        parts.append(line(left, y, right, y, "axis" if value == values[0] else "grid"))
        parts.append(text(left - 8, y + 5, name(value), anchor="end"))
    return parts


def _tidy(value: float) -> float:
    """A product of floats without its last bits: 0.30000000000000004 is 0.3."""
    return float(f"{value:.12g}")

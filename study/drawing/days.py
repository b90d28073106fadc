"""Days side by side: what each holds, as stacked bars on one axis that begins at 0."""

from collections.abc import Sequence
from dataclasses import dataclass

from study.drawing.axis import Scale, ceiling, ticks, upward
from study.drawing.svg import NARROW, WIDE, State, box, breadth, hatched, picture, text

TOP, FLOOR, HEIGHT, LEFT = 32.0, 148.0, 178, 40.0
LEAST = 1.0
"""Height of the lowest part of a bar: what is there is seen."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar, in the look of a state; `said` is its number in words."""

    amount: float
    state: State
    said: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day, by the name below its bar, and its parts from the base up."""

    name: str
    parts: tuple[Part, ...]

    @property
    def total(self) -> float:
        return sum(part.amount for part in self.parts)


def draw(title: str, finding: str, heading: str, days: Sequence[Day]) -> tuple[str, str]:
    """The days, wide and narrow."""
    return _draw(WIDE, title, finding, heading, days), _draw(NARROW, title, finding, heading, days)


def _draw(width: int, title: str, finding: str, heading: str, days: Sequence[Day]) -> str:
    right = width - 2.0
    top = ceiling(max((day.total for day in days), default=0), 4)
    scale = Scale(0, top, FLOOR, TOP)
    parts = [text(0, 14, heading, "strong"), *upward(scale, ticks(0, top, 4, whole=True), LEFT, right)]
    step = (right - LEFT) / max(1, len(days))
    free = 0.0
    for number, day in enumerate(days):
        left = LEFT + number * step
        parts += _bar(day, left + step * 0.12, step * 0.76, scale)
        if left >= free and left + breadth(day.name) <= right:
            parts.append(text(left, FLOOR + 20, day.name))
            free = left + breadth(day.name) + 12
    return picture(width, HEIGHT, title, finding, parts)


def _bar(day: Day, left: float, width: float, scale: Scale) -> list[str]:
    base, parts = scale(0), []
    for part in day.parts:
        if part.amount:
            tall = max(LEAST, scale(0) - scale(part.amount))
            base -= tall
            edge = "" if part.state == "served" else f"k-{part.state}"
            parts.append(hatched(box(left, base, width, tall), part.state, edge, f"{day.name}: {part.said}"))
    return parts

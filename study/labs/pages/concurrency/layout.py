"""Layout of the drawings of a concurrency run."""

from dataclasses import dataclass

from study.core.text.number import number
from study.drawing.axis import Scale
from study.drawing.svg import WIDE, breadth, text

COLUMNS = 200
"""Columns of a line with many steps; half of them in the narrow drawing."""

SLICES = 100
"""Slices of time that bars count in; half of them in the narrow drawing. The 200 stretches of the
results make both."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The time axis, the edges of the panels, how large a mark is, and the columns of lines."""

    width: float
    x: Scale
    left: float
    right: float
    size: float
    columns: int

    @property
    def wide(self) -> bool:
        return self.width == WIDE


def plotted(width: int, length: float, highest: float, names: tuple[str, ...]) -> Plot:
    """The drawing of this width of a run of so many seconds. Left of the panels is room for the number
    `highest`, right of them for the names of lines."""
    left = max(44, breadth(number(highest)) + 8)
    size, columns = (4.3, COLUMNS) if width == WIDE else (3.1, COLUMNS // 2)
    widest = max((breadth(short(name, width == WIDE)) + 4 for name in names), default=0)
    right = width - 10 - widest
    return Plot(width, Scale(0, length, left + 6, right - 2), left, right, size, columns)


def short(name: str, wide: bool) -> str:
    """A name cut to the room beside a line."""
    most = 14 if wide else 9
    return name if len(name) <= most else f"{name[: most - 1]}…"


def heading(y: float, name: str, about: str, width: float) -> list[str]:
    """The name of a panel in words, and what it shows where there is room."""
    start = breadth(name, 15) + 8
    said = [text(0, y, name, "strong")]
    return [*said, text(start, y, about, "faint")] if start + breadth(about) < width else said

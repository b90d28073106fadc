"""Pictures of which a part is covered, to be named: `![A cell](cell.png#cover=12,30,20.5,10;40,50,8,6)`.

What follows the name of a picture are boxes: left, top, width and height in per cent of it. The first box is on the
part that is asked about, the others are covered so that they do not tell. What is shown is a picture of its own, drawn
by the server: nothing below a box reaches a browser. Any kind of question can ask about one.
"""

import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from study.core.problem import Problem

LONGEST_COVERED = 400
"""Characters of a picture's name with the boxes on it."""
SMALLEST = 1.0
"""Per cent of a picture that a box takes at least, each way."""
_MARK = "#cover="
_MARKS = re.compile("(?:#|%23)cover(?:=|%3d)", re.IGNORECASE)  # as it stands in an address too


@dataclass(frozen=True, slots=True)
class Box:
    """A part of a picture, in per cent of its width and height, to a tenth."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Covered:
    """A picture by its name, and what is covered of it: at first the part that is asked about."""

    base: str
    boxes: tuple[Box, ...]


def base_of(name: str) -> str:
    """The name of the picture itself, without the boxes on it."""
    return name.partition(_MARK)[0]


def covered(name: str) -> Covered | Problem | None:
    """What the name of a picture says to cover, None where that is nothing; or why it cannot be read."""
    base, mark, given = name.partition(_MARK)
    if not mark:
        return None
    if len(name) > LONGEST_COVERED:
        return Problem(f"The picture {base!r} has more boxes than {LONGEST_COVERED} characters hold.")
    boxes: list[Box] = []
    for one in given.split(";"):
        try:
            left, top, width, height = (round(float(part), 1) for part in one.split(","))
        except (ValueError, OverflowError):
            return Problem(f"Write a box on {base!r} as four numbers in per cent: {_MARK}left,top,width,height")
        boxes.append(Box(left, top, width, height))
    outside = [box for box in boxes if not _is_within(box)]
    if outside:
        words = f"is smaller than {SMALLEST:.0f} % or leaves the picture"
        return Problem(f"The box {_written(outside[0])} on {base!r} {words}.")
    return Covered(base, tuple(boxes))


def covers_in(text: str) -> int:
    """How many covered pictures a text may name, counted without reading it."""
    return sum(1 for _ in _MARKS.finditer(text))


def cover(base: str, boxes: Sequence[Box]) -> str:
    """The name of a picture with these parts covered, the one that is asked about first."""
    return f"{base}{_MARK}{';'.join(map(_written, boxes))}"


def flat(name: str) -> str:
    """What a covered picture is called as a file of its own, where other tools hold it; any other name stays."""
    base, mark, given = name.partition(_MARK)
    stem, dot, ending = base.rpartition(".")
    boxes = given.replace(".", "p").replace(",", "-").replace(";", "_")
    return f"{stem}-covered-{boxes}{dot}{ending}" if mark else name


def _is_within(box: Box) -> bool:
    """Whether it can be seen, whole. What is no number is not within anything."""
    return all(
        0 <= start <= 100 and size >= SMALLEST and start + size <= 100.05
        for start, size in ((box.left, box.width), (box.top, box.height))
    )


def _written(box: Box) -> str:
    return ",".join(f"{part:g}" for part in astuple(box))

"""A strip of boxes in order: what is given beforehand for each attempt, without any time."""

from collections.abc import Sequence

from study.drawing.svg import NARROW, WIDE, breadth, picture, rect, text

PER_ROW = {WIDE: 6, NARROW: 2}
"""So many boxes stand beside each other."""

MOST = 24
"""So many boxes are drawn; the last one says how many more there are."""

HIGH, GAP = 58, 8


def strip(width: int, title: str, finding: str, boxes: Sequence[tuple[str, str]]) -> str:
    """Draw boxes of a heading and a line of words each, in rows from left to right."""
    if len(boxes) > MOST:
        boxes = [*boxes[: MOST - 1], ("and so on", f"{len(boxes) - MOST + 1} more")]
    each = PER_ROW[width]
    wide = (width - (each - 1) * GAP) / each
    parts: list[str] = []
    for place, (heading, words) in enumerate(boxes):
        x, y = (place % each) * (wide + GAP), (place // each) * (HIGH + GAP)
        parts.append(rect(x, y, wide, HIGH, "f-wash"))
        parts.append(text(x + 10, y + 23, _cut(heading, wide - 16, 15), "strong"))
        parts.append(text(x + 10, y + 44, _cut(words, wide - 16, 14)))
    rows = -(-len(boxes) // each)
    return picture(width, rows * (HIGH + GAP) - GAP, title, finding, parts)


def _cut(words: str, room: float, size: float) -> str:
    """Words as far as there is room."""
    most = int(room / breadth("m", size))
    return words if len(words) <= most else f"{words[: most - 1]}…"

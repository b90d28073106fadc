"""A strip of boxes in order: what is given beforehand for each attempt, without any time."""

from collections.abc import Sequence

from study.drawing.svg import NARROW, WIDE, cut, picture, rect, text
from study.drawing.touch import Drawing, Pick

PER_ROW = {WIDE: 6, NARROW: 2}
"""So many boxes stand beside each other."""

MOST = 24
"""So many boxes are drawn; the last one says how many more there are."""

HIGH, GAP = 58, 8


def strip(
    width: int, title: str, finding: str, boxes: Sequence[tuple[str, str]], answers: Sequence[float | str] = ()
) -> Drawing:
    """Draw boxes of a heading and a line of words each, in rows from left to right. The first ones can be chosen as
    these answers."""
    if len(boxes) > MOST:
        boxes = [*boxes[: MOST - 1], ("and so on", f"{len(boxes) - MOST + 1} more")]
    each = PER_ROW[width]
    wide = (width - (each - 1) * GAP) / each
    places = [((n % each) * (wide + GAP), (n // each) * (HIGH + GAP)) for n in range(len(boxes))]
    parts: list[str] = []
    for (x, y), (heading, words) in zip(places, boxes, strict=True):
        parts.append(rect(x, y, wide, HIGH, "f-wash"))
        parts.append(text(x + 10, y + 23, cut(heading, wide - 16, 15), "strong"))
        parts.append(text(x + 10, y + 44, cut(words, wide - 16, 14)))
    rows = -(-len(boxes) // each)
    picks = tuple(
        Pick(answer, f"{heading}, {words}", x, y, wide, HIGH)
        for answer, (x, y), (heading, words) in zip(answers, places, boxes, strict=False)
    )
    return Drawing(picture(width, rows * (HIGH + GAP) - GAP, title, finding, parts), picks=picks)


def scripted(one: str, outcomes: Sequence[str], places: Sequence[int]) -> list[tuple[str, str]]:
    """The boxes of a script in words, at least as many as there are places: its last outcome goes on."""
    most = max(len(outcomes), len(places)) if outcomes else 0
    boxes = [(f"{one} {number}", outcomes[min(number, len(outcomes)) - 1]) for number in range(1, most + 1)]
    return [*boxes[:-1], (f"{boxes[-1][0]}, …", boxes[-1][1])] if boxes else []

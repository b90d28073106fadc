"""A rail: stations below each other on one line, which is whole as far as something came and dashed beyond."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from study.drawing.svg import TILE, WIDE, State, breadth, cut, line, marks, picture, text
from study.drawing.touch import HIT, Drawing, Spot, Turn

LEFT, BESIDE = 16, 40
"""Where the line is, and where words begin."""

HIGH = HIT
REASON = 312
"""Where reasons begin in the wide drawing; the narrow one has none, the list beside it does."""

LINES = 2


@dataclass(frozen=True, slots=True)
class Station:
    """A place on the rail: its name, in few words what happens there, the `reason` in a sentence, its mark, and the
    number of the event that it shows. Where nothing happens it is `pale`. What a touch of it does is a name, words, and
    the inputs after it."""

    name: str
    words: str
    reason: str = ""
    state: State | None = None
    event: int = 0
    pale: bool = False
    touch: tuple[str, str, Any] | None = None


def rail(width: int, title: str, finding: str, stations: Sequence[Station], reached: int, note: str = "") -> Drawing:
    """Draw the stations from top to bottom; the line is whole to the station with the number `reached`, from 0.
    `note` stands above them."""
    top = 26 if note else 6
    places = [top + HIGH * (number + 0.5) for number in range(len(stations))]
    parts = [text(0, 15, cut(note, width), "faint")] if note else []
    if places[reached] > places[0]:
        parts.append(line(LEFT, places[0], LEFT, places[reached], "ink", 2))
    if places[-1] > places[reached]:
        parts.append(line(LEFT, places[reached], LEFT, places[-1], "k-idle", 1.5, "2 4"))
    for one, y in zip(stations, places, strict=True):
        parts += _station(one, y, width)
    spots = tuple(Spot(one.event, LEFT, y) for one, y in zip(stations, places, strict=True) if one.event)
    room = (REASON if width == WIDE else width) - BESIDE
    turns = tuple(
        Turn(*one.touch, BESIDE, y - HIGH / 2, room, HIGH) for one, y in zip(stations, places, strict=True) if one.touch
    )
    return Drawing(picture(width, top + HIGH * len(stations), title, finding, parts), spots=spots, turns=turns)


def small(stations: Sequence[Station], reached: int) -> list[str]:
    """The rail of a tile: marks from left to right, of the stations where something happens."""
    shown = [one for one in stations if one.state]
    across = [TILE[0] * (number + 0.5) / max(len(shown), 1) for number in range(len(shown))]
    middle = TILE[1] / 2
    last = sum(bool(one.state) for one in stations[: reached + 1]) - 1
    parts = [line(0, middle, across[last] if across else 0, middle, "ink", 2)]
    parts.append(line(across[last] if across else 0, middle, TILE[0], middle, "k-idle", 1.5, "2 4"))
    return parts + [marks(one.state, [(x, middle)], 9) for one, x in zip(shown, across, strict=True) if one.state]


def _station(one: Station, y: float, width: int) -> list[str]:
    pale = "faint" if one.pale else ""
    parts = [marks(one.state, [(LEFT, y)], 6.5)] if one.state else []
    room = (REASON if width == WIDE else width) - BESIDE - 8
    parts.append(text(BESIDE, y - 2, cut(one.name, room, 15), pale or "strong"))
    parts.append(text(BESIDE, y + 15, cut(one.words, room), pale))
    if width == WIDE and one.reason:
        lines = wrap(one.reason, int((width - REASON) / breadth("m")), max_lines=LINES, placeholder=" …")
        start = y + 5 - 9 * (len(lines) - 1)
        parts += [text(REASON, start + 18 * number, words, pale) for number, words in enumerate(lines)]
    return parts

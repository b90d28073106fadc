"""The inputs before the run: the records of each shard in order, and which of them are bad."""

from study.core.simulators.engines.streams.params import Params, Record
from study.core.simulators.engines.streams.points import PLACES
from study.core.text.duration import clock
from study.drawing.svg import WIDE, marks, picture, rect, text
from study.drawing.touch import Drawing, Pick
from study.labs.plugin import Picture

TITLE, FINDING = "The records of each shard, in order", "A cross is a record that the function cannot take."
MOST = 160
BOX, GAP = 34, 4
PER_ROW = {True: 20, False: 8}


def posed(params: Params) -> tuple[Picture, ...]:
    """A box for each record, to choose from where they are few."""
    return (Picture(TITLE, FINDING, lambda width: _drawn(width, params), (("failed", "the function cannot take it"),)),)


def _drawn(width: int, params: Params) -> Drawing:
    each = PER_ROW[width == WIDE]
    parts: list[str] = []
    picks: list[Pick] = []
    y = 0.0
    shown = list(enumerate(params.records, start=1))[:MOST]
    for shard in sorted({record.shard for _, record in shown}):
        parts.append(text(0, y + 16, f"shard {shard}", "strong"))
        y += 24
        mine = sorted((one for one in shown if one[1].shard == shard), key=lambda one: (one[1].at, one[0]))
        for turn, (place, record) in enumerate(mine):
            left, top = (turn % each) * (BOX + GAP), y + (turn // each) * (BOX + GAP)
            parts += _box(left, top, place, record)
            if len(params.records) <= PLACES:
                picks.append(Pick(place, f"record {place}, {clock(record.at)}", left, top, BOX, BOX))
        y += -(-len(mine) // each) * (BOX + GAP) + 8
    if len(params.records) > MOST:
        parts.append(text(0, y + 16, f"and {len(params.records) - MOST} more"))
        y += 24
    svg = picture(width, max(y, 24), TITLE, FINDING, parts or [text(0, 16, "No record comes.")])
    return Drawing(svg, picks=tuple(sorted(picks, key=lambda one: one.answer)))


def _box(left: float, top: float, place: int, record: Record) -> list[str]:
    found = [rect(left, top, BOX, BOX, "f-wash"), text(left + BOX / 2, top + 14, str(place), "small", "middle")]
    return [*found, marks("failed", [(left + BOX / 2, top + 24)], 5)] if record.poison else found

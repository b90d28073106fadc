"""A cause beside its mark: a line from the mark to a few words in a wide drawing, and a ring around it in a narrow one,
where the words stand below. The page has the whole cause as text too, so this is for the eye alone.
"""

import re
from textwrap import wrap

from study.core.simulators.simulator import Event
from study.core.text.duration import clock
from study.core.text.sentence import sentence
from study.drawing.svg import LETTER, WIDE, line, path, rect, shape, text
from study.drawing.touch import Drawing, Spot

BROAD, LINE, AWAY = 262.0, 18.0, 26.0
"""Units: how broad the words are set, from one line to the next, and from the mark to the words."""

LINES, SIZE = 4, 14
RING = 9.0

_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


def callout(drawing: Drawing, event: Event, number: int) -> str:
    """The markup for the mark of this event, by its number; nothing where the drawing has none."""
    spot = next((one for one in drawing.spots if one.event == number), None)
    size = _SIZE.search(drawing.svg)
    if spot is None or size is None:
        return ""
    words = _words(spot, event, *map(float, size.groups())) if float(size[1]) >= WIDE else ""
    ring = path(shape("served", spot.x, spot.y, RING), "k-ink f-none")
    return f'<g class="callout" aria-hidden="true">{ring}{words}</g>'


def _words(spot: Spot, event: Event, width: float, height: float) -> str:
    """A box beside the mark, on the side that has more room, and the line to it."""
    letters = int((BROAD - 20) / (SIZE * LETTER))
    why = sentence(event.why) if event.why else ""
    head = wrap(f"{clock(event.at)}: {event.what}", letters, max_lines=2, placeholder="…")
    body = wrap(why, letters, max_lines=LINES, placeholder="…")
    high = LINE * (len(head) + len(body)) + 12
    at_right = spot.x + AWAY + BROAD <= width
    x = spot.x + AWAY if at_right else spot.x - AWAY - BROAD
    y = max(min(spot.y - high / 2, height - high), 0)
    edge = x if at_right else x + BROAD
    parts = [
        line(spot.x + (RING if at_right else -RING), spot.y, edge, min(max(spot.y, y + 6), y + high - 6), "k-ink"),
        rect(x, y, BROAD, high, "f-paper k-ink"),
    ]
    for number, words in enumerate([*head, *body]):
        parts.append(text(x + 10, y + LINE * (number + 1), words, "strong" if number < len(head) else ""))
    return "".join(parts)

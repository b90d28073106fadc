"""A time-line: lanes of marks, waits and runs under each other, and how each ends.

Input is in seconds; positions, and which labels fit, are decided here. A panel shows a stretch from 0 on, so
the first minute of six hours can be enlarged below the whole.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from study.core.text import duration
from study.drawing.axis import Scale, across, time_ticks
from study.drawing.svg import (
    NARROW,
    State,
    box,
    breadth,
    hatched,
    line,
    marks,
    path,
    picture,
    polyline,
    rect,
    shape,
    text,
)
from study.drawing.touch import HIT, Drawing, Grip, Spot, apart, reached

ROW, LINE = 10, 17
"""Height of a wait, and from one line of small text to the next."""

SQUARE = 22
"""The box that stands for a queue, a topic or another destination."""

GAP = 8
"""Between a mark and the wait beside it."""

EACH = 240
"""So many marks have a place of their own; of more, those that fall on one another are left out."""

TOUCHING = 14
"""Marks nearer than this touch one another."""

SMALL = 13


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happens at a moment. `title` says it where one points at the mark."""

    at: float
    state: State
    title: str
    event: int = 0
    """The number of the event that it shows, if any."""


@dataclass(frozen=True, slots=True)
class Span:
    """Something that goes on: a wait has the pattern of `retry`, a run the state it ends in."""

    start: float
    end: float
    state: State
    title: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class End:
    """Where the story ends: `boxes` places get the event, none with 0. `lines` name them and say why."""

    at: float
    boxes: int
    lines: tuple[str, ...]
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One line of the picture. A `ghost` is the pinned run A: grey and dashed. `holds` are moments that can
    be dragged."""

    name: str
    note: str = ""
    spans: tuple[Span, ...] = ()
    marks: tuple[Mark, ...] = ()
    end: End | None = None
    ghost: bool = False
    holds: "tuple[Hold, ...]" = ()


@dataclass(frozen=True, slots=True)
class Hold:
    """A moment that can be dragged: `since` seconds later than the field is 0, in which a second is `per`. `after`
    leaves the moment itself to the mark that is there, and the handle stands right of it."""

    field: str
    value: float
    since: float = 0.0
    per: float = 1.0
    after: bool = False

    @property
    def at(self) -> float:
        return self.since + self.value / self.per


def how_often(field: str, count: int, at: float, length: float) -> Hold:
    """How often something may happen, held at the moment `at` that was the last: one more is as far in the picture
    as they are from one another if they fill its `length` evenly."""
    each = length / max(count, 1)
    return Hold(field, count, at - count * each, 1 / each, after=True)


@dataclass(frozen=True, slots=True)
class Panel:
    """Lanes from 0 s to `length`; what comes later is cut off there."""

    title: str
    note: str
    length: float
    lanes: tuple[Lane, ...]


@dataclass(slots=True)
class _Row:
    """Labels on one height: one is placed only where it touches no other."""

    taken: list[tuple[float, float]] = field(default_factory=list)

    def free(self, left: float, right: float) -> bool:
        if any(left < end and start < right for start, end in self.taken):
            return False
        self.taken.append((left, right))
        return True


@dataclass(frozen=True, slots=True)
class _Place:
    """A lane in its panel: the scale, the height of its line, and the outer edges."""

    scale: Scale
    y: float
    left: float
    right: float


def timeline(width: int, title: str, finding: str, panels: Iterable[Panel], cursor: float | None = None) -> Drawing:
    """A whole drawing of the panels under each other; `cursor` is a moment in seconds. A moment that can be
    dragged has its handle in the last panel that shows it, the most enlarged one; what comes after all of them
    has it at the end of the first."""
    parts: list[str] = []
    grips: dict[str, Grip] = {}
    beyond: dict[str, Grip] = {}
    spots: list[Spot] = []
    top = 0.0
    for panel in panels:
        found, top, places = _panel(panel, width, top, cursor)
        parts += found
        for lane, place in zip(panel.lanes, places, strict=True):
            if not lane.ghost:
                spots += _spots(lane, place)
                grips |= {hold.field: _grip(hold, place) for hold in lane.holds if hold.at <= place.scale.high}
                beyond = {hold.field: _grip(hold, place) for hold in lane.holds} | beyond
    svg = picture(width, max(top - 12, 40), title, finding, parts)
    edge = HIT / 2
    late = [grip for name, grip in beyond.items() if name not in grips]
    return Drawing(svg, apart([*grips.values(), *late], edge, width - edge), tuple(spots))


def enlarged(title: str, lanes: tuple[Lane, ...], length: float, stretches: Sequence[float]) -> tuple[Panel, ...]:
    """The whole, and below it every stretch from 0 on that would be less than a quarter of what is above it."""
    panels = [Panel(title, duration.clock(length), length, lanes)]
    for stretch in stretches:
        if panels[-1].length > 4 * stretch:
            panels.append(Panel(f"First {duration.span(stretch)}", "the same, enlarged", stretch, lanes))
    return tuple(panels)


def small(lanes: Sequence[Lane], length: float) -> list[str]:
    """The lanes without words, for a tile of the gallery."""
    parts: list[str] = []
    for index, lane in enumerate(lanes[:3]):
        y = 132 * (index + 1) / (min(len(lanes), 3) + 1)
        place = _Place(Scale(0, length, 14, 258 if lane.end else 306), y, 0, 320)
        parts += [line(0, y, 320, y, "grid"), *_spans(lane, place, _Row(), bare=True), *_marks(lane, place, bare=True)]
        if lane.end:
            parts += _boxes(lane.end, place.scale(lane.end.at), y)
    return parts


def _spots(lane: Lane, place: _Place) -> list[Spot]:
    """Where the marks are that say what came of something; of those that touch one another the first."""
    found: list[Spot] = []
    for mark in lane.marks:
        x = place.scale(mark.at)
        if mark.event and mark.at <= place.scale.high and not (found and x - found[-1].x < TOUCHING):
            found.append(Spot(mark.event, x, place.y))
    return found


def _grip(hold: Hold, place: _Place) -> Grip:
    scale = place.scale
    low, high = (hold.per * (edge - hold.since) for edge in (scale.low, scale.high))
    found = reached(hold.field, hold.value, Scale(low, high, scale.start, scale.end), place.y)
    return found.beside(HIT / 2) if hold.after else found


def _panel(panel: Panel, width: int, top: float, cursor: float | None) -> tuple[list[str], float, list[_Place]]:
    """The markup of a panel, the height at which the next one begins, and the places of its lanes."""
    narrow = width <= NARROW
    left, right = (6.0, 330.0) if narrow else (154.0, 746.0)
    ends = [lane.end for lane in panel.lanes if lane.end and not lane.ghost and lane.end.at <= panel.length]
    after = any(hold.after for lane in panel.lanes for hold in lane.holds)
    room = 36 + 26 * max(end.boxes for end in ends) if ends else HIT / 2 if after else 6
    scale = Scale(0, panel.length, left, right - room)
    parts = [
        text(0, top + 16, panel.title, "strong"),
        text(0.9 * breadth(panel.title) + 8, top + 16, panel.note, "faint"),
    ]
    y, lanes, places = top + 24, [], []
    for lane in panel.lanes:
        found, y, at = _lane(lane, _Place(scale, y, left, right), narrow, panel.length)
        lanes += found
        places.append(at)
    axis = across(scale, y + 4, time_ticks(panel.length, 5 if narrow else 10), left, right)
    if cursor is not None and 0 <= cursor <= panel.length:
        x = scale(cursor)
        parts.append(line(x, top + 26, x, y + 4, "ink", 1.6))
        beyond = x > width / 2
        words, aside = duration.clock(cursor), -6 if beyond else 6
        axis.append(text(x + aside, y - 2, words, "strong small halo", "end" if beyond else "start"))
    parts += [*lanes, *axis]
    return parts, y + 48, places


def _lane(lane: Lane, place: _Place, narrow: bool, length: float) -> tuple[list[str], float, _Place]:
    """The markup of a lane whose top is given as its height, where the next one begins, and its own place."""
    top = place.y
    above = [span for span in lane.spans if span.label and span.start < length]
    y = top + (18 if narrow else 0) + (28 if above else 18)
    if narrow:
        parts = _names_above(lane, top, place.right)
    else:
        parts = [text(0, y - 3 if lane.note else y + 5, lane.name), text(0, y + 15, lane.note, "faint small")]
    at = _Place(place.scale, y, place.left, place.right)
    parts.append(line(at.left, y, at.right, y, "grid"))
    if lane.ghost:
        return [*parts, *_ghost(lane, at, length)], y + 18, at
    labels, times = _Row(), _Row()
    ending, lines = _end(lane.end, at, times) if lane.end and lane.end.at <= length else ([], 0)
    parts += _spans(lane, at, labels)
    parts += _marks(lane, at)
    parts += _times(lane, at, times)
    if any(span.start < length < span.end for span in lane.spans):
        parts.append(path(_arrow(at.scale(length) - 4, y), "f-retry"))
    return [*parts, *ending], y + 30 + lines * LINE, at


def _names_above(lane: Lane, top: float, right: float) -> list[str]:
    """Name and note of a lane on a line of their own; the note gives way to a long name."""
    parts = [text(0, top + 14, lane.name, "halo")]
    if breadth(lane.name) + breadth(lane.note, SMALL) < right:
        parts.append(text(NARROW, top + 14, lane.note, "faint small halo", "end"))
    return parts


def _spans(lane: Lane, place: _Place, labels: _Row, bare: bool = False) -> list[str]:
    """Waits and runs that are wide enough to be seen; a wait keeps clear of the marks at its ends."""
    scale, y = place.scale, place.y
    parts = []
    for span in lane.spans:
        if span.start >= scale.high:
            continue
        gap = GAP if span.state == "retry" else 0
        left, right = scale(span.start) + gap, scale(span.end) - (gap if span.end <= scale.high else 0)
        if right - left < 2:
            continue
        edge = "k-idle" if span.state == "idle" else ""
        parts.append(hatched(box(left, y - ROW / 2, right - left, ROW), span.state, edge, "" if bare else span.title))
        half, middle = breadth(span.label, SMALL) / 2, (left + right) / 2
        if span.label and not bare and 2 * half <= right - left + 2 * GAP and labels.free(middle - half, middle + half):
            colour = f"t-{span.state} small" if span.state != "idle" else "faint small"
            parts.append(text(middle, y - 11, span.label, colour, "middle"))
    return parts


def _marks(lane: Lane, place: _Place, bare: bool = False) -> list[str]:
    """Every mark that falls into the panel."""
    seen = [mark for mark in lane.marks if mark.at <= place.scale.high]
    if len(seen) > EACH:
        seen = _apart(seen, place.scale)
    size = 7 if bare else 5
    return [marks(mark.state, [(place.scale(mark.at), place.y)], size, "" if bare else mark.title) for mark in seen]


def _times(lane: Lane, place: _Place, row: _Row) -> list[str]:
    """The moments of the marks below them, first the last and the first ones, then what has room."""
    seen = [mark.at for mark in lane.marks if mark.at <= place.scale.high]
    order = [*seen[-1:], *seen[:1], *seen[1:-1]]
    parts = []
    for at in order[:EACH]:
        words, x = duration.clock(at), place.scale(at)
        half = breadth(words, SMALL) / 2 + 2
        middle = min(max(x, half), place.right + 14 - half)
        if row.free(middle - half, middle + half):
            parts.append(text(middle, place.y + 22, words, "small", "middle"))
    return parts


def _end(end: End, place: _Place, times: _Row) -> tuple[list[str], int]:
    """Arrow, boxes and words; the words stand beside the boxes or, without room, on lines below them."""
    x, y = place.scale(end.at), place.y
    parts = _boxes(end, x, y)
    beside = x + 32 + 26 * max(end.boxes, 1)
    widest = max(breadth(words, SMALL) for words in end.lines)
    if beside + widest <= place.right + 14 and len(end.lines) <= 2:
        times.free(beside, place.right + 14)
        heights = [y + 5] if len(end.lines) == 1 else [y - 3, y + 14]
        words = zip(heights, end.lines, strict=True)
        return [*parts, *(text(beside, at, said_, "small halo") for at, said_ in words)], 0
    right = place.right + 14
    parts += [text(right, y + 22 + LINE * n, words, "small", "end") for n, words in enumerate(end.lines, 1)]
    return parts, len(end.lines)


def _boxes(end: End, x: float, y: float) -> list[str]:
    """An arrow to a box with lines of writing for each place that gets the event, or to a dashed one."""
    parts = [path(polyline([(x + 8, y), (x + 24, y)]) + polyline([(x + 19, y - 4), (x + 24, y), (x + 19, y + 4)]),
                  "ink", 1.6)]  # fmt: skip
    left, top = x + 27, y - SQUARE / 2
    if not end.boxes:
        return [*parts, path(box(left, top, SQUARE, SQUARE), "f-none k-idle", 1.6, "4 3", end.title)]
    for _ in range(end.boxes):
        parts += [
            rect(left, top, SQUARE, SQUARE, "f-paper k-ink", end.title),
            path("".join(polyline([(left + 4, y + at), (left + 18, y + at)]) for at in (-4, 0, 4)), "ink", 1.4),
        ]
        left += SQUARE + 4
    return parts


def _ghost(lane: Lane, place: _Place, length: float) -> list[str]:
    """Run A: its marks hollow and grey on a dashed line from its first to its last moment."""
    last = max([mark.at for mark in lane.marks] + [span.end for span in lane.spans] + [0.0])
    parts = [line(place.left, place.y, place.scale(last), place.y, "k-idle", 2, "5 4")]
    seen = [mark for mark in lane.marks if mark.at <= length]
    for mark in seen if len(seen) <= EACH else _apart(seen, place.scale):
        d = shape(mark.state, place.scale(mark.at), place.y, 4)
        parts.append(path(d, "f-paper k-idle", 1.6, title=f"A: {mark.title}"))
    return parts


def _apart(found: Sequence[Mark], scale: Scale) -> list[Mark]:
    """Marks in order of time without those that fall on the one before."""
    kept: list[Mark] = []
    for mark in found:
        if not kept or scale(mark.at) - scale(kept[-1].at) >= 6 or mark.state != kept[-1].state:
            kept.append(mark)
    return kept


def _arrow(x: float, y: float) -> str:
    """Path data of a head that says: it goes on."""
    return polyline([(x, y - 5.5), (x + 10, y), (x, y + 5.5)]) + "z"

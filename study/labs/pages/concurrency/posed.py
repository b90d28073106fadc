"""A concurrency state before its run: what comes and when, what it may run into, and nothing of what becomes of it."""

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.concurrency.params import Params, end
from study.core.simulators.engines.concurrency.run import arriving
from study.core.text.duration import clock, span
from study.core.text.plural import counted
from study.drawing.axis import Scale, across, ceiling, ticks, time_ticks, upward
from study.drawing.marks import MOST, bars, sliced, stacked, stands
from study.drawing.svg import WIDE, State, line, picture, rect, text
from study.drawing.touch import Drawing, Level, Pick
from study.labs.pages.concurrency.in_flight import limit_lines, limits
from study.labs.pages.concurrency.layout import heading
from study.labs.plugin import Picture

BASE, LEFT = 150.0, 52.0
HIGH = 92
SLICES = 50

PITCH = 11
"""How wide the room is that takes the touch of a moment."""

type Things = list[tuple[float, State]]


def posed(params: Params) -> tuple[Picture, ...]:
    """The arrivals of all functions on the time axis, each as a mark without an outcome, and the limits."""
    length = end(params)
    things: Things = sorted((at / SECOND, "idle") for each in arriving(params, 0) for at in each)
    title = "What comes and when"
    says = f"{counted(len(things), 'request')} in {span(length)}; what becomes of them is not shown."

    def drawn(width: int) -> Drawing:
        x = Scale(0, length, LEFT + 6, width - 12.0)
        parts, picks = _arrivals(width, x, things)
        more, level = _in_flight(width, params, len(things))
        axis = across(x, level.scale.start, time_ticks(length, 10 if width == WIDE else 6), LEFT, level.right)
        svg = picture(width, level.scale.start + 28, title, says, [*parts, *more, *axis])
        return Drawing(svg, picks=picks, level=level)

    return (Picture(title, says, drawn, (("idle", "a request"),) if things else ()),)


def most(params: Params) -> float:
    """How many requests come: no count of them is greater."""
    return float(sum(len(each) for each in arriving(params, 0)))


def _arrivals(width: int, x: Scale, things: Things) -> tuple[list[str], tuple[Pick, ...]]:
    """One mark each, whose moment can be chosen, or bars where they are many or too many at once."""
    right = width - 10.0
    size = 4.3 if width == WIDE else 3.1
    each = stacked(things, x, BASE, BASE - 30, size) if len(things) <= MOST else []
    if each or not things:
        axis = line(LEFT, BASE, right, BASE, "axis")
        return [*heading(14, "Arrivals", "outcomes hidden", width), axis, *each], _picks(x, things, size)
    slices = sliced(things, x.high, SLICES)
    y = Scale(0, ceiling(max(slices["idle"]), 3), BASE, 34)
    parts = heading(14, "Arrivals", f"in each {span(x.high / SLICES)}, outcomes hidden", width)
    parts += upward(y, ticks(0, y.high, 3, whole=True), LEFT, right)
    return parts + bars(slices, ("idle",), x, y), ()


def _picks(x: Scale, things: Things, size: float) -> tuple[Pick, ...]:
    """Every moment at which something comes: the room of its marks."""
    places = stands((at for at, _ in things), x, BASE, BASE - 30, size)
    found: dict[float, list[tuple[float, float]]] = {}
    for (at, _), place in zip(things, places, strict=True):
        if place:
            found.setdefault(at, []).append(place)
    return tuple(
        Pick(at, f"{clock(at)}, {counted(len(marks), 'request')}", marks[0][0] - PITCH / 2,
             marks[-1][1] - PITCH / 2, PITCH, marks[0][1] - marks[-1][1] + PITCH)
        for at, marks in found.items()
    )  # fmt: skip


def _in_flight(width: int, params: Params, arrived: int) -> tuple[list[str], Level]:
    """The limits that so many requests could reach, and an empty panel under them."""
    top, right = BASE + 34, width - 10.0
    drawn = [one for one in limits(params) if one.value <= arrived]
    high = ceiling(max([1.25 * drawn[-1].value] if drawn else [float(arrived)], default=1.0), 3)
    y = Scale(0, max(high, 1.0), top + HIGH, top + 24)
    parts = heading(top, "In flight", "requests at once", width)
    parts.append(rect(LEFT, y.end, right - LEFT, y.start - y.end, "f-wash"))
    parts += upward(y, ticks(0, y.high, 3, whole=True), LEFT, right)
    parts += limit_lines(LEFT, right, drawn, y, at_left=len(params.functions) > 1)
    parts.append(text((LEFT + right) / 2, y.start - 10, "hidden until you have answered", "faint halo", "middle"))
    return parts, Level(y, LEFT, right)

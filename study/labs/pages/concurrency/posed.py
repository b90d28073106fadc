"""A concurrency state before its run: what comes and when, and nothing of what becomes of it."""

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.concurrency.params import Params, end
from study.core.simulators.engines.concurrency.run import arriving
from study.core.text.duration import span
from study.core.text.plural import counted
from study.drawing.axis import Scale, across, ceiling, ticks, time_ticks, upward
from study.drawing.marks import MOST, bars, sliced, stacked
from study.drawing.svg import WIDE, State, line, picture
from study.labs.pages.concurrency.layout import heading
from study.labs.plugin import Picture, both

BASE, LEFT = 150.0, 52.0
SLICES = 50


def posed(params: Params) -> tuple[Picture, ...]:
    """The arrivals of all functions on the time axis, each as a mark without an outcome."""
    length = end(params)
    things: list[tuple[float, State]] = sorted((at / SECOND, "idle") for each in arriving(params, 0) for at in each)
    title = "What comes and when"
    says = f"{counted(len(things), 'request')} in {span(length)}; what becomes of them is not shown."

    def drawn(width: int) -> str:
        return picture(width, BASE + 28, title, says, _arrivals(width, length, things))

    return (both(title, says, drawn, (("idle", "a request"),) if things else ()),)


def most(params: Params) -> float:
    """How many requests come: no count of them is greater."""
    return float(sum(len(each) for each in arriving(params, 0)))


def _arrivals(width: int, length: float, things: list[tuple[float, State]]) -> list[str]:
    """One mark each, or bars where they are many or too many at once."""
    right = width - 10.0
    x = Scale(0, length, LEFT + 6, right - 2)
    each = stacked(things, x, BASE, BASE - 30, 4.3 if width == WIDE else 3.1) if len(things) <= MOST else []
    if each or not things:
        parts = [*heading(14, "Arrivals", "one mark each", width), line(LEFT, BASE, right, BASE, "axis"), *each]
    else:
        slices = sliced(things, length, SLICES)
        y = Scale(0, ceiling(max(slices["idle"]), 3), BASE, 34)
        parts = heading(14, "Arrivals", f"in each {span(length / SLICES)}", width)
        parts += upward(y, ticks(0, y.high, 3, whole=True), LEFT, right)
        parts += bars(slices, ("idle",), x, y)
    return parts + across(x, BASE, time_ticks(length, 10 if width == WIDE else 6), LEFT, right)

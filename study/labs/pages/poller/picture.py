"""The picture of pollers at work: runs at once under what holds them, the messages that are left, and what happened."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from study.core.simulators.engines.poller.params import PROVISIONED, RUNS_EACH
from study.core.text.duration import clock
from study.core.text.number import number
from study.drawing.axis import Scale, across, ceiling, ticks, time_ticks, upward
from study.drawing.steps import LABEL, Steps, limit, staircase, thinned, under
from study.drawing.svg import STATES, TILE, WIDE, State, breadth, line, marks, path, picture, text
from study.drawing.svg import tile as framed
from study.drawing.touch import HIT, Drawing, Grip, Level, Spot, apart, reached
from study.labs.pages.poller.read import Limit, length, limits, line_of
from study.labs.plugin import Picture, Run

COLUMNS, HIGH = 200, 140
FAR = 3
"""A limit this many times as high as the peak is not drawn."""

APART = 14
"""Marks nearer than this touch one another: the first one stands for them."""

TITLE = "Runs at once, and messages left"
HEADINGS = {"concurrency": "Runs at once", "backlog": "Messages left"}
KEY: tuple[tuple[State, str], ...] = (
    ("idle", "something else holds the runs"),
    ("throttled", "throttled for want of room"),
    ("failed", "to the dead-letter queue"),
    ("served", "the queue is empty"),
)


@dataclass(frozen=True, slots=True)
class Panel:
    """A step line over time from `top` down, on a scale with room for run A and the limits near it."""

    name: str
    mine: Steps
    theirs: Steps
    bounds: Sequence[Limit]
    y: Scale


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """Two panels on one time axis, with a mark where something changed; of run A the lines alone."""

    def drawn(width: int) -> Drawing:
        left, right = _edges(width, run, ghost)
        x = Scale(0, length(run), left, right)
        runs = _panel(run, ghost, "concurrency", 0)
        messages = _panel(run, ghost, "backlog", HIGH + 34)
        base = messages.y.start
        parts = [*_lines(width, x, runs), *_lines(width, x, messages)]
        spots = _spots(run, runs, x)
        parts += [marks(_state(run, spot), [(spot.x, spot.y)], 5) for spot in spots]
        parts += across(x, base, time_ticks(length(run), 10 if width == WIDE else 6), left, right)
        if at is not None:
            parts += _cursor(x, min(at, length(run)), base)
        svg = picture(width, base + 28, TITLE, run.trace.says, parts)
        grips = apart(_grips(run, runs, messages, x), left, right)
        return Drawing(svg, grips, spots, level=Level(runs.y, left, right))

    seen = {event.state for event in run.trace.events}
    return (Picture(TITLE, run.trace.says, drawn, tuple(one for one in KEY if one[0] in seen)),)


def tile(run: Run) -> str:
    """The runs at once."""
    x, steps = Scale(0, length(run), 0, TILE[0]), line_of(run, "concurrency")
    y = Scale(0, ceiling(max(1.0, *(value for _, value in steps))), TILE[1] - 12, 16)
    stairs = staircase(thinned(steps, length(run), 100), x, y, length(run))
    return framed([path(under(stairs, steps, x, y), "f-served-soft"), path(stairs, "ink", 2)])


def _edges(width: int, run: Run, ghost: Run | None) -> tuple[float, float]:
    runs = [each for each in (run, ghost) if each]
    most = max(value for each in runs for name in HEADINGS for _, value in line_of(each, name))
    return max(52.0, breadth(number(ceiling(max(most, 1)))) + 12), width - 12.0


def _panel(run: Run, ghost: Run | None, name: str, top: float) -> Panel:
    mine, theirs = line_of(run, name), line_of(ghost, name) if ghost else []
    peak = max(1.0, *(value for _, value in (*mine, *theirs)))
    bounds = [one for one in limits(run.params) if one.value <= FAR * peak] if name == "concurrency" else []
    high = ceiling(max([peak, *(one.value for one in bounds)]), 3)
    return Panel(name, mine, theirs, bounds, Scale(0, high, top + HIGH, top + 34))


def _lines(width: int, x: Scale, panel: Panel) -> list[str]:
    """The panel: its axis, run A in grey dashes, the line, and the limits."""
    y, end = panel.y, x.high
    columns = COLUMNS if width == WIDE else COLUMNS // 2
    heading = HEADINGS[panel.name] + ("; grey dashes: run A" if panel.theirs else "")
    parts = [text(0, y.end - 20, heading, "strong"), *upward(y, ticks(0, y.high, 3, whole=True), x.start, x.end)]
    if panel.theirs:
        parts.append(path(staircase(thinned(panel.theirs, end, columns), x, y, end), "f-none k-idle", 1.6, "2 3"))
    steps = thinned(panel.mine, end, columns)
    stairs = staircase(steps, x, y, end)
    parts += [path(under(stairs, steps, x, y), "f-served-soft"), path(stairs, "ink", 1.8)]
    above = float("inf")
    for one in panel.bounds:
        apart = above - y(one.value) >= LABEL
        parts += limit(x.start, x.end, y(one.value), f"{number(one.value)}, {one.words}" if apart else "")
        above = y(one.value) if apart else above
    return parts


def _spots(run: Run, panel: Panel, x: Scale) -> tuple[Spot, ...]:
    """Where something changed, on the line of the runs; of what touches the first."""
    moments = [at for at, _ in panel.mine]
    found: list[Spot] = []
    for event, about in enumerate(run.trace.events, start=1):
        if found and x(about.at) - found[-1].x < APART:
            continue
        now = panel.mine[max(bisect_right(moments, about.at) - 1, 0)][1]
        found.append(Spot(event, x(about.at), panel.y(now)))
    return tuple(found)


def _state(run: Run, spot: Spot) -> State:
    state = run.trace.events[spot.event - 1].state
    return next(one for one in STATES if one == state)


def _grips(run: Run, runs: Panel, messages: Panel, x: Scale) -> Iterator[Grip]:
    """Every limit and the backlog can be pulled up and down, what lasts along the time. What is beyond the picture
    stands at its edge."""
    params, first = run.params, x.start + HIT / 2
    for one in limits(params):
        yield reached(one.field, one.value, runs.y, first, upright=True)
    if params.mode == PROVISIONED:
        pollers = replace(runs.y, high=runs.y.high / RUNS_EACH)
        yield reached("maximum_pollers", params.maximum_pollers, pollers, first, upright=True)
    yield reached("backlog", params.backlog, messages.y, first, upright=True)
    yield reached("visibility_timeout", params.visibility_timeout, x, messages.y.start)
    yield reached("duration_ms", params.duration_ms, replace(x, high=1000 * x.high), runs.y.start)
    yield reached("batch_window", params.batch_window, x, runs.y.start)


def _cursor(x: Scale, at: float, base: float) -> list[str]:
    """A line at the moment shown, with its time beside it."""
    before = x(at) > x.end - 60
    words = text(x(at) - 5 if before else x(at) + 5, HIGH + 16, clock(at), "strong halo", "end" if before else "start")
    return [line(x(at), 20, x(at), base, "ink", 1.5), words]

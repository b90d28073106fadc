"""The picture of a concurrency run: arrivals, what is in flight, and the environments, on one time axis."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from study.core.simulators.engines.concurrency.params import FunctionParams, end
from study.core.simulators.engines.concurrency.timeline import OUTCOMES, Environment, Timeline, noted, timeline
from study.core.text.duration import clock, span
from study.core.text.number import number
from study.core.text.plural import counted, listed, plural
from study.drawing.axis import Scale, across, ceiling, ticks, time_ticks, upward
from study.drawing.lanes import Lane, lanes, pitch
from study.drawing.marks import MOST, bars, merged, sliced, stacked, stands
from study.drawing.steps import staircase, thinned, under
from study.drawing.svg import TILE, State, hatched, line, path, picture, text
from study.drawing.svg import tile as small
from study.drawing.touch import Area, Drawing, Grip, Level, Spot, apart
from study.labs.pages.concurrency.in_flight import Line, held, in_flight, lines, near
from study.labs.pages.concurrency.layout import SLICES, Plot, heading, plotted
from study.labs.pages.concurrency.read import names, summed
from study.labs.plugin import Picture, Run

LANES = 24
"""So many environments get a lane each."""

ORDER: tuple[State, ...] = ("served", "cold", "retry", "throttled")
KEY: tuple[tuple[State, str, str], ...] = (
    ("served", "served warm", "warm"),
    ("cold", "cold start", "cold"),
    ("retry", "throttled, back to the queue", "retries"),
    ("throttled", "throttled, 429", "throttled"),
)
"""States, what they mean here, and the result that says whether there are any."""


@dataclass(frozen=True, slots=True)
class Told:
    """What both drawings show: the run over time, its lines in flight and those of run A, and the tries
    counted in slices."""

    run: Run
    time: Timeline
    mine: Sequence[Line]
    theirs: Sequence[Line]
    slices: Mapping[State, Sequence[int]]


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """One picture of the run; `ghost` is run A, drawn where it can be compared: in flight."""
    time = timeline(run.params, run.trace, LANES)
    theirs = lines(ghost, timeline(ghost.params, ghost.trace)) if ghost else []
    counts = sliced(time.tries, time.end, SLICES) if time.complete else _from_series(run)
    told = Told(run, time, lines(run, time), theirs, counts)
    says, title = finding(run), f"{span(time.end)} of requests to {names(run)}"
    beside = tuple(item.name for item in told.mine) if len(told.mine) > 1 else ()
    there = [(state, words) for state, words, name in KEY if any(_results(run, name))]

    def drawn(width: int) -> Drawing:
        return _drawing(plotted(width, time.end, _highest(told), beside), told, at, title, says)

    return (Picture(title, says, drawn, tuple(there)),)


def finding(run: Run) -> str:
    """What the picture shows, in one sentence."""
    total, cold = run.trace.results["account"], summed(run, "cold")
    warm = total["served"] - cold
    parts = [f"{number(warm)} {plural(warm, 'was', 'were')} served warm", f"{number(cold)} after a cold start"]
    if total["throttled"]:
        parts.append(f"{number(total['throttled'])} throttled")
    if total["waiting"]:
        parts.append(f"{number(total['waiting'])} still in the queue")
    if retries := summed(run, "retries"):
        parts.append(f"{counted(retries, 'try', 'tries')} went back to the queue")
    return (
        f"Of {counted(total['arrived'], 'request')} in {span(end(run.params))}, {listed(parts)}; "
        f"at most {number(total['max_concurrency'])} in flight at once."
    )


def tile(run: Run) -> str:
    """In flight and its limit, with marks where requests were turned away."""
    time = timeline(run.params, run.trace)
    first = lines(run, time)[0]
    found = near(run.params, first.peak)
    x = Scale(0, time.end, 0, TILE[0])
    y = Scale(0, ceiling(max([first.peak, 1, *(one.value for one in found)])), TILE[1] - 12, 30)
    steps = thinned(first.steps, time.end, 100)
    stairs = staircase(steps, x, y, time.end)
    refused: list[tuple[float, State]] = [(at, state) for at, state in time.tries if state in ("throttled", "retry")]
    return small(
        [
            path(under(stairs, steps, x, y), "f-served-soft"),
            path(stairs, "ink", 2),
            *(line(0, y(one.value), TILE[0], y(one.value), "k-throttled", 2.5, "8 5") for one in found),
            *stacked(refused, x, 26, 14, 5.5, leave=True),
        ]
    )


def _drawing(plot: Plot, told: Told, at: float | None, title: str, says: str) -> Drawing:
    """The panels from top to bottom; the narrow drawing leaves the environments out."""
    parts, base, each = _arrivals(plot, told)
    spots, area = _touched(plot, told, base) if each else ((), None)
    more, base, scaled = in_flight(plot, told.run, told.mine, told.theirs, base + 34)
    parts += more
    grips = scaled.grips(plot)
    grips += _lasting(plot, told, base, base + 44)
    if plot.wide:
        more, base = _environments(plot, told, base + 34)
        parts += more
    parts += across(plot.x, base, time_ticks(told.time.end, 10 if plot.wide else 6), plot.left, plot.right)
    if at is not None:
        parts += _cursor(plot, min(at, told.time.end), base)
    level = Level(scaled.y, plot.left, plot.right)
    return Drawing(
        picture(plot.width, base + 28, title, says, parts),
        apart(grips, plot.left, plot.right),
        spots,
        area=area,
        level=level,
    )


def _touched(plot: Plot, told: Told, base: float) -> tuple[tuple[Spot, ...], Area]:
    """Every mark of the arrivals leads to its event; between them there is room for more."""
    places = stands((at for at, _ in told.time.tries), plot.x, base, base - 30, plot.size)
    events = [number for number, (_, what, *_) in enumerate(noted(told.run.trace), start=1) if what in OUTCOMES]
    found = zip(events, places, strict=True)
    return tuple(Spot(event, *place) for event, place in found if place), Area(plot.x, 24, base)


def _lasting(plot: Plot, told: Told, base: float, top: float) -> list[Grip]:
    """How long Init, a request and an idle environment last can be pulled at the first environment that does each in
    full: at its lane from `top` down, in the narrow drawing on the line `base`."""
    environments = told.time.environments
    if len(told.run.params.functions) > 1:
        return []
    given: FunctionParams = told.run.params.functions[0]
    height = pitch(len(environments), 156)
    found: dict[str, Grip] = {}
    for place, lane in enumerate(environments):
        across = top + (place + 0.5) * height if plot.wide else base
        for field, value, per, since in _held(lane, told, given):
            low, high = (per * (edge - since) for edge in (plot.x.low, plot.x.high))
            scale = replace(plot.x, low=low, high=high)
            found.setdefault(field, Grip(field, value, scale, across))
    return list(found.values())


def _held(lane: Environment, told: Told, given: FunctionParams) -> Iterator[tuple[str, float, float, float]]:
    """Of what this environment does in full: the field that says how long, its value, how much of it a second is,
    and from when on it lasts."""
    whole = [(start, kind) for start, end, kind in lane.spans if end < told.time.end]
    for field, value, kind in (("init_ms", given.init_ms, "cold"), ("duration_ms", given.duration_ms, "served")):
        since = next((start for start, one in whole if one == kind), None)
        if since is not None and not given.durations_ms:
            yield f"functions-0-{field}", value, 1000, since
    if lane.end < told.time.end and lane.spans:
        yield "idle_ttl", told.run.params.idle_ttl, 1, lane.end - told.run.params.idle_ttl


def _highest(told: Told) -> float:
    """The highest number that may stand at an axis."""
    in_slice = max((sum(each) for each in zip(*merged(told.slices, 2).values(), strict=True)), default=0)
    peaks = [item.peak for item in [*told.mine, *told.theirs]]
    return ceiling(max(in_slice, *peaks, sum(_results(told.run, "environments"))), 3)


def _arrivals(plot: Plot, told: Told) -> tuple[list[str], float, bool]:
    """One mark each, or bars where they are many or too many at once; where they end, and which it is."""
    base = 156.0 if plot.wide else 144.0
    if told.time.complete and len(told.time.tries) <= MOST:
        each = stacked(told.time.tries, plot.x, base, base - 30, plot.size)
        if each:
            about = "one mark each, stacked when they come together" if plot.wide else "one mark each"
            axis = line(plot.left, base, plot.right, base, "axis")
            return [*heading(14, "Arrivals", about, plot.width), axis, *each], base, True
    counts = told.slices if plot.wide else merged(told.slices, 2)
    slices = SLICES if plot.wide else SLICES // 2
    y = Scale(0, ceiling(max((sum(each) for each in zip(*counts.values(), strict=True)), default=1), 3), base, 34)
    parts = heading(14, "Arrivals", f"in each {span(told.time.end / slices)}", plot.width)
    parts += upward(y, ticks(0, y.high, 3, whole=True), plot.left, plot.right)
    return parts + bars(counts, ORDER, plot.x, y), base, False


def _from_series(run: Run) -> dict[State, Sequence[int]]:
    """The slices of a run too long to record every event. Tries that went back to the queue are in no
    series: they are missing here."""
    functions = run.trace.results["series"]["functions"]
    found: dict[str, list[int]] = {
        name: [sum(each) for each in zip(*(item[name] for item in functions), strict=True)]
        for name in ("served", "cold", "throttled")
    }
    warm = [served - cold for served, cold in zip(found["served"], found["cold"], strict=True)]
    stretches: dict[State, Sequence[int]] = {"served": warm, "cold": found["cold"], "throttled": found["throttled"]}
    return merged(stretches, len(warm) // SLICES)


def _environments(plot: Plot, told: Told, top: float) -> tuple[list[str], float]:
    """One lane each, or how many there are and how many of them work."""
    each = told.time.environments
    if each or not sum(_results(told.run, "environments")):
        found = [Lane(item.name, item.start, item.end, item.spans, item.provisioned, item.function) for item in each]
        parts, base = lanes(found, plot.x, plot.left, plot.right, top + 10, pitch(len(found), 156))
        return [*heading(top, "Environments", _about(told.run, each), plot.width), *parts], base + 6
    base = top + 112
    series: dict[str, Any] = told.run.trace.results["series"]
    there, busy = (
        held(series["at"], [sum(row) for row in zip(*(item[name] for item in series["functions"]), strict=True)])
        for name in ("environments", "concurrency")
    )
    y = Scale(0, ceiling(max(value for _, value in there), 3), base, top + 14)
    parts = heading(top, "Environments", "grey lines: there; solid: busy", plot.width)
    parts += upward(y, ticks(0, y.high, 3, whole=True), plot.left, plot.right)
    grounds: tuple[State, State] = ("idle", "served")
    for steps, state in zip((there, busy), grounds, strict=True):
        parts.append(hatched(under(staircase(steps, plot.x, y, told.time.end), steps, plot.x, y), state))
    return parts, base


def _about(run: Run, each: Sequence[Environment]) -> str:
    """What the lanes are, and which of them are provisioned."""
    if not each:
        return "none"
    if len(run.params.functions) > 1:
        return "one lane each, by function; hatched is Init, on a ground: provisioned"
    ready = [item.name for item in each if item.provisioned]
    whose = f"; {ready[0]} to {ready[-1]} are provisioned" if len(ready) > 1 else ""
    return "one lane each; hatched is Init" + (f"; {ready[0]} is provisioned" if len(ready) == 1 else whose)


def _cursor(plot: Plot, at: float, base: float) -> list[str]:
    """A line at the moment shown, with its time beside it."""
    x = plot.x(at)
    before = x > plot.right - 60
    return [
        line(x, 22, x, base, "ink", 1),
        text(x - 5 if before else x + 5, 32, clock(at), "strong halo", "end" if before else "start"),
    ]


def _results(run: Run, name: str) -> list[int]:
    return [item[name] for item in run.trace.results["functions"]]

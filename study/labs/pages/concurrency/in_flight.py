"""How many requests are in flight: a line for every function, the limits, and run A behind them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from study.core.simulators.engines.concurrency.params import FunctionParams, Params
from study.core.simulators.engines.concurrency.run import unreserved
from study.core.simulators.engines.concurrency.timeline import Timeline
from study.core.text.number import number
from study.drawing.axis import Scale, ceiling, ticks, upward
from study.drawing.steps import DASHES, LABEL, Steps, limit, spread, staircase, thinned, under
from study.drawing.svg import line, path, text
from study.drawing.touch import Grip, reached
from study.labs.pages.concurrency.layout import COLUMNS, Plot, heading, short
from study.labs.plugin import Run

LINES = 4
"""So many functions get a line of their own, the busiest; more would not be told apart."""

FAR = 2.5
"""A limit so many times above what is in flight is named but not drawn: it would flatten the rest."""


@dataclass(frozen=True, slots=True)
class Line:
    """A number over time with its name; `peak` is the highest it comes to."""

    name: str
    steps: Steps
    peak: float


def lines(run: Run, time: Timeline) -> list[Line]:
    """One line for one function; of several the sum of those that share, then the busiest."""
    steps: dict[str, Steps] = {**time.running} if time.complete else _from_series(run)
    found = [_line(name, each, time.end) for name, each in steps.items()]
    if len(found) == 1:
        return found
    busiest = sorted(found, key=lambda item: -item.peak)[:LINES]
    sharing = [item.name for item in run.params.functions if item.reserved is None]
    if len(sharing) < 2:
        return busiest
    shared = time.shared if time.complete else _added([steps[name] for name in sharing])
    return [_line("together" if len(sharing) < len(found) else "all", shared, time.end), *busiest]


@dataclass(frozen=True, slots=True, order=True)
class Limit:
    """What stops functions at a `value`, in words. The field that sets it is `above` so much more."""

    value: int
    words: str
    field: str
    above: int = 0


def limits(params: Params) -> list[Limit]:
    """What stops the functions, lowest first: reserved concurrency, and what those without it share."""
    given: Sequence[FunctionParams] = params.functions
    found = [
        Limit(
            item.reserved,
            f"limit {number(item.reserved)}, {item.name if len(given) > 1 else 'reserved'}",
            f"functions-{place}-reserved",
        )
        for place, item in enumerate(given)
        if item.reserved is not None
    ]
    sharing = [item for item in given if item.reserved is None]
    if sharing:
        most = unreserved(params) + sum(item.provisioned for item in sharing)
        words = f"limit {number(most)}, {'account' if len(sharing) == len(given) else 'unreserved'}"
        found.append(Limit(most, words, "account_limit", params.account_limit - most))
    return sorted(found)


def near(params: Params, highest: float) -> list[Limit]:
    """The limits that fit into one picture with so many in flight."""
    return [item for item in limits(params) if item.value <= max(FAR * highest, 1)]


@dataclass(frozen=True, slots=True)
class Level:
    """The panel's axis, the limits drawn on it and those far above; `ready` are the provisioned environments of
    one function, None of several."""

    y: Scale
    drawn: Sequence[Limit]
    far: Sequence[Limit]
    ready: int | None

    def grips(self, plot: Plot) -> list[Grip]:
        """Every limit can be pulled up and down, and what is provisioned, at the end where no name stands; what is
        far above from the upper edge."""
        place = plot.left + 24 if len(self.drawn) < 2 else plot.right - 12
        found = []
        for one in (*self.drawn, *self.far):
            scale = replace(self.y, low=one.above, high=self.y.high + one.above)
            found.append(reached(one.field, one.value + one.above, scale, place, upright=True))
        if self.ready is not None:
            found.append(Grip("functions-0-provisioned", self.ready, self.y, plot.left + 84, upright=True))
        return found


def level(plot: Plot, run: Run, mine: Sequence[Line], theirs: Sequence[Line], top: float) -> Level:
    """How the panel from `top` down is scaled."""
    highest = max(item.peak for item in [*mine, *theirs])
    drawn = near(run.params, highest)
    ready = run.params.functions[0].provisioned if len(mine) == 1 else None
    high = ceiling(max([highest, ready or 0, 1, *(one.value for one in drawn)]), 3)
    far = [one for one in limits(run.params) if one not in drawn]
    return Level(Scale(0, high, top + (112 if plot.wide else 104), top + 24), drawn, far, ready)


def in_flight(
    plot: Plot, run: Run, mine: Sequence[Line], theirs: Sequence[Line], top: float
) -> tuple[list[str], float, Level]:
    """The panel from `top` down, where it ends, and how it is scaled."""
    scaled = level(plot, run, mine, theirs, top)
    y, drawn, ready = scaled.y, scaled.drawn, scaled.ready
    base, high = y.start, y.high
    parts = heading(top, "In flight", "requests at once" + ("; grey dashes: run A" if theirs else ""), plot.width)
    parts += upward(y, ticks(0, high, 3, whole=True), plot.left, plot.right)
    parts += _stairs(plot, mine, theirs, y)
    parts += limit_lines(plot.left, plot.right, drawn, y, at_left=len(mine) > 1)
    if ready:
        parts.append(line(plot.left, y(ready), plot.right, y(ready), "k-served", 1.5, "1.5 3.5"))
        parts.append(text(plot.right, y(ready) + 16, f"{number(ready)} provisioned", "t-served halo", "end"))
    if scaled.far and plot.wide:
        parts.append(text(plot.width - 10, top, f"{scaled.far[-1].words}: far above", "t-throttled", "end"))
    return parts + _names(plot, mine, y), base, scaled


def held(ends: Sequence[float], values: Sequence[float]) -> Steps:
    """Values of stretches of time, each from the start of its stretch."""
    return list(zip([0.0, *ends[:-1]], values, strict=True))


def _from_series(run: Run) -> dict[str, Steps]:
    """The lines of a run too long to record every event. Of one function the series knows the highest
    in each stretch, of several how many run at its end."""
    series: dict[str, Any] = run.trace.results["series"]
    if len(run.params.functions) == 1:
        return {run.params.functions[0].name: held(series["at"], series["max_concurrency"])}
    return {item["name"]: held(series["at"], item["concurrency"]) for item in series["functions"]}


def _added(each: Sequence[Steps]) -> Steps:
    return [(rows[0][0], sum(value for _, value in rows)) for rows in zip(*each, strict=True)]


def _line(name: str, steps: Steps, end: float) -> Line:
    return Line(name, thinned(steps, end, COLUMNS), max(value for _, value in steps))


def _stairs(plot: Plot, mine: Sequence[Line], theirs: Sequence[Line], y: Scale) -> list[str]:
    """Run A in grey dashes, then the lines; the area under a single one."""
    end = plot.x.high
    parts = [
        path(
            staircase(thinned(item.steps, end, plot.columns), plot.x, y, end),
            "f-none k-idle",
            1.6,
            "2 3",
            f"Run A, {item.name}: at most {number(item.peak)} at once",
        )
        for item in theirs
    ]
    for item, dash in zip(mine, DASHES, strict=False):
        steps = thinned(item.steps, end, plot.columns)
        stairs = staircase(steps, plot.x, y, end)
        if len(mine) == 1:
            parts.insert(0, path(under(stairs, steps, plot.x, y), "f-served-soft"))
        parts.append(path(stairs, "ink", 1.8, dash, f"{item.name}: at most {number(item.peak)} at once"))
    return parts


def limit_lines(left: float, right: float, drawn: Sequence[Limit], y: Scale, at_left: bool) -> list[str]:
    """The limits from the lowest up; one that is close above another is drawn without its name."""
    parts: list[str] = []
    above = float("inf")
    for one in drawn:
        apart = above - y(one.value) >= LABEL
        parts += limit(left, right, y(one.value), one.words if apart else "", at_left)
        above = y(one.value) if apart else above
    return parts


def _names(plot: Plot, mine: Sequence[Line], y: Scale) -> list[str]:
    """The names of several lines, right of where they end."""
    if len(mine) == 1:
        return []
    heights = spread([y(item.steps[-1][1]) for item in mine], y.end, y.start)
    return [
        text(plot.right + 6, height + 5, short(item.name, plot.wide))
        for item, height in zip(mine, heights, strict=True)
    ]

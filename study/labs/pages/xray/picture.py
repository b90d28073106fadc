"""The pictures of a function that is watched: its requests with and without a trace, and the metrics as bars."""

from dataclasses import replace

from study.core.simulators.engines.xray.params import ASYNC
from study.core.text.duration import clock
from study.core.text.number import number
from study.drawing.svg import NARROW, TILE, State, box, breadth, hatched, path, picture, text
from study.drawing.svg import tile as framed
from study.drawing.timeline import Hold, Lane, Mark, Panel, small, timeline
from study.drawing.touch import Drawing
from study.labs.gauges import Pulled, pulled
from study.labs.pages.xray.read import STATES, chosen, length
from study.labs.pages.xray.tasks import COLOURS
from study.labs.plugin import Picture, Run

MOST = 160
"""So many requests are drawn: those that come first."""

TITLE, SUMS = "Requests with a trace, and without", "What the metrics count"
KEY: tuple[tuple[State, str], ...] = (
    ("served", "sampled, and sent to X-Ray"),
    ("retry", "sampled, and not sent"),
    ("idle", "not sampled"),
)
ROW, BAR = 34, 14
INPUTS = (Pulled("requests_per_s", 40), Pulled("errors", 20), Pulled("throttled", 20))
LATER = (*INPUTS, Pulled("max_retry_attempts", 2))
"""Retries are those of events."""


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """The first requests in time, and below them the sums of the metrics."""
    lanes = lanes_of(run)
    if ghost:
        lanes += (replace(lanes_of(ghost)[0], name="A", ghost=True),)
    most = max(length(one) for one in (run, ghost) if one)
    panels = (Panel("From the first request on", clock(most), most, lanes),)
    seen = {mark.state for lane in lanes for mark in lane.marks}
    return (
        Picture(
            TITLE,
            run.trace.says,
            lambda width: timeline(width, TITLE, run.trace.says, panels, at),
            tuple(one for one in KEY if one[0] in seen),
        ),
        Picture(SUMS, run.trace.says, lambda width: _sums(width, run, ghost)),
        *pulled(run, ghost, LATER if run.params.invocation == ASYNC else INPUTS, COLOURS, "What comes"),
    )


def tile(run: Run) -> str:
    """The lanes without words."""
    return framed(small(lanes_of(run), min(length(run), 4.0))) if run.trace.events else framed(
        [text(TILE[0] / 2, TILE[1] / 2, "no request", "faint", "middle")]
    )  # fmt: skip


def lanes_of(run: Run) -> tuple[Lane, ...]:
    """A lane for the requests that have a trace, and one for the others."""
    events = run.trace.events[:MOST]
    picked = chosen(run)
    marks: dict[bool, list[Mark]] = {True: [], False: []}
    for place, (event, sampled) in enumerate(zip(events, picked, strict=False), start=1):
        state: State = "idle" if not sampled else "served" if event.state == "served" else "retry"
        title = f"{clock(event.at)}: {event.what}" if sampled else ""
        marks[sampled].append(Mark(event.at, state, title, place))
    seconds = Hold("seconds", run.params.seconds)
    more = len(picked) - len(events)
    note = f"the first {number(MOST)} drawn" if more > 0 else ""
    count = sum(picked)
    return (
        Lane(f"{number(count)} with a trace", note, marks=tuple(marks[True]), holds=(seconds,)),
        Lane(f"{number(len(picked) - count)} without", "", marks=tuple(marks[False])),
    )


def _sums(width: int, run: Run, ghost: Run | None) -> Drawing:
    """A bar for each metric, of run A as a dashed outline."""
    narrow = width <= NARROW
    left, right = (6.0, width - 60.0) if narrow else (190.0, width - 70.0)
    mine = run.trace.results["metrics"]
    theirs = ghost.trace.results["metrics"] if ghost else {}
    high = max([1, *mine.values(), *theirs.values()])
    parts = [text(0, 16, SUMS + ("; dashed: run A" if ghost else ""), "strong")]
    y = 22.0
    for name, count in mine.items():
        y += ROW + (14 if narrow else 0)
        top = y - BAR / 2
        parts.append(text(0, y - 14 if narrow else y + 5, name))
        wide = (right - left) * count / high
        if count:
            parts.append(hatched(box(left, top, max(wide, 2), BAR), STATES[name], title=f"{name}: {number(count)}"))
        if theirs.get(name):
            other = (right - left) * theirs[name] / high
            parts.append(path(box(left, top - 3, max(other, 2), BAR + 6), "f-none k-idle", 1.6, "5 4"))
        parts.append(text(min(left + wide + 8, width - breadth(number(count))), y + 5, number(count), "halo"))
    return Drawing(picture(width, y + 24, SUMS, run.trace.says, parts))

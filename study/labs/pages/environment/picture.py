"""The picture of execution environments: a lane for each, with its start, its work, and the time it is frozen."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

from study.core.text.duration import clock, span
from study.core.text.plural import counted
from study.drawing.axis import Scale
from study.drawing.svg import NARROW, State
from study.drawing.svg import tile as framed
from study.drawing.timeline import Hold, Lane, Mark, Span, enlarged, small, timeline
from study.drawing.touch import Area, Drawing
from study.labs.pages.environment.read import STARTS, length, lives
from study.labs.plugin import Picture, Run

LANES = 8
"""So many environments are drawn, the first ones."""

EACH = 40
"""So many invocations of one are drawn one by one."""

TITLE = "Environments, from start to end"
KEY: tuple[tuple[State, str], ...] = (
    ("cold", "starts: Init, Restore, or again after a crash"),
    ("served", "works on a request"),
    ("failed", "crashes"),
    ("idle", "frozen, all in it stays"),
)


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """One lane for each environment; of run A its first one."""
    lanes = lanes_of(run)
    if ghost and lives(ghost):
        lanes += (replace(lanes_of(ghost)[0], name="A", ghost=True),)
    most = max(length(one) for one in (run, ghost) if one)
    rows = run.trace.results["invocations"]
    first = [row["end"] for row in rows[:1]]
    panels = enlarged("From the first request on", lanes, most, [max(3 * end, 3.0) for end in first])
    states = {one.state for lane in lanes for one in lane.spans} | {one.state for lane in lanes for one in lane.marks}

    def drawn(width: int) -> Drawing:
        found = timeline(width, TITLE, run.trace.says, panels, at)
        left, right = (6.0, 324.0) if width <= NARROW else (154.0, 740.0)
        return replace(found, area=Area(Scale(0, panels[0].length, left, right), 20, 36))

    return (Picture(TITLE, run.trace.says, drawn, tuple(one for one in KEY if one[0] in states)),)


def tile(run: Run) -> str:
    """The lanes without words."""
    return framed(small(lanes_of(run)[:3], length(run)))


def lanes_of(run: Run) -> tuple[Lane, ...]:
    """The first environments; an empty lane where nothing comes."""
    found = [_lane(run, number, rows) for number, rows in [*lives(run).items()][:LANES]]
    if len(lives(run)) > LANES:
        found[-1] = replace(found[-1], note=f"and {len(lives(run)) - LANES} more")
    return tuple(found) or (Lane("No environment"),)


def _lane(run: Run, number: int, rows: list[tuple[int, int, dict[str, Any]]]) -> Lane:
    spans: list[Span] = []
    marks: list[Mark] = []
    for event, turn, row in rows[:EACH]:
        crashed = turn in run.params.crashes
        state: State = "failed" if crashed else "served"
        if row["handler_at"] > row["at"]:
            took = span(row["handler_at"] - row["at"])
            spans.append(Span(row["at"], row["handler_at"], "cold", f"{STARTS[row['start']]}, {took}", took))
        spans.append(Span(row["handler_at"], row["end"], state, f"request {turn}"))
        mark: State = "failed" if crashed else "served" if row["start"] == "none" else "cold"
        marks.append(Mark(row["at"], mark, f"{clock(row['at'])}: request {turn}, {STARTS[row['start']]}", event))
    for (_, _, row), (_, _, after) in pairwise(rows[:EACH]):
        if after["at"] > row["end"]:
            idle = span(after["at"] - row["end"])
            spans.append(Span(row["end"], after["at"], "idle", f"frozen for {idle}", f"frozen {idle}"))
    ended = rows[-1][2]["end"] + run.params.idle_ttl
    if rows[-1][2]["end"] < length(run):
        until = min(ended, length(run))
        spans.append(Span(rows[-1][2]["end"], until, "idle", "frozen", ""))
    return Lane(f"environment {number}", counted(len(rows), "request"), tuple(spans), tuple(marks),
                holds=_holds(run, rows) if number == 1 else ())  # fmt: skip


def _holds(run: Run, rows: list[tuple[int, int, dict[str, Any]]]) -> tuple[Hold, ...]:
    """The moments of the first environment that inputs move."""
    first = rows[0][2]
    params = run.params
    start = Hold("restore_ms", params.restore_ms, first["at"], 1_000) if params.snap_start else (
        Hold("init_ms", params.init_ms, first["at"], 1_000)
    )  # fmt: skip
    holds = [start, Hold("duration_ms", params.duration_ms, first["handler_at"], 1_000)]
    last = rows[-1][2]["end"]
    if params.connection_idle is not None:
        holds.append(Hold("connection_idle", params.connection_idle, last))
    return *holds, Hold("idle_ttl", params.idle_ttl, last)

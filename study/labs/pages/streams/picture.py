"""The pictures of a stream: lanes with calls and waits, and how old the records are that are handed over."""

from dataclasses import replace

from study.core.simulators.arrivals import SECOND
from study.core.simulators.engines.streams.causes import lane_name
from study.core.simulators.engines.streams.params import DAY
from study.core.text.duration import clock, span
from study.core.text.number import number
from study.core.text.plural import counted, plural, ranges
from study.drawing.axis import Scale, across, ceiling, time_ticks, upward
from study.drawing.steps import staircase, thinned, under
from study.drawing.svg import NARROW, WIDE, path, picture, text
from study.drawing.svg import tile as framed
from study.drawing.timeline import Hold, Lane, Mark, Span, enlarged, small, timeline
from study.drawing.touch import Area, Drawing, Level
from study.labs.gauges import Pulled, pulled
from study.labs.pages.streams.read import STATES, WORDS, Happened, ages, by_lane, length, oldest, stood
from study.labs.pages.streams.tasks import COLOURS
from study.labs.plugin import Picture, Run

LANES = 4
"""So many lanes are drawn: those that stood still first."""

EACH = 18
"""So many calls of a lane are drawn one by one; what follows is one long wait."""

HIGH = 110
INPUTS = (
    Pulled("batch_size", 10),
    Pulled("batch_window", 10),
    Pulled("parallelization_factor", 10),
    Pulled("max_retry_attempts", 5, said=lambda value: number(value) if value >= 0 else "without end"),
    Pulled("max_record_age", 300, said=lambda value: span(value) if value >= 0 else "none"),
    Pulled("retention", 7 * DAY, said=span),
)
TITLE, AGE = "Lanes, and the calls of the function", "Iterator age"
KEY = (
    ("served", "succeeds"),
    ("failed", "function error, or failures reported"),
    ("retry", "waits for a retry, the lane is blocked"),
    ("idle", "given up"),
)


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """Lane by lane what was called, and below it the age of what was handed over."""
    happened = by_lane(run)
    shown = [(lane, happened.get(lane, Happened([], []))) for lane in _shown(run)]
    lanes = tuple(each for lane, mine in shown for each in (_lane(run, lane, mine), *_windows(run, mine)))
    if ghost:
        lanes += (replace(_slowest(ghost), name="A", ghost=True),)
    most = max(length(one) for one in (run, ghost) if one)
    near = max((record.at for record in run.params.records), default=1.0) + 10
    panels = enlarged("From the first record on", lanes, most, (near,))
    seen = {"served", "failed"} & {STATES[row["result"]] for row in run.trace.results["calls"]}
    seen |= {"retry"} if any(row["retry"] for row in run.trace.results["calls"]) else set()
    seen |= {"idle"} if run.trace.results["discarded"] else set()

    def drawn(width: int) -> Drawing:
        found = timeline(width, TITLE, run.trace.says, panels, at)
        left, right = (6.0, 324.0) if width <= NARROW else (154.0, 740.0)
        return replace(found, area=Area(Scale(0, panels[0].length, left, right), 22, 40))

    says = f"{AGE} at most {span(oldest(run))}."
    return (
        Picture(TITLE, run.trace.says, drawn, tuple(one for one in KEY if one[0] in seen)),
        Picture(AGE, says, lambda width: _ages(width, says, run, ghost, most)),
        *pulled(run, ghost, INPUTS, COLOURS),
    )


def tile(run: Run) -> str:
    """The lanes without words."""
    happened = by_lane(run)
    lanes = [_lane(run, lane, happened.get(lane, Happened([], []))) for lane in _shown(run)[:3]]
    return framed(small(lanes, min(length(run), 40.0)))


def _shown(run: Run) -> list[int]:
    """Lanes in their order: of many those that stood still, then the first ones."""
    rows = run.trace.results["lanes"]
    order = sorted(dict.fromkeys(row["lane"] for row in rows), key=lambda lane: (not _blocked(run, lane), lane))
    return sorted(order[:LANES])


def _windows(run: Run, happened: Happened) -> tuple[Lane, ...]:
    """Below a lane its tumbling windows: the time whose records the state counts, and the final call."""
    size = run.params.tumbling_window
    mine = [(event, row) for event, row in happened.calls if row["final"]] if size else []
    if not mine:
        return ()
    spans, marks = [], []
    for event, row in mine[:EACH]:
        closes = float(row["window"] * size)
        told = f"window {row['window']} counts {counted(row['state'], 'record')}"
        spans.append(Span(closes - size, closes, "idle", told, number(row["state"])))
        marks.append(Mark(row["start"], "served", f"{clock(row['start'])}: final call, {told}", event))
    return (Lane("tumbling windows", "records counted", tuple(spans), tuple(marks)),)


def _blocked(run: Run, lane: int) -> bool:
    return any(row["lane"] == lane and row["blocked_from"] is not None for row in run.trace.results["lanes"])


def _slowest(run: Run) -> Lane:
    """The lane that stood still longest, of run A."""
    start, end = stood(run)
    rows = run.trace.results["lanes"]
    lane = next((row["lane"] for row in rows if (row["blocked_from"], row["blocked_until"]) == (start, end)), 1)
    return _lane(run, lane, by_lane(run).get(lane, Happened([], [])))


def _lane(run: Run, lane: int, happened: Happened) -> Lane:
    mine = happened.calls
    spans: list[Span] = []
    marks: list[Mark] = []
    before = 0.0
    for event, row in mine[:EACH]:
        words = f"{plural(len(row['records']), 'record', 'records')} {ranges(row['records'])}"
        if row["final"]:
            words = f"final call of window {row['window']}"
        if row["retry"] and row["start"] > before:
            spans.append(Span(before, row["start"], "retry", f"waits for retry {row['retry']}"))
        label = "final" if row["final"] else str(len(row["records"]))
        told = f"{clock(row['start'])}: {words}, {WORDS[row['result']]}"
        spans.append(Span(row["start"], row["end"], STATES[row["result"]], "", label))
        marks.append(Mark(row["start"], STATES[row["result"]], told, event))
        before = row["end"]
    for event, one in happened.given_up[:EACH]:
        told = (
            f"{clock(one.at / SECOND)}: {plural(len(one.records), 'record', 'records')} {ranges(one.records)} given up"
        )
        marks.append(Mark(one.at / SECOND, "idle", told, event))
        if one.at / SECOND > before:
            spans.append(Span(before, one.at / SECOND, "retry", "waits for retries, each as long after another"))
    holds = (Hold("duration_ms", run.params.duration_ms, mine[0][1]["start"], 1_000),) if mine else ()
    note = _note(run, lane)
    return Lane(lane_name(run.params, lane), note, tuple(spans), tuple(sorted(marks, key=_moment)), holds=holds)


def _note(run: Run, lane: int) -> str:
    rows = [row for row in run.trace.results["lanes"] if row["lane"] == lane and row["blocked_from"] is not None]
    held = sum(row["blocked_until"] - row["blocked_from"] for row in rows)
    return f"blocked {span(held)}" if rows else ""


def _moment(mark: Mark) -> float:
    return mark.at


def _ages(width: int, says: str, run: Run, ghost: Run | None, most: float) -> Drawing:
    """The iterator age call by call, of run A in grey dashes."""
    mine, theirs = ages(run), ages(ghost) if ghost else []
    highest = max(1.0, oldest(run), oldest(ghost) if ghost else 0.0)
    y = Scale(0, ceiling(highest, 3), HIGH, 30)
    x = Scale(0, most, 64.0, width - 12.0)
    columns = 100 if width == WIDE else 50
    heading = "Age of the last record of each batch, oldest lane" + ("; grey dashes: run A" if theirs else "")
    named = dict(time_ticks(y.high, 3))
    parts = [text(0, 14, heading, "strong"), *upward(y, tuple(named), x.start, x.end, named.__getitem__)]
    if theirs:
        parts.append(path(staircase(thinned(theirs, most, columns), x, y, most), "f-none k-idle", 1.6, "2 3"))
    steps = thinned(mine, most, columns)
    stairs = staircase(steps, x, y, most)
    parts += [path(under(stairs, steps, x, y), "f-retry-soft"), path(stairs, "ink", 1.8)]
    parts += across(x, HIGH, time_ticks(most, 10 if width == WIDE else 5), x.start, x.end)
    return Drawing(picture(width, HIGH + 28, AGE, says, parts), level=Level(y, x.start, x.end))

"""The page of the retry lab, as little as the frame needs."""

from dataclasses import replace

from study.labs.drawings.svg import line, marks, picture, text, tile
from study.labs.page import Curve, LabPage, Number, Picture, Prediction, Run, Table, Task


def _length(run: Run) -> float:
    return float(run.trace.results["ended_at"])


def _one(run: Run, ghost: Run | None, at: float | None, width: float) -> str:
    scale = (width - 20) / max(_length(run), *(_length(ghost) if ghost else 0,), 1)
    parts = [line(10, 40, width - 10, 40, "axis")]
    for state in ("served", "throttled", "retry", "failed"):
        parts.append(marks(state, [(10 + e.at * scale, 40) for e in run.trace.events if e.state == state]))
    if ghost:
        parts.append(marks("idle", [(10 + e.at * scale, 70) for e in ghost.trace.events]))
    if at is not None:
        parts.append(line(10 + at * scale, 20, 10 + at * scale, 90, "ink", 2))
    parts.append(text(10, 110, "seconds"))
    return picture(width, 120, "The attempts over time", run.trace.says, parts)


def _draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    states = {event.state for event in run.trace.events}
    key = (
        ("failed", "function error"),
        ("throttled", "throttled"),
        ("retry", "back in the queue"),
        ("served", "succeeds"),
    )
    wide, narrow = _one(run, ghost, at, 760), _one(run, ghost, at, 344)
    return (Picture("Attempts", run.trace.says, wide, narrow, tuple(one for one in key if one[0] in states)),)


def _numbers(run: Run) -> tuple[Number, ...]:
    results = run.trace.results
    ran = results["metrics"]["Invocations"]
    throttled = results["metrics"]["Throttles"]
    return (
        Number("runs of the function", f"{ran}", ran, "failed"),
        Number("throttled attempts", f"{throttled}", throttled, "throttled"),
        Number("over after", f"{_length(run):,.10g} s", _length(run)),
    )


def _table(run: Run) -> tuple[Table, ...]:
    rows = tuple((str(a["number"]), f"{a['start']:g} s", a["result"]) for a in run.trace.results["attempts"][:100])
    return (Table("Attempts", ("Attempt", "Starts at", "Result"), rows, (0, 1)),)


PLUGIN = LabPage(
    question="An event fails. When is it tried again, and what becomes of it in the end?",
    topic="Asynchronous invocation",
    draw=_draw,
    numbers=_numbers,
    tile=lambda run: tile([marks("failed", [(40, 60), (120, 60), (260, 60)]), line(20, 60, 300, 60, "axis")]),
    moment=lambda run, at: f"At {at:g} s, {sum(e.at <= at for e in run.trace.events)} things have happened.",
    length=_length,
    tables=_table,
    tasks=(
        Task(
            "Let the event be given up after one run",
            lambda run, start: run.trace.results["metrics"]["Invocations"] == 1,
        ),
        Task("Throttle it three times", lambda run, start: run.trace.results["metrics"]["Throttles"] >= 3),
    ),
    curves=(
        Curve(
            "max_event_age",
            "Attempts by maximum event age",
            "s",
            "attempts",
            lambda params: [60, 300, 900, 3600, 10800, 21600],
            lambda params: params.max_event_age,
            lambda params, value: replace(params, max_event_age=int(value)),
            lambda trace: len(trace.results["attempts"]),
        ),
    ),
    predictions=(
        Prediction("How often does the function run?", "runs", lambda run: run.trace.results["metrics"]["Invocations"]),
    ),
    stages={"poison-event": ("max_retry_attempts", "max_event_age", "outcomes", "on_failure")},
)

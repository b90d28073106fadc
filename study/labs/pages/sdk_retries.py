"""Retries by the client: a call and its waits on a time-line, the runs it starts, and how long waits can be."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from study.core.simulators.engines.sdk_retries.params import KINDS, LEGACY, QUOTA, Params
from study.core.simulators.simulator import Trace
from study.core.text.duration import clock, span
from study.core.text.number import number, significant
from study.core.text.plural import counted, listed, plural
from study.drawing.axis import ceiling
from study.drawing.bars import Bar, bars
from study.drawing.svg import NARROW, WIDE, State, tile
from study.drawing.timeline import Lane, Mark, Span, enlarged, small, timeline
from study.labs.plugin import Curve, LabPage, Number, Picture, Prediction, Run, Table, Task

STATES: dict[str, State] = {
    "ok": "served",
    "transient": "failed",
    "timeout": "failed",
    "throttling": "throttled",
    "function-error": "failed",
    "client-error": "failed",
}
WORDS = {
    "ok": "answered",
    "transient": "transient error",
    "timeout": "no answer in time",
    "throttling": "throttled",
    "function-error": "function error, HTTP 200",
    "client-error": "client error",
}

SHOWN = 6
"""So many runs and waits have a line of their own; the table has them all."""


def length(run: Run) -> float:
    """Until the call is over and the last run has ended; a second where all is answered at once."""
    found = run.trace.results
    return max([found["ended_at"], *(row["end"] for row in found["runs"])]) or 1.0


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """The call, and the waits between its attempts where there are any."""
    pictures = [_call(run, ghost, at)]
    if run.trace.results["delays"]:
        pictures.append(_delays(run, ghost))
    return tuple(pictures)


def _call(run: Run, ghost: Run | None, at: float | None) -> Picture:
    lanes = (client(run), *_runs(run))
    if ghost:
        lanes += (replace(client(ghost), name="A: client", ghost=True),)
    most = max(length(each) for each in (run, ghost) if each)
    title, shown = "One call, its attempts, and the runs it starts", finding(run)
    panels = enlarged("From the first request to the end", lanes, most, _early(run))
    wide, narrow = (timeline(width, title, shown, panels, at) for width in (WIDE, NARROW))
    return Picture(title, shown, wide, narrow, key(run))


def _early(run: Run) -> tuple[float, ...]:
    """A stretch in which the requests can be told apart, where they all come early."""
    last = run.trace.results["attempts"][-1]["start"]
    return (ceiling(1.25 * last),) if last else ()


def client(run: Run) -> Lane:
    """What the caller sees: requests under way, the marks of their results, and the waits between."""
    found = run.trace.results
    spans = [
        Span(row["start"], row["end"], "idle", f"attempt {row['number']} waits for an answer")
        for row in found["attempts"]
        if row["end"] > row["start"]
    ]
    ends = [row["end"] for row in found["attempts"]]
    spans += [
        Span(end, end + wait, "retry", f"waits {span(wait)} before retry {number}", span(wait))
        for number, (end, wait) in enumerate(zip(ends, found["waits"], strict=False), 1)
    ]
    seen = tuple(Mark(row["end"], STATES[_kind(row)], _told(row)) for row in found["attempts"])
    return Lane("Client", f"{counted(len(seen), 'attempt')}, {clock(found['ended_at'])}", tuple(spans), seen)


def _kind(row: dict[str, Any]) -> str:
    return KINDS[row["result"]]


def _told(row: dict[str, Any]) -> str:
    status = f" ({row['result']})" if row["result"].isdigit() else ""
    return f"{clock(row['end'])}: attempt {row['number']}, {WORDS[_kind(row)]}{status}"


def _runs(run: Run) -> list[Lane]:
    """A lane for each of the first runs of the function; a run that is not answered goes on unheard."""
    runs, over = run.trace.results["runs"], run.trace.results["ended_at"]
    lanes = []
    for place, row in enumerate(runs[:SHOWN], 1):
        lasts, heard = span(row["end"] - row["start"]), row["answered"]
        state: State = "served" if heard and not run.trace.results["reason"] else "failed"
        note = "answered" if heard else "answer lost"
        told = f"run {place}: {clock(row['start'])} to {clock(row['end'])}, {note}"
        label = f"{lasts}, ends after the call" if row["end"] > over else lasts
        left = len(runs) - SHOWN
        if place == SHOWN and left:
            note = f"and {counted(left, 'more run')}"
        lanes.append(Lane(f"Run {place}", note, (Span(row["start"], row["end"], state, told, label),)))
    return lanes


def _delays(run: Run, ghost: Run | None) -> Picture:
    found = run.trace.results
    rows = found["delays"][:SHOWN]
    other = ghost.trace.results["delays"] if ghost else []
    shown = [
        Bar(
            f"Retry {row['retry']}",
            row["maximum"],
            row["mean"],
            wait,
            f"{_about(row['maximum'])} at most, mean {_about(row['mean'])}, here {_about(wait)}",
            other[row["retry"] - 1]["maximum"] if row["retry"] <= len(other) else None,
        )
        for row, wait in zip(rows, found["waits"], strict=False)
    ]
    title = "How long the waits can be"
    left = len(found["delays"]) - len(rows)
    heading = "Wait before each retry" + (f", the first {len(rows)} of {len(found['delays'])}" if left else "")
    said_ = (
        f"{counted(len(found['delays']), 'wait')}: {span(found['mean_wait'])} in all on average, "
        f"{span(found['maximum_wait'])} at most, {span(sum(found['waits']))} in this run."
    )
    wide, narrow = (bars(width, title, said_, heading, shown) for width in (WIDE, NARROW))
    return Picture(title, said_, wide, narrow, (("retry", "range of a wait; triangle: here; line: mean"),))


def _about(seconds: float) -> str:
    return span(significant(seconds))


def key(run: Run) -> tuple[tuple[str, str], ...]:
    """The marks and areas that appear, with their words here."""
    found = run.trace.results
    kinds = {_kind(row) for row in found["attempts"]}
    failed = listed((WORDS[kind] for kind in WORDS if kind in kinds and STATES[kind] == "failed"), "or")
    lost = ", run whose answer is lost" if not all(row["answered"] for row in found["runs"]) else ""
    words = [
        ("served", "answered" if "ok" in kinds else ""),
        ("throttled", "throttled" if "throttling" in kinds else ""),
        ("failed", failed + lost),
        ("retry", "wait before a retry" if found["waits"] else ""),
        ("idle", "waiting for an answer" if any(row["end"] > row["start"] for row in found["attempts"]) else ""),
    ]
    return tuple((state, text) for state, text in words if text)


def finding(run: Run) -> str:
    """What the picture shows, in a sentence or two."""
    found = run.trace.results
    if found["function_runs"] < 2:
        return run.trace.says
    beside = f", {found['runs_at_once']} of them at once" if found["runs_at_once"] > 1 else ""
    late = length(run) - found["ended_at"]
    after = f", the last until {span(round(late, 3))} after the call is over" if late > 0 else ""
    return f"{run.trace.says} The function runs {found['function_runs']} times{beside}{after}."


def numbers(run: Run) -> tuple[Number, ...]:
    """What is sent, what runs, how long it takes, and what is left of the quota."""
    found = run.trace.results
    runs, left = found["function_runs"], found["quota_left"]
    rate = found["client_rate"]
    attempts = len(found["attempts"])
    limit = "none" if rate is None else number(rate, "requests/s")
    return (
        Number("Requests sent", number(attempts), attempts),
        Number("Runs of the function", number(runs), runs),
        Number("Runs at once", number(found["runs_at_once"]), found["runs_at_once"]),
        Number("Over after", span(found["ended_at"]), found["ended_at"], note="in this run"),
        Number("All waits, mean", span(found["mean_wait"]), found["mean_wait"], "retry" if found["waits"] else ""),
        Number("All waits, at most", span(found["maximum_wait"]), found["maximum_wait"]),
        Number("Retry quota left", "none in legacy mode" if left is None else f"{left} of {QUOTA} tokens", left),
        Number("Limit of the client", limit, rate, note="adaptive mode"),
    )


def moment(run: Run, at: float) -> str:
    """What client and function do at a second."""
    found = run.trace.results
    going = sum(row["start"] <= at < row["end"] for row in found["runs"])
    beside = f" {counted(going, 'run')} of the function {plural(going, 'is', 'are')} under way." if going else ""
    if at >= found["ended_at"]:
        return f"{clock(at)}: the call is over.{beside}"
    sent = next((row for row in found["attempts"] if row["start"] == at == row["end"]), None)
    if sent:
        return f"{_told(sent)}.{beside}"
    waiting = next((row for row in found["attempts"] if row["start"] <= at < row["end"]), None)
    if waiting:
        return f"{clock(at)}: attempt {waiting['number']} waits for an answer.{beside}"
    due = next((row for row in found["attempts"] if row["start"] > at), found["attempts"][-1])
    return f"{clock(at)}: the client waits until {clock(due['start'])} for attempt {due['number']}.{beside}"


def tables(run: Run) -> tuple[Table, ...]:
    """Attempts with their waits, and runs of the function."""
    found = run.trace.results
    waits = {row["retry"]: (row, wait) for row, wait in zip(found["delays"], found["waits"], strict=True)}
    attempts = []
    for row in found["attempts"]:
        about, wait = waits.get(row["number"], ({}, 0.0))
        then = (span(wait), span(about["maximum"]), span(about["mean"])) if about else ("", "", "")
        attempts.append((f"{row['number']}", clock(row["start"]), clock(row["end"]), WORDS[_kind(row)], *then))
    runs = tuple(
        (f"{row['attempt']}", clock(row["start"]), clock(row["end"]), "yes" if row["answered"] else "no")
        for row in found["runs"]
    )
    heads = ("Attempt", "Starts at", "Ends at", "Outcome", "Then waits", "At most", "Mean")
    return (
        Table("Attempts", heads, tuple(attempts), (0, 1, 2, 4, 5, 6)),
        Table("Runs of the function", ("Attempt", "Starts at", "Ends at", "Answer received"), runs, (0, 1, 2)),
    )


def _succeeded(run: Run) -> bool:
    return bool(run.trace.results["outcome"] == "succeeded")


def _task(text: str, met: Callable[[Run], bool]) -> Task:
    """Something to bring about by changing an input: a stage that begins with it does not count."""
    return Task(text, lambda run, start: run.params != start.params and met(run))


TASKS = (
    _task(
        "Let the function run twice at the same time for one call",
        lambda run: run.trace.results["runs_at_once"] >= 2,
    ),
    _task(
        "Get a run of over a minute answered at the first attempt",
        lambda run: _succeeded(run) and run.params.duration > 60 and len(run.trace.results["attempts"]) == 1,
    ),
    _task(
        "Have the call fail because the retry quota is too small",
        lambda run: run.trace.results["reason"] == "RetryQuotaExceeded",
    ),
    _task(
        "Succeed at the fifth attempt",
        lambda run: _succeeded(run) and len(run.trace.results["attempts"]) == 5,
    ),
    _task(
        "Make the service lengthen a wait by a hint",
        lambda run: any(
            row["mean"] > row["maximum"] / 2 for row in run.trace.results["delays"] if run.params.retry_after_ms
        ),
    ),
)


def _mean(trace: Trace) -> float:
    return float(trace.results["mean_wait"])


def _attempts_now(run: Run) -> float:
    params: Params = run.params
    if params.max_attempts is not None:
        return params.max_attempts
    return 5 if params.mode == LEGACY else 4 if params.service == "dynamodb" else 3


CURVES = (
    Curve(
        "attempts",
        "All waits on average, by maximum attempts",
        "attempts",
        "s",
        lambda run: tuple(range(1, 11)),
        _attempts_now,
        lambda params, value: replace(params, max_attempts=round(value)),
        _mean,
    ),
    Curve(
        "timeout",
        "Runs of the function, by read timeout",
        "s",
        "runs",
        lambda run: sorted({5.0, 15.0, 30.0, 60.0, 90.0, 120.0, 300.0, 600.0, 900.0, run.params.read_timeout}),
        lambda run: run.params.read_timeout,
        lambda params, value: replace(params, read_timeout=value),
        lambda trace: float(trace.results["function_runs"]),
    ),
)

PLUGIN = LabPage(
    question="Who tries again when a synchronous call fails, and how often does the function run then?",
    topic="Invocation",
    draw=draw,
    numbers=numbers,
    tile=lambda run: tile(small((client(run), *_runs(run)), length(run))),
    moment=moment,
    length=length,
    tables=tables,
    tasks=TASKS,
    curves=CURVES,
    predictions=(
        Prediction(
            "How many requests does the client send?", "requests", lambda run: len(run.trace.results["attempts"])
        ),
        Prediction("How often does the function run?", "runs", lambda run: float(run.trace.results["function_runs"])),
    ),
    stages={
        "hiccup": ("mode", "outcomes", "max_attempts"),
        "hiccup-2025": ("mode", "outcomes", "max_attempts"),
        "busy-function": ("mode", "outcomes", "max_attempts", "retry_after_ms"),
        "hot-key": ("service", "outcomes", "max_attempts"),
        "cut-off": ("duration", "read_timeout", "mode", "max_attempts"),
        "cut-off-legacy": ("duration", "read_timeout", "mode", "max_attempts"),
        "typo": ("outcomes", "mode"),
        "bug": ("outcomes", "mode"),
        "outage": ("quota", "outcomes", "mode", "max_attempts"),
    },
)

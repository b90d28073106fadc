"""Retry timing: one asynchronous event on a time-line, its waits, and where it ends up."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from study.core.simulators.engines.async_retries.params import DESTINATIONS
from study.core.simulators.simulator import Trace
from study.core.text.duration import clock, span
from study.core.text.number import number
from study.core.text.plural import counted, listed
from study.drawing.svg import NARROW, WIDE, State, tile
from study.drawing.timeline import End, Lane, Mark, Panel, Span, enlarged, small, timeline
from study.labs.plugin import Curve, LabPage, Number, Picture, Prediction, Run, Table, Task

STATES: dict[str, State] = {"ok": "served", "error": "failed", "throttle": "throttled", "system": "failed"}
WORDS = {"ok": "runs and succeeds", "error": "function error", "throttle": "throttled", "system": "system error, 5xx"}
TARGETS = {"dlq": "dead-letter queue", "on_failure": "on-failure destination", "on_success": "on-success destination"}

FIRST_MINUTE, TEN_MINUTES = 70.0, 600.0
"""Stretches worth a panel of their own: the waits after function errors, and the whole back-off."""


def length(run: Run) -> float:
    """Until the event is over; a minute where it is given up at once, so that there is an axis."""
    return float(run.trace.results["ended_at"]) or 60.0


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """The event on one line; run A below it."""
    lanes = (lane(run),) + ((replace(lane(ghost), name="A", ghost=True),) if ghost else ())
    most = max(length(each) for each in (run, ghost) if each)
    panels = enlarged("From the first attempt to the end", lanes, most, (TEN_MINUTES, FIRST_MINUTE))
    title, shown = "One asynchronous event on a time-line", finding(run)
    return (
        Picture(
            title,
            shown,
            timeline(WIDE, title, shown, panels, at),
            timeline(NARROW, title, shown, _fewer(panels), at),
            key(run),
        ),
    )


def _fewer(panels: tuple[Panel, ...]) -> tuple[Panel, ...]:
    """A narrow drawing has the whole and the shortest stretch."""
    return (panels[0], panels[-1]) if len(panels) > 2 else panels


def lane(run: Run) -> Lane:
    """The event's attempts, its waits, its end."""
    found = run.trace.results
    attempts = found["attempts"]
    return Lane(
        "Event",
        f"{counted(len(attempts), 'attempt')}, {clock(found['ended_at'])}",
        (*_runs(attempts), *_waits(found)),
        tuple(Mark(row["start"], STATES[row["result"]], _told(row)) for row in attempts),
        _end(run),
    )


def _told(row: dict[str, Any]) -> str:
    return f"{clock(row['start'])}: attempt {row['number']}, {WORDS[row['result']]}"


def _runs(attempts: list[dict[str, Any]]) -> list[Span]:
    return [
        Span(row["start"], row["end"], STATES[row["result"]], f"attempt {row['number']} runs for {_lasts(row)}")
        for row in attempts
        if row["end"] > row["start"]
    ]


def _lasts(row: dict[str, Any]) -> str:
    return span(row["end"] - row["start"])


def _waits(found: dict[str, Any]) -> list[Span]:
    waits = [
        Span(row["start"] - row["waited"], row["start"], "retry", _waiting(row["waited"]), span(row["waited"]))
        for row in found["attempts"]
        if row["waited"]
    ]
    last = found["attempts"][-1]["end"] if found["attempts"] else 0.0
    if found["outcome"] == "expired" and found["ended_at"] > last:
        waits.append(Span(last, found["ended_at"], "retry", "waits until it is too old"))
    return waits


def _waiting(seconds: float) -> str:
    return f"waits {span(seconds)} in the queue"


def _end(run: Run) -> End | None:
    found, params = run.trace.results, run.params
    at, targets, why = found["ended_at"], found["delivered_to"], _why(run)
    if targets:
        lines = [f"{TARGETS[name]}: {DESTINATIONS[getattr(params, name)]}" for name in targets]
        return End(at, len(targets), (*lines, why) if why else tuple(lines), f"{clock(at)}: {listed(lines)}")
    if found["outcome"] == "succeeded" and not found["metrics"]["DestinationDeliveryFailures"]:
        return None
    lost = "delivery fails: the event is lost" if params.delivery_fails and sent(run) else "discarded"
    if found["outcome"] == "succeeded":
        lost = "no record arrives"
    return End(at, 0, (lost, why) if why else (lost,), f"{clock(at)}: {lost}")


def sent(run: Run) -> bool:
    """Whether anything was set to get the event at this end."""
    counts = run.trace.results["metrics"]
    return bool(
        run.trace.results["delivered_to"] or counts["DeadLetterErrors"] or counts["DestinationDeliveryFailures"]
    )


def _why(run: Run) -> str:
    """The condition in a record's own word where AWS documents it, and in ours where it does not."""
    return {
        None: "",
        "RetriesExhausted": "RetriesExhausted",
        "EventAgeExceeded": f"too old: over {span(run.params.max_event_age)}",
        "ReservedConcurrencyZero": "reserved concurrency is 0",
    }[run.trace.results["reason"]]


def key(run: Run) -> tuple[tuple[str, str], ...]:
    """The marks that appear, with their words here."""
    seen = {row["result"] for row in run.trace.results["attempts"]}
    failed = listed((WORDS[name] for name in ("error", "system") if name in seen), "or")
    found = [
        ("served", WORDS["ok"] if "ok" in seen else ""),
        ("throttled", WORDS["throttle"] if "throttle" in seen else ""),
        ("failed", failed),
        ("retry", "waiting in the queue" if _waits(run.trace.results) else ""),
    ]
    return tuple((state, words) for state, words in found if words)


def finding(run: Run) -> str:
    """What the picture shows, in a sentence or two."""
    starts = [clock(row["start"]) for row in run.trace.results["attempts"]]
    if len(starts) < 2:
        return run.trace.says
    shown = starts if len(starts) <= 12 else [*starts[:9], "and so on to " + starts[-1]]
    return f"{run.trace.says} Attempts start at {', '.join(shown)}."


def numbers(run: Run) -> tuple[Number, ...]:
    """How often, how long, and where it goes."""
    found, counts = run.trace.results, run.trace.results["metrics"]
    longest = max((row["waited"] for row in found["attempts"]), default=0.0)
    targets = [DESTINATIONS[getattr(run.params, name)] for name in found["delivered_to"]]
    attempts = len(found["attempts"])
    return (
        Number("Attempts", f"{attempts:,}", attempts, note="throttled ones too"),
        Number("Runs of the function", f"{counts['Invocations']:,}", counts["Invocations"]),
        Number("Function errors", f"{counts['Errors']:,}", counts["Errors"], "failed" if counts["Errors"] else ""),
        Number(
            "Throttles", f"{counts['Throttles']:,}", counts["Throttles"], "throttled" if counts["Throttles"] else ""
        ),
        Number("Longest wait between attempts", span(longest), longest, "retry" if longest else ""),
        Number("Over after", span(found["ended_at"]), found["ended_at"]),
        Number("Sent to", listed(targets) or "nowhere", note=_why(run)),
    )


def moment(run: Run, at: float) -> str:
    """What the event does at a second."""
    found = run.trace.results
    for row in found["attempts"]:
        if row["start"] - row["waited"] <= at < row["start"]:
            return f"{clock(at)}: in the queue, attempt {row['number']} is due at {clock(row['start'])}."
        if row["start"] <= at < row["end"] or at == row["start"]:
            return f"{clock(at)}: attempt {row['number']}, {WORDS[row['result']]}."
    if at < found["ended_at"]:
        return f"{clock(at)}: in the queue, until the event is too old at {clock(found['ended_at'])}."
    return f"{clock(at)}: {run.trace.events[-1].what}."


def tables(run: Run) -> tuple[Table, ...]:
    """Every attempt, and what CloudWatch counts."""
    attempts = run.trace.results["attempts"]
    then = [f"waits {span(row['waited'])}" for row in attempts[1:]]
    rows = [
        (f"{row['number']:,}", clock(row["start"]), clock(row["end"]), WORDS[row["result"]], after)
        for row, after in zip(attempts, [*then, run.trace.events[-1].what], strict=False)
    ]
    counts = run.trace.results["metrics"]
    metrics = [
        (name, span(value) if name == "AsyncEventAge" else number(value, places=0))
        for name, value in counts.items()
    ]  # fmt: skip
    return (
        Table("Attempts", ("Attempt", "Starts at", "Ends at", "Outcome", "Then"), tuple(rows), (0, 1, 2)),
        Table("What CloudWatch counts", ("Metric", "Value"), tuple(metrics), (1,)),
    )


def _failed(run: Run) -> bool:
    return bool(run.trace.results["outcome"] != "succeeded")


def _task(text: str, met: Callable[[Run], bool]) -> Task:
    """Something to bring about by changing an input: a stage that begins with it does not count."""
    return Task(text, lambda run, start: run.params != start.params and met(run))


TASKS = (
    _task(
        "Keep an event that is given up: let it arrive somewhere",
        lambda run: _failed(run) and bool(run.trace.results["delivered_to"]),
    ),
    _task(
        "Send one failed event to two places",
        lambda run: _failed(run) and len(run.trace.results["delivered_to"]) == 2,
    ),
    _task(
        "Make an event too old while it still has retries left",
        lambda run: (
            run.trace.results["reason"] == "EventAgeExceeded"
            and 0 < run.trace.results["metrics"]["Errors"] <= run.params.max_retry_attempts
        ),
    ),
    _task(
        "Let an event be throttled more than twice and still succeed",
        lambda run: not _failed(run) and run.trace.results["metrics"]["Throttles"] > 2,
    ),
    _task(
        "Give an event up without a single attempt",
        lambda run: _failed(run) and not run.trace.results["attempts"],
    ),
)


def _over(trace: Trace) -> float:
    return float(trace.results["ended_at"])


def _ages(run: Run) -> list[float]:
    return sorted({60, 120, 180, 240, 300, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 21_600, run.params.max_event_age})


CURVES = (
    Curve(
        "retries",
        "Over after, by maximum retry attempts",
        "retry attempts",
        "s",
        lambda run: (0, 1, 2),
        lambda run: run.params.max_retry_attempts,
        lambda params, value: replace(params, max_retry_attempts=round(value)),
        _over,
    ),
    Curve(
        "age",
        "Over after, by maximum event age",
        "s",
        "s",
        _ages,
        lambda run: run.params.max_event_age,
        lambda params, value: replace(params, max_event_age=round(value)),
        _over,
    ),
)

PLUGIN = LabPage(
    question="How often is an asynchronous event tried, and where is it when nothing helps?",
    topic="Invocation",
    draw=draw,
    numbers=numbers,
    tile=lambda run: tile(small((lane(run),), length(run))),
    moment=moment,
    length=length,
    tables=tables,
    tasks=TASKS,
    curves=CURVES,
    predictions=(
        Prediction(
            "How often does the function run?", "runs", lambda run: float(run.trace.results["metrics"]["Invocations"])
        ),
        Prediction(
            "How many places get the event in the end?",
            "places",
            lambda run: float(len(run.trace.results["delivered_to"])),
        ),
    ),
    stages={
        "poison-event": ("outcomes", "max_retry_attempts", "on_failure", "dlq"),
        "upload-burst": ("outcomes", "max_event_age", "on_failure"),
        "kill-switch": ("reserved_concurrency", "dlq", "on_failure"),
        "six-hours": ("outcomes", "max_event_age", "on_failure"),
        "thumbnailer": ("outcomes", "function_timeout", "max_retry_attempts", "dlq"),
        "fresh-or-never": ("max_event_age", "max_retry_attempts", "outcomes"),
        "no-safety-net": ("max_retry_attempts", "dlq", "on_failure", "on_success"),
    },
)

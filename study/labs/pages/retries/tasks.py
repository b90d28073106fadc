"""What to try with an asynchronous event: tasks, guesses, curves, and the subject of each stage."""

from dataclasses import replace

from study.core.simulators.simulator import Trace
from study.labs.plugin import Curve, Prediction, Run, by_change


def _failed(run: Run) -> bool:
    return bool(run.trace.results["outcome"] != "succeeded")


TASKS = (
    by_change(
        "Keep an event that is given up: let it arrive somewhere",
        lambda run: _failed(run) and bool(run.trace.results["delivered_to"]),
    ),
    by_change(
        "Send one failed event to two places",
        lambda run: _failed(run) and len(run.trace.results["delivered_to"]) == 2,
    ),
    by_change(
        "Make an event too old while it still has retries left",
        lambda run: (
            run.trace.results["reason"] == "EventAgeExceeded"
            and 0 < run.trace.results["metrics"]["Errors"] <= run.params.max_retry_attempts
        ),
    ),
    by_change(
        "Let an event be throttled more than twice and still succeed",
        lambda run: not _failed(run) and run.trace.results["metrics"]["Throttles"] > 2,
    ),
    by_change(
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

PREDICTIONS = (
    Prediction(
        "How often does the function run?",
        "runs",
        lambda run: float(run.trace.results["metrics"]["Invocations"]),
        lambda params: 5.0,
    ),
    Prediction(
        "How many places get the event in the end?",
        "places",
        lambda run: float(len(run.trace.results["delivered_to"])),
        lambda params: 3.0,
    ),
)

STAGES = {
    "poison-event": ("outcomes", "max_retry_attempts", "on_failure", "dlq"),
    "upload-burst": ("outcomes", "max_event_age", "on_failure"),
    "kill-switch": ("reserved_concurrency", "dlq", "on_failure"),
    "six-hours": ("outcomes", "max_event_age", "on_failure"),
    "thumbnailer": ("outcomes", "function_timeout", "max_retry_attempts", "dlq"),
    "fresh-or-never": ("max_event_age", "max_retry_attempts", "outcomes"),
    "no-safety-net": ("max_retry_attempts", "dlq", "on_failure", "on_success"),
}

COLOURS = {"max_event_age": "retry", "max_retry_attempts": "failed"}
"""The colours that inputs have in the picture."""

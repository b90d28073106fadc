"""What to try with a call: tasks, guesses, curves, and the subject of each stage."""

from dataclasses import replace

from study.core.simulators.engines.sdk_retries.params import LEGACY, Params
from study.core.simulators.simulator import Trace
from study.labs.plugin import Curve, Prediction, Run, by_change


def _succeeded(run: Run) -> bool:
    return bool(run.trace.results["outcome"] == "succeeded")


TASKS = (
    by_change(
        "Let the function run twice at the same time for one call",
        lambda run: run.trace.results["runs_at_once"] >= 2,
    ),
    by_change(
        "Get a run of over a minute answered at the first attempt",
        lambda run: _succeeded(run) and run.params.duration > 60 and len(run.trace.results["attempts"]) == 1,
    ),
    by_change(
        "Have the call fail because the retry quota is too small",
        lambda run: run.trace.results["reason"] == "RetryQuotaExceeded",
    ),
    by_change(
        "Succeed at the fifth attempt",
        lambda run: _succeeded(run) and len(run.trace.results["attempts"]) == 5,
    ),
    by_change(
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


def _most(params: Params) -> float:
    """More attempts than any mode makes by itself, or than were allowed."""
    return max(8.0, params.max_attempts or 0)


PREDICTIONS = (
    Prediction(
        "How many requests does the client send?", "requests", lambda run: len(run.trace.results["attempts"]), _most
    ),
    Prediction(
        "How often does the function run?", "runs", lambda run: float(run.trace.results["function_runs"]), _most
    ),
)

STAGES = {
    "hiccup": ("mode", "outcomes", "max_attempts"),
    "hiccup-2025": ("mode", "outcomes", "max_attempts"),
    "busy-function": ("mode", "outcomes", "max_attempts", "retry_after_ms"),
    "hot-key": ("service", "outcomes", "max_attempts"),
    "cut-off": ("duration", "read_timeout", "mode", "max_attempts"),
    "cut-off-legacy": ("duration", "read_timeout", "mode", "max_attempts"),
    "typo": ("outcomes", "mode"),
    "bug": ("outcomes", "mode"),
    "outage": ("quota", "outcomes", "mode", "max_attempts"),
}

COLOURS = {"duration": "served", "read_timeout": "idle"}
"""The colours that inputs have in the picture."""

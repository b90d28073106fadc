"""What to try with a queue: tasks, guesses, curves, and the subject of each stage."""

from dataclasses import replace

from study.core.simulators.simulator import Trace
from study.labs.plugin import Curve, Prediction, Run, by_change


def _count(run: Run, outcome: str) -> int:
    return sum(row["outcome"] == outcome for row in run.trace.results["messages"])


TASKS = (
    by_change(
        "Get a message into the dead-letter queue that the function never saw",
        lambda run: (
            _count(run, "dead-lettered") > 0
            and all(row["result"] == "throttle" for row in run.trace.results["deliveries"])
        ),
    ),
    by_change(
        "Have some messages of a batch deleted and others moved",
        lambda run: _count(run, "deleted") > 0 and _count(run, "dead-lettered") > 0,
    ),
    by_change(
        "Move a message to a dead-letter queue that drops it at once",
        lambda run: (
            run.trace.results["dead_lettered_at"] is not None
            and run.trace.results["dead_lettered_at"] == run.trace.results["expires_at"]
        ),
    ),
    by_change(
        "Lose a message without any dead-letter queue",
        lambda run: _count(run, "expired") > 0 and run.params.max_receive_count is None,
    ),
    by_change(
        "Give the function a timeout of a minute and follow all advice: no warning left",
        lambda run: run.params.function_timeout >= 60 and not run.trace.results["warnings"],
    ),
)


def _over(trace: Trace) -> float:
    return float(trace.results["ended_at"])


def _visibilities(run: Run) -> list[float]:
    base = run.params.function_timeout
    return sorted(
        {float(min(base * times, 43_200)) for times in (1, 2, 4, 6, 8, 12)} | {float(run.params.visibility_timeout)}
    )


CURVES = (
    Curve(
        "receives",
        "Out of the queue after, by maxReceiveCount",
        "receives",
        "s",
        lambda run: sorted({1, 2, 3, 4, 5, 7, 10, 15, 20, run.params.max_receive_count or 1}),
        lambda run: run.params.max_receive_count or 0,
        lambda params, value: replace(params, max_receive_count=max(round(value), 1)),
        _over,
    ),
    Curve(
        "visibility",
        "Out of the queue after, by visibility timeout",
        "s",
        "s",
        _visibilities,
        lambda run: run.params.visibility_timeout,
        lambda params, value: replace(params, visibility_timeout=round(value)),
        _over,
    ),
)

PREDICTIONS = (
    Prediction(
        "How often is the message delivered at most?",
        "deliveries",
        lambda run: float(run.trace.results["received"]),
        lambda params: 1.5 * (params.max_receive_count or 0),
    ),
    Prediction(
        "How many messages are deleted in the end?",
        "messages",
        lambda run: float(_count(run, "deleted")),
        lambda params: float(params.batch),
    ),
)

STAGES = {
    "poison-message": ("visibility_timeout", "max_receive_count", "function_timeout", "outcomes"),
    "slow-consumer": ("visibility_timeout", "function_timeout", "batch_window", "outcomes"),
    "raised-timeout": ("visibility_timeout", "function_timeout", "outcomes", "max_receive_count"),
    "partial-failure": ("outcomes", "batch", "max_receive_count"),
    "unread-failures": ("report_failures", "outcomes", "batch"),
    "fifo-failure": ("outcomes", "batch", "fifo"),
    "no-room": ("outcomes", "max_receive_count", "visibility_timeout"),
    "no-dlq": ("max_receive_count", "visibility_timeout", "retention"),
    "late-inspection": ("dlq_retention", "visibility_timeout", "max_receive_count", "fifo"),
}

COLOURS = {"visibility_timeout": "retry", "max_receive_count": "failed"}
"""The colours that inputs have in the picture."""

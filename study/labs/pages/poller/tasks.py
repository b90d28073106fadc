"""What to try with pollers: tasks, guesses, curves, and the subject of each stage."""

from dataclasses import replace

from study.core.simulators.engines.poller.params import Params, ceiling
from study.labs.plugin import Curve, Prediction, by_change


def _most(params: Params) -> float:
    """More than the pollers can ask for."""
    return float(min(ceiling(params), params.account_limit))


TASKS = (
    by_change(
        "Fill the dead-letter queue with messages that never ran",
        lambda run: run.trace.results["never_run"] > 0,
    ),
    by_change(
        "Have all messages processed with at most 5 runs at once, and none throttled",
        lambda run: (
            run.trace.results["processed"] > 0
            and run.trace.results["left"] == 0
            and run.trace.results["peak_concurrency"] <= 5
            and not run.trace.results["throttled_receives"]
        ),
    ),
    by_change("Reach 1,000 runs at once", lambda run: run.trace.results["peak_concurrency"] >= 1_000),
    by_change(
        "Let the account limit hold the runs, and not the pollers",
        lambda run: run.trace.results["capped_by"] == "account",
    ),
)

PREDICTIONS = (
    Prediction(
        "How many runs at once are there at most?",
        "runs",
        lambda run: float(run.trace.results["peak_concurrency"]),
        _most,
        level=True,
    ),
    Prediction(
        "How many messages go to the dead-letter queue?",
        "messages",
        lambda run: float(run.trace.results["dead_lettered"]),
        lambda params: params.backlog + params.arrivals_per_s * params.length,
    ),
)

CURVES = (
    Curve(
        "maximum",
        "Messages processed, by maximum concurrency",
        "maximum concurrency",
        "messages",
        lambda run: sorted({2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, float(run.params.maximum_concurrency or 2)}),
        lambda run: float(run.params.maximum_concurrency or 200),
        lambda params, value: replace(params, maximum_concurrency=int(value)),
        lambda trace: float(trace.results["processed"]),
    ),
    Curve(
        "reserved",
        "In the dead-letter queue, by reserved concurrency",
        "reserved",
        "messages",
        lambda run: sorted({0.0, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, float(run.params.reserved_concurrency or 0)}),
        lambda run: float(100 if run.params.reserved_concurrency is None else run.params.reserved_concurrency),
        lambda params, value: replace(params, reserved_concurrency=int(value)),
        lambda trace: float(trace.results["dead_lettered"]),
    ),
)

STAGES = {
    "night-backlog": ("backlog", "duration_ms", "account_limit", "length"),
    "reserved-one": ("reserved_concurrency", "max_receive_count", "visibility_timeout", "duration_ms"),
    "gentle": ("maximum_concurrency", "duration_ms", "backlog"),
    "ordered": ("message_groups", "fifo", "duration_ms", "batch_size"),
    "ready-pollers": ("mode", "minimum_pollers", "maximum_pollers", "duration_ms"),
    "steady-flow": ("arrivals_per_s", "batch_size", "batch_window", "duration_ms"),
}

COLOURS = {
    "account_limit": "throttled",
    "reserved_concurrency": "throttled",
    "maximum_concurrency": "throttled",
    "message_groups": "throttled",
    "duration_ms": "served",
}
"""The colours that inputs have in the picture."""

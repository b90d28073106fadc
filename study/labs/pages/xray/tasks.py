"""What to try with traces and metrics: tasks, guesses, curves, and the subject of each stage."""

from dataclasses import replace

from study.core.simulators.engines.xray.params import MOST, Params, total
from study.labs.plugin import Curve, Prediction, Run, by_change


def _metric(run: Run, name: str) -> int:
    return int(run.trace.results["metrics"][name])


TASKS = (
    by_change(
        "Have every request traced, and more than 1 a second",
        lambda run: run.params.requests_per_s > 1 and run.trace.results["sent"] == run.trace.results["requests"] > 0,
    ),
    by_change(
        "Have all requests sampled, and send nothing",
        lambda run: run.trace.results["traces_expected"] > 0 and not run.trace.results["sent"],
    ),
    by_change(
        "Get more Invocations than requests", lambda run: _metric(run, "Invocations") > run.trace.results["requests"]
    ),
    by_change(
        "Have Throttles count most",
        lambda run: _metric(run, "Throttles") == max(run.trace.results["metrics"].values()) > 0,
    ),
    by_change("Move all six metrics", lambda run: all(run.trace.results["metrics"].values())),
)

PREDICTIONS = (
    Prediction(
        "How many traces are to be expected?",
        "traces",
        lambda run: float(run.trace.results["traces_expected"]),
        lambda params: float(total(params)),
    ),
    Prediction(
        "What is the sum of Invocations?",
        "invocations",
        lambda run: float(_metric(run, "Invocations")),
        lambda params: 3.0 * total(params),
    ),
)


def _at_rate(params: Params, value: float) -> Params:
    """Another rate, for as long as a run can be, without what fails."""
    seconds = max(min(params.seconds, int(MOST / max(value, 1))), 1)
    return replace(params, requests_per_s=value, seconds=seconds, errors=0, throttled=0)


CURVES = (
    Curve(
        "share",
        "Share of requests that have a trace, by rate",
        "requests per s",
        "%",
        lambda run: sorted({1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, max(run.params.requests_per_s, 1.0)}),
        lambda run: max(run.params.requests_per_s, 1.0),
        _at_rate,
        lambda trace: 100 * trace.results["sent"] / max(trace.results["requests"], 1),
    ),
)

STAGES = {
    "twenty-a-second": ("requests_per_s", "seconds", "mode", "upstream"),
    "quiet": ("requests_per_s", "seconds", "mode"),
    "handed-on": ("mode", "upstream", "requests_per_s", "seconds"),
    "followed": ("upstream", "mode", "requests_per_s", "seconds"),
    "bad-minute": ("errors", "throttled", "invocation", "seconds"),
    "bad-events": ("errors", "throttled", "invocation", "max_retry_attempts", "dead_letter_queue", "seconds"),
}

COLOURS = {"errors": "failed", "throttled": "throttled"}
"""The colours that inputs have in the picture."""

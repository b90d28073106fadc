"""Useful starting states."""

from study.core.simulators.engines.xray.params import ASYNC, DENIED, PASS_THROUGH, SAMPLED, Params
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "twenty-a-second",
        "Twenty requests a second, traced",
        Params(),
        "Active tracing is on. How many of the 200 requests have a trace?",
        terms=("active tracing", "samples requests", "sampling", "5%"),
    ),
    Preset(
        "quiet",
        "One request every two seconds",
        Params(requests_per_s=0.5, seconds=60),
        "So few requests come. Which of them are missing in X-Ray?",
        terms=("1 request per second",),
    ),
    Preset(
        "handed-on",
        "Pass-through, behind a gateway that samples",
        Params(mode=PASS_THROUGH, upstream=SAMPLED, requests_per_s=5, seconds=12),
        "The caller has decided to trace all. What does the function send?",
        terms=("passthrough", "pass-through", "tracing header", "default"),
    ),
    Preset(
        "followed",
        "Active, and the caller has decided",
        Params(upstream=SAMPLED, requests_per_s=8, seconds=15),
        "How many are traced now, and who says so?",
        terms=("upstream", "x-amzn-trace-id", "_x_amzn_trace_id"),
    ),
    Preset(
        "bad-minute",
        "A bad minute, called and waited for",
        Params(requests_per_s=2, seconds=60, errors=12, throttled=30),
        "120 requests, 30 of them throttled, 12 fail. What does each metric count?",
        terms=("throttles", "invocations", "errors", "metrics"),
    ),
    Preset(
        "bad-events",
        "The same as events, with retries",
        Params(requests_per_s=2, seconds=60, errors=12, throttled=30, invocation=ASYNC, dead_letter_queue=DENIED),
        "The events come again. Which metrics are moved now, and how far?",
        terms=("deadlettererrors", "asynchronous", "destinationdeliveryfailures"),
    ),
)

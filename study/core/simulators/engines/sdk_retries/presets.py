"""Useful starting states."""

from study.core.simulators.engines.sdk_retries.params import BEFORE, LEGACY, Params
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "cut-off",
        "A long call, cut off by the read timeout",
        Params(outcomes=("ok",), duration=90.0),
        "The report takes 90 s, the client waits 60 s. How often is it made?",
        terms=("read timeout", "client timeout", "socket timeout"),
    ),
    Preset(
        "cut-off-legacy",
        "The same long call in legacy mode",
        Params(mode=LEGACY, outcomes=("ok",), duration=90.0),
        "How often is it made here?",
        terms=("legacy mode",),
    ),
    Preset(
        "hiccup",
        "Two short faults, then an answer",
        Params(),
        "The service fails twice. How long does the caller wait on average?",
        terms=("sdk", "exponential back-off", "jitter", "standard mode"),
    ),
    Preset(
        "hiccup-2025",
        "The same faults before November 2026",
        Params(mode=BEFORE),
        "What did the new defaults change for a short fault?",
        terms=("legacy retry", "before november"),
    ),
    Preset(
        "busy-function",
        "A function at its concurrency limit",
        Params(outcomes=("throttling",)),
        "Every attempt is throttled. When does the caller see the error?",
        terms=("throttl", "429", "toomanyrequests"),
    ),
    Preset(
        "hot-key",
        "A hot key in DynamoDB",
        Params(outcomes=("throttling", "throttling", "throttling", "ok"), service="dynamodb"),
        "DynamoDB gets one attempt more. Is it enough here?",
        terms=("dynamodb", "hot key"),
    ),
    Preset(
        "typo",
        "A function name with a typing error",
        Params(outcomes=("404",)),
        "The function is not found. How often does the client ask again?",
        terms=("404", "not found", "client error"),
    ),
    Preset(
        "bug",
        "A bug in the function",
        Params(outcomes=("function-error",)),
        "The code raises an error. Who tries again?",
        terms=("function error", "x-amz-function-error", "functionerror"),
    ),
    Preset(
        "outage",
        "An outage with an almost empty quota",
        Params(outcomes=("503",), quota=20),
        "Earlier calls have used up most of the quota. What is left of the retries?",
        terms=("retry quota", "token bucket", "503"),
    ),
)

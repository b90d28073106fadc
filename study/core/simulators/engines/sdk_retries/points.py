"""What can be asked about any run of a repeated call. Waits are drawn at random, so no question is about them."""

from collections.abc import Iterator
from dataclasses import replace

from study.core.simulators.engines.sdk_retries.params import CHANGE, LEGACY, REFERENCE, Params
from study.core.simulators.engines.sdk_retries.run import attempts_allowed
from study.core.simulators.simulator import Model, Point, Trace, Wrong, told_by
from study.core.text.plural import counted

ENDS = {
    None: "the call is answered",
    "MaxAttemptsReached": "all attempts are used up",
    "RetryQuotaExceeded": "the retry quota has too few tokens left",
    "NotRetryable": "a client error is not repeated",
    "FunctionError": "a function error is HTTP 200, which no client repeats",
}

_NOT = {
    None: "No attempt that is made ends well and in time.",
    "MaxAttemptsReached": "The client may make more attempts than it does.",
    "RetryQuotaExceeded": "What is left of the quota pays for the retries that are made.",
    "NotRetryable": "Throttles, transient errors and timeouts are repeated; 4xx errors are not.",
    "FunctionError": "That ends it only where the function itself returns an error.",
}


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """Other waits, and another rate that the limiter of adaptive mode measured."""
    yield params, 1
    yield replace(params, measured_rate=params.measured_rate / 2 + 0.5), 0


MODELS: tuple[Model[Params], ...] = (
    Model(
        "ignores the read timeout",
        "A client that waits no longer counts the attempt as failed and repeats it; the function goes on.",
        lambda params: replace(params, read_timeout=3_600.0),
    ),
    Model(
        "takes the attempts of legacy mode",
        "5 attempts are those of legacy mode; the others have 3, or 4 with DynamoDB.",
        lambda params: None if params.mode == LEGACY or params.service != "lambda" else replace(params, mode=LEGACY),
    ),
    Model(
        "counts retries instead of attempts",
        "The maximum counts attempts, the first one among them.",
        lambda params: replace(params, max_attempts=min(attempts_allowed(params) + 1, 20)),
    ),
    Model(
        "overlooks the retry quota",
        "A retry that costs more tokens than are left is not made.",
        lambda params: replace(params, quota=500),
    ),
)


PLACES = range(1, 9)
"""The attempts on the figure of the inputs."""


def _attempts(params: Params, trace: Trace) -> int:
    return len(trace.results["attempts"])


def _attempts_wrong(params: Params, trace: Trace) -> list[Wrong]:
    allowed = attempts_allowed(params)
    return [
        Wrong("always the maximum", allowed, "It stops sooner where the answer, the error or the quota says so."),
        Wrong("never repeats", 1, "The client repeats throttles, transient errors and timeouts by itself."),
        Wrong("takes two for the maximum", 2, "The maximum of attempts is the mode's own, or the one set."),
    ]


def _runs(params: Params, trace: Trace) -> int:
    return int(trace.results["function_runs"])


def _runs_wrong(params: Params, trace: Trace) -> list[Wrong]:
    return [
        Wrong("counts attempts as runs", _attempts(params, trace), "Throttled and refused attempts start no run."),
        Wrong(
            "one run in any case", 1, "Each attempt that reaches the function runs it, also if nobody waits any more."
        ),
        Wrong("expects no run", 0, "An attempt that is answered, or cut off by the client, has started the function."),
    ]


def _end(params: Params, trace: Trace) -> str:
    return ENDS[trace.results["reason"]]


def _end_wrong(params: Params, trace: Trace) -> list[Wrong]:
    right = trace.results["reason"]
    return [Wrong(f"thinks that {text}", text, _NOT[name]) for name, text in ENDS.items() if name != right]


def _quota(params: Params, trace: Trace) -> int | None:
    left = trace.results["quota_left"]
    return None if left is None else int(left)


def _quota_wrong(params: Params, trace: Trace) -> list[Wrong]:
    retries = _attempts(params, trace) - 1
    return [
        Wrong("retries are free", params.quota, "Each retry takes tokens; a success gives the last ones back."),
        Wrong("one token a retry", params.quota - retries, "A retry costs 14 tokens, or 5 after a throttle."),
        Wrong("everything comes back", 500, "Only the cost of the last retry comes back, and only with a success."),
    ]


def _told(params: Params, trace: Trace) -> str:
    return f"{trace.says} The function ran {counted(_runs(params, trace), 'time')}."


POINTS: tuple[Point[Params], ...] = (
    Point(
        "call-end",
        "Why a call is not repeated any more",
        lambda params: "Why does the client make no further attempt?",
        _end,
        _told,
        (REFERENCE,),
        wrong=_end_wrong,
    ),
    Point(
        "call-attempts",
        "How many attempts a client makes",
        lambda params: "How many attempts does the client make in all?",
        _attempts,
        _told,
        (REFERENCE, CHANGE),
        "attempts",
        wrong=_attempts_wrong,
        places=lambda params: PLACES if params.outcomes else (),
        event=lambda params, trace: told_by(trace).get(f"attempt {_attempts(params, trace)}"),
    ),
    Point(
        "call-runs",
        "How often a called function runs",
        lambda params: "How often is the function started?" if params.service == "lambda" else "",
        _runs,
        _told,
        (REFERENCE,),
        "runs",
        wrong=_runs_wrong,
    ),
    Point(
        "call-quota",
        "What is left of the retry quota",
        lambda params: "How many tokens are left in the retry quota afterwards?" if params.mode != LEGACY else "",
        _quota,
        lambda params, trace: f"{trace.says} {counted(_attempts(params, trace) - 1, 'retry', 'retries')} took tokens.",
        (REFERENCE, CHANGE),
        "tokens",
        wrong=_quota_wrong,
    ),
)

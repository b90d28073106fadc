"""The parameters of a function that is watched: how it is traced, what comes, and what becomes of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from study.core.problem import Problem
from study.core.simulators.parameters import parameter
from study.core.text.plural import counted

GUIDE = "AWS Lambda Developer Guide, https://docs.aws.amazon.com/lambda/latest/dg/"
READ = ", read 2026-11-23"
TRACING = f"{GUIDE}services-xray.html{READ}"
METRICS = f"{GUIDE}monitoring-metrics-types.html{READ}"
LOGS = f"{GUIDE}monitoring-cloudwatchlogs-view.html{READ}"
VARIABLES = f"{GUIDE}configuration-envvars.html{READ}"
RETRIES = f"{GUIDE}invocation-async-error-handling.html{READ}"

ACTIVE, PASS_THROUGH = "active", "pass-through"
SAMPLED, NOT_SAMPLED, NO_HEADER = "sampled", "not-sampled", "none"
SYNC, ASYNC = "sync", "async"
NO_QUEUE, REACHED, DENIED = "none", "reached", "denied"

MOST = 10_000
"""Requests of one run: of each it is decided whether it is traced."""


@dataclass(frozen=True, slots=True)
class Params:
    """Requests to one function, and what is set to watch it."""

    mode: str = parameter(ACTIVE, "Tracing mode", choices=(ACTIVE, PASS_THROUGH), source=TRACING)
    upstream: str = parameter(
        NO_HEADER,
        "Decision in the header that comes",
        choices=(NO_HEADER, SAMPLED, NOT_SAMPLED),
        help="none means that no tracing header comes",
        source=TRACING,
    )
    requests_per_s: float = parameter(
        20.0, "Requests", unit="per s", minimum=0, maximum=1_000, step=1, help="spread evenly over each second"
    )
    seconds: int = parameter(10, "Length", unit="s", minimum=1, maximum=3_600, step=1)
    errors: int = parameter(
        0, "Requests that always end in a function error", minimum=0, maximum=MOST, step=1, source=METRICS
    )
    throttled: int = parameter(
        0, "Requests that are throttled at first", minimum=0, maximum=MOST, step=1, help="once each", source=METRICS
    )
    invocation: str = parameter(SYNC, "Invocation", choices=(SYNC, ASYNC), source=RETRIES)
    max_retry_attempts: int = parameter(
        2, "Retries of an asynchronous event", minimum=0, maximum=2, step=1, source=RETRIES
    )
    dead_letter_queue: str = parameter(
        NO_QUEUE,
        "Dead-letter queue",
        choices=(NO_QUEUE, REACHED, DENIED),
        help="denied: the execution role may not send to it",
        source=METRICS,
    )


def each_second(params: Params) -> Iterator[int]:
    """How many requests come in each second."""
    rate = round(params.requests_per_s * 1000)
    return ((second + 1) * rate // 1000 - second * rate // 1000 for second in range(params.seconds))


def total(params: Params) -> int:
    """How many requests come in all."""
    return round(params.requests_per_s * 1000) * params.seconds // 1000


def check(params: Params) -> tuple[Problem, ...]:
    """Only what cannot be run."""
    come = total(params)
    if come > MOST:
        message = f"At most {MOST:,} requests in one run; these are {come:,}. Shorten it."
        return (Problem(message, subject="seconds"),)
    if params.errors + params.throttled > come:
        message = f"{counted(come, 'request')} come; no more than that can fail or be throttled."
        return (Problem(message, subject="errors"),)
    return ()

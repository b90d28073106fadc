"""The parameters of one call that an AWS client makes and repeats."""

from dataclasses import dataclass

from study.core.problem import Problem
from study.core.simulators.outcomes import reader, write
from study.core.simulators.parameters import parameter

CHANGE = (
    "AWS Developer Tools Blog, 10 November 2026, "
    "https://aws.amazon.com/blogs/developer/updated-default-retry-behavior-for-aws-sdks-and-tools/"
)
REFERENCE = (
    "AWS SDKs and Tools Reference Guide, read in November 2026, "
    "https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html"
)
CODE = "botocore 1.43.11 of 20 May 2026"

NEW, BEFORE, LEGACY, ADAPTIVE = "standard", "standard-2025", "legacy", "adaptive"

QUOTA = 500
"""Tokens in the retry quota (SDKREF, 2026; the same in BCCODE, May 2026)."""

KINDS = {
    "ok": "ok",
    "200": "ok",
    "transient": "transient",
    "500": "transient",
    "502": "transient",
    "503": "transient",
    "504": "transient",
    "timeout": "timeout",
    "throttling": "throttling",
    "throttle": "throttling",
    "429": "throttling",
    "function-error": "function-error",
    "client-error": "client-error",
    **dict.fromkeys(("400", "401", "403", "404", "408", "409", "413", "415"), "client-error"),
}
"""What each outcome is to the client (SDKREF, 2026; BC:Invoke, May 2026)."""

_OUTCOME = "Write ok, transient, throttling, timeout, function-error, client-error or a status such as 503, 429 or 404."


def _one(item: str) -> str | None:
    return item if item in KINDS else None


@dataclass(frozen=True, slots=True)
class Params:
    """One synchronous call, and what happens at each attempt."""

    mode: str = parameter(
        NEW,
        "Retry mode",
        choices=(NEW, BEFORE, LEGACY, ADAPTIVE),
        help="standard: the default since 10 November 2026; standard-2025: as it was before; "
        "legacy: the default of botocore until then",
        source=CHANGE,
    )
    max_attempts: int | None = parameter(
        None,
        "Maximum attempts",
        minimum=1,
        maximum=20,
        step=1,
        optional=True,
        help="with the first one; none takes the mode's own: 3, legacy 5, DynamoDB 4",
        source=REFERENCE,
    )
    outcomes: tuple[str, ...] = parameter(
        ("transient", "transient", "ok"),
        "Outcomes of the attempts",
        help="such as transient,throttling,404,function-error,timeout,ok; the last one goes on",
        read=reader("Outcomes of the attempts", _one, _OUTCOME),
        write=write,
        items="string",
    )
    retry_after_ms: int | None = parameter(
        None,
        "Hint of the service, x-amz-retry-after",
        unit="ms",
        minimum=0,
        maximum=300_000,
        step=100,
        optional=True,
        help="sent with every error response; only the new modes heed it",
        source=REFERENCE,
    )
    read_timeout: float = parameter(
        60.0,
        "Read timeout of the client",
        unit="s",
        minimum=0.1,
        maximum=3_600,
        step=1,
        help="60 s in botocore unless set",
        source=CODE + ", endpoint.DEFAULT_TIMEOUT",
    )
    duration: float = parameter(1.0, "The function runs for", unit="s", minimum=0, maximum=900, step=0.5)
    service: str = parameter(
        "lambda",
        "Service called",
        choices=("lambda", "dynamodb"),
        advanced=True,
        help="DynamoDB has 4 attempts and a base of 25 ms for transient errors in the new modes",
        source=REFERENCE,
    )
    quota: int = parameter(
        QUOTA,
        "Retry quota left before the call",
        unit="tokens",
        minimum=0,
        maximum=QUOTA,
        step=1,
        advanced=True,
        help="all calls of a client share it",
        source=REFERENCE,
    )
    measured_rate: float = parameter(
        10.0,
        "Rate the client measured",
        unit="requests/s",
        minimum=0.5,
        maximum=10_000,
        step=0.5,
        advanced=True,
        simplified=True,
        help="adaptive mode only: what its limiter cuts after a throttle",
    )


def check(params: Params) -> tuple[Problem, ...]:
    """Find a service whose own numbers the mode does not have."""
    if params.service == "dynamodb" and params.mode not in (NEW, ADAPTIVE):
        message = "Service called: DynamoDB has numbers of its own in mode standard and adaptive only."
        return (Problem(message, subject="service"),)
    return ()

"""The parameters of one asynchronous event, and which of them contradict each other."""

from dataclasses import dataclass
from typing import Any

from study.core.problem import Problem
from study.core.simulators.outcomes import reader, timed, write
from study.core.simulators.parameters import parameter

GUIDE = (
    "AWS Lambda Developer Guide, read in a copy of June 2026 or later, https://docs.aws.amazon.com/lambda/latest/dg/"
)
ERRORS = GUIDE + "invocation-async-error-handling.html"
RECORDS = GUIDE + "invocation-async-retain-records.html"
API = "Lambda API of 20 May 2026 (botocore 1.43.11): "

LONGEST_RUN = 900
"""Seconds a function may run (DG/gettingstarted-limits, June 2026)."""

DESTINATIONS = {
    "none": "none",
    "sqs": "SQS queue",
    "sns": "SNS topic",
    "lambda": "Lambda function",
    "eventbridge": "EventBridge bus",
    "s3": "S3 bucket",
    "sqs-fifo": "SQS FIFO queue",
    "sns-fifo": "SNS FIFO topic",
}
"""Kinds of destination; a queue or topic is a standard one unless it says FIFO."""

ALLOWED = {
    "dlq": ("none", "sqs", "sns"),
    "on_failure": ("none", "sqs", "sns", "lambda", "eventbridge", "s3"),
    "on_success": ("none", "sqs", "sns", "lambda", "eventbridge"),
}
"""Where each may send (DG/invocation-async-retain-records, June 2026; BC:OnSuccess, May 2026)."""

RULES = {
    "dlq": "Dead-letter queue: a standard SQS queue or a standard SNS topic",
    "on_failure": "On-failure destination: SQS, SNS, Lambda, EventBridge or S3",
    "on_success": "On-success destination: SQS, SNS, Lambda or EventBridge",
}

_OUTCOME = f"Write ok, error, timeout (with seconds from 0 to {LONGEST_RUN}, such as error:0.5), throttle or system."


def _one(item: str) -> str | None:
    return timed(item, ("ok", "error", "timeout"), LONGEST_RUN) or timed(item, ("throttle", "system"), 0)


def _sent(label: str, **about: Any) -> Any:
    """A parameter for a kind of destination, which can be written in several ways."""

    def read(value: Any) -> tuple[str | None, str]:
        text = str(value or "none").strip().lower().replace(" ", "-").replace("_", "-").removesuffix("-standard")
        return (text, "") if text in DESTINATIONS else (None, f"{label}: one of {', '.join(DESTINATIONS)}.")

    return parameter("none", label, choices=tuple(DESTINATIONS), read=read, source=RECORDS, **about)


@dataclass(frozen=True, slots=True)
class Params:
    """One event in the queue of asynchronous invocations, and what happens at each attempt."""

    max_retry_attempts: int = parameter(
        2,
        "Maximum retry attempts",
        minimum=0,
        maximum=2,
        step=1,
        help="after function errors; throttles do not use them up",
        source=API + "MaximumRetryAttempts",
    )
    max_event_age: int = parameter(
        21_600,
        "Maximum event age",
        unit="s",
        minimum=60,
        maximum=21_600,
        step=60,
        help="21,600 s is 6 hours",
        source=API + "MaximumEventAgeInSeconds",
    )
    outcomes: tuple[str, ...] = parameter(
        ("error:2",),
        "Outcomes of the attempts",
        help="such as error:0.5,throttle,system,ok:1.2 (seconds after the colon); the last one goes on",
        read=reader("Outcomes of the attempts", _one, _OUTCOME),
        write=write,
        items="string",
    )
    dlq: str = _sent("Dead-letter queue", help="standard queue or topic")
    on_failure: str = _sent("On-failure destination", help="standard queues and topics only")
    on_success: str = _sent("On-success destination", help="standard queues and topics only; not S3")
    reserved_concurrency: int | None = parameter(
        None,
        "Reserved concurrency",
        minimum=0,
        maximum=1_000_000,
        step=1,
        optional=True,
        help="0 stops the function; any other number has no effect on a single event",
        source=API + "ReservedConcurrentExecutions",
    )
    function_timeout: int = parameter(
        LONGEST_RUN,
        "Function timeout",
        unit="s",
        minimum=1,
        maximum=LONGEST_RUN,
        step=1,
        advanced=True,
        help="an attempt that would run longer is a function error at this moment",
        source=GUIDE + "gettingstarted-limits.html",
    )
    delivery_fails: bool = parameter(
        False,
        "The destination cannot be written to",
        advanced=True,
        help="no permission, or a record too large",
        source=RECORDS,
    )
    duplicate: bool = parameter(
        False,
        "Delivered twice",
        advanced=True,
        simplified=True,
        help="a success is followed at once by a second delivery of the same event",
    )
    queue_delay: int = parameter(
        0,
        "Delay before the first attempt",
        unit="s",
        minimum=0,
        maximum=21_600,
        step=1,
        advanced=True,
        simplified=True,
        help="a long queue delays events; how much is not documented",
    )
    growth: int = parameter(
        2,
        "Growth of the back-off",
        minimum=2,
        maximum=10,
        step=1,
        advanced=True,
        simplified=True,
        help="each wait after a throttle is so many times the one before, up to 300 s",
    )
    backoff_resets: bool = parameter(
        True, "A function error resets the back-off", advanced=True, simplified=True, help="to 1 s"
    )
    wait_from: str = parameter(
        "end",
        "A wait counts from",
        choices=("end", "start"),
        advanced=True,
        simplified=True,
        help="the end or the start of the attempt before it",
    )


def check(params: Params) -> tuple[Problem, ...]:
    """Find destinations that Lambda does not deliver to."""
    return tuple(
        Problem(_refusal(name, getattr(params, name)), subject=name)
        for name, allowed in ALLOWED.items()
        if getattr(params, name) not in allowed
    )


def _refusal(name: str, kind: str) -> str:
    if kind.endswith("fifo"):
        return f"{RULES[name]}. FIFO queues and topics are not supported: choose a standard one."
    if kind == "s3" and name == "on_success":
        return f"{RULES[name]}. An S3 bucket can only be the on-failure destination."
    return f"{RULES[name]}, not {DESTINATIONS[kind]}."

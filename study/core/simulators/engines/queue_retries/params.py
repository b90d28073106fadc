"""The parameters of one batch of an SQS queue that a function reads, and which of them contradict each other."""

from dataclasses import dataclass

from study.core.problem import Problem
from study.core.simulators.outcomes import reader, timed, write
from study.core.simulators.parameters import parameter
from study.core.text.duration import span

SQS = "Amazon SQS API of 20 May 2026 (botocore 1.43.11): SetQueueAttributes"
API = "Lambda API of 20 May 2026 (botocore 1.43.11): CreateEventSourceMappingRequest"
GUIDE = (
    "AWS Lambda Developer Guide, read in a copy of June 2026 or later, https://docs.aws.amazon.com/lambda/latest/dg/"
)
CONFIGURE = GUIDE + "services-sqs-configure.html"
ERRORS = GUIDE + "services-sqs-errorhandling.html"
DEAD_LETTERS = (
    "Amazon SQS Developer Guide, read in a copy of June 2026 or later, "
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"
)

FORTNIGHT = 1_209_600
"""Seconds a queue can keep a message (BC-sqs:SetQueueAttributes, May 2026)."""

LARGEST_BATCH, LARGEST_PLAIN_BATCH = 10_000, 10
"""Messages of a batch: standard queues with a batch window, and all others (BC:BatchSize, May 2026)."""

_OUTCOME = (
    "Write ok, error or timeout (with seconds from 0 to 900, such as ok:12), throttle, empty, invalid, or fail with "
    "the numbers of the messages that failed, such as fail:2+4."
)


def _one(item: str) -> str | None:
    word, _, numbers = item.partition(":")
    if word != "fail":
        return timed(item, ("ok", "error", "timeout"), 900) or timed(item, ("throttle", "empty", "invalid"), 0)
    named = numbers.split("+")
    if not all(each.isascii() and each.isdigit() and len(each) <= 5 and int(each) > 0 for each in named):
        return None
    return "fail:" + "+".join(str(each) for each in sorted({int(each) for each in named}))


@dataclass(frozen=True, slots=True)
class Params:
    """Messages that arrive together and are received together, and what happens at each delivery."""

    visibility_timeout: int = parameter(
        30, "Visibility timeout", unit="s", minimum=0, maximum=43_200, step=1, help="43,200 s is 12 hours", source=SQS
    )
    max_receive_count: int | None = parameter(
        10,
        "Maximum receives",
        minimum=1,
        maximum=1_000,
        step=1,
        optional=True,
        help="maxReceiveCount of the redrive policy; none means no dead-letter queue",
        source=SQS,
    )
    function_timeout: int = parameter(
        3, "Function timeout", unit="s", minimum=1, maximum=900, step=1, source=GUIDE + "gettingstarted-limits.html"
    )
    batch_window: int = parameter(
        0,
        "Batch window",
        unit="s",
        minimum=0,
        maximum=300,
        step=1,
        help="a batch waits so long for more messages",
        source=API,
    )
    retention: int = parameter(
        345_600,
        "Retention of the queue",
        unit="s",
        minimum=60,
        maximum=FORTNIGHT,
        step=60,
        help="345,600 s is 4 days",
        source=SQS,
    )
    dlq_retention: int = parameter(
        FORTNIGHT,
        "Retention of the dead-letter queue",
        unit="s",
        minimum=60,
        maximum=FORTNIGHT,
        step=60,
        help="1,209,600 s is 14 days; a new queue has 345,600 s",
        source=SQS,
    )
    fifo: bool = parameter(False, "FIFO queue", help="all messages are of one group", source=DEAD_LETTERS)
    outcomes: tuple[str, ...] = parameter(
        ("error:1",),
        "Outcomes of the deliveries",
        help="such as throttle,error:2,fail:2+4,ok:1; the last one goes on",
        read=reader("Outcomes of the deliveries", _one, _OUTCOME),
        write=write,
        items="string",
    )
    batch: int = parameter(
        1, "Messages in the batch", minimum=1, maximum=LARGEST_BATCH, step=1, help="numbered from 1", source=API
    )
    report_failures: bool = parameter(
        True,
        "Partial batch responses",
        help="ReportBatchItemFailures; off, what a function lists as failed is not read",
        source=ERRORS,
    )
    poll_delay: int = parameter(
        0,
        "Delay until a visible message is received",
        unit="s",
        minimum=0,
        maximum=3_600,
        step=1,
        advanced=True,
        simplified=True,
        help="a long queue makes messages wait; how long is not documented",
    )


REFUSED = "function-timeout-over-visibility"
"""The rule that Lambda checks when a mapping is made, and not when a timeout is changed afterwards."""


def violations(params: Params) -> tuple[tuple[str, str], ...]:
    """What Lambda refuses when the mapping is made, as rule and message. It can be reached later, by raising the
    function timeout or lowering the visibility timeout, so it is run."""
    if params.function_timeout <= params.visibility_timeout:
        return ()
    message = (
        f"Lambda refuses to create this mapping: the function timeout of {span(params.function_timeout)} is over the "
        f"visibility timeout of {span(params.visibility_timeout)}, so a message can be received again while the "
        "function is still at work."
    )
    return ((REFUSED, message),)


def check(params: Params) -> tuple[Problem, ...]:
    """Find settings that AWS refuses whenever they are made, and a queue that would never come to a second moment."""
    problems = []
    if params.visibility_timeout + params.poll_delay == 0 and params.max_receive_count is None:
        problems.append(
            Problem(
                "Visibility timeout: at least 1 s without a maximum of receives; with 0 s a message is received again "
                "and again at the same moment.",
                subject="visibility_timeout",
            )
        )
    if params.fifo and params.batch_window > 0:
        problems.append(
            Problem("Batch window: 0 s with a FIFO queue, which does not support it.", subject="batch_window")
        )
    if params.batch > LARGEST_PLAIN_BATCH and (params.fifo or params.batch_window < 1):
        rule = "with a FIFO queue" if params.fifo else "unless the batch window is at least 1 s"
        problems.append(Problem(f"Messages in the batch: 1 to {LARGEST_PLAIN_BATCH} {rule}.", subject="batch"))
    return tuple(problems)

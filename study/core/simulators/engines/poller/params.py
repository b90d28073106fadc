"""The parameters of an SQS event source mapping: the queue, what the pollers may do, and where there is room to run."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from study.core.problem import Problem
from study.core.simulators.parameters import parameter
from study.core.text.number import number

GUIDE = "AWS Lambda Developer Guide, https://docs.aws.amazon.com/lambda/latest/dg/"
READ = ", read 2026-11-23"
SCALING = f"{GUIDE}services-sqs-scaling.html{READ}"
CONFIGURE = f"{GUIDE}services-sqs-configure.html{READ}"
ERRORS = f"{GUIDE}services-sqs-errorhandling.html{READ}"
SQS_PAGE = f"{GUIDE}with-sqs.html{READ}"
CONCURRENCY = f"{GUIDE}lambda-concurrency.html{READ}"
API = "Lambda API of 20 May 2026 (botocore 1.43.11): "

STANDARD, PROVISIONED = "standard", "provisioned"
NEWEST, OLDEST = "newest", "oldest"

RUNS_EACH = 10
"""Runs at once that one poller of provisioned mode asks for at most (DG/services-sqs-scaling, November 2026)."""

LARGEST_BATCH, LARGEST_PLAIN_BATCH = 10_000, 10
"""Messages of a batch: standard queues with a batch window, and all others."""

MOST = 150_000
"""Groups of batches that a run may follow: what is received at one moment is one group."""


@dataclass(frozen=True, slots=True)
class Params:
    """Messages in a queue, and the pollers that bring them to a function."""

    backlog: int = parameter(10_000, "Messages waiting at the start", minimum=0, maximum=1_000_000, step=100)
    arrivals_per_s: float = parameter(
        0.0, "Messages that come", unit="per s", minimum=0, maximum=10_000, step=1, help="evenly, each second's at once"
    )
    duration_ms: int = parameter(
        1_000, "Duration of a run", unit="ms", minimum=1, maximum=900_000, step=100, help="whatever is in the batch"
    )
    batch_size: int = parameter(
        10, "Batch size", unit="messages", minimum=1, maximum=LARGEST_BATCH, step=1, source=API + "BatchSize"
    )
    batch_window: int = parameter(
        0,
        "Batch window",
        unit="s",
        minimum=0,
        maximum=300,
        step=1,
        help="a batch that is not full waits so long",
        source=API + "MaximumBatchingWindowInSeconds",
    )
    mode: str = parameter(STANDARD, "Mode", choices=(STANDARD, PROVISIONED), source=SCALING)
    minimum_pollers: int = parameter(
        2,
        "Minimum of pollers",
        minimum=2,
        maximum=200,
        step=1,
        help="provisioned mode: 10 runs at once each",
        source=API + "ProvisionedPollerConfig",
    )
    maximum_pollers: int = parameter(
        200,
        "Maximum of pollers",
        minimum=2,
        maximum=2_000,
        step=1,
        help="provisioned mode",
        source=API + "ProvisionedPollerConfig",
    )
    maximum_concurrency: int | None = parameter(
        None,
        "Maximum concurrency of the mapping",
        minimum=2,
        maximum=1_000,
        step=1,
        optional=True,
        help="pollers receive no more than can run",
        source=API + "MaximumConcurrency",
    )
    reserved_concurrency: int | None = parameter(
        None,
        "Reserved concurrency of the function",
        minimum=0,
        maximum=50_000,
        step=1,
        optional=True,
        help="pollers do not know it: they go on receiving",
        source=CONCURRENCY,
    )
    account_limit: int = parameter(1_000, "Account limit", minimum=1, maximum=50_000, step=10, source=CONCURRENCY)
    fifo: bool = parameter(False, "FIFO queue", source=SCALING)
    message_groups: int = parameter(
        10, "Message groups", minimum=1, maximum=100_000, step=1, help="of a FIFO queue; one batch of each at a time"
    )
    max_receive_count: int | None = parameter(
        10,
        "Maximum receives",
        minimum=1,
        maximum=1_000,
        step=1,
        optional=True,
        help="maxReceiveCount; none means no dead-letter queue",
        source=CONFIGURE,
    )
    visibility_timeout: int = parameter(
        30, "Visibility timeout", unit="s", minimum=1, maximum=43_200, step=1, source=CONFIGURE
    )
    length: int = parameter(300, "Length", unit="s", minimum=1, maximum=3_600, step=10)
    step: int = parameter(
        1,
        "Pollers are added every",
        unit="s",
        minimum=1,
        maximum=60,
        step=1,
        advanced=True,
        simplified=True,
        help="300 a minute are documented, not how they come within it",
    )
    served_first: str = parameter(
        NEWEST,
        "Throttled batch that runs first",
        choices=(NEWEST, OLDEST),
        advanced=True,
        simplified=True,
        help="where room becomes free; not documented",
    )


def ceiling(params: Params) -> int:
    """The most runs at once that the pollers of this mode can ask for."""
    return 1_250 if params.mode == STANDARD else RUNS_EACH * max(params.maximum_pollers, params.minimum_pollers)


def room(params: Params) -> tuple[int, str]:
    """The most runs of the function at once, and what bounds them: `reserved` or `account`."""
    reserved = params.reserved_concurrency
    if reserved is None or reserved > params.account_limit:
        return params.account_limit, "account"
    return reserved, "reserved"


def check(params: Params) -> tuple[Problem, ...]:
    """Only what cannot be run: a configuration that AWS would refuse is a result."""
    if params.mode == PROVISIONED and params.minimum_pollers > params.maximum_pollers:
        message = f"Minimum of pollers: at most the maximum of {number(params.maximum_pollers)}."
        return (Problem(message, subject="minimum_pollers"),)
    if effort(params) > MOST:
        message = f"At most {MOST:,} groups of batches in one run; these are about {effort(params):,}. Shorten it."
        return (Problem(message, subject="length"),)
    return ()


def effort(params: Params) -> int:
    """About how many groups of batches a run follows, at most."""
    seconds = params.duration_ms / 1000
    batches = ceil((params.backlog + params.arrivals_per_s * params.length) / params.batch_size) + params.length
    most = params.max_receive_count or 1_000
    runs = ceil(params.length / seconds) * (ceil(ceiling(params) / 5) if params.length > seconds else 1)
    if seconds >= 1 and params.duration_ms % 1000 == 0:
        runs = 3 * params.length
    receives = batches * min(most, ceil(params.length / params.visibility_timeout) + 1)
    return min(runs, receives) + 2 * params.length


def violations(params: Params) -> Iterator[tuple[str, str]]:
    """What AWS refuses, as rule and message."""
    if params.mode == PROVISIONED and params.maximum_concurrency is not None:
        yield "maximum-concurrency-or-provisioned", "Maximum concurrency cannot be set beside provisioned mode."
    if params.fifo and params.batch_window:
        yield "fifo-without-window", "A FIFO queue has no batch window."
    if params.batch_size > LARGEST_PLAIN_BATCH and (params.fifo or not params.batch_window):
        rule = "of a FIFO queue" if params.fifo else "without a batch window of at least 1 s"
        yield "batch-size", f"A batch {rule} has at most {LARGEST_PLAIN_BATCH} messages, not {params.batch_size:,}."
    reserved = params.reserved_concurrency
    if reserved is not None and reserved > params.account_limit - 100 and reserved:
        most = max(params.account_limit - 100, 0)
        yield "reserved-keeps-100", f"At most {most:,} can be reserved, because 100 always stay unreserved."


def warnings(params: Params) -> Iterator[str]:
    """What AWS advises otherwise."""
    reserved, most = params.reserved_concurrency, params.maximum_concurrency
    if reserved is not None and reserved < 5:
        yield (
            f"Reserved concurrency of the function: {reserved} is under the 5 that the pollers begin with; "
            "messages are throttled."
        )
    if reserved is not None and most is not None and reserved < most:
        yield f"Reserved concurrency of the function: {reserved} is under the maximum concurrency of {most}."
    if params.max_receive_count is not None and params.max_receive_count < 5:
        yield (f"Maximum receives: {params.max_receive_count} is under the 5 advised; throttles alone can use them up.")

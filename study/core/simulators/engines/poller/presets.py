"""Useful starting states."""

from study.core.simulators.engines.poller.params import PROVISIONED, Params
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "night-backlog",
        "The backlog of a night",
        Params(backlog=400_000, duration_ms=5_000, length=600),
        "400,000 messages wait. How many runs at once are there after a minute, and after five?",
        terms=("sqs", "poller", "scaling", "300", "backlog"),
    ),
    Preset(
        "reserved-one",
        "One run at a time, by reserved concurrency",
        Params(backlog=10_000, duration_ms=1_000, reserved_concurrency=1, max_receive_count=5, length=600),
        "Nothing is wrong with the messages. Where are they in the end?",
        terms=("reserved concurrency", "throttl", "dead-letter queue", "maxreceivecount"),
    ),
    Preset(
        "gentle",
        "The same, by maximum concurrency",
        Params(backlog=10_000, duration_ms=1_000, maximum_concurrency=2, max_receive_count=5, length=600),
        "Two runs at a time. What do the pollers do that they did not do before?",
        terms=("maximum concurrency", "throttl"),
    ),
    Preset(
        "ordered",
        "Orders in groups",
        Params(backlog=3_000, duration_ms=1_000, fifo=True, message_groups=20, length=120),
        "20 customers, each in order. How many runs at once are there?",
        terms=("fifo", "message group", "in order"),
    ),
    Preset(
        "ready-pollers",
        "Pollers that stand ready",
        Params(
            backlog=100_000,
            duration_ms=2_000,
            mode=PROVISIONED,
            minimum_pollers=20,
            maximum_pollers=60,
            account_limit=2_000,
            length=120,
        ),
        "What do provisioned pollers change in the first minute?",
        terms=("provisioned mode", "event poller", "pollers"),
    ),
    Preset(
        "steady-flow",
        "A steady flow in small batches",
        Params(backlog=0, arrivals_per_s=40, duration_ms=1_000, batch_size=10, length=120),
        "40 messages a second. Does the queue ever grow?",
        terms=("batch size", "messages per second"),
    ),
)

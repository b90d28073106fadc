"""Useful starting states."""

from study.core.simulators.engines.queue_retries.params import Params
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "poison-message",
        "A poison message",
        Params(visibility_timeout=60, function_timeout=10, max_receive_count=5),
        "It fails every time. When is it out of the way?",
        terms=("maxreceivecount", "redrive", "dead-letter queue", "poison"),
    ),
    Preset(
        "slow-consumer",
        "A slow consumer",
        Params(visibility_timeout=30, function_timeout=30, batch_window=10, outcomes=("ok:25",)),
        "The run takes 25 s after 10 s of gathering, the visibility timeout is 30 s. Is the message ever deleted?",
        terms=("visibility timeout", "batch window", "function timeout"),
    ),
    Preset(
        "raised-timeout",
        "A function timeout raised afterwards",
        Params(visibility_timeout=30, function_timeout=60, outcomes=("ok:45", "ok:20")),
        "The run takes 45 s, the message is hidden for 30 s. How often is the work done?",
        terms=("function timeout", "visibility timeout", "twice", "duplicate"),
    ),
    Preset(
        "partial-failure",
        "Two bad messages among ten",
        Params(batch=10, outcomes=("fail:2+4", "fail:4", "ok")),
        "The function reports what failed. How often is each message received?",
        terms=("partial batch", "batchitemfailures", "reportbatchitemfailures"),
    ),
    Preset(
        "unread-failures",
        "Failures reported, but not switched on",
        Params(batch=10, outcomes=("fail:2+4", "ok"), report_failures=False),
        "The function lists two failures, the mapping does not ask for them. What happens to the two?",
    ),
    Preset(
        "fifo-failure",
        "One bad message in a FIFO queue",
        Params(batch=5, fifo=True, outcomes=("fail:3", "ok")),
        "The third of five fails. Which messages come again?",
        terms=("fifo", "message group", "in order"),
    ),
    Preset(
        "no-room",
        "A good message and a busy function",
        Params(max_receive_count=3, outcomes=("throttle", "throttle", "throttle", "ok")),
        "Nothing is wrong with the message. Does it arrive? (Why there is no room: the lab of the pollers.)",
        terms=("throttl", "concurrency"),
    ),
    Preset(
        "no-dlq",
        "No dead-letter queue",
        Params(max_receive_count=None, visibility_timeout=900, retention=86_400),
        "The message fails every time. How often, and what is left of it?",
        terms=("retention", "expire"),
    ),
    Preset(
        "late-inspection",
        "A dead-letter queue that forgets too soon",
        Params(visibility_timeout=43_200, max_receive_count=5, dlq_retention=172_800),
        "It takes two and a half days until the message is moved. What is there to look at?",
        terms=("retention of the dead-letter", "14 days"),
    ),
)

"""The lab of retries by a queue told: hidden, counted, and hidden for too short a time."""

from study.core.simulators.engines.queue_retries.presets import PRESETS
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}

PATH = (
    Told(
        "Hidden",
        "A message that was received is hidden, not gone",
        "Whoever receives it has {visibility_timeout} s to delete it. Then it is seen again: {=Deliveries} deliveries, "
        "and it is out of the queue after {=Out of the queue after}. Pull the timeout down.",
        "Have it out of the queue within a minute",
        _STARTS["poison-message"],
        lambda run: run.trace.results["ended_at"] <= 60,
    ),
    Told(
        "Counted",
        "The queue counts how often it was received",
        "After {max_receive_count} receives the next one would be too many: the message moves to the dead-letter "
        "queue. Here that is after {=Out of the queue after}.",
        "Let it be tried three times",
        _STARTS["poison-message"],
        lambda run: len(run.trace.results["deliveries"]) == 3,
    ),
    Told(
        "Too short",
        "A timeout that is shorter than the work",
        "Messages are gathered for {batch_window} s and then worked on for 25 s, but hidden for {visibility_timeout} s "
        "alone. So they are deleted too late, and {=Deliveries} deliveries come to nothing.",
        "Have the message deleted",
        _STARTS["slow-consumer"],
        lambda run: run.trace.results["outcome"] == "deleted",
    ),
)

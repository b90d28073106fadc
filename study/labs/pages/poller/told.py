"""The lab of pollers told: how they grow, what a reserve does to them, and what holds them back."""

from dataclasses import replace

from study.core.simulators.engines.poller.presets import PRESETS
from study.labs.plugin import Told

_STARTS = {preset.name: preset.params for preset in PRESETS}

PATH = (
    Told(
        "Growing",
        "Pollers begin with few runs and grow by the minute",
        "{backlog} messages wait, and a run takes {duration_ms} ms. At most {=Most runs at once} runs at once came "
        "about, held by {=Held by}. Make the runs shorter.",
        "Have the queue empty within a minute",
        replace(_STARTS["night-backlog"], backlog=100_000, length=300),
        lambda run: (run.trace.results["drained_at"] or run.params.length) <= 60,
    ),
    Told(
        "Turned away",
        "A throttled receive counts like a failed one",
        "The function may run {reserved_concurrency} at a time, but its pollers go on receiving: {=Throttled receives} "
        "receives were throttled, and {=of them without one run} messages are given up without one run.",
        "Leave the dead-letter queue empty",
        _STARTS["reserved-one"],
        lambda run: not run.trace.results["dead_lettered"],
    ),
    Told(
        "Held back",
        "Maximum concurrency holds the pollers themselves",
        "With a maximum concurrency of {maximum_concurrency} they receive no more than can run: {=Throttled receives} "
        "receives are throttled. It may be anything from 2 to 1,000.",
        "Have 20 runs at once",
        _STARTS["gentle"],
        lambda run: run.trace.results["peak_concurrency"] >= 20,
    ),
)

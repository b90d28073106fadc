"""The lab of asynchronous retries told: errors, throttles, where an event ends, and what arrives there."""

from dataclasses import replace

from study.core.simulators.engines.async_retries.presets import PRESETS
from study.labs.plugin import Run, Told

_STARTS = {preset.name: preset.params for preset in PRESETS}

PATH = (
    Told(
        "Errors",
        "A failing function is tried again, twice",
        "An event whose function fails comes again after 1 minute and after 2 more. {max_retry_attempts} retry "
        "attempts make {=Attempts} attempts, and it is over after {=Over after}.",
        "Let it fail once and no more",
        _STARTS["poison-event"],
        lambda run: len(run.trace.results["attempts"]) == 1,
    ),
    Told(
        "Throttles",
        "A throttle uses up no retry attempt",
        "Where no concurrency is free the event waits longer and longer, up to 5 minutes: {=Attempts} attempts. Only "
        "its age ends that, here {max_event_age} s.",
        "Give it up within an hour",
        _STARTS["six-hours"],
        lambda run: run.trace.results["outcome"] == "expired" and run.trace.results["ended_at"] <= 3_600,
    ),
    Told(
        "The end",
        "What is given up is gone, unless somebody takes it",
        "With {max_retry_attempts} retry attempts this event is tried {=Attempts} times and goes {=Sent to}. Trying "
        "again does not save it; a dead-letter queue or an on-failure destination would: choose one.",
        "Let the event arrive somewhere",
        _STARTS["no-safety-net"],
        lambda run: bool(run.trace.results["delivered_to"]),
        ("dlq", "on_failure"),
    ),
    Told(
        "The records",
        "A queue gets the event, a destination also what became of it",
        "Both are set here. The dead-letter queue gets the event with three attributes. The destination gets a record: "
        "the event, why it ended after {=Runs of the function} runs with {max_retry_attempts} retry attempts, and the "
        "function's last answer.",
        "Have a record that tells of one run",
        replace(_STARTS["no-safety-net"], max_retry_attempts=2, dlq="sqs", on_failure="sqs"),
        lambda run: _runs_told(run) == 1,
    ),
)


def _runs_told(run: Run) -> int:
    """How many runs the record of a destination tells of; 0 without one."""
    record = run.trace.results["records"]["destination"]
    return int(record["requestContext"]["approximateInvokeCount"]) if record else 0

"""Useful starting states."""

from study.core.simulators.engines.async_retries.params import Params
from study.core.simulators.simulator import Preset

PRESETS = (
    Preset(
        "poison-event",
        "A poison event",
        Params(outcomes=("error:2",), on_failure="sqs"),
        "One order has a field the code does not expect. How often does it fail before it is set aside?",
        terms=("error", "exception", "two more times", "2 retries", "retry attempts", "retried twice"),
    ),
    Preset(
        "upload-burst",
        "A burst of uploads to S3, throttled",
        Params(outcomes=("throttle", "throttle", "throttle", "throttle", "throttle", "ok:1.2"), on_failure="s3"),
        "Five times there was no concurrency free. Is the picture still resized, and when?",
        terms=("s3", "throttl", "429", "back-off", "backoff"),
    ),
    Preset(
        "kill-switch",
        "The kill switch: reserved concurrency 0",
        Params(outcomes=("ok:1",), reserved_concurrency=0, dlq="sqs"),
        "The function was stopped by hand. What happens to events that come in now?",
        terms=("reserved concurrency of 0", "reserved concurrency 0", "stops the function"),
    ),
    Preset(
        "six-hours",
        "Six hours without room",
        Params(outcomes=("throttle",), on_failure="sns"),
        "Every attempt is throttled. When does Lambda give up?",
        terms=("6 hours", "six hours", "event age", "maximum age"),
    ),
    Preset(
        "thumbnailer",
        "A thumbnailer that times out",
        Params(outcomes=("error:2", "ok:45"), function_timeout=30, dlq="sqs"),
        "Large pictures take 45 s, the timeout is 30 s. What do the retries change?",
        terms=("timeout", "times out", "duration"),
    ),
    Preset(
        "fresh-or-never",
        "A price that is old after a minute",
        Params(outcomes=("error:1",), max_event_age=60, max_retry_attempts=2),
        "Two retries are allowed, but the event may be only 60 s old. How often does the function run?",
        terms=("maximum age of the event", "maximumeventage", "60 seconds"),
    ),
    Preset(
        "no-safety-net",
        "No retries, nothing set for failures",
        Params(outcomes=("error:0.5",), max_retry_attempts=0),
        "Retries were turned off to save money. What is left of an event that fails?",
        terms=("discarded", "lost", "dropped"),
    ),
)

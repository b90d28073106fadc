"""The inputs before the run: what comes and how it is watched, and the metrics that may count it."""

from study.core.simulators.engines.xray.params import ASYNC, Params
from study.core.simulators.engines.xray.results import COUNTED
from study.core.text.duration import span
from study.core.text.number import number
from study.drawing.strip import strip
from study.labs.plugin import Picture

TITLE, FINDING = "What comes, and how it is watched", "Inputs alone; what is traced and counted is not shown."
METRICS = "The metrics"
MEANT = {
    "Invocations": "runs",
    "Errors": "failed runs",
    "Throttles": "turned away",
    "AsyncEventsReceived": "events",
    "AsyncEventsDropped": "given up",
    "DeadLetterErrors": "not delivered",
}
SHORT = {
    "AsyncEventsReceived": "Async…Received",
    "AsyncEventsDropped": "Async…Dropped",
    "DeadLetterErrors": "DeadLetter…",
}
"""Names that are too long for a box."""


def posed(params: Params) -> tuple[Picture, ...]:
    """Boxes of the inputs, and one for each metric, to choose from."""
    later = params.invocation == ASYNC
    boxes = [
        ("Tracing", params.mode),
        ("Header", {"none": "none comes"}.get(params.upstream, params.upstream)),
        ("Requests", f"{number(params.requests_per_s)} per s"),
        ("For", span(params.seconds)),
        ("Fail", number(params.errors)),
        ("Throttled", number(params.throttled)),
        ("Called", "as events" if later else "and waited for"),
        *([("Retries", number(params.max_retry_attempts)), ("Queue", params.dead_letter_queue)] if later else []),
    ]
    counts = [(SHORT.get(name, name), MEANT[name]) for name in COUNTED]
    return (
        Picture(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes)),
        Picture(METRICS, FINDING, lambda width: strip(width, METRICS, FINDING, counts, COUNTED)),
    )

"""What the parts of the Lambda@Edge page need from a run."""

from study.core.simulators.engines.edge.params import (
    EVENTS,
    ORIGIN_REQUEST,
    VIEWER_REQUEST,
)
from study.core.simulators.simulator import Event
from study.labs.plugin import Run

WORDS = {name: name.replace("-", " ").capitalize() for name in EVENTS}
"""The events as headings."""


def stations(run: Run) -> dict[str, tuple[int, Event]]:
    """For each event, the cache and the origin, the number of the run's event about it, and that event."""
    return {event.who: (number, event) for number, event in enumerate(run.trace.events, start=1)}


def turned_at(run: Run) -> str:
    """How far the request gets: who makes the answer."""
    by = run.trace.results["answered_by"]
    if by != "function":
        return {"cloudfront": "viewer", "cache": "cache"}.get(by, "origin")
    return VIEWER_REQUEST if run.params.generated_at == VIEWER_REQUEST else ORIGIN_REQUEST

"""The pictures of queue retries: the deliveries, and the retention clock."""

from study.drawing.svg import tile as framed
from study.drawing.timeline import small
from study.labs.pages.queue_retries.deliveries import deliveries, lanes_of
from study.labs.pages.queue_retries.read import length
from study.labs.pages.queue_retries.retention import retention
from study.labs.plugin import Picture, Run


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """The deliveries, and the clock of the retention for messages that are not deleted."""
    pictures = [deliveries(run, ghost, at)]
    if run.trace.results["expires_at"] is not None:
        pictures.append(retention(run))
    return tuple(pictures)


def tile(run: Run) -> str:
    """The deliveries."""
    return framed(small(lanes_of(run), length(run)))

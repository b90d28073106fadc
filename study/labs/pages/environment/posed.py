"""The inputs before the run: when each request comes, and which of them crash."""

from study.core.simulators.engines.environment.params import Params
from study.core.simulators.engines.environment.points import PLACES
from study.core.text.duration import clock
from study.drawing.strip import strip
from study.labs.plugin import Picture

TITLE, FINDING = "The requests in order", "When each of them comes; what each finds is not shown."


def posed(params: Params) -> tuple[Picture, ...]:
    """A box for each request, to choose from where they are few."""
    boxes = [
        (f"Request {place}", f"{clock(at)}{', crashes' if place in params.crashes else ''}")
        for place, at in enumerate(params.arrivals, start=1)
    ] or [("No request", "comes")]
    few = len(params.arrivals) <= PLACES
    answers = range(1, len(params.arrivals) + 1) if few else ()
    return (Picture(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes, answers)),)

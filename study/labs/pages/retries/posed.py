"""The inputs before the run: what each attempt would meet, without times and ends."""

from study.core.simulators.engines.async_retries.params import Params
from study.core.simulators.engines.async_retries.points import PLACES
from study.core.simulators.outcomes import said
from study.drawing.strip import scripted, strip
from study.labs.plugin import Picture

TITLE = "What each attempt would meet"
FINDING = "What the script of outcomes says of each attempt, as far as there is one."


def posed(params: Params) -> tuple[Picture, ...]:
    """The script of outcomes as boxes in order, of which one can be chosen as the last; its last outcome goes on."""
    boxes = scripted("Attempt", [said(item) for item in params.outcomes], PLACES)
    return (Picture(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes, PLACES)),)

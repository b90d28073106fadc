"""The inputs before the run: which sends would be lost, without times and ends."""

from study.core.simulators.engines.tcp_retransmission.params import Params
from study.core.simulators.engines.tcp_retransmission.points import PLACES
from study.drawing.strip import scripted, strip
from study.labs.plugin import Picture

TITLE = "What each send would meet"
FINDING = "Which sends would be lost, as far as they are made."


def posed(params: Params) -> tuple[Picture, ...]:
    """A box for each send, to choose from."""
    boxes = scripted("Send", [*["lost"] * params.lost, "gets through"], PLACES)
    return (Picture(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes, PLACES)),)

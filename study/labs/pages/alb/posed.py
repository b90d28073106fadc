"""The inputs before the run: the request, the target group, and every status that could come of it."""

from study.core.simulators.engines.alb.params import Params
from study.core.simulators.engines.alb.points import answers
from study.core.text.number import number
from study.core.text.plural import counted
from study.drawing.strip import strip
from study.labs.plugin import Picture

TITLE, FINDING = "A request and its target", "Inputs alone; what becomes of them is not shown."
STATUSES = "What the client may get"

CALLED = {
    "400": "Bad Request",
    "403": "Forbidden",
    "413": "Too Large",
    "502": "Bad Gateway",
    "503": "Unavailable",
    "504": "Time-out",
}


def posed(params: Params) -> tuple[Picture, ...]:
    """Boxes for what is given, and one for each status, to choose from."""
    boxes = [
        (params.method, params.path),
        ("Query", counted(len(params.query), "value")),
        ("Headers", counted(len(params.headers), "value")),
        ("Body", f"{number(params.body_bytes)} B"),
        ("Multi-value", "on" if params.multi_value else "off"),
        ("Function", params.outcome),
    ]
    found = answers(params)
    choices = [(one, CALLED.get(one, "the answer's")) for one in found]
    return (
        Picture(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes)),
        Picture(STATUSES, FINDING, lambda width: strip(width, STATUSES, FINDING, choices, found)),
    )

"""The inputs before the run: what the calls name, what the alias points to, and what they may run."""

from study.core.simulators.engines.aliases.params import Params, is_weighted
from study.core.simulators.engines.aliases.points import DENIED, EITHER, answers
from study.core.simulators.engines.aliases.run import name_of
from study.core.text.number import number
from study.drawing.strip import strip
from study.labs.plugin import Picture

TITLE, FINDING = "A call, and an alias", "Inputs alone; what a call runs is not shown."
RUNS = "What a call may run"


def posed(params: Params) -> tuple[Picture, ...]:
    """Boxes from the call to the versions, and one for everything that a call may run, to choose from."""
    boxes = [
        ("Calls", number(params.calls)),
        ("They name", params.qualifier),
        ("Granted", params.granted),
        ("Alias", name_of(params.first_version)),
    ]
    if is_weighted(params):
        boxes += [("Additional", name_of(params.second_version)), ("Its weight", number(params.weight, places=4))]
    found = answers(params)
    words = {EITHER: ("One of two", "by a draw"), DENIED: ("None", "denied")}
    choices = [words.get(one, (one.capitalize() if one[0] != "$" else one, "each time")) for one in found]
    return (
        Picture(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes)),
        Picture(RUNS, FINDING, lambda width: strip(width, RUNS, FINDING, choices, found)),
    )

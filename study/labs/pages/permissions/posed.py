"""The inputs before the run: what each policy says, without what comes of it."""

from study.core.simulators.engines.permissions.params import ABSENT, ALL, INVOKE, Params
from study.core.simulators.engines.permissions.points import places
from study.core.simulators.engines.permissions.run import order
from study.drawing.strip import strip
from study.labs.pages.permissions.read import NAMED, SAYS, SHORT, WHO, does
from study.labs.plugin import Picture

TITLE, FINDING = "The policies, and what each says of the call", "Policies alone; which of them decides is not shown."


def posed(params: Params) -> tuple[Picture, ...]:
    """A box for each gate, to choose from, and boxes for who calls and what the grant names."""
    there = [name for name in order(params) if name == "deny" or getattr(params, name) != ABSENT]
    boxes = [(SHORT[name], "in any" if name == "deny" else SAYS[getattr(params, name)]) for name in there]
    boxes.append(WHO[params.caller])
    if params.action != INVOKE:
        boxes.append(("Action", does(params)[0].partition(":")[2]))
    if params.identity_names != ALL:
        boxes.append(("Identity on", NAMED[params.identity_names]))
    if params.qualifier_granted or params.qualifier_called:
        boxes += [
            ("Grant on", params.qualifier_granted or "function"),
            ("Called", params.qualifier_called or "function"),
        ]
    return (Picture(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes, places(params))),)

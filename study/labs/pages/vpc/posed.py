"""The inputs before the run: what stands between the function and its target."""

from study.core.simulators.engines.vpc.params import Params, route
from study.core.simulators.engines.vpc.points import PLACES
from study.core.simulators.engines.vpc.run import NAMES
from study.core.text.plural import listed
from study.drawing.strip import strip
from study.labs.pages.vpc.read import NATS, SHORT, TARGETS
from study.labs.plugin import Picture

TITLE, FINDING = "What may stop the packet", "Inputs alone; where the packet stops is not shown."


def posed(params: Params) -> tuple[Picture, ...]:
    """A box for each place where it could stop, to choose from, and boxes for what is called and how."""
    to = route(params)
    words = {
        "lambda-vpc": "not attached" if not params.attached else "attached",
        "function-group": _open(params.egress_allows),
        "network-acl-out": _open(params.acl_allows_out),
        "route-table": f"default: {to}" if to else "local alone",
        "nat-gateway": NATS[params.nat],
        "internet-gateway": "of the VPC",
        "egress-only-gateway": "for IPv6",
        "target-group": _open(params.ingress_allows),
        "network-acl-in": _open(params.acl_allows_in),
    }
    boxes = [(SHORT[name], words[name]) for name in PLACES]
    boxes.append(("Calls", TARGETS[params.target]))
    boxes.append(("Endpoints", listed(params.endpoints) or "none"))
    places = [NAMES[name] for name in PLACES]
    return (Picture(TITLE, FINDING, lambda width: strip(width, TITLE, FINDING, boxes, places)),)


def _open(allows: bool) -> str:
    return "open" if allows else "closed"

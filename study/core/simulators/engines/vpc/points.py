"""What can be asked about any connection, and the rules of ours that are varied."""

from collections.abc import Iterator
from dataclasses import replace

from study.core.simulators.change import no_help, only_help
from study.core.simulators.engines.vpc.askable import is_documented, is_stopped
from study.core.simulators.engines.vpc.changes import changes
from study.core.simulators.engines.vpc.params import FILTERS, INTERNET, RDS, ROUTES, VPC, Params
from study.core.simulators.engines.vpc.run import NAMES, by_endpoint
from study.core.simulators.simulator import Model, Point, Trace, Wrong

ENDS = {
    "managed": "it gets there: the function is attached to no VPC and has internet access",
    "nat": "it gets there through the NAT gateway",
    "egress-only": "it gets there through the egress-only internet gateway",
    "endpoint": "it gets there through the endpoint",
    "local": "it gets there by the local route",
    "lambda-vpc": "it times out: the VPC that Lambda manages does not lead there",
    "route-table": "it times out: no route leads there",
    "nat-gateway": "it times out at the NAT gateway",
    "internet-gateway": "it times out at the internet gateway",
    "egress-only-gateway": "it times out at the egress-only internet gateway",
    "function-group": "it times out: the function's security group does not let it out",
    "target-group": "it times out: the target's security group does not let it in",
    "network-acl-out": "it times out: a network ACL does not let the request through",
    "network-acl-in": "it times out: a network ACL does not let the answer through",
}

_NOT = {
    "managed": "The function is attached, or what it calls is private.",
    "nat": "No route of this connection leads through a NAT gateway with a way out.",
    "egress-only": "That is for IPv6 alone, and needs a route.",
    "endpoint": "The VPC has no endpoint for this target.",
    "local": "The local route leads to what is in the VPC, from functions that are attached to it.",
    "lambda-vpc": "The function is attached, or that VPC does lead there.",
    "route-table": "A route fits: the local one, that of an endpoint, or the default route.",
    "nat-gateway": "No route leads this connection there, or the NAT gateway passes it on.",
    "internet-gateway": "The route does not lead there, or the packet comes with a public address.",
    "egress-only-gateway": "The route does not lead there, or it is IPv6 and passes.",
    "function-group": "Its outbound rules allow it.",
    "target-group": "There is none on this way, or it admits the function's group.",
    "network-acl-out": "They let the request through, or none is on this way.",
    "network-acl-in": "They let the answer through, or none is on this way.",
}

PLACES = (
    "lambda-vpc",
    "function-group",
    "network-acl-out",
    "route-table",
    "nat-gateway",
    "internet-gateway",
    "egress-only-gateway",
    "target-group",
    "network-acl-in",
)
"""Where a packet can stop, in the order of the figure of the inputs."""


def varied(params: Params) -> Iterator[tuple[Params, int]]:
    """What is looked at first, IPv6 through an internet gateway, and an endpoint in the same subnet."""
    yield replace(params, looked_at_first=ROUTES if params.looked_at_first == FILTERS else FILTERS), 0
    yield replace(params, ipv6_by_igw=not params.ipv6_by_igw), 0
    yield replace(params, endpoint_apart=not params.endpoint_apart), 0


MODELS: tuple[Model[Params], ...] = ()
"""What is asked is answered in words, and these have their own wrong answers."""


def end(params: Params, trace: Trace) -> str:
    """The name among `ENDS` of what becomes of the connection."""
    if not trace.results["reachable"]:
        return str(trace.results["stops_at"])
    if params.target == RDS:
        return "local"
    if by_endpoint(params):
        return "endpoint"
    if not params.attached:
        return "managed"
    return "egress-only" if params.ipv6 else "nat"


def end_wrong(params: Params, trace: Trace) -> list[Wrong]:
    """Whatever does not become of it, what somebody might think first."""
    right = end(params, trace)
    if not params.attached:
        likely = ["managed", "lambda-vpc", "local", "route-table"]
    else:
        first = "local" if params.target == RDS else "endpoint" if params.endpoints else "nat"
        likely = [first, "internet-gateway", "route-table", "target-group", "nat-gateway"]
    return [
        Wrong(f"thinks that {ENDS[name]}", ENDS[name], _NOT[name])
        for name in dict.fromkeys((*likely, *ENDS))
        if name != right
    ]


def _stop(params: Params, trace: Trace) -> str | None:
    return NAMES[trace.results["stops_at"]] if is_stopped(params, trace) else None


def _stop_wrong(params: Params, trace: Trace) -> list[Wrong]:
    right = trace.results["stops_at"]
    return [Wrong(f"thinks of {NAMES[name]}", NAMES[name], _NOT[name]) for name in PLACES if name != right]


def _stopping(params: Params, trace: Trace) -> int | None:
    return next((number for number, event in enumerate(trace.events, start=1) if event.what == "stops"), None)


def _one_change(params: Params, trace: Trace) -> str | None:
    """The only single change that lets the packet through."""
    if not is_stopped(params, trace):
        return None
    helping = only_help(changes(params))
    return helping.words if helping else None


POINTS: tuple[Point[Params], ...] = (
    Point(
        "packet-stops",
        "Where a packet stops",
        lambda params: "The packet does not get there and back. Where does it stop?",
        _stop,
        lambda params, trace: trace.says,
        (INTERNET, VPC),
        wrong=_stop_wrong,
        places=lambda params: [NAMES[name] for name in PLACES],
        event=_stopping,
    ),
    Point(
        "packet-end",
        "What becomes of a connection",
        lambda params: "What becomes of the connection to the target?",
        lambda params, trace: ENDS[end(params, trace)] if is_documented(params, trace) else None,
        lambda params, trace: trace.says,
        (INTERNET, VPC),
        wrong=end_wrong,
    ),
    Point(
        "packet-change",
        "Which one change lets a packet through",
        lambda params: "The packet does not get there and back. Which one of these changes lets it through?",
        _one_change,
        lambda params, trace: f"{trace.says} Any other of these changes leaves it so.",
        (INTERNET, VPC),
        wrong=lambda params, trace: no_help(changes(params)),
    ),
)

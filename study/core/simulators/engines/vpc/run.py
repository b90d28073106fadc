"""One packet on its way from a function: each station passes it on with a reason, or it stops there.

Routes are those of the function's subnet. The first answer decides: a packet that stops is answered by nobody, and the
function runs into its timeout.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from study.core.simulators.engines.vpc.params import (
    API,
    DYNAMODB,
    EIGW,
    FILTERS,
    IGW,
    IN_PRIVATE,
    NAT,
    NO_NAT,
    PRIVATE_NAT,
    RDS,
    REGIONAL_NAT,
    S3,
    Params,
    route,
)
from study.core.simulators.engines.vpc.results import NOTES
from study.core.simulators.simulator import Event, Trace
from study.core.text.duration import span

NAMES = {
    "function": "the function",
    "lambda-vpc": "the VPC that Lambda manages",
    "interface": "interface in your subnet",
    "function-group": "the function's security group",
    "network-acl-out": "network ACL, request",
    "route-table": "route table of the subnet",
    "gateway-endpoint": "gateway endpoint",
    "interface-endpoint": "interface endpoint",
    "nat-gateway": "NAT gateway",
    "internet-gateway": "internet gateway",
    "egress-only-gateway": "egress-only internet gateway",
    "target-group": "the target's security group",
    "network-acl-in": "network ACL, answer",
    "internet": "a host of the internet",
    "s3": "Amazon S3",
    "dynamodb": "Amazon DynamoDB",
    "aws-api": "a service of AWS",
    "rds": "the database",
}
"""The stations, in about the order in which they come."""

_TO = {IGW: "internet gateway", NAT: "NAT gateway", EIGW: "egress-only internet gateway"}
_FILTERS = ("function-group", "network-acl-out", "target-group", "network-acl-in")
_PRIVATE = "The interface has a private address only, in a public subnet too"


@dataclass(frozen=True, slots=True)
class Step:
    """A station and why the packet goes on from it, or stops there."""

    station: str
    why: str
    stops: bool = False


def by_endpoint(params: Params) -> bool:
    """Whether an endpoint of the VPC takes the packet."""
    return params.attached and params.target in params.endpoints


def run(params: Params, seed: int) -> Trace:
    """Follow the packet. Nothing is random: `seed` changes nothing."""
    steps: list[Step] = []
    for step in _way(params):
        steps.append(step)
        if step.stops:
            break
    last = steps[-1]
    reached = not last.stops
    results = {
        "reachable": reached,
        "path": [step.station for step in steps if step.station not in _FILTERS],
        "stops_at": last.station if last.stops else None,
        "why": last.why,
        "symptom": "none" if reached else "timeout",
        "waits_s": 0 if reached else params.timeout_s,
        "steps": [{"station": step.station, "passes": not step.stops, "why": step.why} for step in steps],
    }
    events = tuple(_event(step) for step in steps)
    if reached:
        return Trace(results, events, NOTES, f"The packet reaches {named(params.target)}. {last.why}")
    late = f"Nobody answers, so the function runs into its timeout of {span(params.timeout_s)}."
    ended = Event(float(params.timeout_s), "timed out", "the function", "failed", late)
    says = f"The packet stops at {named(last.station)}. {last.why} {late}"
    return Trace(results, (*events, ended), NOTES, says)


def _event(step: Step) -> Event:
    what, state = ("stops", "failed") if step.stops else ("goes on", "served")
    return Event(0.0, what, NAMES[step.station], state, step.why)


def named(station: str) -> str:
    """A station within a sentence."""
    name = NAMES[station]
    return name if name.startswith(("the ", "a ", "Amazon ")) else f"the {name}"


def _way(params: Params) -> Iterator[Step]:
    yield Step("function", f"It opens a connection over IPv{6 if params.ipv6 else 4}.")
    if not params.attached:
        yield from _managed(params)
        return
    yield Step("interface", "It has an IPv6 address of the subnet." if params.ipv6 else f"{_PRIVATE}.")
    out = [_function_group(params), *_acl(params, "network-acl-out", params.acl_allows_out, "request")]
    answer = _acl(params, "network-acl-in", params.acl_allows_in, "answer")
    private = params.target == RDS or (params.target == API and by_endpoint(params))
    entering = [_target_group(params)] if private else []
    if params.looked_at_first == FILTERS:
        yield from (*out, *_routed(params), *entering, *answer)
    else:
        yield from (*_routed(params), *out, *answer, *entering)
    yield _arrived(params)


def _managed(params: Params) -> Iterator[Step]:
    """Not attached: what Lambda's own VPC reaches."""
    if params.ipv6:
        yield Step("lambda-vpc", "A function that is attached to no VPC has no outbound IPv6.", True)
    elif params.target == RDS:
        yield Step("lambda-vpc", "From here nothing private in your VPC can be reached.", True)
    else:
        yield Step("lambda-vpc", "From here the internet and public endpoints of AWS can be reached.")
        yield _arrived(params)


def _arrived(params: Params) -> Step:
    if params.target == RDS:
        return Step(RDS, "The local route leads to it; no internet is needed.")
    if by_endpoint(params):
        return Step(params.target, "An endpoint of the VPC leads to it; no internet is needed.")
    if not params.attached:
        return Step(params.target, "A function that is attached to no VPC has internet access.")
    if params.ipv6:
        return Step(params.target, "The default route for IPv6 leads out.")
    return Step(params.target, "The NAT gateway lends a public address on the way out.")


def _function_group(params: Params) -> Step:
    if params.egress_allows:
        return Step("function-group", "An outbound rule allows it; the answer needs none.")
    return Step("function-group", "No outbound rule of the function's group allows it.", True)


def _target_group(params: Params) -> Step:
    if params.ingress_allows:
        return Step("target-group", "An inbound rule admits the function's group; the answer needs none.")
    return Step("target-group", "No inbound rule of the target's group admits the function's group.", True)


def _acl(params: Params, station: str, allows: bool, what: str) -> list[Step]:
    """A network ACL, where the packet leaves its subnet."""
    if params.target == API and by_endpoint(params) and not params.endpoint_apart:
        return []
    if allows:
        return [Step(station, f"The network ACLs let the {what} through.")]
    return [Step(station, f"A network ACL keeps no state: it does not let the {what} through.", True)]


def _routed(params: Params) -> Iterator[Step]:
    """The route table, and what its route leads to."""
    if params.target == RDS:
        yield Step("route-table", "The local route fits: it is in every route table.")
        return
    if by_endpoint(params):
        yield from _by_endpoint(params)
        return
    to = route(params)
    if not to:
        yield Step("route-table", "No route but the local one fits the address of the target.", True)
        return
    yield Step("route-table", f"The default route fits, and leads to the {_TO[to]}.")
    if to == NAT:
        yield _nat(params)
        yield Step("internet-gateway", "It puts the packet of the NAT gateway on the internet.")
    elif to == IGW:
        if params.ipv6 and params.ipv6_by_igw:
            yield Step("internet-gateway", "It carries the IPv6 address of the interface.")
        else:
            why = (
                "The guide gives a function no way out here."
                if params.ipv6
                else f"{_PRIVATE}, and nothing stands for it."
            )
            yield Step("internet-gateway", why, True)
    elif params.ipv6:
        yield Step("egress-only-gateway", "It lets IPv6 out, and nothing in.")
    else:
        yield Step("egress-only-gateway", "It carries IPv6 only.", True)


def _by_endpoint(params: Params) -> Iterator[Step]:
    if params.target in (S3, DYNAMODB):
        yield Step("route-table", "The route of the endpoint fits better than any default route.")
        yield Step("gateway-endpoint", "It leads to the service within the network of AWS.")
    else:
        yield Step("route-table", "The service's name leads to the endpoint, and the local route fits that.")
        yield Step("interface-endpoint", "It leads to the service within the network of AWS.")


def _nat(params: Params) -> Step:
    faults = {
        NO_NAT: "The route leads to a NAT gateway that is not there.",
        IN_PRIVATE: "It stands in a subnet whose own default route does not lead to an internet gateway.",
        PRIVATE_NAT: "A private NAT gateway has no public address: it leads to other networks, not to the internet.",
    }
    if params.ipv6:
        return Step("nat-gateway", "It translates no connection from IPv6 to IPv6.", True)
    if params.nat in faults:
        return Step("nat-gateway", faults[params.nat], True)
    if params.nat == REGIONAL_NAT:
        return Step("nat-gateway", "A regional one has its own way out, and lends a public address.")
    return Step("nat-gateway", "It stands in a public subnet, and lends a public address.")

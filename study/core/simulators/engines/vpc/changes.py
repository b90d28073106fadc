"""Single changes to a network that let a packet through, or do not."""

from dataclasses import replace

from study.core.simulators.change import Change
from study.core.simulators.engines.vpc.params import (
    EIGW,
    ENDPOINTS,
    IGW,
    NAT,
    PUBLIC,
    RDS,
    Params,
    led,
    route,
)
from study.core.simulators.engines.vpc.run import run


def changes(params: Params) -> list[Change[Params]]:
    """Attach it, lead the default route elsewhere, another NAT gateway, an endpoint, open what is closed."""
    found: list[tuple[str, Params]] = []
    if not params.attached:
        found.append(("the function is attached to the VPC", replace(params, attached=True)))
    else:
        found += _routes(params)
        if params.nat != PUBLIC:
            found.append(("the VPC has a public NAT gateway in a public subnet", replace(params, nat=PUBLIC)))
        if params.target in ENDPOINTS and params.target not in params.endpoints:
            more = tuple(name for name in ENDPOINTS if name in (*params.endpoints, params.target))
            found.append(("the VPC has an endpoint for the service", replace(params, endpoints=more)))
    if not params.egress_allows:
        found.append(("the function's security group lets it out", replace(params, egress_allows=True)))
    if not params.ingress_allows:
        found.append(("the target's security group lets it in", replace(params, ingress_allows=True)))
    if not params.acl_allows_out:
        found.append(("the network ACLs let the request through", replace(params, acl_allows_out=True)))
    if not params.acl_allows_in:
        found.append(("the network ACLs let the answer through", replace(params, acl_allows_in=True)))
    made = [(words, other, run(other, 0)) for words, other in found]
    return [Change(words, other, trace, trace.results["reachable"]) for words, other, trace in made]


def _routes(params: Params) -> list[tuple[str, Params]]:
    """The default route of this connection, led elsewhere."""
    if params.target == RDS:
        return []
    named = {IGW: "the internet gateway", NAT: "the NAT gateway", EIGW: "the egress-only internet gateway"}
    targets = [IGW, EIGW] if params.ipv6 else [IGW, NAT]
    return [(f"the default route leads to {named[to]}", led(params, to)) for to in targets if to != route(params)]

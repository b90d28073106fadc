"""What each part of the network is turned to by a touch: one choice on, and after the last one the first."""

from dataclasses import dataclass, replace
from typing import Any

from study.core.simulators.engines.vpc.params import (
    EIGW,
    ENDPOINTS,
    IGW,
    IN_PRIVATE,
    NAT,
    NO_NAT,
    PRIVATE_NAT,
    PUBLIC,
    REGIONAL_NAT,
    Params,
    led,
    route,
)

_NATS = {
    NO_NAT: "take the NAT gateway away",
    PUBLIC: "put a NAT gateway into the public subnet",
    IN_PRIVATE: "put the NAT gateway into the function's own subnet",
    PRIVATE_NAT: "make the NAT gateway a private one",
    REGIONAL_NAT: "make the NAT gateway a regional one",
}
_LED = {
    "": "take the default route out",
    IGW: "lead the default route to the internet gateway",
    NAT: "lead the default route to the NAT gateway",
    EIGW: "lead the default route to the egress-only gateway",
}
_DOORS = {
    "function-group": ("egress_allows", "the outbound rule of the function's group"),
    "network-acl-out": ("acl_allows_out", "the network ACLs for the request"),
    "network-acl-in": ("acl_allows_in", "the network ACLs for the answer"),
    "target-group": ("ingress_allows", "the inbound rule of the target's group"),
}


@dataclass(frozen=True, slots=True)
class Turned:
    """A touch of a `station`: what it does, in words, and the parameters after it."""

    station: str
    words: str
    params: Params


def turns(params: Params) -> tuple[Turned, ...]:
    """A touch of every part that can be otherwise. What stands in the way of nobody can be turned, too."""
    attach = "take the function off the VPC" if params.attached else "attach the function to the VPC"
    found = [Turned("function", attach, replace(params, attached=not params.attached))]
    to = _next([*_LED], route(params))
    found.append(Turned("route-table", _LED[to], led(params, to)))
    nat = _next([*_NATS], params.nat)
    found.append(Turned("nat-gateway", _NATS[nat], replace(params, nat=nat)))
    if params.target in ENDPOINTS:
        without = tuple(name for name in params.endpoints if name != params.target)
        having = without != params.endpoints
        after = without if having else tuple(name for name in ENDPOINTS if name in (*without, params.target))
        words = "take the endpoint of this service away" if having else "make an endpoint for this service"
        found.append(Turned("endpoint", words, replace(params, endpoints=after)))
    for station, (name, door) in _DOORS.items():
        opened: dict[str, Any] = {name: not getattr(params, name)}
        words = f"{'open' if opened[name] else 'close'} {door}"
        found.append(Turned(station, words, replace(params, **opened)))
    return tuple(found)


def _next(each: list[str], now: str) -> str:
    return each[(each.index(now) + 1) % len(each)]

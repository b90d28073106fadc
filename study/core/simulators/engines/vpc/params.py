"""The parameters of one connection from a function: its network, what stands in the way, and the target."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from study.core.problem import Problem
from study.core.simulators.parameters import parameter

READ = ", read 2026-11-23"
GUIDE = "AWS Lambda Developer Guide, https://docs.aws.amazon.com/lambda/latest/dg/"
VPC = f"{GUIDE}configuration-vpc.html{READ}"
INTERNET = f"{GUIDE}configuration-vpc-internet.html{READ}"
REGIONAL = f"Amazon VPC User Guide, https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html{READ}"
PRIVATE = f"Amazon EC2 API, https://docs.amazonaws.cn/AWSEC2/latest/APIReference/API_CreateNatGateway.html{READ}"

ALL4, ALL6 = "0.0.0.0/0", "::/0"
IGW, NAT, EIGW = "igw", "nat", "eigw"
NO_NAT, PUBLIC, IN_PRIVATE, PRIVATE_NAT, REGIONAL_NAT = (
    "none",
    "zonal-public",
    "zonal-private-subnet",
    "private",
    "regional",
)
WEB, S3, DYNAMODB, API, RDS = "internet", "s3", "dynamodb", "aws-api", "rds"
ENDPOINTS = (S3, DYNAMODB, API)

FILTERS, ROUTES = "filters", "routes"

_TARGETS = re.compile(
    r"(?P<igw>igw(-\w+)?|internet[-_ ]gateway)|(?P<nat>nat(-\w+)?|nat[-_ ]gateway)"
    r"|(?P<eigw>eigw(-\w+)?|egress[-_]only([-_ ]internet)?([-_ ]gateway)?)|(?P<local>local)"
)
_ROUTES = "Routes of the subnet: objects with destination 0.0.0.0/0 or ::/0 and target igw, nat or eigw, each once."
_LISTED = f"Endpoints: any of {', '.join(ENDPOINTS)}, each once."


@dataclass(frozen=True, slots=True)
class Route:
    """A default route of a route table. The local route is always there."""

    destination: str = parameter(ALL4, "Destination", choices=(ALL4, ALL6))
    target: str = parameter(NAT, "Target", choices=(IGW, NAT, EIGW))

    @property
    def name(self) -> str:
        return self.destination


def _read_routes(value: Any) -> tuple[tuple[Route, ...] | None, str]:
    """Routes of JSON objects, of their text, or of a text such as `0.0.0.0/0=nat; ::/0=eigw`."""
    found: list[Route] = []
    for item in _items(value):
        destination, target = (str(item.get(name, "")).strip().lower() for name in ("destination", "target"))
        kind = _TARGETS.fullmatch(target)
        if kind and kind["local"]:
            continue  # it is always there
        if not kind or destination not in (ALL4, ALL6) or destination in {one.destination for one in found}:
            return None, _ROUTES
        found.append(Route(destination, next(name for name in (IGW, NAT, EIGW) if kind[name])))
    return tuple(found), ""


def _items(value: Any) -> list[Mapping[str, Any]]:
    if isinstance(value, str) and value.lstrip().startswith("["):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return [{}]
    if isinstance(value, str):
        pairs = [part.partition("=") for part in value.split(";") if part.strip()]
        return [{"destination": destination, "target": target} for destination, _, target in pairs]
    if isinstance(value, list | tuple):
        return [item if isinstance(item, Mapping) else {} for item in value]
    return [{}]


def _write_routes(routes: Iterable[Route]) -> str:
    return "; ".join(f"{one.destination}={one.target}" for one in routes)


def _read_endpoints(value: Any) -> tuple[tuple[str, ...] | None, str]:
    """Names of a list, of its text, or parted by commas or blanks; in the order in which they are declared."""
    if isinstance(value, str):
        value = re.sub(r'[\[\]",]', " ", value).split()
    if not isinstance(value, list | tuple):
        return None, _LISTED
    names = [str(one).strip().lower() for one in value]
    names = [] if names == ["none"] else names
    if len(set(names)) < len(names) or not set(names) <= set(ENDPOINTS):
        return None, _LISTED
    return tuple(name for name in ENDPOINTS if name in names), ""


@dataclass(frozen=True, slots=True)
class Params:
    """One connection. Groups and lists are open or closed to this connection alone."""

    attached: bool = parameter(
        True, "Attached to your VPC", help="off: it runs in the VPC that Lambda manages", source=VPC
    )
    target: str = parameter(
        WEB,
        "Target",
        choices=(WEB, S3, DYNAMODB, API, RDS),
        help="aws-api: another service of AWS; rds: a database in another subnet of your VPC",
        source=VPC,
    )
    subnet_routes: tuple[Route, ...] = parameter(
        (Route(),),
        "Routes of the subnet",
        read=_read_routes,
        write=_write_routes,
        of=Route,
        help="such as 0.0.0.0/0=nat; the local route is always there",
        source=INTERNET,
    )
    nat: str = parameter(
        PUBLIC,
        "NAT gateway",
        choices=(NO_NAT, PUBLIC, IN_PRIVATE, PRIVATE_NAT, REGIONAL_NAT),
        help="zonal: in a public subnet, or in one without a way out; private: it translates between networks; "
        "regional: it needs no public subnet",
        source=INTERNET,
    )
    endpoints: tuple[str, ...] = parameter(
        (),
        "Endpoints of the VPC",
        read=_read_endpoints,
        write=",".join,
        items="string",
        help="s3 and dynamodb: gateway endpoints in this route table; aws-api: an interface endpoint",
        source=INTERNET,
    )
    egress_allows: bool = parameter(True, "The function's security group lets it out", source=VPC)
    ingress_allows: bool = parameter(
        True, "The target's security group lets it in", help="of the database or the interface endpoint", source=VPC
    )
    acl_allows_out: bool = parameter(True, "Network ACLs let the request through", advanced=True, source=VPC)
    acl_allows_in: bool = parameter(True, "Network ACLs let the answer through", advanced=True, source=VPC)
    ipv6: bool = parameter(
        False,
        "Over IPv6",
        advanced=True,
        help="the option is on, all subnets are dual-stack, and the target is called by its IPv6 address",
        source=INTERNET,
    )
    timeout_s: int = parameter(3, "Timeout of the function", unit="s", minimum=1, maximum=900, step=1, source=VPC)
    looked_at_first: str = parameter(
        FILTERS,
        "Looked at first",
        choices=(FILTERS, ROUTES),
        advanced=True,
        simplified=True,
        help="where two things are missing, which of them the packet meets first",
    )
    ipv6_by_igw: bool = parameter(
        False,
        "An internet gateway carries IPv6 of a function",
        advanced=True,
        simplified=True,
        help="the guide names the egress-only gateway alone",
    )
    endpoint_apart: bool = parameter(
        True,
        "The interface endpoint is in another subnet",
        advanced=True,
        simplified=True,
        help="network ACLs count between subnets alone",
    )


def check(params: Params) -> tuple[Problem, ...]:
    """Every connection can be followed."""
    return ()


def route(params: Params) -> str:
    """Where the default route of this connection leads; empty without one."""
    return next((one.target for one in params.subnet_routes if one.destination == _wanted(params)), "")


def led(params: Params, to: str) -> Params:
    """The same with the default route of this connection led elsewhere; without one where `to` is empty."""
    others = tuple(one for one in params.subnet_routes if one.destination != _wanted(params))
    mine = (Route(_wanted(params), to),) if to else ()
    return replace(params, subnet_routes=(*others, *mine))


def _wanted(params: Params) -> str:
    return ALL6 if params.ipv6 else ALL4

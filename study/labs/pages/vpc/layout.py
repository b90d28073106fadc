"""Where the parts of the network are drawn, in either width, and the ways between them."""

from dataclasses import dataclass, replace
from itertools import pairwise

from study.core.simulators.engines.vpc.params import IN_PRIVATE, REGIONAL_NAT, Params
from study.drawing.network import Box
from study.drawing.svg import WIDE, Point


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of the areas and the parts. Ways go along three upright lines: `between` the two columns, `within` the
    edge of the VPC, and `beside` it; and along one level line `above` the parts or `below` the VPC."""

    areas: dict[str, Box]
    places: dict[str, Box]
    between: float
    within: float
    above: float
    beside: float
    below: float
    height: float


LEVEL = 218.0
"""In the wide drawing the way to the egress-only gateway, below the NAT gateway of its own."""

_NATS = {IN_PRIVATE: "nat-own", REGIONAL_NAT: "nat-regional"}

_WIDE = Layout(
    {
        "vpc": Box(132, 4, 490, 396),
        "own": Box(144, 36, 172, 352),
        "public": Box(328, 36, 160, 82),
        "other": Box(328, 236, 160, 152),
    },
    {
        "function": Box(4, 62, 112, 48),
        "lambda-vpc": Box(4, 170, 112, 48),
        "interface": Box(156, 62, 148, 48),
        "function-group": Box(156, 116, 148, 48),
        "network-acl-out": Box(156, 170, 148, 48),
        "network-acl-in": Box(156, 224, 148, 48),
        "route-table": Box(156, 278, 148, 48),
        "nat-own": Box(156, 332, 148, 48),
        "nat-public": Box(340, 62, 136, 48),
        "nat-regional": Box(340, 150, 136, 48),
        "internet-gateway": Box(500, 62, 112, 48),
        "egress-only-gateway": Box(500, 150, 112, 48),
        "target-group": Box(340, 262, 136, 48),
        "rds": Box(340, 324, 136, 48),
        "interface-endpoint": Box(340, 324, 136, 48),
        "gateway-endpoint": Box(500, 324, 112, 48),
        "internet": Box(644, 62, 112, 48),
        "service": Box(644, 324, 112, 48),
    },
    between=322,
    within=494,
    above=26,
    beside=632,
    below=412,
    height=420,
)

_NARROW = Layout(
    {
        "vpc": Box(0, 66, 336, 446),
        "own": Box(6, 94, 174, 346),
        "public": Box(190, 94, 138, 82),
        "other": Box(190, 236, 138, 146),
    },
    {
        "function": Box(13, 6, 160, 48),
        "lambda-vpc": Box(190, 6, 138, 48),
        "interface": Box(13, 118, 160, 48),
        "function-group": Box(13, 171, 160, 48),
        "network-acl-out": Box(13, 224, 160, 48),
        "network-acl-in": Box(13, 277, 160, 48),
        "route-table": Box(13, 330, 160, 48),
        "nat-own": Box(13, 385, 160, 48),
        "nat-public": Box(196, 118, 126, 48),
        "nat-regional": Box(196, 182, 126, 48),
        "internet-gateway": Box(196, 454, 126, 48),
        "egress-only-gateway": Box(13, 454, 160, 48),
        "target-group": Box(196, 262, 126, 48),
        "rds": Box(196, 324, 126, 48),
        "interface-endpoint": Box(196, 324, 126, 48),
        "gateway-endpoint": Box(196, 324, 126, 48),
        "internet": Box(190, 526, 138, 48),
        "service": Box(13, 526, 160, 48),
    },
    between=185,
    within=331,
    above=447,
    beside=340,
    below=519,
    height=580,
)


def layout(width: int, params: Params) -> Layout:
    """Of a wide drawing or a narrow one."""
    found = _WIDE if width == WIDE else _NARROW
    places = dict(found.places)
    places["nat-gateway"] = places[_NATS.get(params.nat, "nat-public")]
    return replace(found, places=places)


def way(found: Layout, width: int, path: list[str]) -> list[Point]:
    """From part to part, in level and upright lines."""
    points = [found.places[path[0]].middle]
    for one, other in pairwise(path):
        corners = _wide_corners if width == WIDE else _narrow_corners
        points += [*corners(found, one, other), found.places[other].middle]
    return points


def _wide_corners(found: Layout, one: str, other: str) -> list[Point]:
    """The corners on the way from one part to another."""
    (x, y), (across, down) = found.places[one].middle, found.places[other].middle
    if x == across or y == down:
        return []
    if one == "lambda-vpc":
        return [(x, found.below), (across, found.below)]
    if one == "route-table" and other == "internet-gateway":
        return [(found.between, y), (found.between, found.above), (across, found.above)]
    if one == "route-table" and other == "egress-only-gateway":
        return [(found.between, y), (found.between, LEVEL), (found.within, LEVEL), (found.within, down)]
    aside = found.between if one == "route-table" else found.within if one == "nat-gateway" else found.beside
    return [(aside, y), (aside, down)]


def _narrow_corners(found: Layout, one: str, other: str) -> list[Point]:
    (x, y), (across, down) = found.places[one].middle, found.places[other].middle
    if one == "lambda-vpc":
        return [(found.beside, y), (found.beside, found.below), (across, found.below)]
    if one == "nat-gateway":
        return [(found.within, y), (found.within, down)]
    if x == across or y == down:
        return []
    if one == "route-table" and other in ("internet-gateway", "egress-only-gateway"):
        return [(found.between, y), (found.between, found.above), (across, found.above)]
    if one == "route-table":
        return [(found.between, y), (found.between, down)]
    if one in ("interface-endpoint", "gateway-endpoint"):
        return [(found.within, y), (found.within, found.below), (across, found.below)]
    return [(x, found.below), (across, found.below)]

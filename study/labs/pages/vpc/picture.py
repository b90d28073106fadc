"""The pictures of a connection: the network with the way of the packet in it, and how long the function waits."""

from textwrap import wrap
from typing import Any

from study.core.simulators.engines.vpc.params import (
    API,
    DYNAMODB,
    EIGW,
    IGW,
    IN_PRIVATE,
    NO_NAT,
    RDS,
    S3,
    WEB,
    Params,
    route,
)
from study.core.simulators.engines.vpc.run import by_endpoint, named
from study.core.simulators.engines.vpc.turns import turns
from study.core.text.duration import span
from study.drawing.axis import Scale, across, time_ticks
from study.drawing.network import Area, Node, network
from study.drawing.rail import Station, small
from study.drawing.svg import WIDE, State, box, breadth, hatched, line, path, picture, text
from study.drawing.svg import tile as framed
from study.drawing.touch import Drawing, Grip, Spot, Turn
from study.labs.pages.vpc.layout import Layout, layout, way
from study.labs.pages.vpc.read import NATS, TARGETS, ended, routed, station
from study.labs.plugin import Picture, Run

TITLE, WAITING = "The network and the packet", "How long the function waits"
KEY = (("served", "goes on"), ("failed", "stops"))
LINE, LINES = 18, {True: 2, False: 4}


def draw(run: Run, ghost: Run | None, at: float | None) -> tuple[Picture, ...]:
    """The way of the packet, and the wait for an answer; of run A how it ended."""
    note = f"Run A: {ended(ghost)}" if ghost else ""
    seen = {"served" if step["passes"] else "failed" for step in run.trace.results["steps"]}
    key = tuple(one for one in KEY if one[0] in seen)
    says = run.trace.says
    return (Picture(TITLE, says, lambda width: _map(width, run, note), key), _wait(run, at))


def _map(width: int, run: Run, note: str) -> Drawing:
    """The network with what can be turned in it, the way of the packet, and where it stops and why."""
    params, found = run.params, run.trace.results
    here = layout(width, params)
    steps = {_drawn(step["station"], params): step for step in found["steps"]}
    nodes = _nodes(params, {name: _state(step) for name, step in steps.items()}, wide=width == WIDE)
    parts = network(_areas(here, params), nodes, here.places, way(here, width, _passed(run)))
    y = here.height
    for number, words in enumerate(_words(width, run, note)):
        y += LINE
        parts.append(
            text(0, y, words, ("strong" if found["reachable"] else "t-failed strong") if not number else "faint")
        )
    spots = [
        Spot(number, *here.places[_drawn(step["station"], params)].corner)
        for number, step in enumerate(found["steps"], start=1)
    ]
    turned = []
    for one in turns(params):
        name = _endpoint(params) if one.station == "endpoint" else one.station
        if name in nodes:
            place = here.places[name]
            words = f"{nodes[name].name}: {one.words}"
            turned.append(Turn(one.station, words, one.params, place.x, place.y, place.width, place.height))
    svg = picture(width, y + 8, TITLE, run.trace.says, parts)
    return Drawing(svg, spots=tuple(spots), turns=tuple(turned))


def _words(width: int, run: Run, note: str) -> list[str]:
    """Where the packet stops, or that it gets there, and why."""
    found = run.trace.results
    ended = f"Stops at {named(found['stops_at'])}." if found["stops_at"] else f"Reaches {named(run.params.target)}."
    why = wrap(found["why"], int(width / breadth("m")), max_lines=LINES[width == WIDE], placeholder=" …")
    return [ended, *why, *([note] if note else [])]


def _state(step: dict[str, Any]) -> State:
    return "served" if step["passes"] else "failed"


def _drawn(name: str, params: Params) -> str:
    """The part of the drawing that shows a station: services of AWS stand in one place."""
    return "service" if name in (S3, DYNAMODB, API) else name


def _endpoint(params: Params) -> str:
    return "interface-endpoint" if params.target == API else "gateway-endpoint"


def _passed(run: Run) -> list[str]:
    """The parts the packet goes through in order. Groups and ACLs stand beside the way, but for one that stops it."""
    found, params = run.trace.results, run.params
    names = [_drawn(name, params) for name in found["path"]]
    stops = found["stops_at"]
    if stops == "target-group":
        return [*(name for name in names if name != "interface-endpoint"), stops]
    if stops == "network-acl-in":  # the answer stops there: the request came to its target
        names.append(_drawn(params.target, params))
    elif stops is not None and stops not in names:
        names.append(stops)
    at = next((names.index(name) for name in ("rds", "interface-endpoint") if name in names), 0)
    return [*names[:at], "target-group", *names[at:]] if at else names


def _areas(here: Layout, params: Params) -> list[Area]:
    names = {"own": f"Its subnet: {'public' if route(params) == IGW else 'private'}", "public": "Public subnet"}
    if params.target in (RDS, API):
        names["other"] = "Another subnet"
    return [Area("Your VPC", here.areas["vpc"], dashed=True), *(Area(names[name], here.areas[name]) for name in names)]


def _nodes(params: Params, states: dict[str, State], wide: bool) -> dict[str, Node]:
    """Every part that is drawn, as it is set; one that the packet does not come to is off."""
    to = route(params)
    doors = {True: "open", False: "closed"}
    words = {
        "function": ("Function", f"timeout {span(params.timeout_s)}"),
        **({} if params.attached else {"lambda-vpc": ("Lambda VPC", "not attached")}),
        "interface": ("interface", "private address" if not params.ipv6 else "IPv6 address"),
        "function-group": ("own group", f"outbound {doors[params.egress_allows]}"),
        "network-acl-out": ("ACL, request", doors[params.acl_allows_out]),
        "network-acl-in": ("ACL, answer", doors[params.acl_allows_in]),
        "route-table": ("route table", routed(params)),
        "nat-gateway": ("NAT gateway", NATS[params.nat] if params.nat != IN_PRIVATE else "in this subnet"),
        "internet-gateway": ("internet", "gateway"),
    }
    if params.ipv6 or to == EIGW:
        words["egress-only-gateway"] = ("egress-only", "gateway")
    if params.target in (RDS, API):
        words["target-group"] = ("its group", f"inbound {doors[params.ingress_allows]}")
    if params.target == RDS:
        words["rds"] = (TARGETS[RDS], "inside")
    elif params.target == WEB:
        words["internet"] = (TARGETS[WEB], "a host")
    else:
        there = params.target in params.endpoints
        words[_endpoint(params)] = ("endpoint", "there" if there else "none")
        words["service"] = (TARGETS[params.target], "of AWS")
        if not by_endpoint(params):
            words["internet"] = (TARGETS[WEB], "")
    return {
        name: Node(*each, states.get(name), off=name not in states or (name == "nat-gateway" and params.nat == NO_NAT))
        for name, each in words.items()
    }


def _way(run: Run) -> list[Station]:
    """Every station that the packet comes to, for the tile."""
    return [
        Station(station(step["station"]), "", state=_state(step), event=number)
        for number, step in enumerate(run.trace.results["steps"], start=1)
    ]


def _wait(run: Run, at: float | None) -> Picture:
    """From the call to the timeout, which can be pulled; hatched where nobody answers."""
    late, vain = run.params.timeout_s, bool(run.trace.results["waits_s"])
    says = (
        f"Nobody answers; the function ends with a timeout after {span(late)}."
        if vain
        else f"The target is reached; the timeout of {span(late)} is not used up."
    )

    def drawn(width: int) -> Drawing:
        x = Scale(0, 1.25 * late, 4, width - 12)
        wait = box(x(0), 20, x(late) - x(0), 18)
        parts = [hatched(wait, "failed", title=says) if vain else path(wait, "f-none k-idle", 1.6, "4 3", says)]
        parts += across(x, 46, time_ticks(1.25 * late, 8 if width == WIDE else 4), x.start, x.end)
        if at is not None:
            parts.append(line(x(at), 12, x(at), 46, "ink", 1.5))
        svg = picture(width, 74, WAITING, says, parts)
        return Drawing(svg, (Grip("timeout_s", late, x, 29),))

    return Picture(WAITING, says, drawn, (("failed", "waits in vain"),) if vain else ())


def tile(run: Run) -> str:
    """The stations from left to right."""
    stations = _way(run)
    return framed(small(stations, len(stations) - 1))

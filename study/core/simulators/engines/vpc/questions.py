"""Questions about what a function reaches from inside and outside of a VPC."""

from dataclasses import replace
from random import Random

from study.core.simulators.change import no_help, only_help
from study.core.simulators.engines.vpc.askable import is_stopped
from study.core.simulators.engines.vpc.changes import changes
from study.core.simulators.engines.vpc.params import (
    ALL4,
    API,
    DYNAMODB,
    IGW,
    IN_PRIVATE,
    INTERNET,
    NAT,
    NO_NAT,
    PRIVATE,
    PRIVATE_NAT,
    PUBLIC,
    RDS,
    REGIONAL,
    REGIONAL_NAT,
    S3,
    VPC,
    WEB,
    Params,
    Route,
    route,
)
from study.core.simulators.engines.vpc.points import ENDS, end, end_wrong
from study.core.simulators.engines.vpc.run import run
from study.core.simulators.makers import asked, usual, where
from study.core.simulators.simulator import Asked, Maker, Trace, Wrong
from study.core.text.plural import listed

_TARGETS = {
    WEB: "a host of the internet",
    S3: "Amazon S3",
    DYNAMODB: "Amazon DynamoDB",
    API: "another service of AWS, such as Secrets Manager",
    RDS: "a database in another subnet of the VPC",
}
_NATS = {
    NO_NAT: "the VPC has no NAT gateway",
    PUBLIC: "the VPC has a public NAT gateway in a public subnet",
    IN_PRIVATE: "the only NAT gateway stands in the function's own private subnet",
    PRIVATE_NAT: "the VPC has a private NAT gateway",
    REGIONAL_NAT: "the VPC has a regional public NAT gateway",
}
_ENDPOINTS = {
    S3: "a gateway endpoint for S3",
    DYNAMODB: "a gateway endpoint for DynamoDB",
    API: "an interface endpoint for that service",
}
_SOURCES = (INTERNET, VPC, REGIONAL, PRIVATE)


def _network(params: Params) -> str:
    """The network in words, without the target."""
    if not params.attached:
        return "A function has no VPC settings"
    to = {IGW: "the internet gateway", NAT: "the NAT gateway"}.get(route(params), "")
    leads = f"whose default route leads to {to}" if to else "that has the local route alone"
    told = [f"A function is attached to a subnet {leads}", _NATS[params.nat]]
    if params.endpoints:
        told.append(f"the VPC has {listed(_ENDPOINTS[name] for name in params.endpoints)}")
    return "; ".join(told)


def _filters(params: Params) -> str:
    """The groups and ACLs in words."""
    if params.egress_allows and params.ingress_allows:
        return "Security groups and network ACLs let everything through."
    if params.egress_allows:
        return "The target's security group has no inbound rule for the function's; nothing else is closed."
    if params.ingress_allows:
        return "The function's security group has no outbound rules; nothing else is closed."
    return "The function's security group has no outbound rules, the target's no inbound ones; no ACL is closed."


def _told(params: Params) -> bool:
    """IPv4, with network ACLs that are open: what the words tell."""
    return usual(
        params,
        "attached",
        "target",
        "subnet_routes",
        "nat",
        "endpoints",
        "egress_allows",
        "ingress_allows",
        "timeout_s",
    ) and all(one.destination == ALL4 for one in params.subnet_routes)


def _draw(rng: Random) -> Params:
    target = rng.choice((WEB, WEB, S3, API, RDS, RDS))
    to = rng.choice((IGW, NAT, NAT, ""))
    return Params(
        attached=rng.random() < 0.8,
        target=target,
        subnet_routes=(Route(ALL4, to),) if to else (),
        nat=rng.choice((PUBLIC, IN_PRIVATE, PRIVATE_NAT, REGIONAL_NAT)) if to == NAT else rng.choice((NO_NAT, PUBLIC)),
        endpoints=rng.choice(((), (), (S3,), (API,), (S3, API))) if target in (S3, API) else rng.choice(((), (S3,))),
        ingress_allows=rng.random() < (0.6 if target == RDS else 1),
    )


def _ask_end(params: Params, trace: Trace) -> Asked | None:
    answer = ENDS[end(params, trace)]
    prompt = (
        f"{_network(params)}. {_filters(params)} It calls {_TARGETS[params.target]}. What becomes of the connection?"
    )
    return asked(prompt, answer, "", end_wrong(params, trace)[:4], trace.says, _SOURCES)


def _one_fault(params: Params, trace: Trace) -> bool:
    """At most one of groups is closed, and only where it counts: else what stops it first would be ours."""
    return _told(params) and (params.egress_allows or not params.attached) and is_sound(params)


def is_sound(params: Params) -> bool:
    """A closed group of the target is the only thing that is missing."""
    if params.ingress_allows:
        return True
    return bool(params.attached and run(replace(params, ingress_allows=True), 0).results["reachable"])


def _ask_change(params: Params, trace: Trace) -> Asked | None:
    found = changes(params)
    helping = only_help(found)
    if helping is None:
        return None
    public = Wrong(
        "gives a function a public address",
        "the function's interface gets a public address",
        "There is none to be had: in a public subnet too the interface stays private.",
    )
    time = Wrong("waits longer", "the function's timeout is raised", "Nobody answers, however long it waits.")
    memory = Wrong(
        "takes it for a lack of memory", "the function gets more memory", "No path leads there with any memory."
    )
    role = Wrong(
        "takes it for a lack of permissions",
        "the execution role allows the call",
        "A missing permission is an error at once; a missing path is a timeout.",
    )
    wrong = [*no_help(found)[:2], public, time, role, memory][:4]
    prompt = (
        f"{_network(params)}. {_filters(params)} It calls {_TARGETS[params.target]}, and runs into its timeout. "
        "Which one change helps?"
    )
    return asked(prompt, helping.words, "", wrong, helping.trace.says, _SOURCES)


def _changed(params: Params, trace: Trace) -> bool:
    return _one_fault(params, trace) and is_stopped(params, trace)


_ASKED = (WEB, S3, RDS)
_SAID = {WEB: "the internet", S3: "S3", RDS: "the database"}


def _draw_targets(rng: Random) -> Params:
    to = rng.choice((IGW, NAT, NAT, ""))
    return Params(
        attached=rng.random() < 0.8,
        subnet_routes=(Route(ALL4, to),) if to else (),
        nat=rng.choice((PUBLIC, IN_PRIVATE, REGIONAL_NAT, PRIVATE_NAT) if to == NAT else (NO_NAT, PUBLIC, PRIVATE_NAT)),
        endpoints=rng.choice(((), (S3,), (DYNAMODB,), (S3, DYNAMODB))),
    )


def _ask_targets(params: Params, trace: Trace) -> Asked | None:
    """Which of three targets the function reaches; the misconceptions reach others."""
    right = _reached(params)
    wrong = [
        Wrong("a public subnet gives internet access", _reached(_as_if(params, IGW)), "Its interface stays private."),
        Wrong("a VPC changes nothing", _words(_ASKED), "An attached function reaches only what the VPC reaches."),
        Wrong("a VPC is all one needs", _words((RDS,)), "S3 and the internet take an endpoint or a way out."),
        Wrong("an endpoint is the way out", _words((WEB, S3)), "An endpoint leads to its service alone."),
        Wrong("takes S3 for part of the VPC", _words((S3, RDS)), "S3 takes an endpoint or a way to the internet."),
        Wrong("nothing is reached", _words(()), "Something is: by the local route, an endpoint or a way out."),
        Wrong("internet alone", _words((WEB,)), "Where the internet is reached, S3 is too."),
    ]
    prompt = (
        f"{_network(params)}. Security groups and network ACLs let everything through. "
        "Which of the internet, S3 and a database in the VPC does it reach?"
    )
    return asked(prompt, right, "", wrong, f"It reaches {right}. To the internet: {trace.says}", _SOURCES)


def _reached(params: Params) -> str:
    return _words(tuple(to for to in _ASKED if run(replace(params, target=to), 0).results["reachable"]))


def _as_if(params: Params, to: str) -> Params:
    """What somebody takes a route to the internet gateway for: a way out."""
    return replace(params, subnet_routes=(Route(),), nat=PUBLIC) if route(params) == to else params


def _words(targets: tuple[str, ...]) -> str:
    return listed(_SAID[one] for one in targets) if targets else "none of them"


def _open(params: Params, trace: Trace) -> bool:
    return _told(params) and params.target == WEB and params.egress_allows and params.ingress_allows


MAKERS = (
    Maker("end", "What becomes of a connection", _draw, where(_one_fault, _ask_end)),
    Maker("change", "Which one change lets a packet through", _draw, where(_changed, _ask_change)),
    Maker("targets", "What a function reaches", _draw_targets, where(_open, _ask_targets)),
)
"""Makers of questions about networks."""

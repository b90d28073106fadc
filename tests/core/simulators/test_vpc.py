"""A VPC: published ways, every network there is followed another way, and causes that held."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.simulators.engines.vpc import PLUGIN
from study.core.simulators.engines.vpc.changes import changes
from study.core.simulators.engines.vpc.params import Params, Route, route
from study.core.simulators.engines.vpc.points import ENDS
from study.core.simulators.engines.vpc.turns import turns
from study.core.simulators.inquiry import Inquiry
from study.core.simulators.parameters import plain, read, texts
from tests.core.simulators.naive_vpc import packet
from tests.core.simulators.reference import (
    Case,
    assert_answers,
    assert_as_promised,
    assert_case,
    cases,
    problem,
)

TARGETS = ("internet", "s3", "dynamodb", "aws-api", "rds")
NATS = ("none", "zonal-public", "zonal-private-subnet", "private", "regional")
LEADS = ("", "igw", "nat", "eigw")
SETS = [tuple(name for name, there in zip(("s3", "dynamodb", "aws-api"), each, strict=True) if there)
        for each in product((False, True), repeat=3)]  # fmt: skip


def table(four: str, six: str) -> tuple[Route, ...]:
    return tuple(Route(to, leads) for to, leads in (("0.0.0.0/0", four), ("::/0", six)) if leads)


networks = st.builds(
    Params,
    attached=st.booleans(),
    target=st.sampled_from(TARGETS),
    subnet_routes=st.builds(table, st.sampled_from(LEADS), st.sampled_from(LEADS)),
    nat=st.sampled_from(NATS),
    endpoints=st.sampled_from(SETS),
    egress_allows=st.booleans(),
    ingress_allows=st.booleans(),
    acl_allows_out=st.booleans(),
    acl_allows_in=st.booleans(),
    ipv6=st.booleans(),
    timeout_s=st.integers(1, 900),
    looked_at_first=st.sampled_from(["filters", "routes"]),
    ipv6_by_igw=st.booleans(),
    endpoint_apart=st.booleans(),
)


def the_end(params: Params, found: dict[str, object]) -> str:
    told = packet(plain(params))
    return ENDS[told["stops"] or told["way"]]


def the_change(params: Params, found: dict[str, object]) -> str:
    return next(one.words for one in changes(params) if packet(plain(one.params))["stops"] is None)


def the_targets(params: Params, found: dict[str, object]) -> str:
    named = {"internet": "the internet", "s3": "S3", "rds": "the database"}
    reached = [named[to] for to in named if packet(plain(params) | {"target": to})["stops"] is None]
    return " and ".join(filter(None, (", ".join(reached[:-1]), *reached[-1:]))) or "none of them"


ANSWERS = {"end": the_end, "change": the_change, "targets": the_targets}


def every_network() -> Iterator[Params]:
    """All combinations, each family of addresses with its own default route."""
    filters = list(product((True, False), repeat=4))
    for target, nat, endpoints, leads, six in product(TARGETS, NATS, SETS, LEADS, (False, True)):
        routes = table("", leads) if six else table(leads, "")
        for out, inward, acl_out, acl_in in filters:
            yield Params(True, target, routes, nat, endpoints, out, inward, acl_out, acl_in, six)
    for target, six in product(TARGETS, (False, True)):
        yield Params(False, target, ipv6=six)


@pytest.mark.parametrize("case", cases("vpc"), ids=str)
def test_packets_go_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


def test_every_combination_ends_the_same_another_way() -> None:
    seen = Counter[str]()
    for params in every_network():
        found, told = PLUGIN.run(params, 0).results, packet(plain(params))
        assert found["stops_at"] == told["stops"], params
        assert found["reachable"] == (told["stops"] is None)
        seen[str(told["stops"])] += 1
    assert len(seen) == 10 and seen.total() == 5 * 5 * 8 * 4 * 2 * 16 + 10


@given(params=networks)
def test_any_packet_ends_the_same_another_way(params: Params) -> None:
    assert PLUGIN.run(params, 0).results["stops_at"] == packet(plain(params))["stops"]


@given(params=networks)
def test_every_station_states_a_cause_that_held(params: Params) -> None:
    trace = PLUGIN.run(params, 0)
    found = trace.results
    steps = found["steps"]
    assert [row["passes"] for row in steps] == [True] * (len(steps) - 1) + [found["reachable"]]
    assert found["why"] == steps[-1]["why"] and all(row["why"] for row in steps)
    assert found["symptom"] == ("none" if found["reachable"] else "timeout")
    assert found["waits_s"] == (0 if found["reachable"] else params.timeout_s)
    assert found["stops_at"] == (None if found["reachable"] else steps[-1]["station"])
    assert found["path"][0] == "function" and (found["path"][-1] == params.target) == found["reachable"]
    stations = {row["station"] for row in steps}
    assert ("interface" in stations) == params.attached != ("lambda-vpc" in stations)
    assert "nat-gateway" not in stations or route(params) == "nat"
    assert "gateway-endpoint" not in stations or params.target in params.endpoints
    assert "target-group" not in stations or params.target in ("rds", "aws-api")
    assert len(trace.events) == len(steps) + (not found["reachable"])
    for event, row in zip(trace.events, steps, strict=False):
        assert (event.what, event.state) == (("goes on", "served") if row["passes"] else ("stops", "failed"))


def table_of(leads: str, ipv6: bool = False) -> dict[str, Any]:
    return {"subnet_routes": table("", leads) if ipv6 else table(leads, ""), "ipv6": ipv6}


REASONS = (
    ({}, "function", "It opens a connection over IPv4."),
    ({"ipv6": True}, "function", "It opens a connection over IPv6."),
    ({}, "interface", "The interface has a private address only, in a public subnet too."),
    ({"ipv6": True}, "interface", "It has an IPv6 address of the subnet."),
    ({}, "nat-gateway", "It stands in a public subnet, and lends a public address."),
    ({"nat": "regional"}, "nat-gateway", "A regional one has its own way out, and lends a public address."),
    (
        table_of("igw"),
        "internet-gateway",
        "The interface has a private address only, in a public subnet too, and nothing",
    ),
    ({**table_of("igw"), "ipv6_by_igw": True}, "internet-gateway", "The interface has a private address only"),
    (table_of("igw", True), "internet-gateway", "The guide gives a function no way out here."),
    ({**table_of("igw", True), "ipv6_by_igw": True}, "internet-gateway", "It carries the IPv6 address"),
    ({}, "internet", "The NAT gateway lends a public address on the way out."),
    ({"attached": False}, "internet", "A function that is attached to no VPC has internet access."),
    (table_of("eigw", True), "internet", "The default route for IPv6 leads out."),
    ({"target": "s3", "endpoints": ("s3",)}, "s3", "An endpoint of the VPC leads to it; no internet is needed."),
    ({"target": "s3"}, "s3", "The NAT gateway lends a public address on the way out."),
    ({"target": "rds"}, "rds", "The local route leads to it; no internet is needed."),
)


def test_each_station_names_its_own_reason() -> None:
    for given_, station, says in REASONS:
        steps = PLUGIN.run(Params(**given_), 0).results["steps"]
        assert [row["why"].startswith(says) for row in steps if row["station"] == station] == [True], (given_, station)
    for given_, says in (
        ({}, "The packet reaches a host of the internet. The NAT gateway lends"),
        (table_of("igw"), "The packet stops at the internet gateway. The interface has"),
        ({"egress_allows": False}, "The packet stops at the function's security group. No outbound rule"),
    ):
        assert PLUGIN.run(Params(**given_), 0).says.startswith(says), says


SHUT = Params(
    target="aws-api",
    subnet_routes=(),
    nat="none",
    egress_allows=False,
    ingress_allows=False,
    acl_allows_out=False,
    acl_allows_in=False,
)
TO = "the default route leads to the {}".format
OPENED = [
    "the function's security group lets it out",
    "the target's security group lets it in",
    "the network ACLs let the request through",
    "the network ACLs let the answer through",
]
PUBLIC_NAT, AN_ENDPOINT = (
    "the VPC has a public NAT gateway in a public subnet",
    "the VPC has an endpoint for the service",
)
CHANGES = (
    (Params(), [TO("internet gateway")]),
    (Params(**table_of("eigw", True)), [TO("internet gateway")]),
    (Params(**table_of("igw", True)), [TO("egress-only internet gateway")]),
    (SHUT, [TO("internet gateway"), TO("NAT gateway"), PUBLIC_NAT, AN_ENDPOINT, *OPENED]),
    (replace(SHUT, endpoints=("aws-api",)), [TO("internet gateway"), TO("NAT gateway"), PUBLIC_NAT, *OPENED]),
    (Params(target="rds", nat="regional"), [PUBLIC_NAT]),
    (Params(target="rds", attached=False), ["the function is attached to the VPC"]),
    (Params(target="s3", endpoints=("dynamodb",)), [TO("internet gateway"), AN_ENDPOINT]),
)


def test_changes_are_those_of_what_is_not_as_it_may_be() -> None:
    for params, words in CHANGES:
        assert [one.words for one in changes(params)] == words, params
    for params, endpoints in (
        (SHUT, ("aws-api",)),
        (Params(target="s3", endpoints=("dynamodb",)), ("s3", "dynamodb")),
    ):
        assert [one.params.endpoints for one in changes(params) if one.words == AN_ENDPOINT] == [endpoints]


@given(params=networks)
def test_what_one_change_does_is_what_its_run_says(params: Params) -> None:
    found = changes(params)
    assert len({one.words for one in found}) == len(found)
    for one in found:
        assert one.params != params and read(Params, texts(one.params)) == (one.params, ())
        assert one.helps == (packet(plain(one.params))["stops"] is None)


def test_a_touch_says_what_it_does() -> None:
    doors = [
        "the outbound rule of the function's group",
        "the network ACLs for the request",
        "the network ACLs for the answer",
        "the inbound rule of the target's group",
    ]
    for params, words, door in (
        (Params(), ["take the function off the VPC", "lead the default route to the egress-only gateway"], "close"),
        (
            replace(SHUT, attached=False, endpoints=("aws-api",)),
            ["attach the function to the VPC", "lead the default route to the internet gateway"],
            "open",
        ),
    ):
        told = [one.words for one in turns(params)]
        assert told[:2] == words and told[-4:] == [f"{door} {each}" for each in doors]
    endpoint = [next(one.words for one in turns(each) if one.station == "endpoint")
                for each in (SHUT, replace(SHUT, endpoints=("aws-api",)))]  # fmt: skip
    assert endpoint == ["make an endpoint for this service", "take the endpoint of this service away"]


@given(params=networks)
def test_what_is_opened_never_harms(params: Params) -> None:
    before = PLUGIN.run(params, 0).results["reachable"]
    for name in ("egress_allows", "ingress_allows", "acl_allows_out", "acl_allows_in"):
        after = PLUGIN.run(replace(params, **{name: True}), 0).results["reachable"]
        assert after or not before


@given(params=networks)
def test_parameters_survive_their_texts(params: Params) -> None:
    assert read(Params, texts(params)) == (params, ())
    assert read(Params, plain(params)) == (params, ())


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("target", "moon", "one of internet, s3"),
        ("nat", "public", "one of none, zonal-public"),
        ("subnet_routes", [{"destination": "0.0.0.0/0", "target": "peering"}], "target igw, nat or eigw"),
        ("subnet_routes", [{"destination": "10.1.0.0/16", "target": "nat"}], "0.0.0.0/0 or ::/0"),
        ("subnet_routes", "0.0.0.0/0=nat; 0.0.0.0/0=igw", "each once"),
        ("subnet_routes", "[{", "target igw, nat or eigw"),
        ("subnet_routes", 7, "target igw, nat or eigw"),
        ("endpoints", ["sqs"], "any of s3, dynamodb, aws-api"),
        ("endpoints", "s3 s3", "each once"),
        ("endpoints", 7, "any of s3"),
        ("timeout_s", 0, "1 to 900 s"),
        ("timeout_s", 901, "1 to 900 s"),
    ],
)
def test_a_bad_parameter_is_named_with_what_it_may_be(name: str, value: object, says: str) -> None:
    assert says in problem(PLUGIN, name, value)


def test_where_two_things_are_missing_nobody_is_asked_which_comes_first() -> None:
    params = Params(subnet_routes=(), egress_allows=False)
    assert "packet-stops" not in {point.name for point, _ in Inquiry(PLUGIN, params, PLUGIN.run(params, 0)).questions()}
    one = Params(subnet_routes=())
    asked = {point.name: found.answer for point, found in Inquiry(PLUGIN, one, PLUGIN.run(one, 0)).questions()}
    assert asked["packet-stops"] == "route table of the subnet"


@given(params=networks)
def test_a_touch_changes_one_thing_and_after_all_its_choices_it_is_as_before(params: Params) -> None:
    for one in turns(params):
        changed = [name for name, value in plain(one.params).items() if value != plain(params)[name]]
        assert len(changed) == 1, one
        assert read(Params, texts(one.params)) == (one.params, ())
        seen, now = [one.words], one.params
        while now != params and len(seen) <= 6:
            again = next(other for other in turns(now) if other.station == one.station)
            seen, now = [*seen, again.words], again.params
            now = replace(now, subnet_routes=_as(params, now))
        assert now == params and len(set(seen)) == len(seen), one
        assert len(seen) == {"route-table": 4, "nat-gateway": 5}.get(one.station, 2)


def _as(params: Params, other: Params) -> tuple[Route, ...]:
    """The routes of the other one in the order of the first, where they are the same."""
    same = {*other.subnet_routes} == {*params.subnet_routes}
    return params.subnet_routes if same else other.subnet_routes

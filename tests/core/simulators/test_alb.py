"""A load balancer and JSON: published rules, every value followed, every response judged, and each check's cause."""

import json
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators.engines.alb import PLUGIN
from study.core.simulators.engines.alb.params import Params
from study.core.simulators.engines.alb.points import ARRIVES
from study.core.simulators.engines.alb.run import ADDED, gates, statuses
from study.core.simulators.parameters import plain, read, texts
from tests.core.simulators.naive_alb import HOURS, balanced
from tests.core.simulators.reference import (
    Case,
    assert_answers,
    assert_as_promised,
    assert_case,
    cases,
    problem,
)


def _value(params: Params, found: dict[str, Any]) -> str:
    keys = [key for key, _ in params.query]
    key = next(one for one in keys if keys.count(one) > 1)
    values = [value for name, value in params.query if name == key]
    return json.dumps(values if params.multi_value else values[-1])


ANSWERS = {
    "status": lambda params, found: str(found["status"]),
    "value": _value,
    "body": lambda params, found: ARRIVES[found["body_as"] if found["event"] else "none"],
}

PIECES: dict[str, tuple[Any, ...]] = {
    "statusCode": (None, 200, 404, 99, 600, "200", "x", True),
    "isBase64Encoded": (None, False, True, "false"),
    "headers": (None, {}, {"a": "b"}, {"a": ["b"]}, {"a": 1}, "a: b"),
    "multiValueHeaders": (None, {}, {"a": ["b", "c"]}, {"a": "b"}, {"a": [1]}),
    "body": (None, "ok", 7),
}

names = st.sampled_from(["id", "tag", "Id"])
requests = st.builds(
    Params,
    method=st.sampled_from(["GET", "POST"]),
    query=st.lists(st.tuples(names, st.sampled_from(["1", "2", "a%20b", ""])), max_size=5).map(tuple),
    headers=st.lists(
        st.tuples(
            st.sampled_from(["Host", "Cookie", "cookie", "Upgrade", "Content-Type", "X-Forwarded-For"]),
            st.sampled_from(["websocket", "text/plain", "image/png; a=1", "x"]),
        ),
        max_size=5,
    ).map(tuple),
    body_bytes=st.sampled_from([0, 1, 2, 3, 4_000, 1_048_576, 1_048_577]),
    content_type=st.sampled_from(["none", "application/json", "Text/HTML; charset=utf-8", "application/pdf"]),
    content_encoding=st.sampled_from(["none", "none", "gzip"]),
    multi_value=st.booleans(),
    outcome=st.sampled_from(["returns", "returns", "returns", "error", "timeout", "throttled", "unreachable"]),
    response=st.fixed_dictionaries({name: st.sampled_from(some) for name, some in PIECES.items()}).map(
        lambda found: json.dumps({name: value for name, value in found.items() if value is not None})
    ),
    response_bytes=st.none() | st.sampled_from([10, 1_048_576, 1_048_577]),
    target=st.sampled_from([True, True, True, False]),
    waf=st.sampled_from([False, False, False, True]),
    text_status=st.booleans(),
)


@pytest.mark.parametrize("case", cases("alb"), ids=str)
def test_the_load_balancer_behaves_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


def test_every_response_is_judged_as_by_other_conditions() -> None:
    seen = set()
    for status, encoded, headers, several, body in product(*PIECES.values()):
        found = dict(zip(PIECES, (status, encoded, headers, several, body), strict=True))
        text = json.dumps({name: value for name, value in found.items() if value is not None})
        for on, quoted in product((True, False), (True, False)):
            params = Params(response=text, multi_value=on, text_status=quoted)
            mine = {gate.name: gate.status for gate in gates(params)}["response-form"]
            told = "form" in balanced(plain(params))["ends"]
            assert (mine == 502) == told, params
            seen.add(told)
    assert seen == {True, False}


def test_every_way_of_a_request_ends_as_by_other_conditions() -> None:
    """All checks that end a request, each by itself and before the others; and every body, however it is sent."""
    mega = 1_048_576
    seen = set()
    for waf, upgrade, target, body, outcome, size, fine, several in product(
        (False, True),
        ((("Upgrade", "websocket"),), (("Upgrade", "websocket"), ("Upgrade", "h2c"))),
        (True, False),
        (mega, mega + 1),
        ("returns", "error", "timeout", "throttled", "unreachable"),
        (None, mega, mega + 1),
        (True, False),
        (False, True),
    ):
        name = "multiValueHeaders" if several == fine else "headers"
        response = json.dumps({"statusCode": 201, name: {}, "isBase64Encoded": False})
        params = Params(headers=upgrade, body_bytes=body, multi_value=several, outcome=outcome, response=response,
                        response_bytes=size, target=target, waf=waf)  # fmt: skip
        seen.add(assert_told(params))
    assert seen == {201, *HOURS.values()}
    kinds = ("none", "text/csv", "TEXT/html; a=1", "application/json", "application/javascript", "application/xml",
             "application/pdf", "image/png")  # fmt: skip
    for kind, packed, size, several in product(kinds, ("none", "gzip"), (0, 1, 2, 3, mega), (False, True)):
        assert_told(Params(content_type=kind, content_encoding=packed, body_bytes=size, multi_value=several))


@settings(max_examples=300)
@given(params=requests)
def test_another_reckoning_comes_to_the_same(params: Params) -> None:
    assert_told(params)


def assert_told(params: Params) -> int:
    """The status that the client gets, if both say the same."""
    found, told = PLUGIN.run(params, 0).results, balanced(plain(params))
    assert found["status"] == told["status"]
    assert set(statuses(params)) == {HOURS[name] for name in told["ends"]}
    assert (found["event"] is not None) == told["invoked"]
    assert (found["lost"], found["body_as"]) == (told["lost"], told["body"])
    event = found["event"]
    if event:
        several = params.multi_value
        query = "multiValueQueryStringParameters" if several else "queryStringParameters"
        headers = event["multiValueHeaders" if several else "headers"]
        assert event[query] == told["query"]
        added = {name: [value] if several else value for name, value in ADDED}
        assert headers == told["headers"] | added
        assert event["isBase64Encoded"] == (told["body"] == "base64")
    return int(found["status"])


@settings(max_examples=200)
@given(params=requests)
def test_every_check_states_its_cause_and_the_last_one_decides(params: Params) -> None:
    trace = PLUGIN.run(params, 0)
    found = trace.results
    reached = [gate for gate in found["gates"] if gate["result"] != "not-reached"]
    stops = [gate for gate in reached if gate["result"] == "stop"]
    assert [gate["gate"] for gate in stops] == ([] if found["ended_at"] == "answered" else [found["ended_at"]])
    assert not stops or stops[0] is reached[-1]
    told = {event.who: event for event in trace.events}
    for gate in reached:
        assert told[gate["gate"]].why == gate["why"]
    assert trace.events[-1].what == f"the client gets {found['status']}"
    assert trace.events[-1].why == found["why"]
    values = [event for event in trace.events if event.who.startswith(("query ", "headers "))]
    assert [event.what.rpartition(": ")[2] for event in values] == [one["how"] for one in found["fields"]]


@settings(max_examples=200)
@given(params=requests)
def test_inputs_survive_their_address_and_their_json(params: Params) -> None:
    again, problems = read(Params, texts(params))
    assert not problems and plain(again) == plain(params)
    assert read(Params, plain(params)) == (again, ())


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("path", "orders", "beginning with /"),
        ("path", "/a b", "beginning with /"),
        ("query", [["a"]], "pairs such as"),
        ("query", [["a&b", "1"]], "pairs such as"),
        ("query", 7, "pairs such as"),
        ("query", "&".join(f"a{n}=1" for n in range(41)), "40 at most"),
        ("headers", "no colon", "such as Host"),
        ("headers", [["Ho st", "x"]], "such as Host"),
        ("headers", [["Host", "\ud800"]], "such as Host"),
        ("content_type", "json", "such as application/json"),
        ("body_bytes", -1, "0 to 10,000,000"),
        ("response", "[1]", "a JSON object"),
        ("response", "{", "a JSON object"),
        ("response", '{"a": NaN}', "a JSON object"),
        ("response", {"a": float("nan")}, "a JSON object"),
        ("response", "[" * 100_000, "a JSON object"),
        ("response", {"body": "x" * 20_000}, "20,000"),
        ("response", '{"body": "\\ud800"}', "a JSON object"),
    ],
)
def test_a_bad_parameter_is_named_with_what_is_wanted(name: str, value: object, says: str) -> None:
    assert says in problem(PLUGIN, name, value)


def answered(status: int) -> Params:
    return Params(response=json.dumps({"statusCode": status, "headers": {}, "isBase64Encoded": False, "body": "x"}))


@pytest.mark.parametrize(
    ("params", "says", "last"),
    [
        (Params(waf=True), "The client gets 403. AWS WAF blocks it. The function is not invoked.",
         [("ends with 403", "waf", "failed"), ("the client gets 403", "client", "failed")]),
        (Params(target=False), "The client gets 503. No target is registered. The function is not invoked.",
         [("ends with 503", "target", "failed"), ("the client gets 503", "client", "failed")]),
        (answered(99), "The client gets 502. Malformed: it has no statusCode that is a whole number from 100 to 599.",
         [("ends with 502", "response-form", "failed"), ("the client gets 502", "client", "failed")]),
        (answered(100), None, [("passes", "response-form", "served"), ("the client gets 100", "client", "served")]),
        (answered(399), None, [("passes", "response-form", "served"), ("the client gets 399", "client", "served")]),
        (answered(400), None, [("passes", "response-form", "served"), ("the client gets 400", "client", "failed")]),
        (answered(599), None, [("passes", "response-form", "served"), ("the client gets 599", "client", "failed")]),
    ],
)  # fmt: skip
def test_the_checks_are_told_up_to_the_one_that_ends_it(
    params: Params, says: str | None, last: list[tuple[str, str, str]]
) -> None:
    found = PLUGIN.run(params, 0)
    assert [(event.what, event.who, event.state) for event in found.events[-2:]] == last
    if says:
        assert found.says == says
    else:
        assert "not invoked" not in found.says


def test_what_a_request_may_be_ends_where_it_says() -> None:
    empty = len('{"body": ""}')
    for name, least, most in (
        ("query", "&".join(f"a{n}=1" for n in range(40)), "&".join(f"a{n}=1" for n in range(41))),
        ("path", "/" + "a" * 199, "/" + "a" * 200),
        ("content_encoding", "a" * 200, "a" * 201),
        ("response", '{"body": "' + "a" * (20_000 - empty) + '"}', '{"body": "' + "a" * (20_001 - empty) + '"}'),
    ):
        assert read(Params, {name: least})[1] == (), name
        assert [problem.subject for problem in read(Params, {name: most})[1]] == [name]

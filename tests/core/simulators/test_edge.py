"""Lambda@Edge: published rules, every way through CloudFront, and the cause at each station."""

from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators.engines.edge import PLUGIN
from study.core.simulators.engines.edge.params import EVENTS, UNSUPPORTED, Params, check
from study.core.simulators.engines.edge.points import RULES, WAYS
from study.core.simulators.engines.edge.run import ran_words
from study.core.simulators.parameters import plain
from tests.core.simulators.naive_edge import edge
from tests.core.simulators.reference import (
    Case,
    assert_answers,
    assert_as_promised,
    assert_case,
    cases,
    problem,
)


def ran(found: dict[str, Any]) -> set[str]:
    return {name for name, does in found["runs"].items() if does}


ANSWERS = {
    "runs": lambda params, found: ran_words(ran(found)),
    "shared": lambda params, found: pytest.approx(
        params.requests
        if not {"origin-request", "origin-response"} & set(params.functions)
        else 0
        if params.redirect or params.generated_at == "viewer-request"
        else params.requests * (1 - params.hit_ratio)
    ),
    "status": lambda params, found: str(found["status"]),
    "judged": lambda params, found: RULES[found["violations"][0]["rule"]] if found["violations"] else "yes",
}

ATTACHED = [some for size in range(5) for some in combinations(EVENTS, size)]

requests = st.builds(
    Params,
    functions=st.sampled_from(ATTACHED),
    cache=st.sampled_from(["hit", "miss"]),
    origin_status=st.sampled_from([200, 304, 399, 400, 503]),
    generated_at=st.sampled_from(["none", "none", "viewer-request", "origin-request"]),
    error_page=st.booleans(),
    redirect=st.booleans(),
    body_bytes=st.sampled_from([0, 40_960, 40_961, 1_048_576, 1_048_577]),
    requests=st.integers(1, 1_000),
    hit_ratio=st.floats(0, 1).map(lambda ratio: round(ratio, 3)),
    uses=st.sampled_from([(), ("env",), tuple(UNSUPPORTED)]),
    cached_errors_run=st.booleans(),
).filter(lambda params: not check(params))


@pytest.mark.parametrize("case", cases("edge"), ids=str)
def test_the_edge_behaves_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


def test_every_way_through_cloudfront_is_as_by_a_table() -> None:
    seen = set()
    for attached, cache, status, made, page, redirect, size, errors in product(
        ATTACHED,
        ("hit", "miss"),
        (200, 399, 400),
        ("none", "viewer-request", "origin-request"),
        (True, False),
        (True, False),
        (40_960, 40_961, 1_048_577),
        (True, False),
    ):
        params = Params(attached, cache, status, made, page, redirect, size, cached_errors_run=errors)
        if check(params):
            continue
        found, told = PLUGIN.run(params, 0).results, edge(plain(params))
        assert (found["runs"], found["status"]) == (told["runs"], told["status"]), params
        if attached == EVENTS:
            seen.add(frozenset(ran(found)))
    assert seen <= {frozenset(way) for way, _ in WAYS}


@settings(max_examples=200)
@given(params=requests)
def test_requests_followed_one_by_one_come_to_the_same(params: Params) -> None:
    found, told = PLUGIN.run(params, 0).results, edge(plain(params))
    assert found["expected_runs"] == pytest.approx(told["expected"])
    assert all(0 <= value <= params.requests for value in found["expected_runs"].values())


@settings(max_examples=200)
@given(params=requests)
def test_every_station_states_its_cause(params: Params) -> None:
    trace = PLUGIN.run(params, 0)
    told = {event.who: event for event in trace.events}
    assert set(EVENTS) <= set(told)
    for name in EVENTS:
        event = told[name]
        assert trace.results["runs"][name] == (event.state == "served")
        assert (event.what == "no function") <= (name not in params.functions)
        if "400 or higher" in event.why:
            assert params.origin_status >= 400
        if "HTTPS" in event.why:
            assert params.redirect
        if "error page" in event.why:
            assert params.error_page
        if event.why.startswith("A function at"):
            assert params.generated_at in event.why.replace("viewer request", "viewer-request").replace(
                "origin request", "origin-request"
            )
        if "fresh copy, so nothing" in event.why:
            assert params.cache == "hit"
    assert (trace.results["status"] == 502) == any(event.what == "answers 502" for event in trace.events)


def test_every_rule_has_its_words() -> None:
    every = Params(
        generated_at="viewer-request",
        body_bytes=50_000,
        timeout_s=31,
        package_mb=51,
        version="alias",
        region="another",
        uses=tuple(UNSUPPORTED),
        sets_status=True,
    )
    assert {one["rule"] for one in PLUGIN.run(every, 0).results["violations"]} == set(RULES)


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says", "others"),
    [
        ("hit_ratio", 1.5, "0 to 1", {}),
        ("requests", 0, "1 to 1,000,000,000", {}),
        ("origin_status", 199, "200 to 599", {}),
        ("functions", "viewer", "viewer-request", {}),
        ("functions", 7, "viewer-request", {}),
        ("uses", ["efs"], "vpc", {}),
        ("cache", "stale", "hit, miss", {}),
        ("body_bytes", -1, "0 to 8,000,000", {}),
        ("generated_at", "origin-request", "no function is at origin-request", {"functions": "viewer-request"}),
    ],
)
def test_a_bad_parameter_is_named_with_its_range(
    name: str, value: object, says: str, others: dict[str, object]
) -> None:
    assert says in problem(PLUGIN, name, value, **others)


@pytest.mark.parametrize(("status", "state"), [(200, "served"), (399, "served"), (400, "failed"), (503, "failed")])
def test_the_answer_of_the_origin_is_told_as_an_error_from_400_on(status: int, state: str) -> None:
    found = PLUGIN.run(Params(cache="miss", origin_status=status), 0)
    assert [event.state for event in found.events if event.what == f"answers {status}"] == [state]


def test_a_refusal_and_the_run_are_told_as_they_are() -> None:
    size = "A response made at {} has at most {}, not 2,000,000 bytes."
    for params, message in (
        (Params(version="alias"), "A trigger names a numbered version, not an alias."),
        (Params(version="$LATEST"), "A trigger names a numbered version, not $LATEST."),
        (Params(generated_at="viewer-request", body_bytes=2_000_000), size.format("viewer-request", "40 KB")),
        (Params(generated_at="origin-request", body_bytes=2_000_000), size.format("origin-request", "1 MB")),
    ):
        assert [row["message"] for row in PLUGIN.run(params, 0).results["violations"]] == [message]
    for ran, words in (
        (set(), "none"),
        ({"origin-response"}, "origin response"),
        ({"viewer-response", "viewer-request"}, "viewer request and viewer response"),
    ):
        assert ran_words(ran) == words

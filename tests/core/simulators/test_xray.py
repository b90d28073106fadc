"""Traces, metrics and logs: published rules, and the whole of a small space recomputed another way."""

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators.engines.xray import PLUGIN
from study.core.simulators.engines.xray.params import Params, check, each_second, total
from study.core.simulators.parameters import plain
from tests.core.simulators.naive_watch import watched
from tests.core.simulators.reference import (
    Case,
    assert_answers,
    assert_as_promised,
    assert_case,
    cases,
    problem,
    results,
)

ANSWERS = {
    "expected": lambda params, found: pytest.approx(params.seconds * (1 + 0.05 * (params.requests_per_s - 1))),
    "sent": lambda params, found: found["sent"],
    "invocations": lambda params, found: found["metrics"]["Invocations"],
    "errors": lambda params, found: found["metrics"]["Errors"],
}
MODES, HEADERS = ("active", "pass-through"), ("none", "sampled", "not-sampled")
QUEUES = ("none", "reached", "denied")

functions = st.builds(
    Params,
    mode=st.sampled_from(MODES),
    upstream=st.sampled_from(HEADERS),
    requests_per_s=st.sampled_from([0.0, 0.3, 1.0, 1.5, 2.25, 7.0, 40.0]),
    seconds=st.integers(1, 30),
    errors=st.integers(0, 5),
    throttled=st.integers(0, 5),
    invocation=st.sampled_from(["sync", "async"]),
    max_retry_attempts=st.integers(0, 2),
    dead_letter_queue=st.sampled_from(QUEUES),
).filter(lambda params: not check(params))


@pytest.mark.parametrize("case", cases("xray"), ids=str)
def test_a_function_is_watched_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


def assert_told(params: Params) -> None:
    found, told = PLUGIN.run(params, 0).results, watched(plain(params))
    assert (found["traces_expected"], found["sent"]) == pytest.approx((told["expected"], told["sent"]))
    assert {name: told["metrics"][name] for name in found["metrics"]} == found["metrics"]
    assert (found["requests"], found["log_lines"]) == (told["requests"], 3 * told["metrics"]["Invocations"])


def test_the_whole_of_a_small_space_comes_to_the_same() -> None:
    """Both modes, every header, rates to 4 a second, and all that can become of up to 4 requests."""
    for mode, header, rate, seconds in product(MODES, HEADERS, range(33), range(1, 5)):
        assert_told(Params(mode=mode, upstream=header, requests_per_s=rate / 8, seconds=seconds))
    ends = product(range(5), range(5), ("sync", "async"), range(3), QUEUES)
    for errors, throttled, way, retries, queue in ends:
        params = Params("active", "none", 4.0, 1, errors, throttled, way, retries, queue)
        if not check(params):
            assert_told(params)


@settings(max_examples=200)
@given(params=functions)
def test_another_telling_comes_to_the_same(params: Params) -> None:
    assert_told(params)
    assert sum(each_second(params)) == total(params)


@settings(max_examples=100)
@given(params=functions, seed=st.integers(0, 99))
def test_what_is_chosen_has_its_cause_and_its_count(params: Params, seed: int) -> None:
    trace = PLUGIN.run(params, seed)
    found = trace.results
    chosen = [event for event in trace.events if ": sampled" in event.what]
    first = [*trace.events][:1]
    assert found["header"].endswith(f"Sampled={int(bool(first) and chosen[:1] == first)}")
    assert len(chosen) == found["sampled"] and len(trace.events) == found["requests"]
    firsts = [event for event in trace.events if "first request of its second" in event.why]
    assert len({int(event.at) for event in firsts}) == len(firsts)
    for event in trace.events:
        assert ("No header comes" in event.why) == (params.upstream == "none")
        assert ("pass-through" in event.why) == (params.mode == "pass-through")
        sent = ": sampled" in event.what and params.mode == "active"
        assert (event.state == "served") == sent
    if params.upstream == "none" and params.mode == "active":
        assert len(firsts) == len({int(event.at) for event in trace.events})
    throttled = sum(event.what.endswith(", throttled") for event in trace.events)
    assert throttled == found["metrics"]["Throttles"]
    assert sum(event.what.endswith(", fails") for event in trace.events) == params.errors


@given(seed=st.integers(0, 2**32 - 1))
def test_a_header_has_the_form_that_is_published(seed: int) -> None:
    header = PLUGIN.run(Params(seconds=1), seed).results["header"]
    assert re.fullmatch(r"Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=1", header)


def test_of_many_requests_one_in_twenty_of_the_rest_is_drawn() -> None:
    found = [results(PLUGIN, seed, requests_per_s=100, seconds=100) for seed in range(5)]
    assert all(one["traces_expected"] == 595.0 for one in found)
    assert all(abs(one["sampled"] - 595) < 110 for one in found)  # five deviations
    assert len({one["sampled"] for one in found}) > 1


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says", "others"),
    [
        ("mode", "off", "one of active, pass-through", {}),
        ("upstream", "maybe", "one of none, sampled, not-sampled", {}),
        ("requests_per_s", 1_001, "0 to 1,000 per s", {}),
        ("max_retry_attempts", 3, "0 to 2", {}),
        ("seconds", 3_600, "At most 10,000 requests", {}),
        ("errors", 6, "10 requests come", {"throttled": 5, "requests_per_s": 1}),
    ],
)
def test_a_bad_parameter_is_named_with_its_range(
    name: str, value: object, says: str, others: dict[str, object]
) -> None:
    assert says in problem(PLUGIN, name, value, **others)

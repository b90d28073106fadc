"""A concurrency run over time: the timeline says what the results and the events say."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from study.core.simulators import ENGINES
from study.core.simulators.engines.concurrency.params import FunctionParams, Params, end
from study.core.simulators.engines.concurrency.run import ready
from study.core.simulators.engines.concurrency.timeline import standing, timeline
from tests.core.simulators.test_concurrency import accounts

ENGINE = ENGINES["concurrency"]
SMALL = FunctionParams(
    "f", duration_ms=1000.0, init_ms=500.0, reserved=3, provisioned=1, arrivals=(0.0, 0.5, 0.5, 1.0, 1.0)
)


@settings(max_examples=80)
@given(params=accounts)
def test_timeline_agrees_with_the_counts_and_peaks(params: Params) -> None:
    trace = ENGINE.run(params, 0)
    told = timeline(params, trace, lanes=10_000)
    found = trace.results["functions"]
    outcomes = [outcome for _, outcome in told.tries]
    for outcome, name in (("served", "warm"), ("cold", "cold"), ("throttled", "throttled"), ("retry", "retries")):
        assert outcomes.count(outcome) == sum(item[name] for item in found)
    for item in found:
        assert max(running for _, running in told.running[item["name"]]) == item["max_concurrency"]
        mine = [each for each in told.environments if each.function == item["name"]]
        assert len(mine) == item["environments"]
        assert sum(each.provisioned for each in mine) == item["environments"] - item["cold"]
        for each in mine:
            assert all(each.start <= start < finish <= each.end <= told.end for start, finish, _ in each.spans)
            assert all(one[1] <= other[0] for one, other in zip(each.spans, each.spans[1:], strict=False))
    shared = max(running for _, running in told.shared)
    assert shared <= trace.results["account"]["max_concurrency"]
    if all(given_.reserved is None for given_ in params.functions):
        assert shared == trace.results["account"]["max_concurrency"]


@settings(max_examples=40)
@given(params=accounts)
def test_timeline_and_standing_count_alike(params: Params) -> None:
    trace = ENGINE.run(params, 0)
    told = timeline(params, trace)
    assert told.environments == [] or not any(item["environments"] for item in trace.results["functions"])
    for at in (0.0, 0.5, end(params) / 2, end(params)):
        running, counts = standing(trace, at)
        lines = told.running.values()
        assert running == sum([value for when, value in line if when <= at + 1e-9][-1] for line in lines)
        assert sum(counts.values()) == sum(when <= at for when, _ in told.tries)


def test_timeline_tells_lanes_with_init_requests_and_the_end() -> None:
    params = Params(functions=(SMALL,), length=2.0, idle_ttl=0.25)
    told = timeline(params, ENGINE.run(params, 0), lanes=3)
    assert [(each.name, each.provisioned, each.start, each.end, each.spans) for each in told.environments] == [
        ("A", True, 0.0, 2.0, [(0.0, 1.0, "served"), (1.0, 2.0, "served")]),
        ("B", False, 0.5, 2.0, [(0.5, 1.0, "cold"), (1.0, 2.0, "served")]),
        ("C", False, 0.5, 2.0, [(0.5, 1.0, "cold"), (1.0, 2.0, "served")]),
    ]
    assert told.tries == [(0.0, "served"), (0.5, "cold"), (0.5, "cold"), (1.0, "served"), (1.0, "throttled")]
    assert told.running["f"] == [(0.0, 1), (0.5, 3), (1.0, 3), (2.0, 0)]
    assert told.shared == [(0.0, 0)]
    assert timeline(params, ENGINE.run(params, 0), lanes=2).environments == []


def test_timeline_ends_an_environment_after_its_keep_alive() -> None:
    params = Params(functions=(replace(SMALL, init_ms=0.0, provisioned=0, arrivals=(0.0, 5.0)),), idle_ttl=1.0)
    told = timeline(params, ENGINE.run(params, 0), lanes=9)
    assert [(each.start, each.end) for each in told.environments] == [(0.0, 2.0), (5.0, 7.0)]


def test_timeline_shows_init_that_lasts_to_the_end() -> None:
    params = Params(functions=(replace(SMALL, init_ms=9000.0, provisioned=0, arrivals=(1.0,)),), length=10.0)
    [environment] = timeline(params, ENGINE.run(params, 0), lanes=9).environments
    assert environment.spans == [(1.0, 10.0, "cold")]
    later = replace(params, length=10.5)
    [environment] = timeline(later, ENGINE.run(later, 0), lanes=9).environments
    assert environment.spans == [(1.0, 10.0, "cold"), (10.0, 10.5, "served")]


def test_timeline_gives_no_time_to_a_start_at_the_very_end() -> None:
    """The second event is sent back, and comes again when the run ends and the first environment is gone."""
    function = FunctionParams(
        "f", duration_ms=500.0, init_ms=100.0, reserved=1, invocation="async", arrivals=(0.0,) * 2
    )
    params = Params(functions=(function,), length=1.0, idle_ttl=0.1)
    last = timeline(params, ENGINE.run(params, 0), lanes=9).environments[-1]
    assert (last.start, last.end, last.spans) == (1.0, 1.0, [])


def test_timeline_of_provisioned_environments_begins_when_they_are_ready() -> None:
    function = replace(SMALL, provisioned=2, provisioned_at=5.0, arrivals=(0.0,))
    assert ready(function) == pytest.approx(95.02)
    for length, starts in ((200.0, [95.02, 95.02, 0.0]), (50.0, [0.0])):
        params = Params(functions=(function,), length=length)
        told = timeline(params, ENGINE.run(params, 0), lanes=9)
        assert [each.start for each in told.environments] == pytest.approx(starts)


@pytest.mark.parametrize(("requests", "complete"), [(4999, True), (5000, False), (6000, False)])
def test_timeline_of_a_run_too_long_to_record_is_not_complete(requests: int, complete: bool) -> None:
    function = FunctionParams("f", reserved=0, arrivals=(0.0,) * requests)  # one event for each
    params = Params(functions=(function,))
    trace = ENGINE.run(params, 0)
    told = timeline(params, trace, lanes=9)
    assert (told.complete, len(told.tries)) == (complete, requests if complete else 0)
    assert len(trace.events) == min(requests, 5000)

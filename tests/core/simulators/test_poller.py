"""Pollers of a queue: published figures, every message accounted for, and what holds the runs."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from study.core.simulators.engines.poller import PLUGIN
from study.core.simulators.engines.poller.params import MOST, Params, ceiling, check, effort, room, violations
from study.core.simulators.engines.poller.run import MOST_EVENTS
from study.core.simulators.inquiry import Inquiry
from study.core.simulators.parameters import plain
from tests.core.simulators.naive_queue import polled
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
    "scaling": lambda params, found: min(5 + 5 * params.length, 1_250, params.account_limit),
    "held": lambda params, found: {
        "scaling": "the pollers, which have not scaled further",
        "maximum-concurrency": "the maximum concurrency of the mapping",
        "reserved": "the function's reserved concurrency",
        "account": "the account limit",
        "groups": "the number of message groups",
    }[found["capped_by"]],
}

mappings = st.builds(
    Params,
    backlog=st.sampled_from([0, 1, 9, 250, 5_000]),
    arrivals_per_s=st.sampled_from([0.0, 0.5, 3.0, 40.0]),
    duration_ms=st.sampled_from([100, 700, 1_000, 12_000, 45_000]),
    batch_size=st.sampled_from([1, 3, 10]),
    batch_window=st.sampled_from([0, 0, 2]),
    mode=st.sampled_from(["standard", "provisioned"]),
    minimum_pollers=st.just(2),
    maximum_pollers=st.sampled_from([2, 5]),
    maximum_concurrency=st.none() | st.integers(2, 30),
    reserved_concurrency=st.none() | st.integers(0, 30),
    account_limit=st.sampled_from([3, 40, 1_000]),
    fifo=st.booleans(),
    message_groups=st.integers(1, 20),
    max_receive_count=st.none() | st.integers(1, 4),
    visibility_timeout=st.sampled_from([5, 30]),
    length=st.sampled_from([1, 40, 90]),
    served_first=st.sampled_from(["newest", "oldest"]),
)


@pytest.mark.parametrize("case", cases("poller"), ids=str)
def test_queues_are_polled_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


@settings(max_examples=120)
@given(params=mappings)
def test_every_message_is_accounted_for_and_every_limit_kept(params: Params) -> None:
    found = PLUGIN.run(params, 0).results
    come = params.backlog + int(params.arrivals_per_s * params.length + 1e-9)
    assert found["processed"] + found["dead_lettered"] + found["left"] == come
    assert found["never_run"] <= found["dead_lettered"]
    peak = found["peak_concurrency"]
    assert peak <= min(room(params)[0], ceiling(params))
    assert not params.fifo or peak <= params.message_groups
    assert (
        params.fifo
        or params.mode == "provisioned"
        or peak <= min(params.maximum_concurrency or peak, 5 + 5 * params.length)
    )
    moments = [row["at"] for row in found["series"]]
    assert moments[0] == 0 and moments[-1] == params.length and max(b - a for a, b in pairwise(moments)) <= 60
    assert all(0 <= row["concurrency"] <= peak and 0 <= row["backlog"] <= come for row in found["series"])
    assert params.max_receive_count is not None or not found["dead_lettered"]


@settings(max_examples=120)
@given(params=mappings)
def test_the_cause_stated_at_the_peak_is_the_limit_that_was_reached(params: Params) -> None:
    found = PLUGIN.run(params, 0).results
    peak, cap = found["peak_concurrency"], found["capped_by"]
    if cap in ("reserved", "account"):
        assert (peak, cap) == room(params)
        assert cap == "account" or params.reserved_concurrency is not None
    if cap == "maximum-concurrency":
        assert params.maximum_concurrency is not None and peak <= params.maximum_concurrency
    if cap == "groups":
        assert params.fifo and peak <= params.message_groups
    if found["throttled_receives"]:
        assert room(params)[0] <= peak + 1


@settings(max_examples=120)
@given(params=mappings)
def test_a_queue_followed_message_by_message_comes_to_the_same(params: Params) -> None:
    told = None if check(params) else polled(plain(params))
    assume(told)
    assert told
    found = PLUGIN.run(params, 0).results
    assert told["peak"] == found["peak_concurrency"]
    assert found["capped_by"] in told["held"]
    first = [told[name] for name in ("processed", "dead", "unrun", "left")]
    second = [found[name] for name in ("processed", "dead_lettered", "never_run", "left")]
    # Where batches wait for room or runs end too late, the order of an instant decides which message ends how.
    settled = not found["throttled_receives"] and params.duration_ms <= 1000 * params.visibility_timeout
    assert first == second or not settled


@settings(max_examples=120)
@given(params=mappings)
def test_every_event_states_a_cause_that_held(params: Params) -> None:
    """What is said to hold the runs is set, and was reached in the series as far as that tells."""
    trace = PLUGIN.run(params, 0)
    found = trace.results
    limits = {
        "the scaling of the pollers": not params.fifo or params.mode == "provisioned",
        "the maximum concurrency of the mapping": params.maximum_concurrency is not None and params.mode == "standard",
        "the function's reserved concurrency": room(params)[1] == "reserved",
        "the account limit": room(params)[1] == "account",
        "the number of message groups": params.fifo,
    }
    for event in trace.events:
        assert event.why and 0 <= event.at <= params.length
        if event.what.startswith("held by "):
            assert limits[event.what.removeprefix("held by ")], event
            waits = event.what.endswith(("reserved concurrency", "account limit"))
            assert (event.state == "throttled") == waits
            assert not waits or f"{room(params)[0]:,} is in use" in event.why
            assert not waits or found["peak_concurrency"] == room(params)[0]
        if event.what == "throttled batches are seen again":
            assert found["throttled_receives"] and event.at >= params.visibility_timeout
        if event.what == "the first messages to the dead-letter queue":
            assert found["dead_lettered"] and params.max_receive_count is not None
            hidden = params.visibility_timeout - params.batch_window  # at least: what joins a batch is hidden with it
            assert event.at >= params.max_receive_count * hidden
        if event.what == "the queue is empty":
            assert event.at == found["drained_at"]


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says", "others"),
    [
        ("maximum_concurrency", 1, "2 to 1,000", {}),
        ("maximum_concurrency", 1_001, "2 to 1,000", {}),
        ("minimum_pollers", 201, "2 to 200", {}),
        ("maximum_pollers", 2_001, "2 to 2,000", {}),
        ("minimum_pollers", 10, "at most the maximum of 9", {"mode": "provisioned", "maximum_pollers": 9}),
        ("length", 3_600, "Shorten it", {"backlog": 1_000_000, "batch_size": 1, "duration_ms": 99}),
    ],
)
def test_a_bad_parameter_is_named_with_its_range(
    name: str, value: object, says: str, others: dict[str, object]
) -> None:
    assert says in problem(PLUGIN, name, value, **others)


def test_a_run_that_is_too_large_is_refused_before_it_is_made() -> None:
    large = Params(backlog=1_000_000, batch_size=1, duration_ms=1, length=3_600)
    assert check(large) and not check(Params())
    whole = replace(large, duration_ms=1_000)  # what comes together ends together
    assert check(replace(whole, duration_ms=1_001)) and not check(whole)


@pytest.mark.parametrize(
    ("inputs", "groups"),
    [
        ({"duration_ms": 700}, 82 * 3 + 120),  # 82 batches, or seconds in which one may begin, seen three times
        ({"duration_ms": 700, "max_receive_count": 2}, 82 * 2 + 120),
        ({"duration_ms": 1_000}, 3 * 60 + 120),  # whole seconds: what comes together ends together
        ({"duration_ms": 60_500}, 1 + 120),  # one run is all that there is time for
        ({"duration_ms": 40_500, "backlog": 1_000_000}, 2 * 250 + 120),  # twice the 250 steps of five to 1,250
    ],
)
def test_the_effort_is_that_of_the_batches_or_of_the_runs(inputs: dict[str, Any], groups: int) -> None:
    flow = Params(backlog=100, arrivals_per_s=2.0, batch_size=10, visibility_timeout=30, length=60)
    assert effort(replace(flow, **inputs)) == groups


def test_the_largest_run_is_made() -> None:
    largest = Params(backlog=MOST - 30, batch_size=1, duration_ms=1, max_receive_count=1, length=10)
    assert effort(largest) == MOST and not check(largest) and check(replace(largest, backlog=largest.backlog + 1))


def test_what_bounds_the_runs_and_what_may_be_reserved_at_most() -> None:
    assert room(Params(reserved_concurrency=40, account_limit=40)) == (40, "reserved")
    assert not list(violations(Params(reserved_concurrency=900)))
    for limit, reserved, most in ((1_000, 901, "At most 900 "), (50, 1, "At most 0 ")):
        [(rule, says)] = violations(Params(account_limit=limit, reserved_concurrency=reserved))
        assert rule == "reserved-keeps-100" and says.startswith(most)


def test_what_hangs_on_when_a_batch_that_gathers_is_hidden_is_not_asked() -> None:
    given = {"arrivals_per_s": 3, "backlog": 0, "duration_ms": 12_000, "batch_window": 2, "visibility_timeout": 5}
    params = Params(**given, account_limit=3, length=40)
    trace = PLUGIN.run(params, 0)
    assert trace.results["capped_by"] == "account" and not list(Inquiry(PLUGIN, params, trace).questions())
    assert not any(maker.ask(params, trace) for maker in PLUGIN.makers)
    longer = replace(params, visibility_timeout=60)
    assert list(Inquiry(PLUGIN, longer, PLUGIN.run(longer, 0)).questions())


def test_a_batch_that_is_full_waits_no_longer() -> None:
    found = results(PLUGIN, backlog=0, arrivals_per_s=5, batch_size=10, batch_window=20, duration_ms=1_000, length=6)
    assert [row["concurrency"] for row in found["series"]] == [0, 1, 0, 1, 0, 1, 0]
    assert found["processed"] == 30


def test_what_is_over_a_full_batch_begins_the_next() -> None:
    found = results(PLUGIN, backlog=0, arrivals_per_s=7, batch_size=10, batch_window=20, duration_ms=1_000, length=4)
    assert [row["concurrency"] for row in found["series"]] == [0, 1, 1, 0, 0]
    assert found["processed"] == 20


def test_however_often_batches_end_pollers_are_added_once_a_second() -> None:
    found = results(PLUGIN, backlog=5_000, batch_size=1, duration_ms=250, length=3)
    assert [row["concurrency"] for row in found["series"]] == [5, 10, 15, 20]


def test_a_row_of_the_series_is_how_things_stand_after_its_moment() -> None:
    found = results(PLUGIN, backlog=20, duration_ms=1_000, length=2)
    assert [(row["concurrency"], row["backlog"]) for row in found["series"]] == [(2, 20), (0, 0), (0, 0)]
    assert PLUGIN.run(Params(backlog=20, duration_ms=1_000, length=2), 0).says.endswith("The queue was empty at 1 s.")


def test_what_holds_the_runs_is_told_when_it_changes() -> None:
    night = next(preset for preset in PLUGIN.presets if preset.name == "night-backlog")
    told = [(event.at, event.what) for event in PLUGIN.run(night.params, 0).events if event.what.startswith("held")]
    assert told == [(0.0, "held by the scaling of the pollers"), (200.0, "held by the account limit")]


def test_throttled_receives_feed_the_receive_count() -> None:
    """Reserved 1 fills the dead-letter queue with messages that nothing is wrong with; maximum concurrency does not."""
    given: dict[str, Any] = {"backlog": 10_000, "max_receive_count": 5, "length": 600}
    reserved = results(PLUGIN, reserved_concurrency=1, **given)
    gentle = results(PLUGIN, maximum_concurrency=2, **given)
    assert reserved["never_run"] > 7_000 and reserved["throttled_receives"] >= 5 * reserved["never_run"]
    assert (gentle["dead_lettered"], gentle["throttled_receives"], gentle["processed"]) == (0, 0, 10_000)


def test_pollers_are_added_only_while_messages_wait_that_none_has_received() -> None:
    """Every 10 s a message of 70 s: the sixth, at 59 s, is the first that waits, and a minute later there are more."""
    slow = {"backlog": 0, "arrivals_per_s": 0.1, "batch_size": 1, "duration_ms": 70_000, "visibility_timeout": 90}
    found = results(PLUGIN, **slow, step=60, length=130)
    running = {row["at"]: row["concurrency"] for row in found["series"]}
    assert [running[float(at)] for at in (50, 62, 78, 118, 119)] == [5, 5, 5, 5, 7]


def test_what_comes_into_a_batch_that_gathers_is_received() -> None:
    """One receive is all. Five messages run for too long; five gather while they hold the place, and get no room."""
    given = {"backlog": 0, "arrivals_per_s": 1, "duration_ms": 60_000, "batch_window": 5, "reserved_concurrency": 1}
    found = results(PLUGIN, **given, visibility_timeout=30, max_receive_count=1, length=37)
    assert (found["throttled_receives"], found["dead_lettered"], found["never_run"]) == (5, 10, 5)


def test_a_batch_that_was_given_room_waits_no_longer() -> None:
    """Two at 0 s and one at 4 s, one at a time: each begins as soon as it can."""
    given = {"backlog": 2, "arrivals_per_s": 0.2, "batch_size": 1, "duration_ms": 1_000, "reserved_concurrency": 1}
    found = results(PLUGIN, **given, length=6)
    assert [row["concurrency"] for row in found["series"]] == [1, 1, 0, 0, 1, 0, 0]
    flow = Params(backlog=0, arrivals_per_s=1.0, batch_size=1, duration_ms=1_500, reserved_concurrency=1, length=3)
    held = [event.at for event in PLUGIN.run(flow, 0).events if event.what.startswith("held")]
    assert held == [1.0, 2.0]  # at 1.5 s nothing waits


def test_so_many_events_are_listed_and_no_more() -> None:
    busy = Params(
        backlog=0, arrivals_per_s=1.5, duration_ms=2_500, batch_size=3, maximum_concurrency=2, visibility_timeout=5
    )
    assert 300 < len(PLUGIN.run(replace(busy, length=600), 0).events) < MOST_EVENTS
    assert len(PLUGIN.run(replace(busy, length=900), 0).events) == MOST_EVENTS

"""Streams: published rules, every record accounted for, and the whole of a small space recomputed another way."""

from dataclasses import replace
from itertools import pairwise, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators.engines.streams import PLUGIN
from study.core.simulators.engines.streams.params import (
    Params,
    Record,
    check,
    in_words,
    oldest,
    read_records,
    write_records,
)
from study.core.simulators.engines.streams.run import lane_of
from study.core.simulators.parameters import plain
from tests.core.simulators.naive_stream import streamed
from tests.core.simulators.reference import (
    Case,
    assert_answers,
    assert_as_promised,
    assert_case,
    cases,
    problem,
    results,
)

GETS = {
    "nothing": "nothing",
    "metadata": "where the batch stands in the stream, without its records",
    "metadata-and-records": "where the batch stands in the stream, and its records",
}
ANSWERS = {
    "splits": lambda params, found: params.batch_size.bit_length() + params.max_retry_attempts,
    "lost": lambda params, found: len(found["discarded"]),
    "windows": lambda params, found: len(params.records) * int(params.records[1].at) // params.tumbling_window,
    "wide": lambda params, found: params.shards * params.parallelization_factor,
    "sent": lambda params, found: GETS[found["destination_gets"]],
}

records = st.lists(
    st.builds(
        Record,
        shard=st.integers(1, 3),
        key=st.sampled_from(["", "a", "b", "c.1"]),
        at=st.sampled_from([0.0, 0.2, 1.0, 3.5, 20.0, 61.0]),
        poison=st.sampled_from([False, False, False, True]),
    ),
    max_size=14,
).map(tuple)
mappings = st.builds(
    Params,
    shards=st.just(3),
    batch_size=st.sampled_from([1, 2, 5, 8, 100]),
    batch_window=st.sampled_from([0, 0, 2, 7]),
    tumbling_window=st.sampled_from([0, 0, 1, 3, 20, 60, 900]),
    window_wait=st.sampled_from([0, 10, 120]),
    parallelization_factor=st.sampled_from([1, 1, 2, 10]),
    max_retry_attempts=st.sampled_from([0, 1, 2, 7, -1]),
    max_record_age=st.sampled_from([60, 61, 120, 600]),
    bisect=st.booleans(),
    report_failures=st.booleans(),
    on_failure=st.sampled_from(["none", "sqs", "s3"]),
    duration_ms=st.sampled_from([1, 250, 1_000, 40_000]),
    records=records,
    polls_per_s=st.sampled_from([1, 4]),
    poll_offset_ms=st.sampled_from([0, 0, 370]),
    first_wait=st.sampled_from([0.5, 1.0, 2.7]),
    too_old=st.sampled_from(["records", "batch"]),
    anew=st.booleans(),
    halves=st.booleans(),
    smaller_first=st.booleans(),
)


@pytest.mark.parametrize("case", cases("streams"), ids=str)
def test_streams_are_worked_on_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


@settings(max_examples=200)
@given(params=mappings)
def test_every_record_is_done_once_or_given_up_and_lanes_keep_their_order(params: Params) -> None:
    found = PLUGIN.run(params, 0).results
    done = [place for call in found["calls"] if call["result"] == "ok" for place in call["records"]]
    reported = [
        place
        for call in found["calls"]
        if call["result"] == "partial"
        for place in call["records"][: next(n for n, one in enumerate(call["records"]) if _bad(params, one))]
    ]
    assert sorted([*done, *reported, *found["discarded"]]) == [*range(1, len(params.records) + 1)]
    factor = params.parallelization_factor
    assert all((one.shard - 1) * factor < lane_of(params, one) <= one.shard * factor for one in params.records)
    for lane in range(1, found["concurrency_limit"] + 1):
        mine = [call for call in found["calls"] if call["lane"] == lane]
        assert all(one["end"] <= other["start"] for one, other in pairwise(mine))
        firsts = [call["records"][0] for call in mine if not call["final"]]
        order = sorted(range(1, len(params.records) + 1), key=lambda place: (params.records[place - 1].at, place))
        assert [order.index(place) for place in firsts] == sorted(order.index(place) for place in firsts)
        assert all(lane_of(params, params.records[place - 1]) == lane for call in mine for place in call["records"])
    assert found["max_concurrency"] <= found["concurrency_limit"]
    assert all(len(call["records"]) <= params.batch_size for call in found["calls"])


def _bad(params: Params, place: int) -> bool:
    return params.records[place - 1].poison


@settings(max_examples=200)
@given(params=mappings)
def test_no_call_holds_what_is_too_old_and_no_retry_is_one_too_many(params: Params) -> None:
    found = PLUGIN.run(params, 0).results
    limit, _ = oldest(params)
    for call in found["calls"]:
        if call["final"]:
            assert (call["records"], call["iterator_age_ms"], call["retry"]) == ([], None, 0)
            continue
        ages = [call["start"] - params.records[place - 1].at for place in call["records"]]
        assert max(ages) <= limit + 1e-6
        assert call["iterator_age_ms"] == pytest.approx(1000 * ages[-1])
        assert params.max_retry_attempts < 0 or call["retry"] <= params.max_retry_attempts
        assert (call["result"] != "ok") == any(_bad(params, place) for place in call["records"])
    assert bool(found["delivered_to"]) == (params.on_failure != "none" and found["discarded"] != found["expired"])


@settings(max_examples=200)
@given(params=mappings)
def test_a_state_goes_from_call_to_call_of_its_window_and_no_further(params: Params) -> None:
    found = PLUGIN.run(params, 0).results
    size, ended = params.tumbling_window, {}
    for call in found["calls"]:
        if not size:
            assert (call["window"], call["state"], call["final"]) == (None, None, False)
            continue
        mine = (call["lane"], call["window"])
        before = [
            one for one in found["calls"] if (one["lane"], one["window"]) == mine and one["start"] < call["start"]
        ]
        assert call["state"] == sum(_done(params, one) for one in before)
        assert not any(one["final"] for one in before)
        assert all(params.records[place - 1].at // size + 1 == call["window"] for place in call["records"])
        if call["final"]:
            ended[mine] = call
            assert size * call["window"] <= call["start"] and all(one["end"] <= call["start"] for one in before)
    came = {(lane_of(params, one), one.at // size + 1) for one in params.records} if size else set()
    assert came == {*ended} == {(row["lane"], row["window"]) for row in found["windows"]}
    for row in found["windows"]:
        final = ended[row["lane"], row["window"]]
        assert (row["counted"], row["final_at"]) == (final["state"], final["start"])
        assert (row["opens"], row["closes"]) == (size * (row["window"] - 1), size * row["window"])


def _done(params: Params, call: dict[str, Any]) -> int:
    """How many records of a call count as done."""
    if call["result"] == "error":
        return 0
    bad = [turn for turn, place in enumerate(call["records"]) if _bad(params, place)]
    return bad[0] if bad else len(call["records"])


@settings(max_examples=200)
@given(params=mappings)
def test_another_telling_comes_to_the_same(params: Params) -> None:
    params = replace(params, parallelization_factor=1)
    told = streamed(plain(params))
    assert told
    assert_told(params, told)


def test_the_whole_of_a_small_space_comes_to_the_same() -> None:
    """Every batch of up to 9 records with one bad one, whatever is set for errors, and up to 3 retries."""
    seen = 0
    for size, retries, bisect, report, halves in product(range(1, 10), range(4), *[(False, True)] * 3):
        for bad in range(1, size + 1):
            line = tuple(Record(poison=place == bad) for place in range(1, size + 1))
            params = Params(batch_size=size, max_retry_attempts=retries, bisect=bisect, report_failures=report,
                            halves=halves, records=line)  # fmt: skip
            told = streamed(plain(params))
            assert told
            assert_told(params, told)
            seen += 1
    assert seen == 45 * 4 * 8


def assert_told(params: Params, told: dict[str, object]) -> None:
    found = PLUGIN.run(params, 0).results
    until = [row["blocked_until"] for row in found["lanes"] if row["blocked_until"] is not None]
    assert told["failed"] == found["failing_calls"]
    assert told["gone"] == found["discarded"]
    assert told["most"] == found["max_concurrency"]
    rows = [(row["final_at"], row["lane"], row["window"], row["counted"]) for row in found["windows"]]
    assert told["finals"] == [(pytest.approx(at), *others) for at, *others in rows]
    assert told["moves"] == pytest.approx(max(until)) if until else told["moves"] is None


@settings(max_examples=150)
@given(params=mappings)
def test_every_event_states_a_cause_that_held(params: Params) -> None:
    trace = PLUGIN.run(params, 0)
    calls = {(call["start"], call["lane"]): call for call in trace.results["calls"]}
    assert len(calls) == len(trace.results["calls"])
    told = [event for event in trace.events if " given up" not in event.what]
    assert (len(told) < len(trace.events)) == bool(trace.results["discarded"])
    assert [event.at for event in trace.events] == sorted(event.at for event in trace.events)
    for event, call in zip(told, trace.results["calls"], strict=True):
        assert event.at == call["start"] and event.why
        assert (event.state == "served") == (call["result"] == "ok")
        assert ("uses up no retry" in event.why) <= params.bisect
        assert ("of a batch that failed" in event.why) <= params.bisect
        assert ("is full" in event.why) <= (len(call["records"]) <= params.batch_size)
        assert ("batch window of" in event.why) <= (params.batch_window > 0)
        assert ("No retry is left" in event.why) <= (params.max_retry_attempts == call["retry"])
    for event in trace.events:
        if "The maximum record age is" in event.why:
            assert event.at >= params.max_record_age
        if event.why.startswith("All "):
            assert params.max_retry_attempts >= 0


@given(records)
def test_records_survive_their_text(found: tuple[Record, ...]) -> None:
    assert read_records(write_records(found)) == (found, "")
    assert read_records([plain(one) for one in found]) == (found, "")


@given(records, records)
def test_records_that_are_told_alike_are_alike(one: tuple[Record, ...], other: tuple[Record, ...]) -> None:
    assert (in_words(one) == in_words(other)) == (one == other)


def test_records_in_words() -> None:
    line = (*[Record(1, "", at / 2) for at in range(1, 5)], Record(2, "a", 3.0, True), Record(2, "b", 3.0))
    assert in_words(line) == (
        "1 to 4 in shard 1 every 0.5 s from 0.5 s to 2 s, 5, 6 in shard 2 at 3 s, keys a, b; "
        "the function fails with 5 in its batch"
    )
    assert in_words(()) == "none"


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says", "others"),
    [
        ("batch_size", 10_001, "1 to 10,000", {}),
        ("parallelization_factor", 11, "1 to 10", {}),
        ("max_retry_attempts", -2, "−1 to 10,000", {}),
        ("max_record_age", 604_801, "−1 to 604,800", {}),
        ("batch_window", 301, "0 to 300 s", {}),
        ("tumbling_window", 901, "0 to 900 s", {}),
        ("retention", 3_600, "86,400 to 31,536,000 s", {}),
        ("records", "2@0", "there is no shard 2", {}),
        ("records", "1@0 monday", "monday is not one", {}),
        ("records", "1@0x1001", "at most 1,000", {}),
        ("records", [{"shard": 1, "at": -1}], "Record 1: Arrives at", {}),
        ("records", "[1", "Records: such as", {}),
        ("max_retry_attempts", 10_000, "At most 20,000 calls", {"records": "1@0x9! 1@0", "retention": 31_536_000}),
    ],
)
def test_a_bad_parameter_is_named_with_its_range(
    name: str, value: object, says: str, others: dict[str, object]
) -> None:
    assert says in problem(PLUGIN, name, value, **others)


def test_a_run_that_is_too_large_is_refused_before_it_is_made() -> None:
    assert check(Params(retention=31_536_000)) and not check(Params())


def test_a_lane_is_held_longer_where_batches_are_split_and_fewer_records_are_lost() -> None:
    line = "1@0x5 1@0! 1@0x2"
    whole = results(PLUGIN, batch_size=8, records=line, max_retry_attempts=2)
    parted = results(PLUGIN, batch_size=8, records=line, max_retry_attempts=2, bisect=True)
    assert (whole["failing_calls"], len(whole["discarded"])) == (3, 8)
    assert (parted["failing_calls"], len(parted["discarded"])) == (6, 1)
    assert parted["lanes"][0]["blocked_until"] > whole["lanes"][0]["blocked_until"]

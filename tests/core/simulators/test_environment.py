"""Execution environments: published rules, and the whole of a small space recomputed another way."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators.engines.environment import PLUGIN
from study.core.simulators.engines.environment.params import Params, check, read_crashes
from study.core.simulators.parameters import plain, read
from tests.core.simulators.naive_environment import lived
from tests.core.simulators.reference import (
    Case,
    assert_answers,
    assert_as_promised,
    assert_case,
    cases,
    problem,
)

FINDS = {
    (True, True, True): "the variable, the file and the open connection",
    (True, True, False): "the variable and the file, but no open connection",
    (False, True, False): "the file alone",
    (False, False, False): "none of them",
}


def bursts(params: Params) -> list[int]:
    return [params.arrivals.count(at) for at in sorted(set(params.arrivals))]


def last(found: dict[str, list[dict[str, bool]]]) -> tuple[bool, bool, bool]:
    row = found["invocations"][-1]
    return row["sees_global"], row["sees_tmp"], row["sees_connection"]


ANSWERS = {
    "cold": lambda params, found: max(bursts(params)),
    "init": lambda params, found: 1 if params.snap_start else max(bursts(params)),
    "left": lambda params, found: FINDS[last(found)],
}

functions = st.builds(
    Params,
    arrivals=st.lists(st.sampled_from([0.0, 0.3, 1.0, 1.8, 2.5, 30.0, 61.8, 700.0]), max_size=9).map(
        lambda found: tuple(sorted(found))
    ),
    duration_ms=st.sampled_from([1, 500, 1_000, 40_000]),
    init_ms=st.sampled_from([0, 800, 10_000]),
    idle_ttl=st.sampled_from([0.0, 10.0, 60.0, 600.0]),
    snap_start=st.booleans(),
    restore_ms=st.sampled_from([0, 200]),
    connection_idle=st.none() | st.sampled_from([0.0, 20.0, 60.0]),
    reuse=st.sampled_from(["oldest", "newest"]),
)


@pytest.mark.parametrize("case", cases("environment"), ids=str)
def test_environments_live_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


def assert_told(params: Params) -> None:
    found, told = PLUGIN.run(params, 0).results, lived(plain(params))
    rows = found["invocations"]
    assert [row["cold"] for row in rows] == told["cold"]
    assert [(row["sees_global"], row["sees_tmp"], row["sees_connection"]) for row in rows] == told["finds"]
    assert (found["environments"], found["init_runs"]) == (told["environments"], told["inits"])
    assert found["max_at_once"] == told["most"]


def test_the_whole_of_a_small_space_comes_to_the_same() -> None:
    """Up to two requests at each of four moments, each kept for a short or a long time, with and without a crash."""
    seen = 0
    for counts in product(range(3), repeat=4):
        moments = tuple(at for at, count in zip((0.0, 1.0, 2.0, 5.0), counts, strict=True) for _ in range(count))
        for kept, reuse, snap, crash in product((0.0, 1.0, 9.0), ("oldest", "newest"), (False, True), (0, 1, 2)):
            if crash <= len(moments):
                crashes = (crash,) if crash else ()
                assert_told(Params(moments, 1_000, 500, kept, snap, 0, crashes, 1.0, reuse))
                seen += 1
    assert seen > 2_500


@settings(max_examples=200)
@given(params=functions)
def test_another_telling_comes_to_the_same(params: Params) -> None:
    assert_told(params)


@settings(max_examples=150)
@given(params=functions)
def test_every_event_states_a_cause_that_held(params: Params) -> None:
    trace = PLUGIN.run(params, 0)
    rows = {(row["at"], f"environment {row['environment']}"): row for row in trace.results["invocations"]}
    there: dict[str, float] = {}
    for event in trace.events:
        if event.what == "environment ended":
            assert event.at == pytest.approx(there.pop(event.who) + params.idle_ttl)
            continue
        row = rows[event.at, event.who]
        busy = sum(end > event.at for end in there.values())
        if row["cold"]:
            assert busy == len(there) and event.state == "cold"
            assert f"All {busy} environments" in event.why or busy < 2
            assert ("There is no environment" in event.why) == (not there)
        else:
            assert there[event.who] <= event.at and ("An idle environment" in event.why) == (row["start"] == "none")
        there[event.who] = row["end"]


@given(st.sets(st.integers(1, 1_000)))
def test_crashes_survive_their_text(found: set[int]) -> None:
    each = tuple(sorted(found))
    assert read_crashes(" ".join(map(str, each))) == read_crashes([*each]) == (each, "")


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("init_ms", 10_001, "0 to 10,000 ms"),
        ("duration_ms", 900_001, "1 to 900,000 ms"),
        ("arrivals", "0 monday", "monday is not one"),
        ("arrivals", "0x1001", "at most 1,000"),
        ("crashes", "9", "there is no invocation 9"),
        ("crashes", "0", "1 to 1,000"),
        ("crashes", "two", "1 to 1,000"),
        ("crashes", [True], "1 to 1,000"),
        ("idle_ttl", -1, "0 to 86,400 s"),
    ],
)
def test_a_bad_parameter_is_named_with_its_range(name: str, value: object, says: str) -> None:
    assert says in problem(PLUGIN, name, value)


def test_a_crash_is_one_of_the_requests() -> None:
    assert check(Params(arrivals=(0.0,), crashes=(2,))) and not check(Params(arrivals=(0.0,), crashes=(1,)))


def test_each_invocation_is_told_by_what_it_found() -> None:
    params = Params(arrivals=(0.0, 0.1, 5.0, 6.5, 400.0), duration_ms=1000, init_ms=500, idle_ttl=300, crashes=(3,))
    found = PLUGIN.run(params, 0)
    new = "a new one takes 500 ms to start, and holds nothing."
    ended = ("idle", "Nobody used it for 5 min: Shutdown. What it held is lost.")
    assert [(event.what, event.who, event.state, event.why) for event in found.events] == [
        ("request 1, cold", "environment 1", "cold", f"There is no environment: {new}"),
        ("request 2, cold", "environment 2", "cold", f"The environment is at work: {new}"),
        ("request 3, warm, crashes", "environment 1", "failed",
         "An idle environment is used again: the variable, the file in /tmp and the open connection are there."),
        ("request 4, reset", "environment 1", "cold",
         "The invocation before crashed: the runtime starts again in 500 ms, and the file in /tmp is there."),
        ("environment ended", "environment 2", *ended),
        ("environment ended", "environment 1", *ended),
        ("request 5, cold", "environment 3", "cold", f"There is no environment, those before have ended: {new}"),
    ]  # fmt: skip
    assert found.says == "3 of 5 invocations start cold, in 3 environments. The last one finds nothing of those before."


def test_what_comes_and_what_crashes_end_at_a_thousand() -> None:
    for name, least, most in (
        ("arrivals", "0x1000", "0x1001"),
        ("crashes", [1] * 1_000, [1] * 1_001),
        ("crashes", "1000", "1001"),
        ("crashes", "0005", "00005"),
    ):
        assert read(Params, {name: least})[1] == (), name
        assert [problem.subject for problem in read(Params, {name: most})[1]] == [name]

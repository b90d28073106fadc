"""TCP's retransmission timer: the RFC's rules, and the whole of a small space recomputed another way."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.computed.placement import fitting
from study.core.notes import parse, read_together
from study.core.simulators import mentions
from study.core.simulators.engines.tcp_retransmission import PLUGIN
from study.core.simulators.engines.tcp_retransmission.params import Params, check, read_ambiguous, read_round_trips
from study.core.simulators.engines.tcp_retransmission.points import fate
from study.core.simulators.parameters import plain
from study.core.simulators.simulator import Trace
from tests.core.simulators.naive_tcp import timed
from tests.core.simulators.reference import (
    Case,
    assert_answers,
    assert_as_promised,
    assert_case,
    cases,
    problem,
)
from tests.source_code import STUDY

CONTENT = Path(__file__).parents[3] / "content"

ANSWERS = {
    "reckoned": lambda params, found: round(timed(plain(params))["rto"], 3),
    "backoff": lambda params, found: 2.0**params.lost - 1,
    "karn": lambda params, found: 6.0 * params.rtts[0],
    "cut": lambda params, found: sum(at < params.give_up_after for at in (0, 1, 3, 7, 15, 31, 63, 123, 183)),
}

segments = st.integers(0, 8).flatmap(
    lambda count: st.builds(
        Params,
        rtts=st.lists(st.sampled_from([1, 40, 100, 333, 900, 2_500, 60_000]), min_size=count, max_size=count).map(
            tuple
        ),
        ambiguous=st.sets(st.integers(1, count)).map(lambda found: tuple(sorted(found))) if count else st.just(()),
        lost=st.integers(0, 20),
        round_trip=st.sampled_from([1, 100, 999, 1_000, 1_001, 3_000, 7_500, 60_000]),
        minimum_rto=st.sampled_from([1, 200, 1_000, 3_000]),
        maximum_rto=st.sampled_from([60, 64, 120, 600]),
        give_up_after=st.sampled_from([1, 3, 4, 31, 100, 3_600]),
        clock_granularity=st.sampled_from([1, 10, 500]),
        initial_rto=st.sampled_from([1_000, 3_000]),
    )
)


@pytest.mark.parametrize("case", cases("tcp_retransmission"), ids=str)
def test_the_timer_runs_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


def assert_told(params: Params) -> Trace:
    trace, told = PLUGIN.run(params, 0), timed(plain(params))
    found = trace.results
    for name in ("srtt", "rttvar", "rto"):
        assert found[name] == (None if told[name] is None else pytest.approx(told[name], abs=0.001)), name
    assert [row["at"] for row in found["sends"]] == pytest.approx(told["sent"], abs=2e-6)
    assert (found["needless"], fate(trace)) == (told["needless"], told["fate"])
    assert found["ended_at"] == pytest.approx(told["ended"], abs=2e-6)
    assert found["rto_after"] == pytest.approx(told["after"], abs=0.001)
    return trace


def test_the_whole_of_a_small_space_comes_to_the_same() -> None:
    """Up to two round trips of two lengths, each counted or not, with losses, speeds and patience at the boundaries."""
    seen = 0
    for count in range(3):
        for rtts, counted in product(product((100, 500), repeat=count), product((False, True), repeat=count)):
            ambiguous = tuple(place for place, one in enumerate(counted, 1) if not one)
            for lost, trip, limit in product(range(4), (100, 1_000, 1_001, 3_000), (1, 3, 4, 100)):
                assert_told(Params(rtts, ambiguous, lost, trip, give_up_after=limit))
                seen += 1
    assert seen == 21 * 64


@settings(max_examples=200)
@given(params=segments)
def test_another_telling_comes_to_the_same(params: Params) -> None:
    assert_told(params)


@settings(max_examples=150)
@given(params=segments)
def test_every_event_states_a_cause_that_held(params: Params) -> None:
    trace = PLUGIN.run(params, 0)
    rows = {f"send {row['number']}": row for row in trace.results["sends"]}
    samples = {f"round trip {row['number']}": row for row in trace.results["samples"][: len(params.rtts)]}
    before = None
    for event in trace.events:
        if event.who in samples:
            assert ("Karn" in event.why) == (not samples[event.who]["used"]) == event.what.endswith("ignored")
        elif event.who in rows:
            row = rows[event.who]
            assert ("lost" in event.what) == row["lost"]
            assert ("The timer starts" in event.why) == (before is None)
            if before:
                assert event.at == pytest.approx(before["at"] + before["rto"] / 1_000, abs=1e-5)
                assert ("doubles" in event.why) == (row["rto"] > before["rto"])
                assert ("The one before had arrived" in event.why) == (not before["lost"])
            before = row
    last = trace.events[-1]
    assert (last.what == "gives up") == (trace.results["outcome"] == "gave-up")
    assert ("Karn" in last.why) == (trace.results["outcome"] == "delivered" and len(rows) > 1)


@given(st.lists(st.integers(1, 60_000), max_size=50))
def test_round_trips_survive_their_text(found: list[int]) -> None:
    assert read_round_trips(" ".join(map(str, found))) == read_round_trips(found) == (tuple(found), "")


@pytest.mark.parametrize(
    ("params", "why"),
    [
        (Params(rtts=()), "no round trip has been measured"),
        (Params(rtts=(100,)), "300 ms is below the minimum"),
        (Params(rtts=(500,), minimum_rto=1_500), "SRTT + 4 × RTTVAR"),
        (Params(rtts=(20_000,)), "SRTT + 4 × RTTVAR"),
        (Params(rtts=(30_000,)), "1 min 30 s is above the maximum"),
        (Params(rtts=(400,), clock_granularity=800), "SRTT + 4 × RTTVAR"),
        (Params(rtts=(400,), clock_granularity=801), "SRTT + one tick of the clock"),
        (Params(rtts=(100,), ambiguous=(1,)), "still doubled"),
    ],
)
def test_the_timer_says_where_its_timeout_comes_from(params: Params, why: str) -> None:
    (first,) = (event for event in PLUGIN.run(params, 0).events if event.who == "send 1")
    assert why in first.why


def test_the_first_round_trip_that_counts_is_the_first() -> None:
    rows = PLUGIN.run(Params(rtts=(100, 200, 300), ambiguous=(1,), lost=1), 0).results["samples"]
    assert [row["why"].partition(":")[0] for row in rows[:2]] == ["Karn", "The first that counts"]
    assert [row["why"].startswith("RTTVAR is") for row in rows] == [False, False, True, False]


def test_the_send_at_which_the_doubling_is_cut_says_so() -> None:
    events = PLUGIN.run(Params(rtts=(), lost=9, give_up_after=200), 0).events
    assert [event.who for event in events if "the maximum" in event.why] == ["send 7"]
    assert [event.who for event in events if "stays at its maximum" in event.why] == ["send 8", "send 9"]


def test_fifty_round_trips_can_be_given() -> None:
    assert read_round_trips("100 " * 50) == ((100,) * 50, "")


@given(st.sets(st.integers(1, 50)))
def test_the_numbers_of_those_that_measure_nothing_survive_their_text(found: set[int]) -> None:
    each = tuple(sorted(found))
    assert read_ambiguous(" ".join(map(str, reversed(each)))) == read_ambiguous([*each]) == (each, "")


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("rtts", "0", "1 to 60,000"),
        ("rtts", "60001", "1 to 60,000"),
        ("rtts", "000100", "1 to 60,000"),
        ("rtts", "100 soon", "1 to 60,000"),
        ("rtts", [True], "1 to 60,000"),
        ("rtts", "1 " * 51, "at most 50"),
        ("ambiguous", "51", "1 to 50"),
        ("ambiguous", "4", "there is no round trip 4"),
        ("lost", 21, "0 to 20"),
        ("round_trip", 0, "1 to 60,000 ms"),
        ("minimum_rto", 0, "1 to 10,000 ms"),
        ("maximum_rto", 59, "60 to 600 s"),
        ("give_up_after", 0, "1 to 3,600 s"),
        ("clock_granularity", 1_001, "1 to 1,000 ms"),
        ("initial_rto", 999, "1,000 to 10,000 ms"),
    ],
)
def test_a_bad_parameter_is_named_with_its_range(name: str, value: object, says: str) -> None:
    assert says in problem(PLUGIN, name, value)


def test_what_measures_nothing_is_one_of_the_round_trips() -> None:
    assert check(Params(rtts=(100,), ambiguous=(2,))) and not check(Params(rtts=(100,), ambiguous=(1,)))


@pytest.mark.parametrize(
    ("line", "speaks"),
    [
        ("Retransmission timeout (RTO): how long a sender waits", True),
        ("RTO before any round trip is measured: 1 s", True),
        ("TCP doubles the RTO each time", True),
        ("RTO and RPO: how long recovery may take, and how much may be lost", False),
        ("Recovery time objective (RTO): 4 hours", False),
        ("The SDK retries with exponential backoff", False),
    ],
)
def test_notes_bring_it_up_by_its_own_words(line: str, speaks: bool) -> None:
    assert PLUGIN.mention.stands_in(line.lower()) == speaks


def test_a_long_run_of_ambiguous_round_trips_stays_within_the_maximum() -> None:
    found = PLUGIN.run(Params(rtts=(100,) * 50, ambiguous=tuple(range(1, 51))), 0).results
    assert [row["rto"] for row in found["samples"][:7]] == [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]
    assert found["srtt"] is None and found["rto"] == 60_000


def test_it_came_by_its_own_folders_alone() -> None:
    """The engine of another subject: outside of its two folders nothing of the product names it."""
    name = PLUGIN.name
    own = {STUDY / "core" / "simulators" / "engines" / name, STUDY / "labs" / "pages" / name}
    assert all(folder.is_dir() for folder in own)
    read = [file for root in (STUDY, STUDY.parent / "templates", STUDY.parent / "static") for file in root.rglob("*.*")]
    texts = [
        file for file in read if file.suffix in (".py", ".html", ".txt", ".css", ".js") and own.isdisjoint(file.parents)
    ]
    assert len(texts) > 1_000
    assert [file for file in texts if name in file.read_text(encoding="utf-8")] == []


def test_of_the_shipped_courses_the_topic_of_tcp_alone_shows_it() -> None:
    shows: dict[str, set[str]] = {}
    for course in CONTENT.iterdir():
        files = [
            parse(file.read_text(encoding="utf-8"), file.name, mentions()) for file in course.glob("notes/**/*.md")
        ]
        found = fitting(read_together(files)).topics
        shows[course.name] = {topic.key for topic in found if PLUGIN.name in topic.simulators}
    assert {name: keys for name, keys in shows.items() if keys} == {"networking-basics": {"tcp"}}
    assert "aws-lambda" in shows

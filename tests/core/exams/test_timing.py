"""A sitting's time: what is granted, pauses, a clock that is set, and answers that arrive late."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.exams.timing import GRACE, Allowance, Arrival, Timing, holding, most_generous

START = datetime(2026, 12, 1, 9, tzinfo=UTC)
USUAL = timedelta(minutes=130)


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


@pytest.mark.parametrize(
    ("granted", "limit"),
    [
        (Allowance(), 130),
        (Allowance(factor=1.25), 162.5),
        (Allowance(factor=1.5), 195),
        (Allowance(factor=2.0), 260),
        (Allowance(extra=minutes(30)), 160),
        (Allowance(factor=1.5, extra=minutes(30)), 225),
    ],
)
def test_what_is_granted_makes_the_limit_longer(granted: Allowance, limit: float) -> None:
    assert granted.limit(USUAL) == minutes(limit)


def test_without_a_limit_nothing_ends_it() -> None:
    timing = Timing.begun(START, USUAL, Allowance(unlimited=True), closes=START + minutes(10))
    assert timing.ends is None and timing.left is None
    assert not timing.at(START + timedelta(days=30)).is_over


def test_of_two_allowances_the_most_generous_holds() -> None:
    both = Allowance(factor=1.25, pauses=True) | Allowance(factor=1.5, extra=minutes(5))
    assert both == Allowance(1.5, minutes(5), pauses=True)


def test_the_window_ends_it_for_everybody_but_moves_with_an_allowance() -> None:
    closes = START + minutes(60)
    assert Timing.begun(START, USUAL, closes=closes).ends == closes
    assert Timing.begun(START, minutes(20), closes=closes).ends == START + minutes(20)
    assert Timing.begun(START, minutes(50), Allowance(factor=2.0), closes).ends == START + minutes(100)
    assert Timing.begun(START, None, closes=closes).ends == closes


def test_an_allowance_given_in_the_middle_holds_for_the_whole_of_it() -> None:
    timing = Timing.begun(START, USUAL).at(START + minutes(129))
    assert timing.grant(Allowance(factor=1.5), USUAL).left == minutes(66)


def test_only_who_is_granted_pauses_can_pause() -> None:
    assert Timing.begun(START, USUAL).pause(START + minutes(1)).paused_at is None
    paused = Timing.begun(START, USUAL, Allowance(pauses=True)).pause(START + minutes(10))
    later = paused.at(START + minutes(100))
    assert later.used == minutes(10) and later.left == minutes(120)
    went_on = later.go_on(START + minutes(100))
    assert went_on.used == minutes(10) and went_on.ends == START + minutes(130 + 90)


@pytest.mark.parametrize(
    ("chosen", "arrives", "what"),
    [
        (129, 129.9, Arrival.COUNTS),
        (130, 130.05, Arrival.COUNTS),
        (129, 131, Arrival.LATE),
        (130, 500, Arrival.LATE),
        (130.5, 131, Arrival.OVER),
    ],
)
def test_an_answer_counts_is_late_or_is_over(chosen: float, arrives: float, what: Arrival) -> None:
    timing = Timing.begun(START, USUAL)
    assert timing.arrival(START + minutes(chosen), START + minutes(arrives)) is what


events = st.lists(
    st.tuples(
        st.sampled_from(["see", "pause", "go on", "grant"]), st.integers(-7200, 7200), st.sampled_from([1, 1.5, 2])
    ),
    max_size=25,
)


@given(events, st.booleans(), st.integers(60, 9000))
def test_time_used_is_never_negative_never_less_and_never_more_than_went_by(
    done: list[tuple[str, int, float]], pauses: bool, limit: int
) -> None:
    """Any order of looking, pausing, going on and granting, with a clock that is set forward and back."""
    usual = timedelta(seconds=limit)
    timing, clock, latest = Timing.begun(START, usual, Allowance(pauses=pauses)), START, START
    for what, seconds, factor in done:
        clock += timedelta(seconds=seconds)
        latest = max(latest, clock)
        before = timing
        match what:
            case "see":
                timing = timing.at(clock)
            case "pause":
                timing = timing.pause(clock)
            case "go on":
                timing = timing.go_on(clock)
            case _:
                timing = timing.at(clock).grant(Allowance(factor, pauses=pauses), usual)
        assert timedelta(0) <= before.used <= timing.used <= latest - START
        assert timing.left is not None and timing.left >= timedelta(0)
        if before.paused_at and what == "see":
            assert timing.used == before.used  # standing still costs nothing
        assert timing.is_over or timing.used + timing.left == timing.limit
        assert not timing.is_closed or timing.is_over
        if timing.is_over and not timing.paused_at:
            assert timing.ended().used == timing.limit  # however late anybody looks


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_who_chose_in_time_never_loses_the_answer(chosen: int, arrives: int) -> None:
    timing = Timing.begun(START, USUAL)
    what = timing.arrival(START + timedelta(seconds=chosen), START + timedelta(seconds=max(chosen, arrives)))
    if chosen <= USUAL.total_seconds():
        assert what is not Arrival.OVER
    if max(chosen, arrives) < (USUAL + GRACE).total_seconds():
        assert what is Arrival.COUNTS


allowances = st.builds(
    Allowance,
    st.sampled_from([1.0, 1.25, 1.5, 2.0]),
    st.integers(0, 240).map(minutes),
    unlimited=st.booleans(),
    pauses=st.booleans(),
)


@given(st.lists(allowances, max_size=5), st.integers(1, 600), st.integers(0, 5000))
def test_the_most_generous_holds_in_whatever_order_and_nobody_loses_by_being_granted_more(
    granted: list[Allowance], usual: int, opened: int
) -> None:
    best = most_generous(granted)
    assert best == most_generous(reversed(granted)) == most_generous([best, *granted])
    opens, closes = START, START + minutes(opened)
    for one in (Allowance(), *granted):
        limit, window = best.limit(minutes(usual)), best.window(opens, closes)
        assert limit is None or (one.limit(minutes(usual)) or limit) <= limit
        assert window is None or closes <= (one.window(opens, closes) or window) <= window
        assert best.pauses or not one.pauses
    giving = [granted[number] for number in holding(granted)]
    assert most_generous(giving).limit(minutes(usual)) == best.limit(minutes(usual)), "those who give it are named"
    assert bool(giving) != best.is_usual


@given(allowances, events, st.integers(60, 9000), st.one_of(st.none(), st.integers(60, 9000)))
def test_a_window_moves_along_and_takes_no_time_that_was_granted(
    granted: Allowance, done: list[tuple[str, int, float]], closes: int, limit: int | None
) -> None:
    """Whatever is paused, granted and set back: more is granted, never less is left; nothing usual stays open."""
    usual, ends = limit and timedelta(seconds=limit), START + timedelta(seconds=closes)
    timing, clock = Timing.begun(START, usual or None, granted, ends), START
    for what, seconds, factor in done:
        clock += timedelta(seconds=seconds)
        match what:
            case "pause":
                timing = timing.pause(clock)
            case "go on":
                timing = timing.go_on(clock)
            case "grant":
                more = timing.granted | Allowance(factor)
                before, timing = timing.at(clock).left, timing.at(clock).grant(more, usual or None)
                assert timing.left is None or (before is not None and timing.left >= before)
            case _:
                timing = timing.at(clock)
        assert timing.used >= timedelta(0)
        assert (timing.ends is None) == timing.granted.unlimited
        if timing.granted.is_usual:
            assert timing.ends is not None and timing.ends <= ends
        elif timing.ends is not None and not usual:
            assert timing.ends >= ends


def test_what_is_granted_is_said_in_words() -> None:
    for granted, words in (
        (Allowance(), "as usual"),
        (Allowance(1.25), "× 1.25"),
        (Allowance(1.5, minutes(30)), "× 1.5, 30 minutes more"),
        (Allowance(2.0, unlimited=True, pauses=True), "no time limit, pauses"),
    ):
        assert granted.words == words
    assert holding([Allowance(1.5), Allowance(2.0), Allowance(extra=minutes(5))]) == [1, 2]
    assert holding([Allowance(1.5), Allowance(unlimited=True)]) == [1]

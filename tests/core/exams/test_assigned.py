"""Assigned work: the later date holds, what is begun in time may be finished, and a draw has no question twice."""

from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from study.core.exams.assigned import (
    Counts,
    Late,
    Rule,
    Stage,
    Window,
    counted,
    draw_by_rules,
    fits,
    in_order,
    missing,
    outcomes,
    renumbered,
    together,
)
from study.core.exams.draw import Candidate

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
BOUNDS = START.replace(tzinfo=None), START.replace(year=2027, tzinfo=None)
INSTANTS = st.datetimes(*BOUNDS, timezones=st.just(UTC))
POOLS = st.lists(st.integers(1, 12), max_size=12, unique=True)


def a_pool(numbers: list[int]) -> tuple[Candidate, ...]:
    return tuple(Candidate(number, "", str(number)) for number in numbers)


@given(st.lists(st.tuples(INSTANTS, INSTANTS), min_size=1, max_size=3), st.none() | INSTANTS)
def test_of_several_dates_the_later_due_time_and_the_earlier_opening_hold(
    dates: list[tuple[datetime, datetime]], own: datetime | None
) -> None:
    windows = [Window(min(pair), max(pair), Late.DAYS) for pair in dates]
    found = together(windows, own)
    assert found.opens == min(one.opens for one in windows)
    assert found.due == max([one.due for one in windows] + [own or found.opens])


def test_a_piece_of_work_is_ahead_then_open_then_late_then_closed() -> None:
    window = Window(START, START + timedelta(days=7), Late.DAYS)
    hours = (-1, 0, 167, 168, 168 + 47, 168 + 48)
    stages = [window.stage(START + timedelta(hours=number)) for number in hours]
    assert stages == [Stage.AHEAD, Stage.OPEN, Stage.OPEN, Stage.LATE, Stage.LATE, Stage.CLOSED]
    assert Window(START, START, Late.ALWAYS).stage(START + timedelta(days=999)) is Stage.LATE
    assert Window(START, START).stage(START) is Stage.CLOSED


def test_what_was_begun_in_time_may_be_finished_within_its_limit() -> None:
    window = Window(START, START + timedelta(days=7), Late.DAYS)
    begun, ended = window.due - timedelta(minutes=5), window.due + timedelta(minutes=10)
    assert not window.is_late(begun, ended, timed=True) and window.is_late(begun, ended, timed=False)
    assert window.is_late(ended, ended, timed=True)


def test_the_best_the_last_or_the_first_counts() -> None:
    assert [counted([0.6, 0.9, 0.9, 0.1], one) for one in Counts] == [1, 3, 0]
    assert counted([], Counts.BEST) is None


@given(POOLS, POOLS, st.integers(0, 12), st.integers(0, 12), st.integers())
def test_a_draw_has_no_question_twice_and_is_short_by_no_more_than_it_says(
    one: list[int], two: list[int], first: int, second: int, seed: int
) -> None:
    rules = [Rule(first, a_pool(one)), Rule(second, a_pool(two))]
    drawn = draw_by_rules([3, 3, 5], rules, Random(seed))
    assert len(set(drawn)) == len(drawn) and drawn[:2] == [3, 5]
    assert len(drawn) <= 2 + first + second
    assert missing([3, 5], rules[:1]) == [max(0, first - len(set(one) - {3, 5}))]


def test_those_seen_least_often_come_first() -> None:
    pool = tuple(Candidate(number, "", str(number), seen=number % 2) for number in range(1, 9))
    assert {*draw_by_rules([], [Rule(4, pool)], Random(0))} == {2, 4, 6, 8}


def test_an_outcome_takes_in_those_below_it_and_no_other() -> None:
    tags = ("retries", "dva-c03/2.1.7")
    for outcome in ("dva-c03/2", "dva-c03/2.1", "dva-c03/2.1.7", ""):
        assert fits(tags, "retries", outcome) and fits(tags, "", outcome), outcome
        assert not fits(tags, "streams", outcome), outcome
    for outcome in ("dva-c03/1", "dva-c03/2.1.70", "dva-c03/2.1.7.1", "dva-c02/2", "dva-c03/"):
        assert not fits(tags, "", outcome), outcome
    assert not fits(("dva-c03/21",), "", "dva-c03/2")
    assert outcomes([*tags, "dva-c03/1", "a/", "/b"]) == ["dva-c03/1", "dva-c03/2", "dva-c03/2.1", "dva-c03/2.1.7"]


@given(st.integers(1, 12).flatmap(lambda size: st.tuples(st.just(size), st.integers(1, size), st.integers(1, size))))
def test_what_is_given_another_number_stands_there_and_the_others_keep_their_order(
    where: tuple[int, int, int],
) -> None:
    size, old, new = where
    names = [f"q{number}" for number in range(1, size + 1)]
    numbers = [new if number == old else number for number in range(1, size + 1)]
    found = renumbered(names, numbers)
    assert found.index(f"q{old}") == new - 1
    assert [name for name in found if name != f"q{old}"] == [name for name in names if name != f"q{old}"]


def test_a_draw_stands_in_the_order_of_its_names_and_what_that_does_not_name_comes_last() -> None:
    rules = [Rule(1, a_pool([7])), Rule(2, a_pool([8, 9]))]
    drawn = draw_by_rules([1, 2], rules, Random(1), ["r2", "q2", "gone", "r1"])
    assert sorted(drawn[:2]) == [8, 9] and drawn[2:] == [2, 7, 1]
    assert in_order(["q1", "q2"], []) == ["q1", "q2"]

"""A starting memory: interval and ease of another program as stability and difficulty, and its place in a fold."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.problem import Problem
from study.core.scheduling import Grade, Preset, StartingMemory, fold, from_interval, review
from study.core.scheduling.schedule import begin

DUE = date(2026, 1, 3)
NOON = datetime(2026, 1, 3, 12, tzinfo=UTC)
NO_FUZZ = Preset(fuzz=False)

intervals, eases = st.integers(1, 5000), st.integers(100, 400)


def start(interval: int, ease: int) -> StartingMemory:
    found = from_interval(DUE, interval, ease)
    assert isinstance(found, StartingMemory)
    return found


def test_stability_is_the_interval_and_difficulty_follows_from_the_ease() -> None:
    found = start(12, 250)
    assert (found.last_day, found.stability) == (date(2025, 12, 22), 12.0)
    assert found.difficulty == pytest.approx(6.7880, abs=1e-4)


@given(intervals, eases, st.integers(1, 10**9))
def test_it_comes_on_the_day_it_had_at_a_target_of_90_percent(interval: int, ease: int, card: int) -> None:
    memory = fold([start(interval, ease)], card)
    assert memory == begin(start(interval, ease))
    assert memory and (memory.due_day, memory.due_at, memory.reviews, memory.lapses) == (DUE, None, 1, 0)


@given(intervals, eases)
def test_recalled_on_its_day_it_grows_by_the_ease(interval: int, ease: int) -> None:
    found = start(interval, ease)
    memory = review(begin(found), Grade.GOOD, NOON, DUE, 1, NO_FUZZ)
    if 1 < found.difficulty < 10:
        assert memory.stability == pytest.approx(interval * ease / 100)


@given(intervals, st.lists(eases, min_size=2, max_size=2).map(sorted))
def test_what_grows_more_slowly_is_harder(interval: int, pair: list[int]) -> None:
    slow, fast = pair
    assert 1 <= start(interval, fast).difficulty <= start(interval, slow).difficulty <= 10


@given(intervals, eases, st.floats(0.7, 0.97))
def test_a_higher_target_asks_sooner(interval: int, ease: int, target: float) -> None:
    memory = begin(start(interval, ease), Preset(desired_retention=target))
    assert (memory.due_day <= DUE) if target >= 0.9 else (memory.due_day >= DUE)


def test_it_counts_only_where_nothing_came_before() -> None:
    answer = (Grade.GOOD, NOON, DUE)
    assert fold([answer, start(12, 250)], 1) == fold([answer], 1)
    assert fold([start(12, 250), start(90, 130)], 1) == fold([start(12, 250)], 1)
    after = fold([start(12, 250), answer], 1)
    assert after and (after.reviews, after.learning_step) == (2, None)


@pytest.mark.parametrize(
    ("due", "interval", "ease"),
    [(DUE, 0, 250), (DUE, -1, 250), (DUE, 36501, 250), (DUE, 12, 99), (date.min + timedelta(3), 12, 250)],
)
def test_what_cannot_be_is_a_problem(due: date, interval: int, ease: int) -> None:
    assert isinstance(from_interval(due, interval, ease), Problem)

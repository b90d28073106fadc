"""Fuzz stays in Anki's ranges, is even, and is the same every time."""

from collections import Counter
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.scheduling.fuzz import draw, floor_after, fuzz_range, spread

intervals = st.integers(1, 36500)


@pytest.mark.parametrize(
    ("interval", "low", "high"),
    [(1, 1, 1), (2, 2, 2), (3, 2, 4), (5, 4, 6), (7, 5, 9), (10, 8, 12), (20, 17, 23), (100, 93, 107)],
)
def test_ranges(interval: int, low: int, high: int) -> None:
    """By hand from Anki's rule: 1 day, and 15 %, 10 %, 5 % of the days in 2.5–7, 7–20 and above."""
    assert fuzz_range(interval) == (low, high)


@given(intervals, st.integers(), st.integers(0, 10_000))
def test_a_fuzzed_interval_never_leaves_its_range(interval: int, card: int, reviews: int) -> None:
    low, high = fuzz_range(interval)
    assert low <= spread(low, high, draw(card, reviews)) <= high


@given(intervals)
def test_both_ends_of_a_range_are_reached(interval: int) -> None:
    low, high = fuzz_range(interval)
    assert spread(low, high, 0) == low
    assert spread(low, high, 2**64 - 1) == high


@given(intervals, st.integers(0, 2**64 - 1))
def test_a_longer_interval_is_never_fuzzed_below_a_shorter_one(interval: int, bits: int) -> None:
    assert spread(*fuzz_range(interval), bits) <= spread(*fuzz_range(interval + 1), bits)


@pytest.mark.parametrize("interval", [3, 5, 10, 30, 100])
def test_every_day_of_a_range_is_equally_likely(interval: int) -> None:
    low, high = fuzz_range(interval)
    found = [spread(low, high, draw(card, reviews)) for card in range(1000) for reviews in range(10)]
    share = len(found) / (high - low + 1)
    chi_square = sum((count - share) ** 2 / share for count in Counter(found).values())
    freedom = high - low
    assert chi_square < freedom + 4 * (2 * freedom) ** 0.5  # four standard deviations
    assert fmean(found) == pytest.approx(interval, rel=0.01)


@given(st.integers(), st.integers(0, 10_000))
def test_a_draw_is_the_same_every_time_and_differs_between_reviews(card: int, reviews: int) -> None:
    assert draw(card, reviews) == draw(card, reviews) != draw(card, reviews + 1)


def test_draws_are_the_same_on_every_machine() -> None:
    """Changing them would move due days of the past: that is a new scheduler version."""
    assert [draw(1, 0), draw(1, 1), draw(2, 0)] == [6791897765849424158, 9716232063330790915, 7235116703822611636]


@pytest.mark.parametrize(
    ("previous", "interval", "high", "floor"),
    [(4, 9, 11, 5), (4, 4, 5, 4), (4, 3, 4, 4), (100, 50, 54, 1)],
    ids=["longer", "equal", "shorter only by fuzz", "shorter on purpose"],
)
def test_floor_after_a_recall(previous: int, interval: int, high: int, floor: int) -> None:
    assert floor_after(previous, interval, high) == floor

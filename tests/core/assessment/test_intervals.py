"""Intervals against published and exact values."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.assessment.intervals import (
    SURE,
    Interval,
    correlation_interval,
    difference_interval,
    mean_interval,
    median_interval,
    share_interval,
    student,
)


def close(interval: Interval | None, low: float, high: float, within: float) -> bool:
    assert interval
    return interval.low == pytest.approx(low, abs=within) and interval.high == pytest.approx(high, abs=within)


def test_shares_as_newcombe_prints_them() -> None:
    # R. G. Newcombe, Statistics in Medicine 17 (1998), table I, method 3: the score interval.
    assert close(share_interval(81 / 263, 263, SURE), 0.2553, 0.3662, 5e-5)
    assert close(share_interval(15 / 148, 148, SURE), 0.0624, 0.1605, 5e-5)
    assert close(share_interval(0, 20, SURE), 0, 0.1611, 5e-5)
    assert close(share_interval(1 / 29, 29, SURE), 0.0061, 0.1718, 5e-5)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_lies_in_its_interval(hits: int, misses: int) -> None:
    count = hits + misses
    share = hits / count if count else 0.5
    found = share_interval(share, count)
    assert 0 <= found.low <= share <= found.high <= 1


def test_correlations_by_fishers_z() -> None:
    # atanh(.5) = .549306; 1.959964 / sqrt(100) = .195996; tanh(.353310) and tanh(.745302).
    assert close(correlation_interval(0.5, 103, SURE), 0.33931, 0.63234, 1e-5)
    assert correlation_interval(0.9, 3) == Interval(-1, 1)
    assert correlation_interval(1.0, 50) == Interval(1, 1)


@pytest.mark.parametrize(("freedom", "t"), [(2, 4.303), (3, 3.182), (4, 2.776), (10, 2.228), (30, 2.042), (120, 1.980)])
def test_students_t_as_tables_print_it(freedom: int, t: float) -> None:
    assert student(freedom, SURE) == pytest.approx(t, rel=0.008 if freedom == 2 else 0.0015)


def test_what_is_likely_is_within_80_percent() -> None:
    # Tables of Student's t, 0.10 in each tail; Wilson by hand for 9 of 10 with z = 1.28155.
    assert [student(freedom) for freedom in (3, 10, 30)] == pytest.approx([1.638, 1.372, 1.310], rel=0.002)
    assert close(share_interval(0.9, 10), 0.7176, 0.9696, 5e-4)
    assert median_interval(Counter(range(1, 11))) == Interval(3, 8)
    narrow, wide = difference_interval((7, 4, 10), (5, 4, 10)), difference_interval((7, 4, 10), (5, 4, 10), SURE)
    assert narrow and wide and wide.low < narrow.low < narrow.high < wide.high


def test_a_mean_by_hand() -> None:
    # Ten numbers of mean 5 and variance 4: 2.262 * sqrt(.4) = 1.4307.
    assert close(mean_interval(5, 4, 10, SURE), 3.5693, 6.4307, 1e-3)
    assert mean_interval(5, 4, 2) is None


def test_a_difference_of_means_by_hand() -> None:
    # Equal counts and variances: 2n - 2 = 18 degrees of freedom, 2.101 * sqrt(.4 + .4) = 1.8792.
    assert close(difference_interval((7, 4, 10), (5, 4, 10), SURE), 0.1208, 3.8792, 1e-3)
    assert difference_interval((7, 0, 10), (5, 0, 10)) == Interval(2, 2)
    assert difference_interval((7, 4, 2), (5, 4, 10)) is None


def test_the_ranks_for_a_median() -> None:
    # Binomial tables: ranks 1 and 6 of six numbers, 2 and 9 of ten, 10 and 21 of thirty.
    assert median_interval(Counter(range(1, 6)), SURE) is None
    assert median_interval(Counter(range(1, 7)), SURE) == Interval(1, 6)
    assert median_interval(Counter(range(1, 11)), SURE) == Interval(2, 9)
    assert median_interval(Counter(range(1, 31)), SURE) == Interval(10, 21)

"""Statistics of a test: by hand, and for tests whose figures are known."""

from collections import Counter
from random import Random
from statistics import stdev, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.assessment.items import ENOUGH
from study.core.assessment.marks import parts
from study.core.assessment.whole import Whole, whole_test
from tests.core.assessment.answers import MARKS


def of_table(rows: list[tuple[float, ...]], least: int = 0) -> Whole:
    """A test from its table of marks, one row for each attempt."""
    places = list(zip(*rows, strict=True))
    return whole_test(Counter(parts(sum(row)) for row in rows), [variance(place) for place in places], least)


def test_a_test_worked_out_by_hand() -> None:
    # Totals 0 1 3 4: mean 2, k2 = 10/3. Variances of the places 1/3, 1/3, 1/3, 1/4: sum 5/4.
    # alpha = 4/3 * (1 - (5/4) / (10/3)) = 5/6; error ratio sqrt(1/6).
    found = of_table([(0, 0, 0, 0), (0, 0, 0, 1), (1, 1, 0, 1), (1, 1, 1, 1)])
    variances = (1 / 3, 1 / 3, 1 / 4, 1 / 4)
    alpha = 4 / 3 * (1 - sum(variances) / (10 / 3))
    assert (found.attempts, found.mean, found.middle) == (4, 2, 2)
    assert found.deviation == pytest.approx((10 / 3) ** 0.5)
    assert found.alpha == pytest.approx(100 * alpha)
    assert found.error_ratio == pytest.approx(100 * (1 - alpha) ** 0.5)
    assert found.standard_error == pytest.approx(((1 - alpha) * 10 / 3) ** 0.5)


def test_a_test_of_no_places_spreads_and_tells_no_more() -> None:
    found = whole_test(Counter(map(parts, [0, 0, 0, 0, 5])), [], least=0)
    assert found.deviation == pytest.approx(5**0.5)
    assert (found.alpha, found.error_ratio, found.standard_error) == (None, None, None)


def test_questions_that_all_ask_the_same_agree_fully() -> None:
    found = of_table([(0, 0, 0), (1, 1, 1), (0, 0, 0), (1, 1, 1)])
    assert found.alpha == pytest.approx(100)
    assert found.standard_error == pytest.approx(0, abs=1e-6)


def test_questions_that_go_against_each_other_have_a_negative_alpha() -> None:
    found = of_table([(1, 0, 1), (0, 1, 0), (1, 0, 0), (0, 1, 0)])
    assert found.alpha < 0
    assert found.error_ratio > 100


def test_equal_totals_do_not_spread() -> None:
    found = of_table([(1, 0), (0, 1), (1, 0), (0, 1)])
    assert found == Whole(4, 1.0, 1.0, 0.0)


def test_nothing_is_told_below_thirty_attempts() -> None:
    table = [(float(place % 2), float(place % 3)) for place in range(ENOUGH)]
    assert of_table(table[:-1], ENOUGH) == Whole(ENOUGH - 1)
    assert of_table(table, ENOUGH).alpha is not None


@given(st.lists(st.tuples(MARKS, MARKS, MARKS), min_size=4, max_size=40), st.integers())
def test_the_order_of_attempts_means_nothing(rows: list[tuple[float, ...]], seed: int) -> None:
    other = list(rows)
    Random(seed).shuffle(other)
    found, again = of_table(rows), of_table(other)
    assert (found.mean, found.deviation) == (pytest.approx(again.mean), pytest.approx(again.deviation))
    assert found.alpha == (None if again.alpha is None else pytest.approx(again.alpha))
    assert found.deviation == pytest.approx(stdev(sum(row) for row in rows), abs=1e-6)
    assert found.alpha is None or found.alpha <= 100

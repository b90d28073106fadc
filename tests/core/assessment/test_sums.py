"""Sums and tallies: exact, and the same in whatever order answers came."""

from random import Random
from statistics import covariance, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.assessment.answers import MARKS, RESTS, ROWS, Row, sums, tally


@given(st.lists(st.tuples(MARKS, RESTS), min_size=2, max_size=60))
def test_variances_are_those_of_the_standard_library(pairs: list[tuple[float, float]]) -> None:
    marks, rests = [mark for mark, _ in pairs], [rest for _, rest in pairs]
    found = sums(pairs)
    assert found.mark_variance == pytest.approx(variance(marks), abs=1e-6)
    assert found.rest_variance == pytest.approx(variance(rests), abs=1e-6)
    assert found.covariance == pytest.approx(covariance(marks, rests), abs=1e-6)


def test_a_mark_that_never_varies_has_a_variance_of_exactly_nothing() -> None:
    # 0.1 is no binary fraction: sums of floats would leave a trace, and a correlation of noise.
    found = sums((0.1, 0.1 * place) for place in range(1000))
    assert found.mark_variance == 0
    assert found.correlation is None


@given(ROWS, st.integers())
def test_the_order_of_answers_means_nothing(rows: list[Row], seed: int) -> None:
    other = list(rows)
    Random(seed).shuffle(other)
    assert tally(other).sums == tally(rows).sums


@given(ROWS)
def test_the_sums_of_a_tally_are_those_of_its_columns(rows: list[Row]) -> None:
    found = tally(rows)
    assert found.sums == sums((mark, rest) for _, mark, rest, _ in rows)
    assert found.marks.total() == found.rests.total() == len(rows)

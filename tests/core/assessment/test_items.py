"""Statistics of a question: by hand, by the standard library, and within their bounds."""

from itertools import pairwise
from statistics import median

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from study.core.assessment.items import (
    ENOUGH,
    Item,
    guess_score,
    item,
    largest_covariance,
)
from study.core.assessment.tally import Tally
from tests.core.assessment.answers import MARKS, RESTS, ROWS, Row, discrimination, efficiency, tally

COLUMNS = st.lists(st.tuples(MARKS, RESTS), min_size=2, max_size=60)


def of_columns(pairs: list[tuple[float, float]]) -> Tally:
    return tally([((), mark, rest, None) for mark, rest in pairs])


def test_a_question_worked_out_by_hand() -> None:
    # Marks 1 1 1 0, rest scores 4 3 1 2. Means 3/4 and 5/2; products of the deviations sum to 1/2,
    # so the covariance is 1/6; variances 1/4 and 5/3; sorted, 0 1 1 1 with 1 2 3 4, it is 1/2.
    found = item(of_columns([(1, 4), (1, 3), (1, 1), (0, 2)]), least=0)
    assert found.attempts == 4
    assert found.facility == 0.75
    assert found.deviation == pytest.approx(0.5)
    assert found.discrimination == pytest.approx(100 * (1 / 6) / (5 / 12) ** 0.5)
    assert found.efficiency == pytest.approx(100 / 3)


def test_marks_are_taken_as_shares_of_the_highest() -> None:
    rows = [(1.0, 4.0), (1.0, 3.0), (0.0, 1.0), (0.5, 2.0)]
    once = item(of_columns(rows), least=0)
    threefold = item(of_columns([(3 * mark, rest) for mark, rest in rows]), maximum=3, least=0)
    assert threefold.facility == pytest.approx(once.facility)
    assert threefold.deviation == pytest.approx(once.deviation)
    assert threefold.discrimination == pytest.approx(once.discrimination)
    assert threefold.efficiency == pytest.approx(once.efficiency)


@given(COLUMNS)
def test_discrimination_and_efficiency_are_those_of_the_plain_formulas(pairs: list[tuple[float, float]]) -> None:
    marks, rests = [mark for mark, _ in pairs], [rest for _, rest in pairs]
    found = item(of_columns(pairs), least=0)
    if len(set(marks)) < 2 or len(set(rests)) < 2:
        assert found.discrimination is None
        assert found.efficiency is None
    else:
        assert found.discrimination == pytest.approx(discrimination(marks, rests), abs=1e-4)
        assert found.efficiency == pytest.approx(efficiency(marks, rests), abs=1e-4)


@given(ROWS)
def test_figures_stay_within_their_bounds(rows: list[Row]) -> None:
    found = item(tally(rows), least=0)
    assume(found.facility is not None)
    assert 0 <= found.facility <= 1
    assert found.facility_interval.low <= found.facility <= found.facility_interval.high
    if found.discrimination is not None:
        assert -100 <= found.discrimination <= 100
        interval = found.discrimination_interval
        assert -100 <= interval.low <= found.discrimination <= interval.high <= 100
        assert found.efficiency <= 100 + 1e-9
        # Sorting gives the largest covariance, so efficiency is never nearer to nothing.
        assert abs(found.efficiency) >= abs(found.discrimination) - 1e-9
    times = [seconds for *_, seconds in rows if seconds is not None]
    assert found.median_seconds == (pytest.approx(median(times)) if times else None)


@given(COLUMNS)
def test_marks_that_go_with_the_rest_are_fully_efficient(pairs: list[tuple[float, float]]) -> None:
    marks, rests = sorted(mark for mark, _ in pairs), sorted(rest for _, rest in pairs)
    assume(len(set(marks)) > 1 and len(set(rests)) > 1)
    found = of_columns(list(zip(marks, rests, strict=True)))
    assert item(found, least=0).efficiency == pytest.approx(100)
    assert largest_covariance(found.marks, found.rests) == found.sums.covariance


def test_nothing_is_told_below_thirty_attempts() -> None:
    rows = [(float(place % 2), float(place)) for place in range(ENOUGH)]
    assert item(of_columns(rows[:-1])) == Item(ENOUGH - 1)
    assert item(of_columns(rows)).facility == 0.5
    assert item(Tally(), least=0) == Item(0)


def test_the_interval_narrows_with_attempts() -> None:
    widths = []
    for times in (30, 300, 3000):
        interval = item(of_columns([(1.0, 2.0), (0.0, 1.0), (1.0, 1.0)] * times)).facility_interval
        widths.append(interval.high - interval.low)
    assert all(wide > narrow for wide, narrow in pairwise(widths))


def test_the_time_is_a_median_and_not_moved_by_one_who_left_the_page() -> None:
    rows: list[Row] = [((), 1.0, 1.0, 10.0 + place / 10) for place in range(30)]
    found = item(tally([*rows, ((), 1.0, 1.0, 86_400.0)]))
    assert found.median_seconds == pytest.approx(11.5)
    assert 10 < found.seconds_interval.low < 11.5 < found.seconds_interval.high < 13


def test_a_guess_earns_the_mean_of_the_options() -> None:
    assert guess_score([1, 0, 0, 0]) == 0.25
    assert guess_score([]) is None

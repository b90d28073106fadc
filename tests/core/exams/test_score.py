"""The estimate of a result."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.exams.blueprint import Scale
from study.core.exams.score import Standing, estimate, scaled

AWS = Scale(100, 720, 1000, 0.68)


@pytest.mark.parametrize(("share", "score"), [(0, 100), (0.34, 410), (0.68, 720), (0.84, 860), (1, 1000)])
def test_the_line_goes_through_nothing_the_cut_and_everything(share: float, score: int) -> None:
    assert scaled(share, AWS) == score


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0.05, 0.95))
def test_more_right_is_never_worth_less(one: float, other: float, cut: float) -> None:
    scale = Scale(100, 720, 1000, cut)
    low, high = sorted([one, other])
    assert 100 <= scaled(low, scale) <= scaled(high, scale) <= 1000


@given(st.integers(1, 65), st.data())
def test_the_score_lies_in_its_range(count: int, data: st.DataObject) -> None:
    right = data.draw(st.integers(0, count))
    found = estimate(right, count, AWS)
    assert found.low <= found.score <= found.high


def test_standing_says_close_where_the_range_holds_the_pass() -> None:
    assert estimate(36, 50, AWS).standing is Standing.CLOSE
    assert estimate(50, 50, AWS).standing is Standing.ABOVE
    assert estimate(10, 50, AWS).standing is Standing.BELOW
    assert estimate(0, 0, AWS).score == 100


def test_a_cut_must_leave_room_on_both_sides() -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        scaled(0.5, Scale(cut=1.0))

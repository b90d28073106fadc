"""Retention: what is still known a month later."""

from hypothesis import given
from hypothesis import strategies as st

from study.core.assessment.retention import Retention, retention

REVIEWS = st.lists(st.tuples(st.integers(0, 100), st.booleans()), max_size=50)


def test_only_reviews_about_a_month_later_count() -> None:
    reviews = [(24, True), (25, True), (30, False), (35, True), (36, False), (1, True)]
    assert retention(reviews) == Retention(3, 2)
    assert retention(reviews, days=1, within=0) == Retention(1, 1)


def test_the_share_comes_with_its_interval_and_not_below_thirty_reviews() -> None:
    assert Retention(29, 20).told() is None
    assert Retention().told(least=0) is None
    told = Retention(40, 36).told()
    assert told
    share, interval = told
    assert share == 0.9
    assert 0.75 < interval.low < 0.9 < interval.high < 0.97


@given(REVIEWS, REVIEWS)
def test_retention_can_be_added_up(a: list[tuple[int, bool]], b: list[tuple[int, bool]]) -> None:
    assert retention(a) + retention(b) == retention(a + b) == retention(b + a)

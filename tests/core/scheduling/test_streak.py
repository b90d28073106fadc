"""A streak forgives a day, and no more than that."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.scheduling.streak import Streak, streak

TODAY = date(2026, 11, 26)  # a Thursday


def days(marks: str) -> set[date]:
    """The days marked x, the last of them today."""
    return {TODAY - timedelta(back) for back, mark in enumerate(reversed(marks)) if mark == "x"}


@pytest.mark.parametrize(
    ("marks", "count", "forgiven"),
    [
        ("", 0, 0),
        ("x", 1, 0),
        ("xx-", 2, 0),  # today is not over
        ("x--", 1, 1),  # yesterday is forgiven
        ("x---", 0, 0),
        ("xx-xx", 4, 1),
        ("xx--xx", 2, 0),
        ("x-x-x", 2, 1),  # two missed within a week
        ("xx-xxxxxx-xx", 10, 2),
        ("xx-xxxxx-xx", 7, 1),
    ],
)
def test_one_day_in_a_week_is_forgiven(marks: str, count: int, forgiven: int) -> None:
    found = streak(days(marks), TODAY)
    assert (found.days, found.forgiven) == (count, forgiven)


def test_days_off_break_nothing() -> None:
    # Thursday, back to Monday, with the weekend off.
    assert streak(days("xx--xxxx"), TODAY, days_off={5, 6}).days == 6


@given(st.sets(st.integers(0, 60).map(lambda back: TODAY - timedelta(back))))
def test_another_day_never_shortens_a_streak(studied: set[date]) -> None:
    found = streak(studied, TODAY)
    assert 0 <= found.days <= len(studied)
    assert (found.since is None) == (found.days == 0)
    assert streak(studied | {TODAY}, TODAY).days >= found.days
    assert found == Streak(0, None, 0) or found.since in studied

"""The days of mock exams in a plan."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from study.core.exams.days import mock_days

EXAM = date(2026, 12, 22)


def before(*numbers: int) -> tuple[date, ...]:
    return tuple(EXAM - timedelta(days=number) for number in numbers)


def test_there_is_one_a_week_and_one_while_there_is_time_to_learn_from_it() -> None:
    every = before(*range(1, 40))
    assert mock_days(every, EXAM) == before(21, 14, 7, 3)
    assert mock_days([day for day in every if day not in before(7)], EXAM) == before(21, 14, 8, 3)
    assert mock_days(before(*range(1, 6)), EXAM) == before(3)
    assert mock_days(before(1, 2), EXAM) == () == mock_days([], EXAM)
    assert mock_days(before(30, 2, 1), EXAM) == ()  # weeks before is no day for it


@given(st.sets(st.integers(1, 60)))
def test_they_are_days_to_study_on_and_leave_time(numbers: set[int]) -> None:
    found = mock_days(before(*numbers), EXAM)
    assert set(found) <= set(before(*numbers)) and len(found) <= 4
    assert all((EXAM - day).days >= 3 for day in found) and list(found) == sorted(set(found))

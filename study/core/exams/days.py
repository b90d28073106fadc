"""The days for mock exams on the way to an exam: one a week in the last weeks, and the last while there is time to
learn from it.
"""

from collections.abc import Iterable
from datetime import date, timedelta

BEFORE = (21, 14, 7, 3)
"""Days before the exam. Where one is no day to study on, the last such day before it is taken."""


def mock_days(study_days: Iterable[date], exam: date) -> tuple[date, ...]:
    """The days, of those to study on, for a mock exam each."""
    days = sorted(study_days)
    wanted = [[day for day in days if day <= exam - timedelta(days=number)] for number in BEFORE]
    picked = [(until[-1], number) for until, number in zip(wanted, BEFORE, strict=True) if until]
    return tuple(dict.fromkeys(day for day, number in picked if day > exam - timedelta(days=number + 7)))

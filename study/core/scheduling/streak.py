"""A streak: days in a row on which something was answered, with a day to spare."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

SPARE = 7
"""One missed day is forgiven among so many days in a row; two together are not."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Streak:
    """So many `days` were studied on without a break, since the first of them; `forgiven` were not, in between."""

    days: int
    since: date | None
    forgiven: int


def streak(studied: Collection[date], today: date, days_off: Collection[int] = ()) -> Streak:
    """The streak up to `today`, which does not break it while it lasts. Weekdays in `days_off` (Monday 0) break
    nothing, nor does one missed day in SPARE days."""
    days, forgiven, since, last_missed, missed = 0, 0, None, None, list[date]()
    first = min(studied, default=today)
    day = today if today in studied else today - _DAY
    while day >= first:
        if day in studied:
            days, since = days + 1, day
            forgiven += len(missed)
            missed = []
        elif day.weekday() not in days_off:
            if missed or (last_missed is not None and (last_missed - day).days < SPARE):
                break
            missed, last_missed = [day], day
        day -= _DAY
    return Streak(days, since, forgiven)

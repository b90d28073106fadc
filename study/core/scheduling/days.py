"""Learner days: the calendar of a schedule.

Somebody who studies at 01:00 is still at yesterday's work, so a day begins at 04:00 local time (Anki's "next
day starts at", same default). Counting whole 24-hour periods instead would call yesterday evening to this
afternoon "the same day".
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ROLLOVER = time(4)
"""Local time at which a learner day begins."""

_DAY = timedelta(days=1)


def day_start(day: date, zone: ZoneInfo, rollover: time = ROLLOVER) -> datetime:
    """The instant, in UTC, at which `day` begins for a learner in `zone`.

    A rollover the clock shows twice counts the first time; one the clock jumps over counts as if
    the jump had not happened yet (`fold=0` of PEP 495).
    """
    return datetime.combine(day, rollover, zone).astimezone(UTC)


def learner_day(instant: datetime, zone: ZoneInfo, rollover: time = ROLLOVER) -> date:
    """The learner day an aware `instant` belongs to: the last one that has begun.

    Comparing instants, never clock readings, keeps days in order where a clock is set back. A
    naive `instant` is a TypeError.
    """
    day = instant.astimezone(zone).date() + _DAY
    while day_start(day, zone, rollover) > instant:
        day -= _DAY
    return day

"""Days and times of day: `18 December 2026`, `Friday 18 December`, `14:03`."""

from datetime import date, datetime, timedelta

WEEK = 7


def day(value: date, today: date | None = None) -> str:
    """A date: `18 December 2026`. The year is left out where it is that of `today`."""
    return f"{value.day} {value:%B}" + ("" if today and value.year == today.year else f" {value.year}")


def month(value: date) -> str:
    """The month in which something was checked: `June 2026`."""
    return f"{value:%B %Y}"


def with_weekday(value: date, today: date | None = None) -> str:
    """A date with its day of the week: `Friday 18 December`."""
    return f"{value:%A} {day(value, today)}"


def from_today(value: date, today: date) -> str:
    """A day as one says it today: `today` (a day that is over too), `tomorrow`, `28 November`."""
    if value <= today + timedelta(days=1):
        return "tomorrow" if value > today else "today"
    return day(value, today)


def on_day(value: date, today: date) -> str:
    """The same in a sentence: `today`, `tomorrow`, `on Friday` within a week, `on 18 December`."""
    said = from_today(value, today)
    if not said[0].isdecimal():
        return said
    return f"on {value:%A}" if (value - today).days < WEEK else f"on {said}"


def time_of_day(value: datetime, today: date) -> str:
    """A moment on the reader's clock: `14:03`, on another day than `today` `18 December, 14:03`."""
    said = f"{value:%H:%M}"
    return said if value.date() == today else f"{day(value.date(), today)}, {said}"

"""The clock of the tests: it stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday morning
_now = START


def now() -> datetime:
    return _now


def move(by: timedelta) -> datetime:
    """Move the clock and return the new time."""
    global _now
    _now += by
    return _now


def reset() -> None:
    global _now
    _now = START

"""Cards as a learner has them some time into a course."""

from datetime import UTC, date, datetime, timedelta

from study.core.scheduling import Grade, Memory, fold

TODAY = date(2026, 11, 26)


def learnt(count: int) -> list[Memory | None]:
    """Memories of cards that were learnt over the last fortnight and reviewed when they were due."""
    return [_after(number, 1 + number % 3) for number in range(count)]


def _after(number: int, reviews: int) -> Memory | None:
    day = TODAY - timedelta(14 - number % 10)
    log = [(Grade.GOOD, _noon(day + timedelta(3 * index)), day + timedelta(3 * index)) for index in range(reviews)]
    return fold(log, number)


def _noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)

"""Lengths of time, and moments of a run. Everything is given in seconds, and is not negative.

One precision for both: below a second hundredths of a millisecond, below a minute milliseconds, below an
hour tenths of a second, then whole seconds. So what is a minute in words is `1:00` as a moment.
"""

from decimal import Decimal
from functools import lru_cache

from study.core.text.number import number

DAY, HOUR, MINUTE = 86_400, 3_600, 60

PLACES = ((1, 5), (MINUTE, 3), (HOUR, 1))
"""Below this many seconds, this many decimals of a second; none above."""


# A picture says some hundred times, and while an input moves the next one says mostly the same.
@lru_cache(maxsize=4096)
def span(seconds: float) -> str:
    """A length of time in words: `21.58 ms`, `2.5 s`, `3 min 6 s`, `5 h 58 min 31 s`, `2 d 12 h`."""
    rest = _rounded(seconds)
    if rest < 1:
        return number(1000 * rest, "ms") if rest else "0 s"
    said = []
    for name, size in (("d", DAY), ("h", HOUR), ("min", MINUTE)):
        count, rest = divmod(rest, size)
        if count:
            said.append(number(count, name))
    if rest:
        said.append(number(rest, "s"))
    return " ".join(said)


def in_seconds(seconds: float) -> str:
    """A length of time as a number of seconds, to the microsecond: `0.25 s`, `21,511 s`. For questions that
    are answered in seconds; everything else says `span`."""
    return number(seconds, "s", places=6)


def roughly(seconds: float) -> str:
    """How long something may take, to the minute: `under 1 min`, `about 4 min`."""
    return f"about {number(round(seconds / MINUTE), 'min')}" if seconds >= MINUTE else "under 1 min"


@lru_cache(maxsize=4096)
def clock(seconds: float) -> str:
    """A moment of a run, counted from its start: `250 ms`, `2.5 s`, from a minute on `1:02` and `1:02.5`, from an
    hour on `5:58:31`, and from a day on in words, `2 d 12 h`."""
    at = _rounded(seconds)
    if not MINUTE <= at < DAY:
        return span(seconds)
    minutes, rest = divmod(at, MINUTE)
    hours, minutes = divmod(minutes, 60)
    tail = f"{rest:04.1f}".removesuffix(".0").zfill(2)
    return f"{hours}:{minutes:02}:{tail}" if hours else f"{minutes}:{tail}"


def _rounded(seconds: float) -> Decimal:
    """The time as it is said; what rounding brings to the next unit is said with the precision of that one."""
    places = next((places for below, places in PLACES if round(seconds, places) < below), 0)
    return Decimal(repr(round(float(seconds), places)))

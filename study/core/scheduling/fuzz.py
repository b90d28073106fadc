"""Fuzz: a small, reproducible spread of intervals, which separates cards learnt together.

The ranges are Anki's (rslib/src/scheduler/states/fuzz.rs, read in version 26.09). The draw is our own, a
function of card and review count: a button does what it promised, on any machine and after any undo.
"""

from functools import lru_cache

_BANDS = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, float("inf"), 0.05))
"""From day, to day, and the days of fuzz that every day of the interval inside the band adds."""

_BITS = 64
_MASK = (1 << _BITS) - 1


def _mix(value: int) -> int:
    """One output of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014): 64 well-mixed bits."""
    value = (value + 0x9E3779B97F4A7C15) & _MASK
    value = ((value ^ value >> 30) * 0xBF58476D1CE4E5B9) & _MASK
    value = ((value ^ value >> 27) * 0x94D049BB133111EB) & _MASK
    return value ^ value >> 31


def draw(card: int, reviews: int) -> int:
    """64 bits, evenly spread over cards and over the reviews of one card; the same ones every time."""
    return _mix(_of_card(card) + reviews)


@lru_cache(maxsize=8192)  # a card's log is folded in one go, and a plan walks thousands of cards day by day
def _of_card(card: int) -> int:
    return _mix(card)


@lru_cache(maxsize=4096)
def fuzz_range(interval: int) -> tuple[int, int]:
    """The shortest and longest interval, both included, that an interval of whole days may become.

    It lies evenly around `interval`, so an even draw from it keeps the mean.
    """
    if interval < _BANDS[0][0]:
        return interval, interval
    reach = round(1 + sum(factor * max(min(interval, end) - start, 0) for start, end, factor in _BANDS))
    return interval - reach, interval + reach


def spread(low: int, high: int, bits: int) -> int:
    """The day of `low`..`high`, both included, that 64 drawn bits stand for: every day has an equal share."""
    return low + (bits * (high - low + 1) >> _BITS)


def floor_after(previous: int, interval: int, high: int) -> int:
    """The least interval after a recall: fuzz must not take back what the last interval had.

    `high` is the longest fuzzed `interval`. A longer interval stays longer, and the previous one
    is kept while fuzz could give it (Anki pull request 4826, May 2026). Beyond that a shorter
    interval is meant, as after a change of desired retention, and there is no floor.
    """
    if interval > previous:
        return previous + 1
    return previous if previous <= high else 1

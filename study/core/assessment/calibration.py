"""Calibration: past forecasts held against what happened."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt

from study.core.assessment.intervals import Interval, share_interval

BINS = 20
"""Forecasts are put together by 5 percent."""

ENOUGH = 200
"""Forecasts from which on it is said how far they are off."""

STEADY = 10
"""Misses that are taken to have come as foretold, so that a few early ones say little."""

type Forecast = tuple[float, bool]
"""A chance of recall that was foretold, from 0 to 1, and whether the card was recalled."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Forecasts from `low` to `high`: how many, their mean, and the share that was recalled with its interval."""

    low: float
    high: float
    count: int
    foretold: float
    happened: float
    likely: Interval


@dataclass(frozen=True, slots=True)
class Calibration:
    """`bins` has those with forecasts in them, lowest first. `brier` is the mean squared difference of forecast and
    outcome; `plain` what it would be had everybody's mean been foretold each time: the lower the better."""

    bins: tuple[Bin, ...]
    count: int
    brier: float
    plain: float

    @property
    def error(self) -> float | None:
        """How far forecasts are off once `misses` corrects them, as a standard deviation: the differences in the bins
        without what luck gives them. None below ENOUGH forecasts."""
        if self.count < ENOUGH:
            return None
        off = luck = 0.0
        for one in self.bins:
            corrected = max(0.0, 1 - self.misses * (1 - one.foretold))
            off += one.count * (one.happened - corrected) ** 2
            luck += corrected * (1 - corrected)
        return sqrt(max(0.0, off - luck) / self.count)

    @property
    def misses(self) -> float:
        """How many times as many cards were missed as foretold; drawn towards 1 while there are few."""
        missed = sum(one.count * (1 - one.happened) for one in self.bins)
        expected = sum(one.count * (1 - one.foretold) for one in self.bins)
        return (missed + STEADY) / (expected + STEADY)

    @property
    def bias(self) -> float:
        """How much more was recalled than foretold, from -1 to 1."""
        return sum(one.count * (one.happened - one.foretold) for one in self.bins) / self.count


def calibration(forecasts: Iterable[Forecast]) -> Calibration | None:
    """Hold forecasts against what happened; None without any."""
    bins: dict[int, list[Forecast]] = defaultdict(list)
    for chance, recalled in forecasts:
        bins[min(int(chance * BINS), BINS - 1)].append((chance, recalled))
    every = [one for found in bins.values() for one in found]
    if not every:
        return None
    share = sum(recalled for _, recalled in every) / len(every)
    brier = sum((chance - recalled) ** 2 for chance, recalled in every) / len(every)
    return Calibration(
        tuple(_bin(number, bins[number]) for number in sorted(bins)), len(every), brier, share * (1 - share)
    )


def _bin(number: int, found: list[Forecast]) -> Bin:
    count = len(found)
    happened = sum(recalled for _, recalled in found) / count
    mean = sum(chance for chance, _ in found) / count
    return Bin(number / BINS, (number + 1) / BINS, count, mean, happened, share_interval(happened, count))

"""Statistics of one question, by the formulas of Moodle's quiz statistics.

Source: question/classes/statistics/questions/calculator.php of moodle/moodle, read in November 2026.
One deliberate difference: a question drawn from a pool is compared with the rest score too, where Moodle
compares it with the total, which contains it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from study.core.assessment.intervals import SURE, Interval, correlation_interval, median_interval, share_interval
from study.core.assessment.marks import Counts, median
from study.core.assessment.sums import Sums
from study.core.assessment.tally import TENTHS, Tally

ENOUGH = 30
"""Below this many attempts, a statistic says more about chance than about the question."""


@dataclass(frozen=True, slots=True)
class Item:
    """What the answers say about a question. Only `attempts` is told until there are enough of them;
    any other figure is None also where it has no meaning, as when everybody got the same mark.

    - `facility`: the mean mark as a share of the highest, 0 to 1.
    - `deviation`: the standard deviation of the mark, as a share of the highest.
    - `discrimination`: the correlation of mark and rest score, in per cent.
    - `is_negative`: whether that correlation is below 0 with 95 % certainty.
    - `efficiency`: their covariance as a part of the largest that these marks and these rest scores
      allow, in per cent. It stays fair to very easy and very hard questions.
    - `median_seconds`: the time an answer took.
    """

    attempts: int
    facility: float | None = None
    facility_interval: Interval | None = None
    deviation: float | None = None
    discrimination: float | None = None
    discrimination_interval: Interval | None = None
    is_negative: bool = False
    efficiency: float | None = None
    median_seconds: float | None = None
    seconds_interval: Interval | None = None


def item(tally: Tally, maximum: float = 1.0, least: int = ENOUGH) -> Item:
    """The statistics of a question whose highest mark is `maximum`, hidden below `least` attempts."""
    sums = tally.sums
    if sums.count < max(least, 1):
        return Item(sums.count)
    facility = sums.mean_mark / maximum
    r = sums.correlation
    largest = largest_covariance(tally.marks, tally.rests)
    seconds = median_interval(tally.tenths)
    return Item(
        attempts=sums.count,
        facility=facility,
        facility_interval=share_interval(min(1.0, max(0.0, facility)), sums.count),
        deviation=sqrt(sums.mark_variance) / maximum,
        discrimination=None if r is None else 100 * r,
        discrimination_interval=None if r is None else correlation_interval(r, sums.count).times(100),
        is_negative=r is not None and correlation_interval(r, sums.count, SURE).high < 0,
        efficiency=100 * sums.covariance / largest if largest else None,
        median_seconds=median(tally.tenths) / TENTHS if tally.tenths else None,
        seconds_interval=seconds.times(1 / TENTHS) if seconds else None,
    )


def largest_covariance(marks: Counts, rests: Counts) -> float:
    """The covariance of marks and rest scores, in square marks, had the best mark gone with the best
    rest score and so on down: both lists sorted. Read off the counts, so no list is built."""
    return Sums.counted(_sorted_pairs(marks, rests)).covariance


def _sorted_pairs(marks: Counts, rests: Counts) -> Iterator[tuple[int, int, int]]:
    ordered = iter(sorted(rests.items()))
    rest = left = 0
    for mark, count in sorted(marks.items()):
        while count:
            if not left:
                rest, left = next(ordered)
            both = min(count, left)
            yield mark, rest, both
            count, left = count - both, left - both


def guess_score(worths: Sequence[float]) -> float | None:
    """What picking one of the options blindly earns on average, given what each is worth from 0 to 1.
    None for no options: blind guessing then earns nothing that could be told."""
    return sum(worths) / len(worths) if worths else None

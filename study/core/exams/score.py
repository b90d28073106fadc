"""What a result is worth: a scaled estimate with the range that so few questions leave open.

Nobody publishes how an exam of this kind scales its scores. The estimate is a line in two pieces, from nothing right
to the passing score at the cut, and from there to everything right.
"""

from dataclasses import dataclass
from enum import StrEnum

from study.core.assessment.intervals import Interval, share_interval
from study.core.exams.blueprint import Scale


class Standing(StrEnum):
    """How a result stands to the pass: its whole range above it, its whole range below, or neither."""

    ABOVE = "above"
    CLOSE = "close"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Estimate:
    """`right` of `count` questions on a scale, with the range that is likely (80 %) for somebody who knows as much."""

    right: int
    count: int
    score: int
    low: int
    high: int
    passing: int

    @property
    def standing(self) -> Standing:
        if self.low >= self.passing:
            return Standing.ABOVE
        return Standing.BELOW if self.high < self.passing else Standing.CLOSE


def scaled(share: float, scale: Scale) -> int:
    """The score of a share of right answers, from 0 to 1."""
    if not 0 < scale.cut < 1:
        raise ValueError("the cut must lie between 0 and 1")
    if share <= scale.cut:
        return round(scale.lowest + (scale.passing - scale.lowest) * share / scale.cut)
    return round(scale.passing + (scale.highest - scale.passing) * (share - scale.cut) / (1 - scale.cut))


def estimate(right: int, count: int, scale: Scale) -> Estimate:
    """The estimate for so many right of so many that count."""
    share = right / count if count else 0.0
    likely: Interval = share_interval(share, count)
    score = scaled(share, scale)
    return Estimate(right, count, score, scaled(likely.low, scale), scaled(likely.high, scale), scale.passing)

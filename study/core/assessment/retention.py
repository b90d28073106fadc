"""Retention: the share still recalled a given time after the last review."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from study.core.assessment.intervals import Interval, share_interval
from study.core.assessment.items import ENOUGH

DAYS = 30
WITHIN = 5
"""Reviews 25 to 35 days after the last one count as 30 days: wide enough for the schedule's own
spread, narrow enough that little more is forgotten at its end than at its beginning."""


@dataclass(frozen=True, slots=True)
class Retention:
    """Of `reviews` so long after the last, `recalled` were recalled. Can be added up."""

    reviews: int = 0
    recalled: int = 0

    def __add__(self, other: Self) -> Self:
        return type(self)(self.reviews + other.reviews, self.recalled + other.recalled)

    def told(self, least: int = ENOUGH) -> tuple[float, Interval] | None:
        """The share recalled, 0 to 1, with its interval; None below `least` reviews."""
        if self.reviews < max(least, 1):
            return None
        share = self.recalled / self.reviews
        return share, share_interval(share, self.reviews)


def retention(reviews: Iterable[tuple[int, bool]], days: int = DAYS, within: int = WITHIN) -> Retention:
    """Count the reviews that came `days`, give or take `within`, after the one before. A review is
    given as the learner days since the one before on the same card, and whether it was recalled;
    leave out first reviews, which have none before, and voided ones."""
    met = [recalled for gap, recalled in reviews if abs(gap - days) <= within]
    return Retention(len(met), sum(met))

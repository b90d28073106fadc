"""Six sums over the answers to one question, enough for its facility and its discrimination.

They are whole numbers: counting in another order gives exactly the same sums.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from typing import Self

from study.core.assessment.marks import PARTS


@dataclass(frozen=True, slots=True)
class Sums:
    """`count` answers, each with a mark and a rest score (what its learner got for everything else in
    the same sitting), both in PARTS. A product of two is in PARTS squared."""

    count: int = 0
    mark: int = 0
    rest: int = 0
    mark_mark: int = 0
    rest_rest: int = 0
    mark_rest: int = 0

    @classmethod
    def counted(cls, pairs: Iterable[tuple[int, int, int]]) -> Self:
        """The sums of answers given as mark and rest score, in PARTS, and how often both were seen."""
        count = mark = rest = mark_mark = rest_rest = mark_rest = 0
        for x, o, times in pairs:
            count += times
            mark += times * x
            rest += times * o
            mark_mark += times * x * x
            rest_rest += times * o * o
            mark_rest += times * x * o
        return cls(count, mark, rest, mark_mark, rest_rest, mark_rest)

    @property
    def mean_mark(self) -> float:
        """In marks. Raises ZeroDivisionError without answers."""
        return self.mark / (self.count * PARTS)

    @property
    def mean_rest(self) -> float:
        """In marks. Raises ZeroDivisionError without answers."""
        return self.rest / (self.count * PARTS)

    @property
    def mark_variance(self) -> float:
        """Sample variance (n - 1) in square marks; 0 for fewer than two answers, as all below."""
        return self._spread(self.mark_mark, self.mark, self.mark)

    @property
    def rest_variance(self) -> float:
        return self._spread(self.rest_rest, self.rest, self.rest)

    @property
    def covariance(self) -> float:
        """Of mark and rest score."""
        return self._spread(self.mark_rest, self.mark, self.rest)

    @property
    def correlation(self) -> float | None:
        """Of mark and rest score, -1 to 1; None when one of them never varies."""
        spread = self.mark_variance * self.rest_variance
        return max(-1.0, min(1.0, self.covariance / sqrt(spread))) if spread > 0 else None

    def _spread(self, products: int, first: int, second: int) -> float:
        if self.count < 2:
            return 0.0
        # Whole numbers until the one division, so nothing cancels.
        return (self.count * products - first * second) / (self.count * (self.count - 1) * PARTS * PARTS)

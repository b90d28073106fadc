"""The uncertainty of estimates: 80 % intervals by closed formulas, without resampling.

Every range that people read is one of these: "likely" means 80 %, on all pages.
"""

from dataclasses import dataclass
from math import atanh, floor, sqrt, tanh

from study.core.assessment.marks import Counts, ranked

Z = 1.2815515655446004
"""The normal distribution has 80 % within this many standard deviations of its mean."""

SURE = 1.959963984540054
"""As Z, with 95 %: for a verdict, which is wrong too often at 80 %."""


@dataclass(frozen=True, slots=True)
class Interval:
    """From `low` to `high`, in the unit of what it is about."""

    low: float
    high: float

    def times(self, factor: float) -> "Interval":
        return Interval(self.low * factor, self.high * factor)


def share_interval(share: float, count: int, z: float = Z) -> Interval:
    """For a share from 0 to 1 of `count` answers, after Wilson (1927). For the mean of marks between
    0 and 1 it is on the safe side: nothing with that mean varies more than right and wrong do."""
    if count < 1:
        return Interval(0.0, 1.0)
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z * sqrt(share * (1 - share) / count + z * z / (4 * count * count)) / (1 + z * z / count)
    return Interval(max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half)))


def correlation_interval(r: float, count: int, z: float = Z) -> Interval:
    """For a correlation from -1 to 1 over `count` pairs, by Fisher's z. A perfect one has no width."""
    if count < 4:
        return Interval(-1.0, 1.0)
    if abs(r) >= 1:
        return Interval(r, r)
    half = z / sqrt(count - 3)
    return Interval(tanh(atanh(r) - half), tanh(atanh(r) + half))


def mean_interval(mean: float, variance: float, count: int, z: float = Z) -> Interval | None:
    """For a mean of `count` numbers with that sample variance, by Student's t; None below three."""
    if count < 3:
        return None
    half = student(count - 1, z) * sqrt(variance / count)
    return Interval(mean - half, mean + half)


def difference_interval(
    first: tuple[float, float, int], second: tuple[float, float, int], z: float = Z
) -> Interval | None:
    """For the first mean less the second, each given as mean, sample variance, count, after Welch
    (1947); None where a count is below three."""
    (mean, variance, count), (other_mean, other_variance, other_count) = first, second
    if min(count, other_count) < 3:
        return None
    a, b = variance / count, other_variance / other_count
    if not a + b:
        return Interval(mean - other_mean, mean - other_mean)
    freedom = (a + b) ** 2 / (a * a / (count - 1) + b * b / (other_count - 1))
    half = student(freedom, z) * sqrt(a + b)
    return Interval(mean - other_mean - half, mean - other_mean + half)


def median_interval(counts: Counts, z: float = Z) -> Interval | None:
    """For the median, by the ranks that a fair coin would reach; None where there are too few numbers."""
    total = counts.total()
    first = floor((total - 1 - z * sqrt(total)) / 2)  # 0-based, with the correction for continuity
    return Interval(ranked(counts, first), ranked(counts, total - 1 - first)) if first >= 0 else None


def student(freedom: float, z: float = Z) -> float:
    """The point of Student's t that has as much within it as `z` of the normal distribution, by the expansion of
    Fisher and Cornish (1960): at 95 % within 0.2 % from 3 degrees of freedom on and 0.8 % at 2."""
    z2 = z * z
    terms = (
        (z2 + 1) / 4,
        ((5 * z2 + 16) * z2 + 3) / 96,
        (((3 * z2 + 19) * z2 + 17) * z2 - 15) / 384,
        ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945) / 92160,
    )
    return z * (1 + sum(term / freedom**power for power, term in enumerate(terms, 1)))

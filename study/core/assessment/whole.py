"""Statistics of a whole test: how its totals spread, and how well its questions agree.

Source of the formulas: mod/quiz/report/statistics/classes/calculator.php of moodle/moodle, read in
November 2026.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from study.core.assessment.items import ENOUGH
from study.core.assessment.marks import PARTS, Counts, median


@dataclass(frozen=True, slots=True)
class Whole:
    """What the attempts say about a test. `mean`, `middle` (the median) and `deviation` are in marks.

    - `alpha`: the coefficient of internal consistency, Cronbach's alpha, in per cent; on questions
      that are right or wrong it is KR-20. Negative when the questions go against each other.
    - `error_ratio`: the part of `deviation` that is chance, in per cent.
    - `standard_error`: how far a total is likely to be off, in marks.

    Only `attempts` is told until there are enough; any other figure is None also where it has no
    meaning, as `alpha` for a single question or for equal totals.
    """

    attempts: int
    mean: float | None = None
    middle: float | None = None
    deviation: float | None = None
    alpha: float | None = None
    error_ratio: float | None = None
    standard_error: float | None = None


def whole_test(totals: Counts, mark_variances: Sequence[float], least: int = ENOUGH) -> Whole:
    """The statistics of a test from how often each total (in PARTS) was reached, and from the variance
    of the marks of each of its places in square marks (`Sums.mark_variance`). Every attempt must have
    been given every place, whichever question was drawn for it."""
    count = totals.total()
    if count < max(least, 1):
        return Whole(count)
    mean = sum(total * times for total, times in totals.items()) / (count * PARTS)
    variance = _variance(totals, mean)
    alpha = _alpha(mark_variances, variance)
    error_ratio = None if alpha is None else 100 * sqrt(1 - alpha / 100)
    deviation = sqrt(variance)
    return Whole(
        attempts=count,
        mean=mean,
        middle=median(totals) / PARTS,
        deviation=deviation if count > 1 else None,
        alpha=alpha,
        error_ratio=error_ratio,
        standard_error=None if error_ratio is None else error_ratio * deviation / 100,
    )


def _alpha(mark_variances: Sequence[float], total_variance: float) -> float | None:
    places = len(mark_variances)
    if places < 2 or not total_variance:
        return None
    # More than 100 can only come of rounding.
    return min(100.0, 100 * places / (places - 1) * (1 - sum(mark_variances) / total_variance))


def _variance(totals: Counts, mean: float) -> float:
    """The sample variance (n - 1) in square marks. Exactly 0 when all totals are equal."""
    if len(totals) < 2:
        return 0.0
    return sum(times * (total / PARTS - mean) ** 2 for total, times in totals.items()) / (totals.total() - 1)

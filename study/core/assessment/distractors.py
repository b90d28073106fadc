"""What each option of a question drew: how many answers, and how well those learners did elsewhere."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from study.core.assessment.intervals import Interval, mean_interval, share_interval
from study.core.assessment.items import ENOUGH
from study.core.assessment.marks import PARTS, Counts
from study.core.assessment.sums import Sums
from study.core.assessment.tally import Tally

NONE_CHOSEN = ""
"""The key of the row for answers that chose nothing."""


@dataclass(frozen=True, slots=True)
class Drew:
    """An option and the answers that chose it. `share` is of all answers; `mean_rest` their mean rest
    score in marks, None for no answers, `rest_variance` its spread in square marks.

    `with_full_mark` and `without` part the answers by whether they got the highest mark. `upper` and
    `lower` are the shares that chose it among the third of answers with the best and with the lowest
    rest scores. Answers of equal rest score that a third cuts through count in part.
    """

    key: str
    count: int
    share: float
    share_interval: Interval
    mean_rest: float | None
    rest_variance: float
    mean_rest_interval: Interval | None
    with_full_mark: int
    without: int
    upper: float
    lower: float


def drawn(tally: Tally, options: Sequence[str], maximum: float = 1.0, least: int = ENOUGH) -> tuple[Drew, ...]:
    """One row for each option, in the order given; then for options that only older answers know, and
    for no choice at all where that happened. Nothing below `least` answers."""
    total = tally.answers.total()
    if total < max(least, 1):
        return ()
    full = round(maximum * PARTS)
    rests = tally.rests
    lower, upper = _within(rests, 0, total / 3), _within(rests, 2 * total / 3, total)
    chosen = _by_option(tally)
    keys = dict.fromkeys([*options, *sorted(key for key in chosen if key != NONE_CHOSEN)])
    if NONE_CHOSEN in chosen:
        keys[NONE_CHOSEN] = None
    return tuple(_row(key, chosen.get(key, Counter()), total, full, lower, upper) for key in keys)


def _by_option(tally: Tally) -> dict[str, Counter[tuple[int, int]]]:
    """For each option, how often each pair of mark and rest score came with it."""
    found: dict[str, Counter[tuple[int, int]]] = {}
    for (keys, mark, rest), count in tally.answers.items():
        for key in keys or (NONE_CHOSEN,):
            found.setdefault(key, Counter())[mark, rest] += count
    return found


def _row(
    key: str,
    pairs: Counter[tuple[int, int]],
    total: int,
    full: int,
    lower: dict[int, float],
    upper: dict[int, float],
) -> Drew:
    sums = Sums.counted((mark, rest, times) for (mark, rest), times in pairs.items())
    mean = sums.mean_rest if sums.count else None
    with_full_mark = sum(times for (mark, _), times in pairs.items() if mark >= full)
    return Drew(
        key=key,
        count=sums.count,
        share=sums.count / total,
        share_interval=share_interval(sums.count / total, total),
        mean_rest=mean,
        rest_variance=sums.rest_variance,
        mean_rest_interval=None if mean is None else mean_interval(mean, sums.rest_variance, sums.count),
        with_full_mark=with_full_mark,
        without=sums.count - with_full_mark,
        upper=sum(times * upper[rest] for (_, rest), times in pairs.items()) / (total / 3),
        lower=sum(times * lower[rest] for (_, rest), times in pairs.items()) / (total / 3),
    )


def _within(rests: Counts, first: float, last: float) -> dict[int, float]:
    """For each rest score, the part of its answers that stand between the places `first` and `last`
    when all answers are put in order of it."""
    found, passed = {}, 0
    for rest in sorted(rests):
        count = rests[rest]
        inside = min(last, passed + count) - max(first, passed)
        found[rest] = max(0.0, inside) / count
        passed += count
    return found

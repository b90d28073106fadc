"""Answers for the tests, and the statistics by the plainest formulas there are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import correlation, covariance

from hypothesis import strategies as st

from study.core.assessment.marks import parts
from study.core.assessment.sums import Sums
from study.core.assessment.tally import TENTHS, Tally

# One right answer, half of it, a third of it, none of it.
MARKS = st.sampled_from([0.0, 1 / 3, 0.5, 1.0])
RESTS = st.integers(0, 40).map(lambda half: half / 2)
SECONDS = st.none() | st.integers(1, 900).map(lambda tenth: tenth / 10)
CHOSEN = st.sampled_from([(), ("a",), ("b",), ("c",), ("a", "b"), ("b", "c")])
ROWS = st.lists(st.tuples(CHOSEN, MARKS, RESTS, SECONDS), max_size=60)

type Row = tuple[tuple[str, ...], float, float, float | None]


def tally(rows: Sequence[Row]) -> Tally:
    """All rows as answers to one question."""
    answers = Counter((tuple(sorted(chosen)), parts(mark), parts(rest)) for chosen, mark, rest, _ in rows)
    return Tally(answers, Counter(round(seconds * TENTHS) for *_, seconds in rows if seconds is not None))


def sums(pairs: Iterable[tuple[float, float]]) -> Sums:
    """The sums of marks and rest scores, one pair for each answer."""
    return Sums.counted((parts(mark), parts(rest), 1) for mark, rest in pairs)


def single(chosen: str, rests: Sequence[float], right: bool) -> list[Row]:
    """Answers that chose one option, one for each rest score."""
    return [((chosen,), float(right), rest, None) for rest in rests]


def discrimination(marks: Sequence[float], rests: Sequence[float]) -> float:
    return 100 * correlation(marks, rests)


def efficiency(marks: Sequence[float], rests: Sequence[float]) -> float:
    return 100 * covariance(marks, rests) / covariance(sorted(marks), sorted(rests))

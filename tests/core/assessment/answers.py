"""Columns of answers for the tests, and the statistics by the plainest formulas there are."""

from collections.abc import Sequence
from statistics import correlation, covariance

from hypothesis import strategies as st

from study.core.assessment.tally import Tally, tallies

# One right answer, half of it, a third of it, none of it.
MARKS = st.sampled_from([0.0, 1 / 3, 0.5, 1.0])
RESTS = st.integers(0, 40).map(lambda half: half / 2)
SECONDS = st.none() | st.integers(1, 900).map(lambda tenth: tenth / 10)
CHOSEN = st.sampled_from([(), ("a",), ("b",), ("c",), ("a", "b"), ("b", "c")])
ROWS = st.lists(st.tuples(CHOSEN, MARKS, RESTS, SECONDS), max_size=60)

type Row = tuple[tuple[str, ...], float, float, float | None]


def tally(rows: Sequence[Row]) -> Tally:
    """All rows as answers to one question, counted as columns."""
    chosen, marks, rests, seconds = ([row[place] for row in rows] for place in range(4))
    return tallies(["q"] * len(rows), chosen, marks, rests, seconds).get("q", Tally())


def single(chosen: str, rests: Sequence[float], right: bool) -> list[Row]:
    """Answers that chose one option, one for each rest score."""
    return [((chosen,), float(right), rest, None) for rest in rests]


def discrimination(marks: Sequence[float], rests: Sequence[float]) -> float:
    return 100 * correlation(marks, rests)


def efficiency(marks: Sequence[float], rests: Sequence[float]) -> float:
    return 100 * covariance(marks, rests) / covariance(sorted(marks), sorted(rests))

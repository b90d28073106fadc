"""Sums and tallies: kept up one answer at a time or counted at once, they are exactly the same."""

import json
from random import Random
from statistics import covariance, variance

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.assessment.sums import Sums
from study.core.assessment.tally import Tally, document, from_document, runs, tallies
from tests.core.assessment.answers import MARKS, RESTS, ROWS, Row, tally

PAIRS = st.lists(st.tuples(MARKS, RESTS), max_size=60)


def sums(pairs: list[tuple[float, float]]) -> Sums:
    return Sums.of([mark for mark, _ in pairs], [rest for _, rest in pairs])


def kept_up(rows: list[Row]) -> Tally:
    found = Tally()
    for chosen, mark, rest, seconds in rows:
        found.add(chosen, mark, rest, seconds)
    return found


@given(PAIRS)
def test_sums_kept_up_are_those_of_the_columns(pairs: list[tuple[float, float]]) -> None:
    found = Sums()
    for mark, rest in pairs:
        found = found.plus(mark, rest)
    assert found == sums(pairs)


@given(PAIRS, PAIRS, PAIRS)
def test_merging_sums_is_associative_and_commutative(
    a: list[tuple[float, float]], b: list[tuple[float, float]], c: list[tuple[float, float]]
) -> None:
    x, y, z = sums(a), sums(b), sums(c)
    assert (x + y) + z == x + (y + z) == z + (y + x) == sums(a + b + c)


@given(PAIRS, MARKS, RESTS)
def test_an_answer_can_be_taken_back(pairs: list[tuple[float, float]], mark: float, rest: float) -> None:
    before = sums(pairs)
    assert before.plus(mark, rest).plus(mark, rest, times=-1) == before


@given(st.lists(st.tuples(MARKS, RESTS), min_size=2, max_size=60))
def test_variances_are_those_of_the_standard_library(pairs: list[tuple[float, float]]) -> None:
    marks, rests = [mark for mark, _ in pairs], [rest for _, rest in pairs]
    found = sums(pairs)
    assert found.mark_variance == pytest.approx(variance(marks), abs=1e-6)
    assert found.rest_variance == pytest.approx(variance(rests), abs=1e-6)
    assert found.covariance == pytest.approx(covariance(marks, rests), abs=1e-6)
    totals = [mark + rest for mark, rest in pairs]
    assert found.covariance_with_total == pytest.approx(covariance(marks, totals), abs=1e-6)


def test_a_mark_that_never_varies_has_a_variance_of_exactly_nothing() -> None:
    # 0.1 is no binary fraction: sums of floats would leave a trace, and a correlation of noise.
    found = Sums.of([0.1] * 1000, [0.1 * place for place in range(1000)])
    assert found.mark_variance == 0
    assert found.correlation is None


def test_columns_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="length"):
        Sums.of([1.0], [1.0, 2.0])
    with pytest.raises(ValueError, match="zip"):
        tallies(["q"], [()], [1.0], [1.0, 2.0], [None])


@given(ROWS)
def test_a_tally_kept_up_is_that_of_the_columns(rows: list[Row]) -> None:
    assert kept_up(rows) == tally(rows)


@given(ROWS, ROWS, ROWS)
def test_merging_tallies_is_associative(a: list[Row], b: list[Row], c: list[Row]) -> None:
    x, y, z = tally(a), tally(b), tally(c)
    assert (x + y) + z == x + (y + z) == tally(a + b + c)


@given(ROWS, st.integers())
def test_the_order_of_answers_means_nothing(rows: list[Row], seed: int) -> None:
    other = list(rows)
    Random(seed).shuffle(other)
    assert tally(other) == tally(rows)


@given(ROWS)
def test_taking_every_answer_back_leaves_nothing(rows: list[Row]) -> None:
    found = tally(rows)
    for chosen, mark, rest, seconds in rows:
        found.add(chosen, mark, rest, seconds, times=-1)
    assert found == Tally()


@given(ROWS)
def test_the_sums_of_a_tally_are_those_of_its_columns(rows: list[Row]) -> None:
    found = tally(rows)
    assert found.sums == Sums.of([row[1] for row in rows], [row[2] for row in rows])
    assert found.marks.total() == found.rests.total() == len(rows)


@given(ROWS)
def test_a_tally_can_be_kept_as_json(rows: list[Row]) -> None:
    assert from_document(json.loads(json.dumps(document(tally(rows))))) == tally(rows)


def test_answers_are_counted_by_question_and_version() -> None:
    found = tallies(
        [("q", 1), ("q", 2), ("q", 1)], [("b", "a"), ("a",), ("a", "b")], [1, 0, 1], [3, 4, 3], [2.0, None, 2.04]
    )
    assert set(found) == {("q", 1), ("q", 2)}
    assert found["q", 1].sums == Sums.of([1, 1], [3, 3])
    assert list(found["q", 1].answers.values()) == [2]  # the same options, in whatever order they came
    assert found["q", 1].tenths == {20: 2}


@pytest.mark.parametrize(
    ("versions", "together"),
    [
        ([], ()),
        ([(1, False)], ((1,),)),
        ([(1, False), (2, True), (3, False), (4, True), (5, True)], ((1, 2), (3, 4, 5))),
        ([(1, True), (2, False)], ((1,), (2,))),
    ],
)
def test_only_a_cosmetic_version_is_counted_with_the_one_before(
    versions: list[tuple[int, bool]], together: tuple[tuple[int, ...], ...]
) -> None:
    assert runs(versions) == together

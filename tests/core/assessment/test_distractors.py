"""The table of options: who chose what, and how good those were elsewhere."""

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from study.core.assessment.distractors import NONE_CHOSEN, drawn
from tests.core.assessment.answers import ROWS, Row, single, tally


def test_the_table_of_one_question() -> None:
    # Nine answers in order of rest score: three in each third.
    rows = [*single("b", [1, 2], False), *single("a", [3, 7, 8, 9], True), *single("c", [4, 5, 6], False)]
    a, b, c, d = drawn(tally(rows), ["a", "b", "c", "d"], least=0)
    assert [row.count for row in (a, b, c, d)] == [4, 2, 3, 0]
    assert [row.mean_rest for row in (a, b, c, d)] == [6.75, 1.5, 5, None]
    assert [row.upper for row in (a, b, c, d)] == pytest.approx([1, 0, 0, 0])
    assert [row.lower for row in (a, b, c, d)] == pytest.approx([1 / 3, 2 / 3, 0, 0])
    assert (a.with_full_mark, a.without, b.with_full_mark, b.without) == (4, 0, 0, 2)
    assert a.share == pytest.approx(4 / 9)
    assert c.mean_rest_interval.low < 5 < c.mean_rest_interval.high
    assert (b.mean_rest_interval, d.mean_rest_interval) == (None, None)


def test_equal_rest_scores_are_cut_through_evenly() -> None:
    # All have the same rest score, so every third looks like the whole.
    a, b = drawn(tally([*single("a", [5, 5, 5, 5], True), *single("b", [5], False)]), ["a", "b"], least=0)
    assert (a.upper, a.lower) == pytest.approx((0.8, 0.8))
    assert (b.upper, b.lower) == pytest.approx((0.2, 0.2))


def test_an_option_of_an_older_version_and_no_choice_at_all_have_their_rows() -> None:
    rows: list[Row] = [*single("old", [1], False), ((), 0.0, 2.0, None), *single("a", [3], True)]
    found = drawn(tally(rows), ["a"], least=0)
    assert [(row.key, row.count) for row in found] == [("a", 1), ("old", 1), (NONE_CHOSEN, 1)]


def test_nothing_is_told_below_thirty_attempts() -> None:
    assert drawn(tally(single("a", range(29), True)), ["a"]) == ()
    assert drawn(tally(single("a", range(30), True)), ["a"])[0].count == 30


@given(ROWS)
def test_each_third_is_shared_out_whole(rows: list[Row]) -> None:
    assume(rows)
    one_each = [(chosen[:1], *rest) for chosen, *rest in rows]
    found = drawn(tally(one_each), [], least=0)
    assert sum(row.share for row in found) == pytest.approx(1)
    assert sum(row.upper for row in found) == pytest.approx(1)
    assert sum(row.lower for row in found) == pytest.approx(1)


@given(ROWS, st.integers())
def test_the_order_of_answers_means_nothing(rows: list[Row], seed: int) -> None:
    other = list(rows)
    Random(seed).shuffle(other)
    found, again = drawn(tally(rows), ["a", "b"], least=0), drawn(tally(other), ["a", "b"], least=0)
    assert [(row.key, row.count, row.mean_rest) for row in found] == [
        (row.key, row.count, row.mean_rest) for row in again
    ]
    assert all(0 <= row.upper <= 1 + 1e-9 and 0 <= row.lower <= 1 + 1e-9 for row in found)


def test_only_the_highest_mark_is_full() -> None:
    marks = [0.0, 1 / 3, 0.5, 1.0, 2.0]
    rows: list[Row] = [(("a",), mark, float(rest), None) for rest, mark in enumerate(marks)]
    (one,) = drawn(tally(rows), ["a"], least=0)
    (two,) = drawn(tally(rows), ["a"], maximum=2.0, least=0)
    assert [(row.with_full_mark, row.without) for row in (one, two)] == [(2, 3), (1, 4)]

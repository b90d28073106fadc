"""Leeches: cards that are forgotten again and again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.scheduling import Memory, is_leech, is_marked

CARD = Memory(
    stability=3.0,
    difficulty=7.0,
    learning_step=None,
    lapses=0,
    reviews=30,
    last_day=date(2026, 11, 1),
    due_day=date(2026, 11, 4),
    due_at=None,
)


def test_a_card_is_marked_at_eight_lapses_and_every_four_after() -> None:
    marked = [n for n in range(1, 30) if is_marked(CARD._replace(lapses=n - 1), CARD._replace(lapses=n))]
    assert marked == [8, 12, 16, 20, 24, 28]


@given(st.integers(0, 100))
def test_only_a_lapse_marks(lapses: int) -> None:
    here = CARD._replace(lapses=lapses)
    assert not is_marked(here, here) and not is_marked(here, None)


@pytest.mark.parametrize(
    ("lapses", "interval", "expected"), [(7, 1, False), (8, 1, True), (8, 20, True), (30, 21, False), (9, None, False)]
)
def test_a_leech_is_missed_often_and_not_yet_held(lapses: int, interval: int | None, expected: bool) -> None:
    assert is_leech(lapses, interval) is expected

"""What would make a plan fit does, and one minute or day less does not."""

from datetime import timedelta
from itertools import product

import pytest

from study.core.scheduling.plan import Aims, fitting, plan
from tests.core.scheduling.plan.cards import TODAY, learnt

# (known, new, days, minutes)
GRID = [*product((0, 22), (40, 107), (2, 14), (5, 9)), (7, 55, 14, 6), (22, 55, 14, 6), (40, 250, 2, 5)]


@pytest.mark.parametrize(("known", "new", "days", "minutes"), GRID)
def test_the_smallest_changes_make_it_fit(known: int, new: int, days: int, minutes: int) -> None:
    cards, aims = [*learnt(known), *([None] * new)], Aims(TODAY, TODAY + timedelta(days), minutes=minutes)
    made = plan(cards, aims)
    if not made.left_out:
        return
    found = fitting(cards, made)
    assert found.minutes
    assert found.exam
    assert not plan(cards, aims.changed(minutes=found.minutes)).left_out
    assert plan(cards, aims.changed(minutes=found.minutes - 1)).left_out
    assert not plan(cards, aims.changed(exam=found.exam)).left_out
    assert plan(cards, aims.changed(exam=found.exam - timedelta(1))).left_out


def test_a_pace_of_ones_own_is_not_mended_by_minutes() -> None:
    cards = [None] * 100
    made = plan(cards, Aims(TODAY, TODAY + timedelta(10), minutes=20, new_per_day=3))
    found = fitting(cards, made)
    assert found.minutes is None
    assert found.exam == TODAY + timedelta(34)


def test_a_final_pass_costs_no_card() -> None:
    """A small sample has room for the pass, and all of the cards have not."""
    cards, aims = [*learnt(22), *([None] * 107)], Aims(TODAY, TODAY + timedelta(2), minutes=35)
    assert any(way.policy.pass_days for way in plan(cards, aims).compared)
    assert plan(cards, aims).left_out == 0

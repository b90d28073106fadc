"""What would make a plan fit does, and less of it does not."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from study.core.scheduling.plan import Aims, fitting, plan
from study.core.scheduling.plan.choice import RETENTIONS, reaches_all
from tests.core.scheduling.plan.cards import TODAY, learnt


@settings(max_examples=8)
@example(known=22, new=55, days=14, minutes=6)  # one card is left out for a final pass alone
@given(st.integers(0, 40), st.integers(40, 250), st.integers(2, 40), st.integers(5, 15))
def test_the_smallest_changes_make_it_fit(known: int, new: int, days: int, minutes: int) -> None:
    cards, aims = [*learnt(known), *([None] * new)], Aims(TODAY, TODAY + timedelta(days), minutes=minutes)
    made = plan(cards, aims)
    assume(made.left_out)
    found, policy = fitting(cards, made), replace(made.policy, retention=RETENTIONS[-1])
    assert found.exam and found.exam > aims.exam
    assert reaches_all(cards, aims.changed(exam=found.exam), policy)
    before = found.exam - timedelta(1)
    assert before == aims.exam or not reaches_all(cards, aims.changed(exam=before), policy)
    if found.minutes:
        assert found.minutes > minutes
        assert reaches_all(cards, aims.changed(minutes=found.minutes), policy)
        assert plan(cards, aims.changed(minutes=found.minutes)).left_out <= 0.03 * len(cards)


def test_a_pace_of_ones_own_is_not_mended_by_minutes() -> None:
    cards = [None] * 100
    made = plan(cards, Aims(TODAY, TODAY + timedelta(10), minutes=20, new_per_day=3))
    found = fitting(cards, made)
    assert found.minutes is None
    assert found.exam == TODAY + timedelta(34)

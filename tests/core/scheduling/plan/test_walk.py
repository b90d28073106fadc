"""A walk to an exam: every day holds its limits, cards come when they should, and figures add up."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.scheduling import Memory, Preset
from study.core.scheduling.plan import Aims, Policy, walk
from tests.core.scheduling.plan.cards import TODAY, learnt

type Cards = list[Memory | None]

some_aims = st.builds(
    Aims,
    today=st.just(TODAY),
    exam=st.integers(-3, 60).map(lambda days: TODAY + timedelta(days)),
    minutes=st.none() | st.integers(5, 60),
    days_off=st.frozensets(st.integers(0, 6), max_size=6),
    new_per_day=st.none() | st.integers(0, 30),
    known=st.sampled_from((0.0, 0.45, 1.0)),
)
policies = st.builds(Policy, st.sampled_from((0.8, 0.9)), st.integers(0, 20), st.integers(1, 25))
some_cards = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda n: [*learnt(n[0]), *([None] * n[1])])


@settings(max_examples=60)
@given(some_cards, some_aims, policies, st.integers(0, 3))
def test_no_day_is_longer_than_its_minutes_and_none_is_studied_that_is_off(
    cards: Cards, aims: Aims, policy: Policy, seed: int
) -> None:
    found = walk(cards, aims, policy, Preset(desired_retention=policy.retention), seed=seed)
    assert [day.day for day in found.days] == list(aims.study_days)
    for day in found.days:
        assert day.day.weekday() not in aims.days_off
        assert aims.today <= day.day < aims.exam
        # What is missed on the last card of a day is repeated still.
        assert day.answers + day.repeats <= aims.capacity + 1
        assert day.once_more <= day.reviews


@settings(max_examples=60)
@given(some_cards, some_aims, policies, st.integers(0, 3))
def test_each_card_is_dealt_once_or_left_out(cards: Cards, aims: Aims, policy: Policy, seed: int) -> None:
    found = walk(cards, aims, policy, Preset(desired_retention=policy.retention), seed=seed)
    assert sum(day.new for day in found.days) + found.left_out == cards.count(None)
    assert len(found.recall) == len(cards)
    assert all(0 <= chance <= 1 for chance in found.recall)


@given(some_cards, some_aims, policies)
def test_a_walk_is_the_same_every_time(cards: Cards, aims: Aims, policy: Policy) -> None:
    preset = Preset(desired_retention=policy.retention)
    assert walk(cards, aims, policy, preset, seed=2) == walk(cards, aims, policy, preset, seed=2)


def test_new_cards_are_spread_evenly_up_to_a_week_before_the_exam() -> None:
    aims = Aims(TODAY, TODAY + timedelta(37), known=1.0)
    found = walk([None] * 300, aims, Policy(0.9), Preset())
    assert {day.new for day in found.days if day.new} == {9, 10}
    assert max(day.day for day in found.days if day.new) == aims.exam - timedelta(7)


def test_a_small_deck_is_learnt_soon() -> None:
    found = walk([None] * 12, Aims(TODAY, TODAY + timedelta(60), known=1.0), Policy(0.9), Preset())
    assert [day.new for day in found.days[:4]] == [5, 5, 2, 0]


def test_what_had_no_room_is_dealt_as_late_as_needed() -> None:
    aims = Aims(TODAY, TODAY + timedelta(20), minutes=6, known=1.0)
    found = walk([None] * 120, aims, Policy(0.8), Preset(desired_retention=0.8))
    assert max(day.day for day in found.days if day.new) > aims.exam - timedelta(7)


def test_a_pace_of_ones_own_is_kept() -> None:
    aims = Aims(TODAY, TODAY + timedelta(10), new_per_day=3)
    found = walk([None] * 100, aims, Policy(0.9), Preset())
    assert [day.new for day in found.days] == [3] * 10
    assert found.left_out == 70


def test_a_final_pass_asks_every_card_within_its_days() -> None:
    aims = Aims(TODAY, TODAY + timedelta(30), known=1.0)
    found = walk(learnt(100), aims, Policy(0.8, pass_days=5), Preset(desired_retention=0.8))
    last_five = found.days[-5:]
    assert found.unpassed == 0
    assert sum(day.reviews for day in last_five) >= 100
    assert all(day.once_more == 0 for day in found.days[:-5])


def test_missed_cards_are_repeated_on_the_same_day_and_counted_apart() -> None:
    aims = Aims(TODAY, TODAY + timedelta(2), known=0.0, new_per_day=5)
    first = walk([None] * 5, aims, Policy(0.9), Preset()).days[0]
    assert (first.new, first.reviews, first.repeats, first.answers) == (5, 0, 5, 5)
    assert first.minutes(20) == 10 * 20 / 60


def test_an_exam_today_or_past_has_no_days() -> None:
    for days in (0, -5):
        found = walk([None, *learnt(2)], Aims(TODAY, TODAY + timedelta(days)), Policy(0.9), Preset())
        assert (found.days, found.left_out) == ((), 1)


def test_a_card_that_stands_for_several_counts_as_many() -> None:
    aims = Aims(TODAY, TODAY + timedelta(27), known=1.0)
    found = walk([None] * 100, aims, Policy(0.9), Preset(), scale=3.0)
    assert sum(day.new for day in found.days) == 300
    assert date.max > found.days[-1].day

"""What a learner relies on: buttons that keep their word, days that are theirs, a log that is the truth."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.scheduling import Grade, Memory, Preset, day_start, fold, learner_day, preview, retrievability, review

VIENNA = ZoneInfo("Europe/Vienna")
DAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
AGAIN, HARD, GOOD, EASY = Grade
MINUTES = timedelta(minutes=1)
PLAIN = Preset(fuzz=False)

grades = st.sampled_from(Grade)
cards = st.integers(0, 10**9)
gaps = st.integers(-2, 400)
presets = st.builds(
    Preset,
    desired_retention=st.sampled_from([0.7, 0.8, 0.9, 0.97]),
    maximum_interval=st.sampled_from([2, 5, 90, 36500]),
    learning_steps=st.sampled_from([(), (10 * MINUTES,), (MINUTES, 10 * MINUTES), (MINUTES, timedelta(days=2))]),
    relearning_steps=st.sampled_from([(), (10 * MINUTES,), (10 * MINUTES, timedelta(days=1))]),
    fuzz=st.booleans(),
)
histories = st.lists(st.tuples(grades, gaps), max_size=12)
type Log = list[tuple[Grade, datetime, date]]


def log_of(history: list[tuple[Grade, int]]) -> Log:
    log, day = [], DAY
    for grade, gap in history:
        day += timedelta(days=gap)
        log.append((grade, day_start(day, VIENNA) + timedelta(hours=9), day))
    return log


def in_review(interval: int, stability: float, difficulty: float = 5.0) -> Memory:
    return Memory(stability, difficulty, None, 0, 5, DAY, DAY + timedelta(days=interval), None)


def interval(memory: Memory) -> int:
    return (memory.due_day - memory.last_day).days


@given(histories, gaps, cards, presets, grades)
def test_a_button_does_what_it_showed(
    history: list[tuple[Grade, int]], gap: int, card: int, preset: Preset, grade: Grade
) -> None:
    memory = fold(log_of(history), card, preset)
    today = DAY + timedelta(days=gap)
    assert review(memory, grade, NOON, today, card, preset) == preview(memory, NOON, today, card, preset)[grade]


@given(histories, gaps, cards, presets)
def test_a_better_grade_is_never_due_earlier(
    history: list[tuple[Grade, int]], gap: int, card: int, preset: Preset
) -> None:
    today = DAY + timedelta(days=gap)
    outcomes = preview(fold(log_of(history), card, preset), NOON, today, card, preset)
    again, hard, good, easy = (interval(outcome) for outcome in outcomes.values())
    assert again <= hard <= good <= easy
    # Equal only where the maximum leaves no room, or for steps on the same day.
    assert hard < good or good in (0, preset.maximum_interval)
    assert good < easy or easy == preset.maximum_interval


@given(histories, gaps, cards, presets)
def test_outcomes_are_whole_and_within_bounds(
    history: list[tuple[Grade, int]], gap: int, card: int, preset: Preset
) -> None:
    memory = fold(log_of(history), card, preset)
    today = DAY + timedelta(days=gap)
    for outcome in preview(memory, NOON, today, card, preset).values():
        assert outcome.stability > 0
        assert 1 <= outcome.difficulty <= 10
        assert outcome.last_day == max([today] + ([memory.last_day] if memory else []))
        assert outcome.reviews == len(history) + 1
        assert interval(outcome) <= preset.maximum_interval
        assert interval(outcome) >= 1 or outcome.learning_step is not None
        assert (outcome.due_at is None) == (interval(outcome) >= 1)


@given(st.integers(1, 2000), st.floats(0.5, 2000), st.floats(1, 10), st.integers(0, 400), cards)
def test_fuzz_never_takes_back_what_a_recall_earned(
    previous: int, stability: float, difficulty: float, gap: int, card: int
) -> None:
    memory = in_review(previous, stability, difficulty)
    today = DAY + timedelta(days=gap)
    plain, fuzzed = preview(memory, NOON, today, card, PLAIN), preview(memory, NOON, today, card)
    for grade in (HARD, GOOD, EASY):
        assert interval(fuzzed[grade]) >= previous or interval(plain[grade]) < previous


def test_an_interval_fuzzed_up_is_not_fuzzed_down_again() -> None:
    """Anki issue 4431 (2025-11-16): 4 days, then 3, though the card was recalled."""
    memory = in_review(4, stability=1.5, difficulty=9.98)
    assert interval(review(memory, GOOD, NOON, memory.due_day, 1, PLAIN)) == 3
    assert {interval(review(memory, GOOD, NOON, memory.due_day, card)) for card in range(100)} == {4}


def test_forgetting_without_steps_keeps_nothing_of_the_last_interval() -> None:
    preset = Preset(relearning_steps=())
    memory = in_review(4, stability=60)
    lapses = [review(memory, AGAIN, NOON, DAY + timedelta(days=30), card, preset) for card in range(100)]
    assert {interval(lapse) for lapse in lapses} == {2, 3, 4}
    assert {lapse.lapses for lapse in lapses} == {1}


def test_a_higher_desired_retention_takes_effect_in_spite_of_the_last_one() -> None:
    strict = Preset(desired_retention=0.97)
    assert interval(review(in_review(100, stability=100), HARD, NOON, DAY, 1, strict)) < 50


@given(histories, cards, presets, st.integers(0, 12))
def test_a_log_leads_where_its_reviews_led(
    history: list[tuple[Grade, int]], card: int, preset: Preset, cut: int
) -> None:
    log = log_of(history)
    stepwise = fold(log[:cut], card, preset)
    for grade, now, today in log[cut:]:
        stepwise = review(stepwise, grade, now, today, card, preset)
    assert fold(log, card, preset) == stepwise


@given(histories, cards, grades, grades, gaps)
def test_undo_is_a_fold_without_the_voided_row(
    history: list[tuple[Grade, int]], card: int, slip: Grade, meant: Grade, gap: int
) -> None:
    *before, slipped = log_of([*history, (slip, gap)])
    undone = fold([row for row in [*before, slipped] if row is not slipped], card)
    _, now, today = slipped
    assert undone == fold(before, card)
    assert review(undone, meant, now, today, card) == fold([*before, (meant, now, today)], card)


def test_an_empty_log_is_no_memory() -> None:
    assert fold([], 1) is None


@pytest.mark.parametrize("hours", [11, 23, 24, 33])
def test_the_next_learner_day_is_one_day_whatever_the_hours(hours: int) -> None:
    """Whole 24-hour periods would give 2 days after 11 or 23 hours, and 7 from 24 hours on."""
    first = datetime(2026, 11, 23, 18, tzinfo=VIENNA)
    second = first + timedelta(hours=hours)
    log = [(GOOD, at, learner_day(at, VIENNA)) for at in (first, second)]
    memory = fold(log, 1, PLAIN)
    assert memory is not None
    assert interval(memory) == 7


def test_an_hour_across_the_rollover_is_a_day() -> None:
    memory = review(None, GOOD, NOON, DAY, 1)
    assert retrievability(memory, DAY) == 1
    assert retrievability(memory, DAY + timedelta(days=1)) < 1


def test_a_clock_set_back_counts_as_the_same_day() -> None:
    memory = in_review(10, stability=10)
    back, same = (review(memory, GOOD, NOON, day, 1) for day in (DAY - timedelta(days=1), DAY))
    assert back._replace(last_day=same.last_day, due_day=same.due_day) == same
    assert interval(back) == interval(same)
    assert retrievability(memory, DAY - timedelta(days=30)) == 1


@given(histories, cards, presets)
def test_a_clock_set_back_never_takes_the_last_day_back(
    history: list[tuple[Grade, int]], card: int, preset: Preset
) -> None:
    """A log whose days go back leads where it leads when they stand still instead."""
    log = log_of(history)
    days = [day for *_, day in log]
    ahead = [(grade, now, max(days[: place + 1])) for place, (grade, now, _) in enumerate(log)]
    assert fold(log, card, preset) == fold(ahead, card, preset)


def test_a_day_back_and_forth_earns_nothing() -> None:
    """The first scheduler took the last day back, and the way forward again for ten days of remembering."""
    memory = in_review(10, stability=10)
    back = review(memory, GOOD, NOON, DAY - timedelta(days=10), 1)
    assert back.last_day == DAY
    assert review(back, GOOD, NOON, DAY, 1).stability == review(memory, GOOD, NOON, DAY, 1).stability


def test_a_late_recall_counts_for_more_than_an_early_one() -> None:
    memory = in_review(10, stability=10)
    same_day, early, on_time, late = (
        review(memory, GOOD, NOON, DAY + timedelta(days=days), 1).stability for days in (0, 3, 10, 40)
    )
    assert same_day <= early < on_time < late


@pytest.mark.parametrize("zone", ["UTC", "America/New_York"])
def test_a_step_is_due_today_from_an_instant_in_utc(zone: str) -> None:
    again = review(None, AGAIN, NOON.astimezone(ZoneInfo(zone)), DAY, 1)
    assert again.due_day == DAY
    assert again.due_at == NOON + 10 * MINUTES
    assert again.due_at.tzinfo is UTC
    assert again.learning_step == 0


def test_an_interval_is_due_by_day() -> None:
    good = review(None, GOOD, NOON, DAY, 1)
    assert (good.learning_step, good.due_at) == (None, None)
    assert good.due_day > DAY


def test_forgetting_in_review_is_a_lapse_and_relearning_is_not() -> None:
    lapsed = review(in_review(10, stability=10), AGAIN, NOON, DAY + timedelta(days=10), 1)
    assert (lapsed.lapses, lapsed.learning_step) == (1, 0)
    twice = review(lapsed, AGAIN, NOON, lapsed.due_day, 1)
    assert twice.lapses == 1
    assert review(None, AGAIN, NOON, DAY, 1).lapses == 0


def test_a_lapse_follows_the_relearning_steps() -> None:
    steps = Preset(learning_steps=(MINUTES,), relearning_steps=(20 * MINUTES, 30 * MINUTES))
    lapsed = review(in_review(10, stability=10), AGAIN, NOON, DAY, 1, steps)
    assert lapsed.due_at == NOON + 20 * MINUTES
    assert review(lapsed, GOOD, NOON, DAY, 1, steps).due_at == NOON + 30 * MINUTES


def test_fewer_steps_than_the_card_had_let_it_graduate() -> None:
    memory = in_review(0, stability=1)._replace(learning_step=3, due_at=NOON)
    assert review(memory, HARD, NOON, DAY, 1).learning_step is None


def test_cards_learnt_together_part_ways() -> None:
    memory = in_review(30, stability=30)
    today = DAY + timedelta(days=30)
    assert len({review(memory, GOOD, NOON, today, card).due_day for card in range(50)}) > 5

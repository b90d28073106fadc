"""FSRS-6 against published figures.

Source: the test suites of py-fsrs 6.3.2 (tests/test_basic.py), ts-fsrs (FSRS-6.test.ts) and fsrs-rs 6.6
(src/inference.rs), which agree with each other; read in November 2026.
"""

from datetime import UTC, date, datetime, timedelta

import fsrs
import fsrs.scheduler
import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.scheduling import Grade, Memory, Preset, fold, retrievability, review
from study.core.scheduling.memory import FSRS_6_WEIGHTS

NOON = datetime(2022, 11, 29, 12, 30, tzinfo=UTC)
DAY = date(2022, 11, 29)

# The suites run with the steps that the packages have by default, and without fuzz.
PACKAGE_STEPS = Preset(learning_steps=(timedelta(minutes=1), timedelta(minutes=10)), fuzz=False)

GRADES_ON_DUE_DAYS = (3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3)
INTERVALS = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]

GRADES_AND_GAPS = ((1, 0), (3, 0), (3, 1), (3, 3), (3, 8), (3, 21))
STABILITY, DIFFICULTY = 53.62691, 6.3574867

INTERVAL_BY_RETENTION = {
    0.1: 3116766,
    0.2: 34793,
    0.3: 2508,
    0.4: 387,
    0.5: 90,
    0.6: 27,
    0.7: 9,
    0.8: 3,
    0.9: 1,
    1.0: 1,
}

RECALL_AFTER_DAYS = {0: 1.0, 1: 0.9, 2: 0.84028935, 3: 0.7985001}
"""With a stability of 1 day and a decay of 0.2."""


def test_intervals_of_a_card_reviewed_on_every_due_day() -> None:
    memory, today, intervals = None, DAY, []
    for grade in GRADES_ON_DUE_DAYS:
        memory = review(memory, Grade(grade), NOON, today, 1, PACKAGE_STEPS)
        intervals.append((memory.due_day - today).days)
        today = memory.due_day
    assert intervals == INTERVALS


def test_stability_and_difficulty_after_a_history() -> None:
    today, log = DAY, []
    for grade, gap in GRADES_AND_GAPS:
        today += timedelta(days=gap)
        log.append((Grade(grade), NOON, today))
    memory = fold(log, 1, PACKAGE_STEPS)
    assert memory is not None
    assert memory.stability == pytest.approx(STABILITY, rel=1e-6)
    assert memory.difficulty == pytest.approx(DIFFICULTY, rel=1e-6)


@pytest.mark.parametrize(("retention", "days"), INTERVAL_BY_RETENTION.items())
def test_interval_of_a_stability_of_one_day(retention: float, days: int) -> None:
    # A first HARD without steps leaves the stability at its weight, and no floor lifts its interval.
    weights = (0.001, 1.0, *FSRS_6_WEIGHTS[2:])
    preset = Preset(retention, weights, maximum_interval=3_200_000, learning_steps=(), fuzz=False)
    memory = review(None, Grade.HARD, NOON, date.min, 1, preset)  # 3,116,766 days after DAY there is no date
    assert memory.stability == 1
    # fsrs-rs counts in single precision, which shows in the longest interval alone.
    assert (memory.due_day - memory.last_day).days == pytest.approx(days, rel=1e-6)


@pytest.mark.parametrize(("days", "recall"), RECALL_AFTER_DAYS.items())
def test_forgetting_curve(days: int, recall: float) -> None:
    memory = Memory(1.0, 5.0, None, 0, 3, DAY, DAY + timedelta(days=1), None)
    preset = Preset(weights=(*FSRS_6_WEIGHTS[:20], 0.2))
    assert retrievability(memory, DAY + timedelta(days=days), preset) == pytest.approx(recall, rel=1e-6)


def test_default_weights_are_those_of_the_package() -> None:
    assert fsrs.scheduler.DEFAULT_PARAMETERS == FSRS_6_WEIGHTS


@given(st.lists(st.tuples(st.sampled_from(Grade), st.integers(0, 400)), min_size=1, max_size=20))
def test_states_are_those_of_the_package(history: list[tuple[Grade, int]]) -> None:
    """The package keeps its own state from review to review; ours goes through a Memory each time."""
    scheduler = fsrs.Scheduler(learning_steps=PACKAGE_STEPS.learning_steps, enable_fuzzing=False)
    instant, log = NOON, []
    card = fsrs.Card(card_id=1, due=instant)
    for grade, gap in history:
        instant += timedelta(days=gap)
        card, _ = scheduler.review_card(card, fsrs.Rating(grade), instant)
        log.append((grade, instant, instant.date()))
    memory = fold(log, 1, PACKAGE_STEPS)
    assert memory is not None
    assert (memory.stability, memory.difficulty, memory.learning_step) == (card.stability, card.difficulty, card.step)

"""Every outcome is, to the last bit, what the package `fsrs` makes of the same memory, with our fuzz and floors.

`by_package` is how version 2 of the scheduler was first written: all four outcomes, by the package's objects.
"""

from datetime import UTC, date, datetime, timedelta

import fsrs
import fsrs.scheduler
from hypothesis import given
from hypothesis import strategies as st

from study.core.scheduling import Grade, Memory, Preset, preview, retrievability, review
from study.core.scheduling.fuzz import draw, floor_after, fuzz_range, spread

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = NOON.date()
ORIGIN = datetime.min.replace(tzinfo=UTC)
MINUTES = timedelta(minutes=1)

cards = st.integers(0, 10**9)
weights = st.tuples(
    *(
        st.floats(low, high)
        for low, high in zip(
            fsrs.scheduler.LOWER_BOUNDS_PARAMETERS, fsrs.scheduler.UPPER_BOUNDS_PARAMETERS, strict=True
        )
    )
)
steps = st.lists(st.sampled_from([MINUTES, 10 * MINUTES, timedelta(days=1), timedelta(days=2)]), max_size=3).map(
    lambda some: tuple(sorted(some))
)
presets = st.builds(
    Preset,
    desired_retention=st.floats(0.7, 1.0),
    weights=st.just(Preset().weights) | weights,
    maximum_interval=st.sampled_from([2, 5, 90, 36500]),
    learning_steps=steps,
    relearning_steps=steps,
    fuzz=st.booleans(),
)
memories = st.none() | st.builds(
    Memory,
    stability=st.floats(0.001, 36500),
    difficulty=st.floats(1, 10),
    learning_step=st.none() | st.integers(0, 4),
    lapses=st.integers(0, 3),
    reviews=st.integers(1, 100),
    last_day=st.just(DAY),
    due_day=st.integers(0, 2000).map(lambda days: DAY + timedelta(days)),
    due_at=st.none(),
)
days = st.integers(-3, 2000).map(lambda gap: DAY + timedelta(gap))


def card_of(memory: Memory | None) -> fsrs.Card:
    if memory is None:
        return fsrs.Card(card_id=0, due=ORIGIN)
    state = fsrs.State.Review
    if memory.learning_step is not None:
        state = fsrs.State.Relearning if memory.lapses else fsrs.State.Learning
    return fsrs.Card(0, state, memory.learning_step, memory.stability, memory.difficulty, ORIGIN, ORIGIN)


def scheduler_of(preset: Preset) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        parameters=preset.weights,
        desired_retention=preset.desired_retention,
        learning_steps=preset.learning_steps,
        relearning_steps=preset.relearning_steps,
        maximum_interval=preset.maximum_interval,
        enable_fuzzing=False,
    )


def instant_of(memory: Memory | None, today: date) -> datetime:
    return ORIGIN if memory is None else ORIGIN + max(timedelta(), today - memory.last_day)


def by_package(memory: Memory | None, today: date, card: int, preset: Preset) -> dict[Grade, Memory]:
    scheduler, at = scheduler_of(preset), instant_of(memory, today)
    in_review = memory is not None and memory.learning_step is None
    previous = (memory.due_day - memory.last_day).days if memory and in_review else None
    bits = draw(card, memory.reviews if memory else 0)
    day = max(today, memory.last_day) if memory else today
    outcomes, interval = {}, 0
    for grade in Grade:
        after, _ = scheduler.review_card(card_of(memory), fsrs.Rating(grade), at)
        gap = after.due - at
        interval, least = gap.days, interval + (grade > Grade.HARD)
        if after.state is fsrs.State.Review:
            low, high = fuzz_range(gap.days) if preset.fuzz else (gap.days, gap.days)
            if previous is not None and grade.recalled:
                least = max(least, floor_after(previous, gap.days, high))
            low, high = (min(max(one, least), preset.maximum_interval) for one in (low, high))
            interval = spread(low, high, bits)
        assert after.stability is not None
        assert after.difficulty is not None
        outcomes[grade] = Memory(
            stability=after.stability,
            difficulty=after.difficulty,
            learning_step=after.step,
            lapses=(memory.lapses if memory else 0) + (in_review and not grade.recalled),
            reviews=(memory.reviews if memory else 0) + 1,
            last_day=day,
            due_day=day + timedelta(days=interval),
            due_at=None if interval else NOON + gap,
        )
    return outcomes


@given(memories, days, cards, presets)
def test_outcomes_are_those_of_the_package(memory: Memory | None, today: date, card: int, preset: Preset) -> None:
    expected = by_package(memory, today, card, preset)
    assert preview(memory, NOON, today, card, preset) == expected
    for grade in Grade:
        assert review(memory, grade, NOON, today, card, preset) == expected[grade]


@given(memories.filter(bool), days, presets)
def test_the_chance_of_recall_is_that_of_the_package(memory: Memory, today: date, preset: Preset) -> None:
    chance = scheduler_of(preset).get_card_retrievability(card_of(memory), instant_of(memory, today))
    assert retrievability(memory, today, preset) == chance

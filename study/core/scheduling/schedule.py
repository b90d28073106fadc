"""FSRS-6 over learner days: the four outcomes of a review, and a memory rebuilt from its log.

The formulas are those of the package `fsrs`. It is given whole learner days on a calendar of its
own and no fuzz; fuzz, floors and the order of the four due days are added here.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from fsrs import Card, Rating, Scheduler, State

from study.core.scheduling.fuzz import draw, floor_after, fuzz_range, spread
from study.core.scheduling.memory import DEFAULT_PRESET, Grade, Memory, Preset

# The package counts 24-hour periods between instants in datetime.UTC, and takes no other zone. So
# the last review is put here, and the next one a whole number of learner days later.
_ORIGIN = datetime.min.replace(tzinfo=UTC)

_RATINGS = {grade: Rating(grade.value) for grade in Grade}


@lru_cache(maxsize=256)  # one per learner with own weights, so not without bound
def _scheduler(preset: Preset) -> Scheduler:
    return Scheduler(
        parameters=preset.weights,
        desired_retention=preset.desired_retention,
        learning_steps=preset.learning_steps,
        relearning_steps=preset.relearning_steps,
        maximum_interval=preset.maximum_interval,
        enable_fuzzing=False,
    )


def _card(memory: Memory | None) -> Card:
    """The package's view of a memory. Without an id it would sleep, without a due date read the clock."""
    if memory is None:
        return Card(card_id=0, due=_ORIGIN)
    state = State.Review
    if memory.learning_step is not None:
        state = State.Relearning if memory.lapses else State.Learning
    return Card(0, state, memory.learning_step, memory.stability, memory.difficulty, _ORIGIN, _ORIGIN)


def _at(memory: Memory | None, today: date) -> datetime:
    """The package's instant for a review today; a day before the last one counts as the same day."""
    return _ORIGIN if memory is None else _ORIGIN + max(timedelta(), today - memory.last_day)


def _interval(gap: int, previous: int | None, least: int, bits: int, preset: Preset) -> int:
    """Days until the next review, from the package's `gap`, the `previous` days after a recall, and a floor."""
    low, high = fuzz_range(gap) if preset.fuzz else (gap, gap)
    if previous is not None:
        least = max(least, floor_after(previous, gap, high))
    low, high = (min(max(day, least), preset.maximum_interval) for day in (low, high))
    return spread(low, high, bits)


def preview(
    memory: Memory | None, now: datetime, today: date, card: int, preset: Preset = DEFAULT_PRESET
) -> dict[Grade, Memory]:
    """All four outcomes of reviewing a card `now` (aware), on the learner day `today`.

    `card` is any integer that stays with the card: it seeds the fuzz. Due days keep the order
    again ≤ hard < good < easy among intervals; only the maximum interval, or steps of the same
    day, can make two equal. An interval is 1 day or more. A step of less than 24 hours is due on
    `today`, and stays in the list of the following day. `last_day` never goes back.
    """
    scheduler, before, at = _scheduler(preset), _card(memory), _at(memory, today)
    in_review = memory is not None and memory.learning_step is None
    previous = (memory.due_day - memory.last_day).days if memory and in_review else None
    reviews = memory.reviews if memory else 0
    lapses = memory.lapses if memory else 0
    bits = draw(card, reviews)

    # A day before the last one, of a clock set back or a flight west, counts as that. Were it written down,
    # the next review would count the days between them twice.
    day = max(today, memory.last_day) if memory else today
    outcomes: dict[Grade, Memory] = {}
    days = 0
    for grade, rating in _RATINGS.items():
        after, _ = scheduler.review_card(before, rating, at)
        gap = after.due - at
        if after.state is State.Review:
            least = days + (grade > Grade.HARD)
            days = _interval(gap.days, previous if grade.recalled else None, least, bits, preset)
        else:
            days = gap.days
        assert after.stability is not None and after.difficulty is not None  # reviewed, so it has both
        outcomes[grade] = Memory(
            stability=after.stability,
            difficulty=after.difficulty,
            learning_step=after.step,
            lapses=lapses + (in_review and not grade.recalled),
            reviews=reviews + 1,
            last_day=day,
            due_day=day + timedelta(days=days),
            due_at=None if days else now.astimezone(UTC) + gap,
        )
    return outcomes


def review(
    memory: Memory | None, grade: Grade, now: datetime, today: date, card: int, preset: Preset = DEFAULT_PRESET
) -> Memory:
    """The memory after a review: exactly the outcome that `preview` showed for this grade."""
    return preview(memory, now, today, card, preset)[grade]


def retrievability(memory: Memory, today: date, preset: Preset = DEFAULT_PRESET) -> float:
    """The chance of recall, from 0 to 1, on the learner day `today`.

    It is 1 all through the day of the last review, which is no prediction: FSRS-6 knows whole days
    only. Never show it for that day.
    """
    return float(_scheduler(preset).get_card_retrievability(_card(memory), _at(memory, today)))


def fold(reviews: Iterable[tuple[Grade, datetime, date]], card: int, preset: Preset = DEFAULT_PRESET) -> Memory | None:
    """The memory a review log leads to: grade, instant and learner day of each review, oldest first.

    Leave out what must not count: voided rows (an undo), and cramming outside the schedule.
    """
    memory = None
    for grade, now, today in reviews:
        memory = review(memory, grade, now, today, card, preset)
    return memory

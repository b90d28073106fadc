"""FSRS-6 over learner days: the outcomes of a review, and a memory rebuilt from its log.

`review` computes the outcome of one grade, `preview` of all four. `fold` applies `review` along a log, so a
button does what it showed. Steps, fuzz, floors and the order of the four due days are added to the formulas
here.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from study.core.scheduling.fsrs6 import Formulas
from study.core.scheduling.fuzz import draw, floor_after, fuzz_range, spread
from study.core.scheduling.grade import Grade
from study.core.scheduling.memory import DEFAULT_PRESET, Memory, Preset
from study.core.scheduling.starting_memory import StartingMemory

GRADES = tuple(Grade)

_UP_TO = {
    grade: tuple((one, one.recalled, int(one > Grade.HARD)) for one in GRADES if one <= grade) for grade in GRADES
}
"""The grades up to each, in order: whether it is a recall, and how many days more than the one before it has."""

type Recalls = tuple[float, float, float]

type Event = tuple[Grade, datetime, date] | StartingMemory
"""What a log holds of a card: the grade, the instant and the learner day of a review; or what another program
knew of it."""


def review(
    memory: Memory | None, grade: Grade, now: datetime, today: date, card: int, preset: Preset = DEFAULT_PRESET
) -> Memory:
    """The memory after a review with `grade`, `now` (aware), on the learner day `today`.

    `card` is any integer that stays with the card: it seeds the fuzz. Due days keep the order
    again ≤ hard < good < easy among intervals; only the maximum interval, or steps of the same
    day, can make two equal. An interval is 1 day or more. A step of less than 24 hours is due on
    `today`, and stays in the list of the following day. `last_day` never goes back.
    """
    # A day before the last one, of a clock set back or a flight west, counts as that. Were it written down,
    # the next review would count the days between them twice.
    day = max(today, memory.last_day) if memory else today
    fsrs, at = preset.formulas, memory.learning_step if memory else 0
    step = _step(memory, grade, preset)
    recalls = _recalls(memory, day, fsrs) if memory and grade is not Grade.AGAIN else None
    stability = recalls[grade - Grade.HARD] if recalls else _stability(memory, grade, day, fsrs)
    days = step[1].days if step else _days(memory, grade, day, card, preset, stability, recalls)
    # By place: with their names the fields take a third longer, and a plan makes thousands of memories.
    return Memory(
        stability,
        fsrs.next_difficulty(memory.difficulty, grade) if memory else fsrs.first_difficulty(grade),
        step[0] if step else None,
        (memory.lapses if memory else 0) + (at is None and grade is Grade.AGAIN),
        (memory.reviews if memory else 0) + 1,
        day,
        day + timedelta(days),
        now.astimezone(UTC) + step[1] if step and not days else None,
    )


def preview(
    memory: Memory | None, now: datetime, today: date, card: int, preset: Preset = DEFAULT_PRESET
) -> dict[Grade, Memory]:
    """All four outcomes of reviewing a card now."""
    return {grade: review(memory, grade, now, today, card, preset) for grade in GRADES}


def fold(events: Iterable[Event], card: int, preset: Preset = DEFAULT_PRESET) -> Memory | None:
    """The memory a log leads to, oldest first: reviews here and elsewhere alike, and a starting memory where
    nothing came before it.

    Leave out what must not count: voided rows (an undo), and cramming outside the schedule.
    """
    memory = None
    for event in events:
        if not isinstance(event, StartingMemory):
            grade, now, today = event
            memory = review(memory, grade, now, today, card, preset)
        elif memory is None:
            memory = begin(event, preset)
    return memory


def begin(start: StartingMemory, preset: Preset = DEFAULT_PRESET) -> Memory:
    """The memory of a card that was reviewed elsewhere, as after one review. Its day has no fuzz: at a target
    of 90 % it is the day it had there."""
    days = min(preset.formulas.interval(start.stability), preset.maximum_interval)
    return Memory(
        stability=start.stability,
        difficulty=start.difficulty,
        learning_step=None,
        lapses=0,
        reviews=1,
        last_day=start.last_day,
        due_day=start.last_day + timedelta(days=days),
        due_at=None,
    )


def retrievability(memory: Memory, today: date, preset: Preset = DEFAULT_PRESET) -> float:
    """The chance of recall, from 0 to 1, on the learner day `today`.

    It is 1 all through the day of the last review, which is no prediction: FSRS-6 knows whole days
    only. Never show it for that day.
    """
    return preset.formulas.recall(memory.stability, max(0, (today - memory.last_day).days))


def _stability(memory: Memory | None, grade: Grade, day: date, fsrs: Formulas) -> float:
    if memory is None:
        return fsrs.first_stability(grade)
    return fsrs.next_stability(memory.stability, memory.difficulty, (day - memory.last_day).days, grade)


def _recalls(memory: Memory, day: date, fsrs: Formulas) -> Recalls | None:
    """The stabilities after each recall; None on the day of the last review, when they have no more in common."""
    days = (day - memory.last_day).days
    return fsrs.after_recalls(memory.stability, memory.difficulty, days) if days else None


def _step(memory: Memory | None, grade: Grade, preset: Preset) -> tuple[int, timedelta] | None:
    """The step a card goes to and how long that takes; None where an interval of days follows.

    A new card is in the first learning step. A card with a lapse and a step is relearning.
    """
    at = memory.learning_step if memory else 0
    steps = preset.relearning_steps if memory and (at is None or memory.lapses) else preset.learning_steps
    if not steps or grade is Grade.EASY or (at is None and grade.recalled):
        return None
    if grade is Grade.AGAIN or at is None:
        return 0, steps[0]
    if at >= len(steps):  # there were more steps when the card came here
        return None
    if grade is Grade.GOOD:
        return (at + 1, steps[at + 1]) if at + 1 < len(steps) else None
    if at > 0:
        return at, steps[at]
    return 0, steps[0] * 1.5 if len(steps) == 1 else (steps[0] + steps[1]) / 2


def _days(
    memory: Memory | None,
    grade: Grade,
    day: date,
    card: int,
    preset: Preset,
    stability: float,
    recalls: Recalls | None,
) -> int:
    """Days until the next review of a card that leaves or has left its steps, with this `stability` from now on.

    Each grade's interval is the floor of the next better one's, so those of the lesser grades are
    computed too, and nothing else of them.
    """
    previous = None
    if memory and memory.learning_step is None:
        previous = (memory.due_day - memory.last_day).days
    bits = draw(card, memory.reviews if memory else 0)
    fsrs, most, days = preset.formulas, preset.maximum_interval, 0
    for lesser, recalled, more in _UP_TO[grade]:
        if lesser is not grade and (step := _step(memory, lesser, preset)):
            days = step[1].days
            continue
        if lesser is grade:
            here = stability
        else:
            here = recalls[lesser - Grade.HARD] if recalls and recalled else _stability(memory, lesser, day, fsrs)
        gap = fsrs.interval(here)
        days = _fuzzed(gap if gap < most else most, previous if recalled else None, days + more, bits, preset)
    return days


def _fuzzed(gap: int, previous: int | None, least: int, bits: int, preset: Preset) -> int:
    """An interval of `gap` days with its fuzz, its floors (`least`, and the `previous` interval after a
    recall) and its maximum."""
    low, high = fuzz_range(gap) if preset.fuzz else (gap, gap)
    if previous is not None and (floor := floor_after(previous, gap, high)) > least:
        least = floor
    most = preset.maximum_interval
    # Compared in place: a plan walks through thousands of these, and calls of min and max were a tenth of it.
    low = most if most < low or most < least else least if least > low else low
    high = most if most < high or most < least else least if least > high else high
    return spread(low, high, bits)

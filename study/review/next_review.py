"""When a card comes back, in words: the schedule applied, and the next steps if it is recalled."""

from dataclasses import dataclass
from datetime import date, datetime
from math import ceil

from study.core.scheduling import Grade, Memory, review
from study.core.text.day import from_today
from study.core.text.number import number
from study.core.text.plural import counted
from study.review.card_memory import preset_of
from study.review.models import Card


@dataclass(frozen=True, slots=True)
class Step:
    """One moment a card comes again, and on what condition; `today` says that it is in the same session."""

    when: str
    condition: str
    today: bool = False


def label(memory: Memory, now: datetime, today: date) -> str:
    """When a card with this memory comes: "in 10 minutes", "tomorrow", "28 November"."""
    if memory.due_at is None:
        return from_today(memory.due_day, today)
    minutes = max(1, ceil((memory.due_at - now).total_seconds() / 60))
    return f"in {counted(minutes, 'minute')}"


def early(before: Memory, after: Memory | None, day: date, answered_at: datetime, today: date) -> str:
    """What an answer on `day` did to a card that was to come later, in a sentence; `after` is its memory since
    then, if nothing else has changed it."""
    ahead = (before.due_day - day).days
    said = f"Answered {counted(ahead, 'day')} early"
    if after is None:
        return f"{said}."
    if after.due_day == before.due_day:
        return f"{said}: next {_on(before, answered_at, today)}, as before."
    return f"{said}: next {_on(after, answered_at, today)} instead of {label(before, answered_at, today)}."


def _on(memory: Memory, now: datetime, today: date) -> str:
    said = label(memory, now, today)
    return f"on {said}" if said[0].isdecimal() else said


def by_plan(card: Card, answered_at: datetime, today: date) -> str:
    """Where a card is scheduled for the target of its learner's exam plan and not for their own: when it comes by
    that, in a sentence. Else nothing."""
    memory, planned = card.memory, card.learner.planned_retention
    if memory is None or memory.due_at or planned is None or card.target != planned:
        return ""
    return f"Exam plan: again {_on(memory, answered_at, today)}, for a recall of {number(100 * planned, '%', 0)}."


def comes_again(card: Card, answered_at: datetime, today: date) -> tuple[Step, ...]:
    """The next three times a card comes, if it is known each time and asked on the day it is due."""
    memory = card.memory
    if memory is None:
        return ()
    first = label(memory, answered_at, today)
    is_step = memory.due_at is not None
    steps = [Step(first, "in this session" if is_step else "if you review on that day", today=is_step)]
    while len(steps) < 3:
        at, day = memory.due_at or answered_at + (memory.due_day - today) * 1, memory.due_day
        memory = review(memory, Grade.GOOD, at, day, card.pk, preset_of(card))
        then = "if you then know it" if len(steps) == 1 else f"if you know it {steps[-1].when} too"
        steps.append(Step(from_today(memory.due_day, today), then))
    return tuple(steps)

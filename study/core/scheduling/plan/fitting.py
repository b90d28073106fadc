"""What would have to change for every card to be learnt before the exam."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from study.core.scheduling.memory import Memory
from study.core.scheduling.plan.aims import FURTHEST, MOST_MINUTES, Aims
from study.core.scheduling.plan.choice import RETENTIONS, Plan, reaches_all


@dataclass(frozen=True, slots=True)
class Fits:
    """The fewest `minutes` a day, and the first day of an `exam`, with which nothing is left out while all else
    stays. None where no minutes a day may take, or no day within a year, are enough."""

    minutes: int | None
    exam: date | None


def fitting(cards: Sequence[Memory | None], made: Plan, *, seed: int = 0) -> Fits:
    """The smallest changes that make a plan fit that leaves cards out, whichever target it then takes: the highest
    leaves least room. It is told by a sample of the cards."""
    policy = replace(made.policy, retention=RETENTIONS[-1])
    aims, left = made.aims, FURTHEST - (made.aims.exam - made.aims.today).days

    def fits(changed: Aims) -> bool:
        return reaches_all(cards, changed, policy, made.preset, seed=seed)

    minutes = None
    if aims.minutes is not None:
        first = aims.minutes + 1
        more = _least(MOST_MINUTES - aims.minutes, lambda number: fits(aims.changed(minutes=first + number)))
        minutes = None if more is None else first + more
    later = aims.exam + timedelta(1)
    days = _least(left, lambda number: fits(aims.changed(exam=later + timedelta(number))))
    return Fits(minutes, None if days is None else later + timedelta(days))


def _least(count: int, holds: Callable[[int], bool]) -> int | None:
    """The least of the numbers below `count` for which it holds, if it holds for all above it too."""
    low, high = 0, count
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if holds(middle) else (middle + 1, high)
    return low if low < count else None

"""What would have to change for every card to be learnt before the exam."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from study.core.scheduling.memory import Memory
from study.core.scheduling.plan.aims import FURTHEST, MOST_MINUTES, Aims
from study.core.scheduling.plan.choice import RETENTIONS, Plan, plan, reaches_all


@dataclass(frozen=True, slots=True)
class Fits:
    """The fewest `minutes` a day, and the first day of an `exam`, with which nothing is left out while all else
    stays. None where no minutes a day may take, or no day within a year, are enough."""

    minutes: int | None
    exam: date | None


def fitting(cards: Sequence[Memory | None], made: Plan, *, seed: int = 0) -> Fits:
    """The smallest changes with which the plan that is then made leaves no card out, as `made` does."""
    aims = made.aims
    minutes = None
    if aims.minutes is not None:
        first = aims.minutes + 1
        tried = [aims.changed(minutes=number) for number in range(first, MOST_MINUTES + 1)]
        more = _first(cards, tried, made, seed)
        minutes = None if more is None else first + more
    left = FURTHEST - (aims.exam - aims.today).days
    days = [aims.exam + timedelta(number + 1) for number in range(left)]
    later = _first(cards, [aims.changed(exam=day) for day in days], made, seed)
    return Fits(minutes, None if later is None else days[later])


def _first(cards: Sequence[Memory | None], tried: Sequence[Aims], made: Plan, seed: int) -> int | None:
    """The place of the first of the aims whose plan leaves nothing out, if it leaves none with those behind it either.
    One walk at the target that asks least says where it may be, and whole plans are made only near there."""
    policy = replace(made.policy, retention=RETENTIONS[0])
    start = bisect_left(tried, True, key=lambda aims: reaches_all(cards, aims, policy, made.preset, seed=seed))
    if start == len(tried):
        return None
    return _least(len(tried), start, lambda place: not plan(cards, tried[place], made.preset, seed=seed).left_out)


def _least(count: int, start: int, holds: Callable[[int], bool]) -> int | None:
    """The least of the numbers below `count` for which it holds, if it holds for all above it too; looked for in ever
    longer steps from `start` on, and by halves as soon as it lies between two."""
    low, high, at, step = 0, count, start, 1
    seen = set()
    while low < high:
        found = holds(at)
        seen.add(found)
        low, high = (low, at) if found else (at + 1, high)
        onward = max(low, at - step) if found else min(high - 1, at + step)
        at = (low + high) // 2 if len(seen) > 1 else onward
        step *= 2
    return low if low < count else None

"""What a plan is made for, and the policies it may choose from."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Any

LEAST_MINUTES, MOST_MINUTES = 5, 240
SECONDS_PER_CARD = 20.0
"""Taken for granted until a learner has answered enough cards to have a time of their own."""

KNOWN_AT_FIRST = 0.6
"""The share of new cards answered right at first, until a learner has a share of their own."""

LEAST_PACE = 5
"""New cards a day where the date needs fewer: a small deck is learnt soon, not drop by drop."""

FURTHEST = 365
"""Days ahead that a plan walks; an exam beyond that is planned when it comes nearer."""


@dataclass(frozen=True)
class Aims:
    """What somebody asks of a plan made on the learner day `today`.

    `exam` is the day of the exam, which is not a day to study. `minutes` is the most a day may take, at `seconds`
    an answer; None is no limit. `days_off` are weekdays, Monday 0. `new_per_day` is the pace somebody wants
    themself; None is as many as the date needs. `known` is the share of new cards they answer right at first,
    `misses` how many times as often as the scheduler foretells they miss a card. `done` cards were answered
    today already, and `learnt` new ones learnt. `earlier` has the answers of each of the latest days studied.
    """

    today: date
    exam: date
    minutes: int | None = None
    days_off: frozenset[int] = frozenset()
    new_per_day: int | None = None
    seconds: float = SECONDS_PER_CARD
    known: float = KNOWN_AT_FIRST
    misses: float = 1.0
    done: int = 0
    learnt: int = 0
    earlier: tuple[int, ...] = ()

    def changed(self, **given: Any) -> "Aims":
        """These aims but for what is `given`, by the names of the fields."""
        return replace(self, **given)

    @cached_property
    def study_days(self) -> tuple[date, ...]:
        """The days to study from today to the eve of the exam, at most FURTHEST."""
        days = min((self.exam - self.today).days, FURTHEST)
        every = (self.today + timedelta(number) for number in range(max(0, days)))
        return tuple(day for day in every if day.weekday() not in self.days_off)

    @property
    def capacity(self) -> float:
        """Answers that fit into a day."""
        return float("inf") if self.minutes is None else self.minutes * 60 / self.seconds


@dataclass(frozen=True, slots=True)
class Policy:
    """One way to the exam: the chance of recall that cards are scheduled for, the number of study days before the
    exam in which every card comes once more (0: no final pass), and how many days before the exam new cards are to
    be all dealt, if there is room. `since` is the first day of a final pass that has begun."""

    retention: float
    pass_days: int = 0
    rest: int = 7
    since: date | None = None

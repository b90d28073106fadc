"""The values of a schedule: the memory of one card, and the settings of a scheduler."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import NamedTuple

from fsrs import Scheduler

from study.core.scheduling.fsrs6 import Formulas

SCHEDULER_VERSION = 2
"""Results of the past depend on this scheduler: a change of result is a new version.

1: as FSRS-6 has it. 2: a review on a day before the last one leaves `last_day` where it is. A log is
always folded by the present version; where days are in order, both make the same of it.
"""

FSRS_6_WEIGHTS = (
    *(0.212, 1.2931, 2.3065, 8.2956),  # stability after a first again, hard, good, easy (days)
    *(6.4133, 0.8334, 3.0194, 0.001),  # difficulty
    *(1.8722, 0.1666, 0.796),  # stability after a recall
    *(1.4835, 0.0614, 0.2629, 1.6483),  # stability after a lapse
    *(0.6014, 1.8729),  # penalty of hard, bonus of easy
    *(0.5425, 0.0912, 0.0658),  # reviews on the same day
    0.1542,  # decay of the forgetting curve
)
"""The default weights of FSRS-6, as in fsrs 6.3.2; kept here so that an upgrade cannot move due days unseen."""


class Memory(NamedTuple):  # a plan makes them by the ten thousand: a third of what a dataclass costs
    """What is known about one card after its last review. Never reviewed is None, not a Memory.

    `stability` is in days (until recall falls to 90 %), `difficulty` from 1 to 10. `learning_step`
    is the index of the current step, None in review; a card with a step and at least one lapse is
    relearning. `lapses` counts the times it was forgotten while in review, `reviews` every answer.
    `last_day` and `due_day` are learner days. `due_at` is set for a step shorter than a day alone:
    the earliest instant, in UTC, to show the card again.
    """

    stability: float
    difficulty: float
    learning_step: int | None
    lapses: int
    reviews: int
    last_day: date
    due_day: date
    due_at: datetime | None


@dataclass(frozen=True, slots=True)
class Preset:
    """The settings of a scheduler.

    `desired_retention` is the chance of recall on the due day, above 0 and up to 1; `weights` are
    the 21 of FSRS-6; `maximum_interval` is in days. Steps are in ascending order and may be empty.
    `fuzz` spreads due days so that cards learnt together do not stay together. Whatever the
    scheduler cannot work with is a ValueError here: sets of 17 or 19 weights are FSRS-4.5 and 5.
    """

    desired_retention: float = 0.90
    weights: tuple[float, ...] = FSRS_6_WEIGHTS
    maximum_interval: int = 36500
    learning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    relearning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    fuzz: bool = True
    version: int = SCHEDULER_VERSION
    formulas: Formulas = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        Scheduler(self.weights)  # the package checks their number and bounds
        if not 0 < self.desired_retention <= 1:
            raise ValueError(f"desired retention {self.desired_retention} is not above 0 and up to 1")
        if self.maximum_interval < 1:
            raise ValueError(f"maximum interval {self.maximum_interval} is less than 1 day")
        for steps in (self.learning_steps, self.relearning_steps):
            if any(not timedelta() < step <= timedelta(self.maximum_interval) for step in steps):
                raise ValueError("a step is not above 0 and up to the maximum interval")
            if list(steps) != sorted(steps):
                raise ValueError("steps are not in ascending order")
        if self.version != SCHEDULER_VERSION:
            raise ValueError(f"scheduler version {self.version} is not known")
        object.__setattr__(self, "formulas", Formulas(self.weights, self.desired_retention))


DEFAULT_PRESET = Preset()

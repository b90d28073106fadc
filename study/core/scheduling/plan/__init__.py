"""The plan to an exam: how many new cards a day, which target, whether a final pass, and what comes of it.

`walk` goes through the days under one policy, `plan` compares policies and keeps the best. A plan is a forecast:
it is made again each day from what was done, so a missed day is no debt.
"""

from study.core.scheduling.plan.aims import (
    KNOWN_AT_FIRST,
    LEAST_MINUTES,
    MOST_MINUTES,
    SECONDS_PER_CARD,
    Aims,
    Policy,
)
from study.core.scheduling.plan.choice import Plan, plan
from study.core.scheduling.plan.fitting import Fits, fitting
from study.core.scheduling.plan.sample import evenly, one_in, portion
from study.core.scheduling.plan.walk import PlannedDay, Walk, share_of_pass, walk

__all__ = [
    "KNOWN_AT_FIRST",
    "LEAST_MINUTES",
    "MOST_MINUTES",
    "SECONDS_PER_CARD",
    "Aims",
    "Fits",
    "Plan",
    "PlannedDay",
    "Policy",
    "Walk",
    "evenly",
    "fitting",
    "one_in",
    "plan",
    "portion",
    "share_of_pass",
    "walk",
]

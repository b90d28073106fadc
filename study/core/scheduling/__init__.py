"""When to ask again: FSRS-6 behind Memory, Grade, review and preview; `when`, which gives the day; and `fitted`, which
finds how a learner's memory differs from the default.

The review log is the truth; a `Memory` is the result of `fold` over it. Days are learner days, which begin at
04:00 local time, and every result follows from the arguments alone.
"""

from study.core.scheduling.days import ROLLOVER, day_start, learner_day
from study.core.scheduling.fit import FIT_VERSION, LEAST_ANSWERS, MOST_ANSWERS, USUAL, Fit, Fitted, fitted
from study.core.scheduling.grade import Grade
from study.core.scheduling.leech import is_leech, is_marked
from study.core.scheduling.memory import DEFAULT_PRESET, SCHEDULER_VERSION, Memory, Preset
from study.core.scheduling.override import Override, OverrideKind, When, target, when
from study.core.scheduling.schedule import Event, fold, preview, retrievability, review
from study.core.scheduling.starting_memory import StartingMemory, from_interval

__all__ = [
    "DEFAULT_PRESET",
    "FIT_VERSION",
    "LEAST_ANSWERS",
    "MOST_ANSWERS",
    "ROLLOVER",
    "SCHEDULER_VERSION",
    "USUAL",
    "Event",
    "Fit",
    "Fitted",
    "Grade",
    "Memory",
    "Override",
    "OverrideKind",
    "Preset",
    "StartingMemory",
    "When",
    "day_start",
    "fitted",
    "fold",
    "from_interval",
    "is_leech",
    "is_marked",
    "learner_day",
    "preview",
    "retrievability",
    "review",
    "target",
    "when",
]

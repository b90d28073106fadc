"""When to ask again: FSRS-6 behind Memory, Grade, review and preview; and `when`, which gives the day.

The review log is the truth; a `Memory` is the result of `fold` over it. Days are learner days, which begin at
04:00 local time, and every result follows from the arguments alone.
"""

from study.core.scheduling.days import ROLLOVER, day_start, learner_day
from study.core.scheduling.grade import Grade
from study.core.scheduling.leech import is_leech, is_marked
from study.core.scheduling.memory import DEFAULT_PRESET, SCHEDULER_VERSION, Memory, Preset
from study.core.scheduling.override import Override, OverrideKind, When, target, when
from study.core.scheduling.schedule import Event, fold, preview, retrievability, review
from study.core.scheduling.starting_memory import StartingMemory, from_interval

__all__ = [
    "DEFAULT_PRESET",
    "ROLLOVER",
    "SCHEDULER_VERSION",
    "Event",
    "Grade",
    "Memory",
    "Override",
    "OverrideKind",
    "Preset",
    "StartingMemory",
    "When",
    "day_start",
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

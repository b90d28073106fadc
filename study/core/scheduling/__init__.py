"""When to ask again: FSRS-6 behind four names, Memory, Grade, review and preview.

The review log is the truth; a `Memory` is what `fold` makes of it. Days are learner days, which
begin at 04:00 where the learner lives, and every result follows from the arguments alone.
"""

from study.core.scheduling.days import ROLLOVER, day_start, learner_day
from study.core.scheduling.memory import DEFAULT_PRESET, SCHEDULER_VERSION, Grade, Memory, Preset
from study.core.scheduling.schedule import fold, preview, retrievability, review

__all__ = [
    "DEFAULT_PRESET",
    "ROLLOVER",
    "SCHEDULER_VERSION",
    "Grade",
    "Memory",
    "Preset",
    "day_start",
    "fold",
    "learner_day",
    "preview",
    "retrievability",
    "review",
]

"""A leech: a card that lapses again and again, so that asking it once more as it stands is wasted time."""

from study.core.scheduling.memory import Memory

FIRST, EVERY = 8, 4
"""Lapses at which a card is marked: the first time, and how many more each time after."""
RECOVERED = 21
"""Days: with so long an interval a card holds, however often it was forgotten before."""


def is_marked(before: Memory | None, after: Memory | None) -> bool:
    """Whether what happened between these two memories of a card was a lapse at which it is marked."""
    return _marks(after) > _marks(before)


def is_leech(lapses: int, interval: int | None) -> bool:
    """Whether a card with so many lapses, and so many days from its last review to the next, is a leech."""
    return lapses >= FIRST and interval is not None and interval < RECOVERED


def _marks(memory: Memory | None) -> int:
    return max(0, (memory.lapses - FIRST) // EVERY + 1) if memory else 0

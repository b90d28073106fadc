"""Marks as whole numbers, so that sums of them are exact and equal marks are equal."""

from collections import Counter

PARTS = 10_000_000
"""Parts of one mark: seven decimals, as Moodle stores them (question_attempt_steps.fraction)."""

type Counts = Counter[int]
"""How often each number was seen. The number is a mark in PARTS, or a time in tenths of a second."""


def parts(mark: float) -> int:
    """A mark in PARTS. Raises ValueError for nan and OverflowError for infinity, which are no marks."""
    return round(mark * PARTS)


def ranked(counts: Counts, place: int) -> int:
    """The counted number that stands at `place`, from 0, when all are put in order. Raises IndexError
    past the last."""
    passed = 0
    for value in sorted(counts):
        passed += counts[value]
        if place < passed:
            return value
    raise IndexError(place)


def median(counts: Counts) -> float:
    """The number in the middle, or the mean of the two there. Raises IndexError when there are none."""
    total = counts.total()
    return (ranked(counts, (total - 1) // 2) + ranked(counts, total // 2)) / 2

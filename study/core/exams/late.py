"""Which of the choices made in one question stands: the one that was made last, of those that count.

A choice that was made in time and arrived after the grace counts once somebody took it, and no longer when they took
that back.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from study.core.exams.timing import Arrival


@dataclass(frozen=True, slots=True)
class Made:
    """A choice by its number: when it was made, and what became of it as it arrived."""

    number: int
    at: datetime
    arrival: Arrival


def standing(made: Sequence[Made], taken: Collection[int]) -> Made | None:
    """The choice that stands, of these in the order in which they arrived, where those late ones are `taken`; of two
    made in the same moment the one that arrived last. None where none counts."""
    found = None
    for one in made:
        counts = one.arrival is Arrival.COUNTS or (one.arrival is Arrival.LATE and one.number in taken)
        if counts and (found is None or found.at <= one.at):
            found = one
    return found


def is_last(one: Made, made: Sequence[Made]) -> bool:
    """Whether nothing else was chosen after it: only then taking it changes what stands."""
    return standing(made, [other.number for other in made]) == one

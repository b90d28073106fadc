"""The numbered slots of a queue: what somebody decided today, then what waits for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from study.banks.models import Question

SHOWN = 24
"""Slots that are shown; of a longer queue those around the one that is looked at."""
BEFORE = 8
"""Of these, how many stand before it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the queue. What waits opens there; what was decided opens in its bank."""

    number: int
    waits: int
    address: str
    is_here: bool

    @property
    def words(self) -> str:
        return "open" if self.waits else "decided"


def slots(decided: Sequence[Question], waiting: Sequence[int], place: int) -> list[Slot]:
    """The slots around the question that stands at `place` of those that wait, from 0."""
    done, total = len(decided), len(decided) + len(waiting)
    first = max(0, min(done + place - BEFORE, total - SHOWN))
    found: list[Slot] = []
    for index in range(first, min(first + SHOWN, total)):
        if index < done:
            one = decided[index]
            found.append(Slot(index + 1, 0, reverse("banks:edit", args=[one.bank_id, one.key]), is_here=False))
        else:
            number = waiting[index - done]
            found.append(Slot(index + 1, number, "", is_here=index - done == place))
    return found

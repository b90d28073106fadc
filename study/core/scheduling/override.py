"""When a card is asked: one function of its memory and its learner's overrides.

The memory gives the scheduled day, folded for the highest target that applies (`target`). An override replaces
it with a learner's own choice for one card.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from study.core.scheduling.memory import Memory


class OverrideKind(StrEnum):
    """ASIDE: never, until it is taken back. BURY: not before a day. ASK: on a day, whatever the schedule says. FINAL:
    on a day too, because the final pass of an exam plan comes to the card then."""

    ASIDE = "aside"
    BURY = "bury"
    ASK = "ask"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Override:
    """What somebody said, at `made_at`, about when a card is to be asked. ASIDE has no `day`, the others have one."""

    kind: OverrideKind
    made_at: datetime
    day: date | None = None


@dataclass(frozen=True, slots=True)
class When:
    """When a card is asked. `aside_since` says that it is not asked at all. A card that was answered before
    has its learner day, and, in a step shorter than a day, the instant. A new card has neither, and waits for
    its turn, from `not_before` on where that is given."""

    day: date | None = None
    at: datetime | None = None
    not_before: date | None = None
    aside_since: datetime | None = None


def target(own: float, *others: float) -> float:
    """The retention that a card is scheduled for: the highest of those that apply, the learner's own setting
    and what a plan or a study set asks."""
    return max(own, *others) if others else own


def when(memory: Memory | None, overrides: Iterable[Override] = (), last: datetime | None = None) -> When:
    """When a card with this memory is asked. `overrides` are those that were not taken back, in any order;
    `last` is the instant of its last review.

    A card stays aside until that is taken back, since the first time it was said. Of the other overrides the
    last one counts, and none that is older than the last review: it spoke of the asking that is over.
    """
    said = sorted(overrides, key=lambda one: (one.made_at, one.kind, one.day or date.min))
    aside = next((one.made_at for one in said if one.kind is OverrideKind.ASIDE), None)
    open_ = [one for one in said if one.kind is not OverrideKind.ASIDE and (last is None or one.made_at >= last)]
    day = open_[-1].day if open_ else None
    if memory is None:
        return When(not_before=day, aside_since=aside)
    if day is None or (open_[-1].kind is OverrideKind.BURY and day <= memory.due_day):
        return When(memory.due_day, memory.due_at, aside_since=aside)
    return When(day, aside_since=aside)

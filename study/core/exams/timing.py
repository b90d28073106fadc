"""How long a sitting lasts: the limit, what somebody is granted beyond it, pauses, and when it is over.

All instants are the server's. A clock that is set back takes nothing away and gives nothing twice: time goes on from
the latest instant that was seen.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import reduce
from operator import or_

from study.core.text.plural import counted

NOTHING = timedelta(0)
GRACE = timedelta(seconds=5)
"""What is sent by the end may arrive this much later."""

FACTORS = (1.0, 1.25, 1.5, 2.0)
"""What a limit may be multiplied by."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What somebody is granted beyond the usual: the limit times `factor`, then `extra` more; no limit at all; the
    right to pause."""

    factor: float = 1.0
    extra: timedelta = NOTHING
    unlimited: bool = False
    pauses: bool = False

    def __or__(self, other: "Allowance") -> "Allowance":
        """The most generous of both, in each respect."""
        return Allowance(
            max(self.factor, other.factor),
            max(self.extra, other.extra),
            self.unlimited or other.unlimited,
            self.pauses or other.pauses,
        )

    @property
    def is_usual(self) -> bool:
        return self == Allowance()

    def limit(self, usual: timedelta | None) -> timedelta | None:
        """The time somebody has where others have `usual`; None for as long as they like."""
        return None if usual is None or self.unlimited else usual * self.factor + self.extra

    def window(self, opens: datetime, closes: datetime) -> datetime | None:
        """When a window that `closes` for others ends for somebody who could work in it from `opens` on; None for
        never."""
        if self.unlimited:
            return None
        return closes + max(closes - opens, NOTHING) * (self.factor - 1) + self.extra

    def beyond(self, usual: timedelta | None, opens: datetime, closes: datetime) -> datetime | None:
        """When the last who begin before a window closes have to be done, where others have `usual` time; None for
        never."""
        if usual is None:
            return self.window(opens, closes)
        limit = self.limit(usual)
        return None if limit is None else closes + limit

    @property
    def words(self) -> str:
        """What it grants, in words."""
        minutes = round(self.extra.total_seconds() / 60)
        time = [f"× {self.factor:g}" * (self.factor != 1), f"{counted(minutes, 'minute')} more" * (minutes > 0)]
        parts = ["no time limit"] if self.unlimited else time
        return ", ".join(part for part in [*parts, "pauses" * self.pauses] if part) or "as usual"


def most_generous(granted: Iterable[Allowance]) -> Allowance:
    """What holds of several, in each respect the most generous; the usual where there is none."""
    return reduce(or_, granted, Allowance())


def holding(granted: Sequence[Allowance]) -> list[int]:
    """Which of several give what holds: in some respect none gives more. Where there is no limit, nothing else about
    the time gives anything."""
    best = most_generous(granted)

    def gives(one: Allowance) -> bool:
        time = one.factor == best.factor > 1 or one.extra == best.extra > NOTHING
        return one.unlimited or (one.pauses and best.pauses) or (time and not best.unlimited)

    return [number for number, one in enumerate(granted) if gives(one)]


class Arrival(StrEnum):
    """What becomes of an answer: it counts; it was chosen in time and came too late, so it is kept and not scored;
    or it was chosen when the time was over."""

    COUNTS = "counts"
    LATE = "late"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Timing:
    """The time of one sitting. `seen` is the latest instant the server saw during it, `paused` how long it stood
    still in all, `paused_at` since when it does now. `closes` is when the window of everybody's exam ends, if it
    has one."""

    started: datetime
    seen: datetime
    limit: timedelta | None
    paused: timedelta = NOTHING
    paused_at: datetime | None = None
    closes: datetime | None = None
    granted: Allowance = Allowance()

    @classmethod
    def begun(
        cls, now: datetime, usual: timedelta | None, granted: Allowance = Allowance(), closes: datetime | None = None
    ) -> "Timing":
        """A sitting that begins now."""
        return cls(now, now, granted.limit(usual), closes=closes, granted=granted)

    def at(self, now: datetime) -> "Timing":
        """The same sitting, seen now."""
        return replace(self, seen=max(self.seen, now))

    @property
    def used(self) -> timedelta:
        """The time used: never negative, and never less than it was."""
        return (self.paused_at or self.seen) - self.started - self.paused

    @property
    def ends(self) -> datetime | None:
        """When it ends if it stands still no longer; None where nothing ends it. The window ends it for everybody
        but for those with an allowance: for them the window moves along."""
        end = None if self.limit is None else self.started + self.limit + self._stood_still
        if self.closes is None:
            return end
        if self.granted.is_usual:
            return self.closes if end is None else min(end, self.closes)
        if end is not None:
            return end
        moved = self.granted.window(self.started, self.closes)
        return moved and moved + self._stood_still

    @property
    def _stood_still(self) -> timedelta:
        return self.paused + (self.seen - self.paused_at if self.paused_at else NOTHING)

    @property
    def left(self) -> timedelta | None:
        """The time that is left, not below zero; None where nothing ends it."""
        return None if self.ends is None else max(self.ends - self.seen, NOTHING)

    @property
    def is_over(self) -> bool:
        return self.ends is not None and self.seen >= self.ends

    @property
    def is_closed(self) -> bool:
        """Whether what arrives now comes too late."""
        return self.ends is not None and self.seen >= self.ends + GRACE

    def pause(self, now: datetime) -> "Timing":
        """Stand still from now on, where that is granted and time is left; else, or twice, nothing changes."""
        seen = self.at(now)
        if not self.granted.pauses or seen.is_over or self.paused_at:
            return seen
        return replace(seen, paused_at=seen.seen)

    def go_on(self, now: datetime) -> "Timing":
        """Go on where it stood still."""
        seen = self.at(now)
        return replace(seen, paused=seen._stood_still, paused_at=None)

    def ended(self) -> "Timing":
        """The same sitting as it stood when its time was over, however much later that is seen."""
        return replace(self, seen=self.ends) if self.ends and self.is_over else self

    def grant(self, granted: Allowance, usual: timedelta | None) -> "Timing":
        """The same sitting with another allowance, for all of it."""
        return replace(self, granted=granted, limit=granted.limit(usual))

    def arrival(self, chosen: datetime, now: datetime) -> Arrival:
        """What becomes of an answer that was `chosen` then and arrives now."""
        seen = self.at(now)
        if not seen.is_closed:
            return Arrival.COUNTS
        assert seen.ends is not None
        return Arrival.LATE if chosen <= seen.ends else Arrival.OVER

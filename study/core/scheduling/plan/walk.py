"""The days until an exam under one policy: what is asked on each, and how well every card is known at the end.

Each card is walked forward by the scheduler itself, recalled or not by a seeded draw at its chance of recall.
Two policies meet the same luck, so that they differ by what they do.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import ceil, inf
from typing import NamedTuple

from study.core.scheduling.fuzz import draw
from study.core.scheduling.grade import Grade
from study.core.scheduling.memory import Memory, Preset
from study.core.scheduling.plan.aims import LEAST_PACE, Aims, Policy
from study.core.scheduling.schedule import retrievability, review

_NOON = datetime(2000, 1, 1, 12, tzinfo=UTC)
"""Steps shorter than a day end within it, so a walk needs no instants: any will do."""

_LUCK = 1 << 64
_ROUNDING = 1e-9


type Steps = dict[tuple[int, int, date], tuple[Memory | None, Memory, int]]
"""What came of asking a card, by its number, its memory and the day: that memory, the one after it and the repeats.
Memories are told apart as objects, which a row keeps alive."""


class PlannedDay(NamedTuple):  # made ten thousand times for a plan: a third of what a dataclass costs
    """What a day asks: cards dealt, cards asked again (`reviews`, those of the final pass among them:
    `once_more`), and the repeats of what was missed on the same day. `waiting` cards are due and wait for a later
    day, because this one has no room for them."""

    day: date
    new: int = 0
    reviews: int = 0
    once_more: int = 0
    repeats: int = 0
    waiting: int = 0

    @property
    def answers(self) -> int:
        """Answers of the day but for repeats."""
        return self.new + self.reviews

    def minutes(self, seconds: float) -> float:
        """How long the day takes at that many seconds an answer."""
        return (self.answers + self.repeats) * seconds / 60


@dataclass(frozen=True)
class Walk:
    """What came of a policy. `recall` has each card's chance of recall on the day of the exam, in the order of the
    cards, 0 for one that was not reached, and is empty where only the days were asked for; `unpassed` counts the cards
    the final pass did not come to. `earlier` has the answers of days before those walked."""

    policy: Policy
    days: tuple[PlannedDay, ...]
    recall: tuple[float, ...]
    left_out: int
    unpassed: int
    earlier: tuple[int, ...] = ()

    @property
    def answers(self) -> int:
        return sum(day.answers for day in self.days)

    @property
    def busiest(self) -> int:
        """Answers of the busiest day."""
        return max((day.answers for day in self.days), default=0)

    @property
    def usual(self) -> float:
        """Answers of a study day before the final pass, on average; of all days if there are none before it."""
        before = [*self.earlier, *(day.answers for day in self.before_pass)] or [day.answers for day in self.days]
        return sum(before) / len(before) if before else 0.0

    @property
    def before_pass(self) -> tuple[PlannedDay, ...]:
        return self.days[: len(self.days) - self.policy.pass_days]

    @property
    def mean_recall(self) -> float:
        """The share of all cards one would know on the day of the exam."""
        return sum(self.recall) / len(self.recall) if self.recall else 0.0


def walk(
    cards: Sequence[Memory | None],
    aims: Aims,
    policy: Policy,
    preset: Preset,
    *,
    seed: int = 0,
    scale: float = 1,
    most: float = inf,
    steps: Steps | None = None,
    days_alone: bool = False,
) -> Walk:
    """Go through the study days of `aims` with these cards: memories, and None for new ones, in the order they are
    dealt. `preset` has the policy's retention. `scale` says for how many cards each of `cards` stands; the
    days then count all of them. Before the final pass a day has at most so many answers, repeats among them: what
    is due beyond that waits, and new cards with it. Walks that differ by nothing but `policy` and `most` may share
    their `steps`, where they go the same way: the days before a final pass are those without one. With `days_alone`
    nobody asks for the `recall`."""
    going = _Going(cards, aims, policy, preset, seed, scale, most, {} if steps is None else steps)
    count = len(aims.study_days)
    days = tuple(going.study(day, count - number) for number, day in enumerate(aims.study_days))
    ended = () if days_alone else going.cards
    recall = tuple(going.chance(memory, aims.exam) if memory else 0.0 for memory in ended)
    return Walk(policy, days, recall, round(len(going.unseen) * scale), round(len(going.to_pass) * scale), aims.earlier)


def share_of_pass(cards: float, days: int) -> int:
    """How many of the cards that a final pass has still to come to are asked on the next of so many days left."""
    return ceil(cards / days)


class _Portions:
    """Whole numbers, day after day, that add up to daily amounts with fractions."""

    def __init__(self) -> None:
        self._over = 0.0

    def take(self, amount: float) -> int:
        whole = int(amount + self._over + _ROUNDING)
        self._over += amount - whole
        return whole


class _Going:
    """The cards on their way through the days. `unseen` has the new ones, the next to be dealt last; `to_pass` the
    cards the final pass has still to come to, that asked longest ago first; what is due up to the day `come` has been
    put among those that are `waiting`."""

    def __init__(
        self,
        cards: Sequence[Memory | None],
        aims: Aims,
        policy: Policy,
        preset: Preset,
        seed: int,
        scale: float,
        most: float,
        steps: Steps,
    ) -> None:
        self.cards, self.steps = list(cards), steps
        self.aims, self.policy, self.preset, self.scale, self.most = aims, policy, preset, scale, most
        self.luck = (seed + 1) << 32
        self.unseen = [number for number, memory in enumerate(self.cards) if memory is None][::-1]
        self.to_pass: dict[int, None] = {}
        self.waiting: list[int] = []
        self.come: date | None = None
        self.coming: defaultdict[date, list[int]] = defaultdict(list)
        for number, memory in enumerate(self.cards):
            if memory:
                self.coming[memory.due_day].append(number)
        self.rooms, self.shares, self.paces = _Portions(), _Portions(), _Portions()
        self.pass_days, self.capacity = min(policy.pass_days, len(aims.study_days)), aims.capacity
        last_deal = aims.exam - timedelta(policy.rest)
        self.dealing = sum(day <= last_deal for day in aims.study_days)

    def study(self, day: date, left: int) -> PlannedDay:
        """Study for a day. `left` study days are to come before the exam, this one among them."""
        if left == self.pass_days:
            since = self.policy.since or date.max
            rest = (number for number in self._learnt() if self._last_asked(number) < since)
            self.to_pass = dict.fromkeys(sorted(rest, key=self._last_asked))
        capacity = self.capacity if left <= self.pass_days else min(self.capacity, self.most)
        passed = 0
        if day == self.aims.today:
            capacity -= self.aims.done
            passed = self.aims.done - self.aims.learnt
        room = self.rooms.take(min(max(0, capacity) / self.scale, 2 * len(self.cards)))
        due = self._due(day)
        share, to_pass = 0, self.to_pass
        if to_pass:
            count = share_of_pass(len(to_pass) * self.scale + passed, left) - passed
            share = self.shares.take(count / self.scale) - sum(number in to_pass for number in due)
        asked, repeats = self._ask(due, day, room)
        self.waiting = due[asked:]
        room -= asked + repeats
        once_more, again = self._ask(list(to_pass)[:share], day, room) if share > 0 else (0, 0)
        room -= once_more + again
        new, missed = self._ask(self._turn(day), day, room)
        if new:
            self.unseen = self.unseen[:-new]
        counts = (new, asked + once_more, once_more, repeats + again + missed, len(self.waiting))
        return PlannedDay(day, *(counts if self.scale == 1 else (round(count * self.scale) for count in counts)))

    def chance(self, memory: Memory, day: date) -> float:
        """The learner's own chance of recall on a day."""
        return max(0.0, 1 - self.aims.misses * (1 - retrievability(memory, day, self.preset)))

    def _due(self, day: date) -> list[int]:
        """What is due, the longest waiting first."""
        if self.come is None:
            comes = sorted([one for one in self.coming if one <= day])
        else:  # what was answered since comes on a later day
            comes = [self.come + timedelta(number + 1) for number in range((day - self.come).days)]
        self.come = day
        for come in comes:
            if come in self.coming:
                self.waiting += self.coming.pop(come)
        # A card asked before its day stands in the list of that day still.
        return [number for number in dict.fromkeys(self.waiting) if self._day(number) <= day] if self.waiting else []

    def _turn(self, day: date) -> list[int]:
        """The new cards whose turn it is: the learner's own pace, or an even share up to the last day for new ones.
        What had no room by then is dealt as soon as there is. Those learnt today already are part of today's."""
        pace, learnt = self.aims.new_per_day, self.aims.learnt if day == self.aims.today else 0
        if pace is None:
            pace = max(LEAST_PACE, ceil((len(self.unseen) * self.scale + learnt) / max(1, self.dealing)))
        self.dealing -= 1
        count = self.paces.take(max(0, pace - learnt) / self.scale)
        return self.unseen[: -count - 1 : -1]

    def _ask(self, numbers: Sequence[int], day: date, room: int) -> tuple[int, int]:
        """Answer these cards, as far as there is room, and again on the same day what was missed. Returns how many
        were asked, and the number of repeats."""
        if not numbers:
            return 0, 0
        asked = repeats = 0
        cards, steps = self.cards, self.steps
        for number in numbers:
            if asked + repeats >= room:
                break
            asked += 1
            key = number, id(cards[number]), day
            _, memory, again = steps.get(key) or steps.setdefault(key, self._answered(number, day))
            repeats += again
            cards[number] = memory
            self.coming[memory.due_day].append(number)
            self.to_pass.pop(number, None)
        return asked, repeats

    def _answered(self, number: int, day: date) -> tuple[Memory | None, Memory, int]:
        """A card before and after it is asked on a day, and how often it is asked again on the same day."""
        before = self.cards[number]
        chance = self.chance(before, day) if before else self.aims.known
        lucky = draw(self.luck + number, before.reviews if before else 0) < chance * _LUCK
        memory = review(before, Grade.GOOD if lucky else Grade.AGAIN, _NOON, day, number, self.preset)
        repeats = 0
        while memory.due_at:
            memory = review(memory, Grade.GOOD, _NOON, day, number, self.preset)
            repeats += 1
        return before, memory, repeats

    def _learnt(self) -> list[int]:
        return [number for number, memory in enumerate(self.cards) if memory]

    def _last_asked(self, number: int) -> date:
        memory = self.cards[number]
        return memory.last_day if memory else date.min

    def _day(self, number: int) -> date:
        memory = self.cards[number]
        return memory.due_day if memory else date.max

"""The best of several ways to an exam, by walking each of them.

No rule fits all: with few cards a low target and a final pass know most on the day, with many the pass would crowd
out what it is to refresh. So the ways are compared for these cards, days and minutes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil, sqrt

from study.core.assessment.intervals import Z
from study.core.scheduling.memory import DEFAULT_PRESET, Memory, Preset
from study.core.scheduling.plan.aims import Aims, Policy
from study.core.scheduling.plan.walk import PlannedDay, Walk, walk

RETENTIONS = (0.80, 0.85, 0.90)
"""The targets that are compared."""

REST = 7
"""Days before the exam by which all new cards are dealt, if the days have room for them."""

EARLIER = (0.35, 0.55)
"""Longer rests to compare, as shares of the days to the exam: cards dealt earlier leave room for a final pass."""

ALIKE = 0.003
"""Ways that differ by less in the share known differ by luck: the one with fewer answers is taken."""

LENGTHS, LONGER = 6, 1.06
"""Lengths of a final pass that are tried, and how much longer each is than the one before."""

MOST_COMPARED = 80
"""Cards every way is walked with: an even sample, which stands for all of them."""

FINALISTS, MOST_IN_FINAL = 4, 300
"""The best ways are walked once more, with more cards: a small sample tells them apart by luck."""

MOST_WALKED = 2000
"""Cards the chosen policy is walked with; beyond that a sample, and the plan says so."""

BUSIEST = 2.0
"""A day of the final pass asks at most so many times what a day before it asks on average."""

MODEL_ERROR = 0.03
"""Standard deviation of a forecast share that comes from the model, not from luck: our assumption, until enough
forecasts can be held against what happened."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """The share of all cards that would be known on the day of the exam, with an 80 % interval; from 0 to 1."""

    recall: float
    low: float
    high: float


@dataclass(frozen=True)
class Plan:
    """The chosen way for that many `cards`. `walk` is in full, or of `walked` of them where there are more than
    MOST_WALKED. `compared` has every way that was compared, the best of a small sample first."""

    aims: Aims
    walk: Walk
    forecast: Forecast
    cards: int
    walked: int
    compared: tuple[Walk, ...]

    @property
    def policy(self) -> Policy:
        return self.walk.policy

    @property
    def days(self) -> tuple[PlannedDay, ...]:
        return self.walk.days

    @property
    def new_per_day(self) -> int:
        """New cards on the day that deals most."""
        return max((day.new for day in self.days), default=0)

    @property
    def left_out(self) -> int:
        """New cards that are not reached before the exam."""
        return self.walk.left_out

    def is_final_pass(self, day: PlannedDay) -> bool:
        """Whether every card comes once more on this and the days after it."""
        return day in self.days[len(self.days) - self.policy.pass_days :]


def plan(cards: Sequence[Memory | None], aims: Aims, preset: Preset = DEFAULT_PRESET, *, seed: int = 0) -> Plan:
    """The best plan for these cards: memories, and None for each new card, in the order they are dealt.

    Best is the way with the highest share known on the day, within the minutes. A final pass counts only if it
    reaches every card and no day of it is more than BUSIEST times a usual one. `preset` gives everything but the
    retention, which is chosen.
    """
    ways = sorted(_ways(_Cards.of(cards, MOST_COMPARED, aims, preset, seed)), key=lambda way: -way.mean_recall)
    closer = _Cards.of(cards, MOST_IN_FINAL, aims, preset, seed)
    finalists = _best_first(way for found in ways[:FINALISTS] if (way := _kept(closer, found.policy)))
    most = _Cards.of(cards, MOST_WALKED, aims, preset, seed)
    policies = [way.policy for way in (*finalists, *ways)]
    full = next(way for policy in policies if (way := _kept(most, policy)))
    return Plan(aims, full, _forecast(full), len(cards), len(most.cards), tuple(ways))


def _best_first(ways: Iterable[Walk]) -> list[Walk]:
    """By the share known; of those that differ by luck alone, the one with the fewest answers first."""
    found = sorted(ways, key=lambda way: -way.mean_recall)
    alike = [way for way in found if way.mean_recall >= found[0].mean_recall - ALIKE]
    return [*sorted(alike, key=lambda way: way.answers), *found[len(alike) :]]


@dataclass(frozen=True)
class _Cards:
    """What all walks of one comparison share."""

    cards: Sequence[Memory | None]
    aims: Aims
    preset: Preset
    seed: int
    scale: float

    @classmethod
    def of(cls, cards: Sequence[Memory | None], most: int, aims: Aims, preset: Preset, seed: int) -> "_Cards":
        sample, scale = _sample(cards, most)
        return cls(sample, aims, preset, seed, scale)

    def walk(self, policy: Policy) -> Walk:
        preset = _at(self.preset, policy.retention)
        return walk(self.cards, self.aims, policy, preset, seed=self.seed, scale=self.scale)


def _kept(cards: _Cards, policy: Policy) -> Walk | None:
    """The way of that policy, its final pass lengthened a little where these cards need it to keep its promises;
    None if no length does. A way without a pass promises nothing."""
    days = policy.pass_days
    for _ in range(LENGTHS if days else 1):
        found = cards.walk(replace(policy, pass_days=days))
        if _keeps(found):
            return found
        days = ceil(days * LONGER)
        if days > len(cards.aims.study_days):
            break
    return None


def _keeps(way: Walk) -> bool:
    """Whether a final pass, if there is one, reaches every card on days that are not too busy."""
    in_pass = way.days[len(way.days) - way.policy.pass_days :]
    return not way.unpassed and all(day.answers <= BUSIEST * way.usual for day in in_pass)


def _ways(cards: _Cards) -> Iterator[Walk]:
    for retention in RETENTIONS:
        for rest in _rests(cards.aims):
            plain = cards.walk(Policy(retention, rest=rest))
            yield plain
            if passing := _with_pass(cards, plain):
                yield passing


def _rests(aims: Aims) -> list[int]:
    """The rests to compare. At a pace of the learner's own, new cards end when they end."""
    if aims.new_per_day is not None:
        return [REST]
    days = (aims.exam - aims.today).days
    return sorted({REST, *(max(REST, round(share * days)) for share in EARLIER)})


def _with_pass(cards: _Cards, plain: Walk) -> Walk | None:
    """A short final pass that keeps its promises and costs no card; None if none of a few lengths does."""
    # Cards that come due beside the pass take up part of its days.
    room = min(cards.aims.capacity, BUSIEST * plain.usual) - plain.usual / 4
    days = ceil(len(cards.cards) * cards.scale / room) if room > 0 else 0
    if not 0 < days <= len(cards.aims.study_days):
        return None
    found = _kept(cards, replace(plain.policy, pass_days=days))
    return found if found and found.left_out <= plain.left_out else None


@lru_cache(maxsize=64)
def _at(preset: Preset, retention: float) -> Preset:
    return replace(preset, desired_retention=retention)


def _sample(cards: Sequence[Memory | None], most: int) -> tuple[Sequence[Memory | None], float]:
    """At most `most` of the cards, evenly over new ones and over those that are due early and late, and for how
    many each stands."""
    if len(cards) <= most:
        return cards, 1.0
    known = sorted((memory for memory in cards if memory), key=lambda memory: (memory.due_day, memory.stability))
    ordered: list[Memory | None] = [*known, *([None] * (len(cards) - len(known)))]
    step = len(cards) / most
    return [ordered[int((number + 0.5) * step)] for number in range(most)], step


def _forecast(found: Walk) -> Forecast:
    """The luck of single cards and the error of the model together, as one normal interval."""
    recall, count = found.mean_recall, max(1, len(found.recall))
    luck = sum(chance * (1 - chance) for chance in found.recall) / count**2
    reach = Z * sqrt(luck + MODEL_ERROR**2)
    return Forecast(recall, max(0.0, recall - reach), min(1.0, recall + reach))

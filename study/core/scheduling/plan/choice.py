"""The best of several ways to an exam, by walking each of them.

No rule fits all: with few cards a low target and a final pass know most on the day, with many the pass would crowd
out what it is to refresh. So the ways are compared for these cards, days and minutes.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import lru_cache
from math import ceil, inf

from study.core.scheduling.memory import DEFAULT_PRESET, Memory, Preset
from study.core.scheduling.plan.aims import Aims, Policy
from study.core.scheduling.plan.sample import MOST_WALKED
from study.core.scheduling.plan.walk import PlannedDay, Steps, Walk, walk

RETENTIONS = (0.80, 0.85, 0.90)
"""The targets that are compared."""

REST = 7
"""Days before the exam by which all new cards are dealt, if the days have room for them."""

EARLIER = (0.35, 0.55)
"""Longer rests to compare, as shares of the days to the exam: cards dealt earlier leave room for a final pass."""

ALIKE = 0.003
"""Ways that differ by less in the share known differ by luck: the one with fewer answers is taken."""

MARGIN = 0.01
"""A way that was chosen stays until another is better by so much of the share known: cards should not move, nor a final
pass come and go, from day to day for what tomorrow may take back."""

LENGTHS, LONGER = 6, 1.06
"""Lengths of a final pass that are tried, and how much longer each is than the one before."""

MOST_COMPARED = 64
"""Cards every way is walked with: an even sample, which stands for all of them."""

FINALISTS, MOST_IN_FINAL = 3, 300
"""The best ways are walked once more, with more cards: a small sample tells them apart by luck."""

BUSIEST = 2.0
"""A day asks at most so many times what a day before the final pass asks on average."""

EVENED = 1.8
"""What a busier day is brought down to: a little less than BUSIEST, since the days to come may turn out shorter.

In simulations of 45 to 60 days, planned anew each day, a change of target and a day off made days of 2.2 to 5.2 times
the mean. Held to twice the mean they are 1.3 to 2.03 times as long, with -0.4 to +2.9 points more known on the day for
answers from 7 % fewer to 8 % more. Leaving each card its old day spreads a change of target alone."""

SHORT = 10
"""Answers of a day that is never too long: with few cards most days have none."""


@dataclass(frozen=True)
class Plan:
    """The chosen way for that many `cards`, whose days stood by the `preset`. `walk` is of those with the `numbers`,
    in its order: all of them, or a sample where there are more than MOST_WALKED. `compared` has every way that was
    compared, the best of a small sample first."""

    aims: Aims
    walk: Walk
    cards: int
    numbers: Sequence[int]
    compared: tuple[Walk, ...]
    preset: Preset = DEFAULT_PRESET

    @property
    def policy(self) -> Policy:
        return self.walk.policy

    @property
    def days(self) -> tuple[PlannedDay, ...]:
        return self.walk.days

    @property
    def scale(self) -> float:
        """For how many cards each that was walked stands."""
        return self.cards / len(self.numbers) if self.numbers else 1.0

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


def plan(
    cards: Sequence[Memory | None],
    aims: Aims,
    preset: Preset = DEFAULT_PRESET,
    *,
    seed: int = 0,
    held: Policy | None = None,
    decided: Policy | None = None,
) -> Plan:
    """The best plan for these cards: memories, and None for each new card, in the order they are dealt.

    Best is the way with the highest share known on the day, within the minutes. A final pass counts only if it
    reaches every card and no day of it is more than BUSIEST times a usual one. The days of the cards stand by
    `preset`, which gives everything but the retention, which is chosen; `held` is the way of the plan before this one,
    whose target and final pass stay unless another way is better by MARGIN. A way that is `decided` is walked, and none
    compared.
    """
    most = _Cards.of(cards, MOST_WALKED, aims, preset, seed)
    if decided:
        return Plan(aims, most.walk(decided), len(cards), most.numbers, (), preset)
    ways = sorted(_ways(_Cards.of(cards, MOST_COMPARED, aims, preset, seed)), key=lambda way: -way.mean_recall)
    closer = _Cards.of(cards, MOST_IN_FINAL, aims, preset, seed)
    finalists = [way for policy in _finalists(ways, held) if (way := _kept(closer, policy))]
    policies = [way.policy for way in (*_best_first(finalists, held), *ways)]
    full = next(way for policy in policies if (way := _kept(most, policy)))
    return Plan(aims, full, len(cards), most.numbers, tuple(ways), preset)


def reaches_all(
    cards: Sequence[Memory | None], aims: Aims, policy: Policy, preset: Preset = DEFAULT_PRESET, *, seed: int = 0
) -> bool:
    """Whether a policy, without its final pass, leaves no card out; told by a sample."""
    return not _Cards.of(cards, MOST_IN_FINAL, aims, preset, seed).walk(replace(policy, pass_days=0)).left_out


def _finalists(ways: Sequence[Walk], held: Policy | None) -> list[Policy]:
    """The best ways, and the one that is held, so that it is compared as closely as they are: a small sample may have
    no room for its final pass by luck. Beside it stands the best of its kind, whose new cards end on another day."""
    found = [way.policy for way in ways]
    kept = [held, *[one for one in found if _is_like(one, held)][:1]] if held else []
    return list(dict.fromkeys((*found[:FINALISTS], *kept)))


def _is_like(policy: Policy, held: Policy) -> bool:
    """Whether it has the target of the other and, as that, a final pass or none."""
    return policy.retention == held.retention and bool(policy.pass_days) == bool(held.pass_days)


def _best_first(ways: Sequence[Walk], held: Policy | None) -> list[Walk]:
    """By the share known; of those that differ by luck alone, the one with the fewest answers first. The ways like the
    one that is held, else those with its target, come before the others, unless the best of these is better by
    MARGIN."""
    found = sorted(ways, key=lambda way: -way.mean_recall)
    same = [way for way in found if held and way.policy.retention == held.retention]
    kept = [way for way in same if held and _is_like(way.policy, held)] or same
    if kept and found[0].mean_recall < kept[0].mean_recall + MARGIN:
        return [*_fewest_first(kept), *(way for way in found if way not in kept)]
    return _fewest_first(found)


def _fewest_first(found: Sequence[Walk]) -> list[Walk]:
    alike = [way for way in found if way.mean_recall >= found[0].mean_recall - ALIKE]
    return [*sorted(alike, key=lambda way: way.answers), *found[len(alike) :]]


@dataclass(frozen=True)
class _Cards:
    """What all walks of one comparison share: `cards` are those with the `numbers`."""

    cards: Sequence[Memory | None]
    numbers: Sequence[int]
    aims: Aims
    preset: Preset
    seed: int
    scale: float
    moved: dict[float, Sequence[Memory | None]] = field(default_factory=dict)
    steps: defaultdict[float, Steps] = field(default_factory=lambda: defaultdict(dict))

    @classmethod
    def of(cls, cards: Sequence[Memory | None], most: int, aims: Aims, preset: Preset, seed: int) -> "_Cards":
        numbers = _sample(cards, most)
        scale = len(cards) / len(numbers) if numbers else 1.0
        return cls([cards[number] for number in numbers], numbers, aims, preset, seed, scale)

    def walk(self, policy: Policy) -> Walk:
        """The way of that policy, with no day before its final pass above BUSIEST times a usual one, unless that
        leaves cards out: a higher target makes many cards due at once, and a day off two days' worth."""
        found = self._walk(policy)
        most = max(EVENED * found.usual, SHORT)
        if all(day.answers <= most for day in found.before_pass):
            return found
        evened = self._walk(policy, most)
        return evened if evened.left_out <= found.left_out else found

    def _walk(self, policy: Policy, most: float = inf) -> Walk:
        cards, preset = self.at(policy.retention), _at(self.preset, policy.retention)
        steps = self.steps[policy.retention]
        return walk(cards, self.aims, policy, preset, seed=self.seed, scale=self.scale, most=most, steps=steps)

    def at(self, retention: float) -> Sequence[Memory | None]:
        """The cards with the days they would have at another target, as nearly as their memories tell."""
        if retention not in self.moved:
            times = _at(self.preset, retention).formulas.times(self.preset.formulas)
            self.moved[retention] = [memory and _moved(memory, times) for memory in self.cards]
        return self.moved[retention]


def _kept(cards: _Cards, policy: Policy) -> Walk | None:
    """The way of that policy, its final pass lengthened a little where these cards need it to keep its promises;
    None if no length does, which the longest of them shows alone: a longer pass asks less of its days. A way without a
    pass promises nothing."""
    if not policy.pass_days:
        return cards.walk(policy)
    left_out = cards.walk(replace(policy, pass_days=0)).left_out
    first, *longer = (replace(policy, pass_days=days) for days in _lengths(policy.pass_days, cards.aims))
    if _keeps(way := cards.walk(first), left_out):
        return way
    if not longer or not _keeps(last := cards.walk(longer[-1]), left_out):
        return None
    return next((way for one in longer[:-1] if _keeps(way := cards.walk(one), left_out)), last)


def _keeps(way: Walk, left_out: int) -> bool:
    """Whether a final pass reaches every card on days that are not too busy, and costs none: without it so many are
    left out."""
    in_pass = way.days[len(way.days) - way.policy.pass_days :]
    busiest = max(day.answers for day in in_pass)
    return not way.unpassed and busiest <= BUSIEST * way.usual and way.left_out <= left_out


def _ways(cards: _Cards) -> Iterator[Walk]:
    """The ways to compare. The longest rest leaves most room for a final pass: where none fits into that, none is
    tried with a shorter one."""
    for retention in RETENTIONS:
        passes = True
        for rest in reversed(_rests(cards.aims)):
            plain = cards.walk(Policy(retention, rest=rest))
            yield plain
            passing = _with_pass(cards, plain) if passes else None
            passes = passing is not None
            if passing:
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
    return _kept(cards, replace(plain.policy, pass_days=days))


def _lengths(days: int, aims: Aims) -> list[int]:
    """The lengths of a pass to try, from `days` on, as far as there are days; at 0 there is no pass."""
    found = [days]
    while days and len(found) < LENGTHS and (longer := ceil(found[-1] * LONGER)) <= len(aims.study_days):
        found.append(longer)
    return found


def _moved(memory: Memory, times: float) -> Memory:
    if times == 1 or memory.learning_step is not None:
        return memory
    days = max(1, round((memory.due_day - memory.last_day).days * times))
    return memory._replace(due_day=memory.last_day + timedelta(days))


@lru_cache(maxsize=64)
def _at(preset: Preset, retention: float) -> Preset:
    return replace(preset, desired_retention=retention)


def _sample(cards: Sequence[Memory | None], most: int) -> Sequence[int]:
    """The numbers of at most `most` of the cards, evenly over new ones and over those that are due early and late."""
    if len(cards) <= most:
        return range(len(cards))
    known = sorted((memory.due_day, memory.stability, number) for number, memory in enumerate(cards) if memory)
    ordered = [number for *_, number in known] + [number for number, memory in enumerate(cards) if memory is None]
    step = len(cards) / most
    return [ordered[int((number + 0.5) * step)] for number in range(most)]

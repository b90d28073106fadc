"""Work that is assigned: when it is open, what is late, which attempt counts, and what a draw by rule comes to.

All instants are the server's. Where several dates hold for one person, because they are in two classes or were given
another one, the earliest opening and the latest due time hold.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from random import Random

from study.core.exams.draw import Candidate

LATE_FOR = timedelta(days=2)


class Late(StrEnum):
    """What is taken after the due time."""

    NOTHING = "nothing"
    DAYS = "days"
    ALWAYS = "always"


class Counts(StrEnum):
    """Which of several attempts counts."""

    BEST = "best"
    LAST = "last"
    FIRST = "first"


class Stage(StrEnum):
    """Where a piece of work stands for somebody."""

    AHEAD = "ahead"
    OPEN = "open"
    LATE = "late"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Window:
    """When a piece of work opens and is due, and what is taken later."""

    opens: datetime
    due: datetime
    late: Late = Late.NOTHING

    @property
    def closes(self) -> datetime | None:
        """From when on nothing is taken; None for never."""
        if self.late is Late.ALWAYS:
            return None
        return self.due + (LATE_FOR if self.late is Late.DAYS else timedelta(0))

    def stage(self, now: datetime) -> Stage:
        if now < self.opens:
            return Stage.AHEAD
        if now < self.due:
            return Stage.OPEN
        return Stage.LATE if self.closes is None or now < self.closes else Stage.CLOSED

    def is_late(self, started: datetime, ended: datetime, timed: bool) -> bool:
        """Whether an attempt came late. One with a time limit that was begun in time may be finished within it."""
        return (started if timed else ended) > self.due


def together(windows: Sequence[Window], due: datetime | None = None) -> Window:
    """The one window of somebody for whom all these hold, and the `due` time they were given themselves."""
    opens = min(one.opens for one in windows)
    latest = max(one.due for one in windows)
    return replace(windows[0], opens=opens, due=max(latest, due) if due else latest)


def moved(at: datetime, days: int, zone: tzinfo) -> datetime:
    """The same time of day in this zone, so many days later: summer time moves nothing that is due at midnight."""
    return at.astimezone(zone) + timedelta(days=days)


def counted(scores: Sequence[float], counts: Counts) -> int | None:
    """Which of these attempts, in the order in which they were begun, counts; None where there is none."""
    if not scores:
        return None
    if counts is Counts.BEST:
        return max(range(len(scores)), key=lambda number: (scores[number], -number))
    return len(scores) - 1 if counts is Counts.LAST else 0


@dataclass(frozen=True, slots=True)
class Rule:
    """So many questions of a pool."""

    number: int
    pool: tuple[Candidate, ...]


def fits(tags: Iterable[str], tag: str, outcome: str) -> bool:
    """Whether a question with these tags is one of a draw with this tag, of this outcome or one below it: of
    `dva-c03/2` is what has `dva-c03/2.1.7`. Empty asks for none."""
    told = set(tags)
    below = f"{outcome}."
    return (not tag or tag in told) and (not outcome or any(one == outcome or one.startswith(below) for one in told))


def outcomes(tags: Iterable[str]) -> list[str]:
    """The outcomes that these tags name, and those above them."""
    found = set[str]()
    for one in tags:
        exam, slash, path = one.partition("/")
        if exam and slash and path:
            parts = path.split(".")
            found |= {f"{exam}/{'.'.join(parts[:length])}" for length in range(1, len(parts) + 1)}
    return sorted(found)


def above(outcome: str) -> list[str]:
    """The outcomes that take this one in, the nearest first: of `dva-c03/2.1.7` `dva-c03/2.1` and `dva-c03/2`."""
    parts = outcome.split(".")
    return [".".join(parts[:end]) for end in range(len(parts) - 1, 0, -1)] if "/" in outcome else []


def missing(picked: Iterable[int], rules: Sequence[Rule]) -> list[int]:
    """By how many questions each rule's pool is too small, drawn in order and each question at most once. What an
    earlier rule must take of a pool that a later one shares counts as taken."""
    taken = set(picked)
    pools = Counter(pk for rule in rules for pk in {one.question for one in rule.pool})
    found = []
    for rule in rules:
        free = [one.question for one in rule.pool if one.question not in taken]
        found.append(max(0, rule.number - len(free)))
        only = sorted(free, key=pools.__getitem__)
        taken |= set(only[: rule.number])
    return found


def would_do(picked: Iterable[int], rules: Sequence[Rule], place: int, instead: Rule) -> bool:
    """Whether the rule at that place would have enough, were it that one instead, and no other rule less than now."""
    changed = [*rules[:place], instead, *rules[place + 1 :]]
    before, after = missing(picked := list(picked), rules), missing(picked, changed)
    return after[place] == 0 and all(now <= was for was, now in zip(before, after, strict=True))


def draw_by_rules(picked: Sequence[int], rules: Sequence[Rule], random: Random, order: Sequence[str] = ()) -> list[int]:
    """The questions of one attempt: those picked and those of each rule in turn, the least seen first, each at most
    once. Where a pool is too small there are fewer. They stand in the `order` of their names."""
    parts = {pick_name(pk): [pk] for pk in picked}
    drawn = set(picked)
    for number, rule in enumerate(rules, 1):
        free = [one for one in rule.pool if one.question not in drawn]
        random.shuffle(free)
        free.sort(key=lambda one: one.seen)
        parts[rule_name(number)] = [one.question for one in free[: rule.number]]
        drawn |= set(parts[rule_name(number)])
    return [pk for name in in_order(parts, order) for pk in parts[name]]


def pick_name(question: int) -> str:
    """What a question that is picked is called in an order."""
    return f"q{question}"


def rule_name(number: int) -> str:
    """What the rule of that number, from 1 on, is called in an order."""
    return f"r{number}"


def in_order(names: Iterable[str], order: Sequence[str]) -> list[str]:
    """These names as `order` has them, then those it does not name, as they came."""
    places = {name: place for place, name in enumerate(order)}
    return sorted(names, key=lambda name: places.get(name, len(places)))


def renumbered(names: Sequence[str], numbers: Sequence[int]) -> list[str]:
    """These names, each at the number that was written beside it, from 1 on. Who was given the number of another takes
    its place: the others make room."""
    rows = list(enumerate(zip(names, numbers, strict=True), 1))
    rows.sort(key=lambda row: (row[1][1], (row[1][1] >= row[0]) + (row[1][1] > row[0])))
    return [name for _, (name, _) in rows]

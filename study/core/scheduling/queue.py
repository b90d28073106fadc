"""A day's queue as values: what it is made of, which cards that asks, and what one more answer makes of it.

A `Day` is what a database says at one moment. `after` steps it by an answer, to what the database says then; where it
cannot tell, the day is to be read again. So a process may keep a day, and need not read it before each card.
"""

from bisect import insort
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import NamedTuple

ANSWER = "answer"
MOST_NEW = 500
"""New cards looked at in one day."""

type Waiting = tuple[int, str]
"""A card that is to be asked, and its group."""


class InStep(NamedTuple):
    """A card in a learning step, which is over at an instant."""

    card: int
    group: str
    until: datetime


class Done(NamedTuple):
    """An answer, by its number in the log, to that card. A `repeat` is an answer to a card answered before in the
    same round; `new` says that the card had never been answered before."""

    number: int
    right: bool
    card: int
    repeat: bool
    new: bool


class Last(NamedTuple):
    """What was done last in a round: the number of that action, what it was, and when."""

    number: int
    done: str
    at: datetime


class Answer(NamedTuple):
    """An answer of the day as it came into the log, with the action of its round: `counted` says that it used up one
    of the day's reviews, `until` when the step is over that its card is in since then, if it is in one."""

    action: int
    at: datetime
    number: int
    card: int
    group: str
    right: bool
    new: bool
    counted: bool
    until: datetime | None


class Asked(NamedTuple):
    """The cards that a day asks, each in its order: in a step that is over, due, new, in a step that begins later."""

    stepped: list[int]
    due: list[int]
    new: list[int]
    later: list[int]

    def at_most(self, most: int, *, new: bool) -> "Asked":
        """So many of them, and all that are new; or, with `new`, so many new ones and nothing else."""
        if new:
            return Asked([], [], self.new[:most], [])
        stepped = self.stepped[:most]
        due = self.due[: most - len(stepped)]
        return Asked(stepped, due, self.new, self.later[: most - len(stepped) - len(due)])


class Chooser:
    """Takes cards in order, one of a group: what was answered or taken before keeps its siblings out."""

    def __init__(self, groups: Mapping[str, int], own: Collection[int]) -> None:
        self.groups, self.own = dict(groups), own

    def __call__(self, cards: Iterable[Waiting]) -> Iterator[Waiting]:
        taken, own = self.groups.setdefault, self.own
        return (one for one in cards if not one[1] or one[0] in own or taken(one[1], one[0]) == one[0])


class Day(NamedTuple):
    """What the queue of a day is made of. `groups` are those of the cards `answered` today, each with the card that
    was the last, `number` says how many answers there were and `reviewed` how many of them were counted; `round` has
    the answers of the learner's latest round, which has `ended` or not, `met` how often it had each card, and `last`
    what was done in it last.

    `steps` are the cards in a step, the first to be over first. `come` are the first cards whose day has come, in
    order and of a group one, as a Chooser takes them, and there may be `more`; `new` are the first MOST_NEW never
    answered that have no sibling to wait for, and `behind` says whether the day began with a backlog: both are None as
    long as nobody has asked for them.
    """

    groups: Mapping[str, int]
    answered: frozenset[int]
    number: int
    reviewed: int
    round: tuple[Done, ...]
    met: Mapping[int, int]
    last: Last | None
    ended: bool
    steps: tuple[InStep, ...]
    come: tuple[Waiting, ...] = ()
    more: bool = True
    new: tuple[Waiting, ...] | None = None
    behind: bool | None = None

    def chooser(self) -> Chooser:
        return Chooser(self.groups, self.answered)

    def asks(self, now: datetime, room: int, here: Collection[int] = ()) -> Asked:
        """What is asked `now`, where so many reviews are left; what was answered `here`, in the round, comes no more
        but as one of its misses."""
        choose = self.chooser()
        steps = [one for one in self.steps if one.card not in here]
        stepped = _cards(choose((one.card, one.group) for one in steps if one.until <= now))
        # A step of an answer of today keeps out nobody beyond those that the answer does; and new cards have waited for
        # all siblings that are due.
        is_free = self.answered.issuperset(one.card for one in steps)
        due = _cards(self.come[:room] if is_free else islice(choose(self.come), room))
        new = _cards(choose(self.new or ()))
        return Asked(stepped, due, new, _cards(choose((one.card, one.group) for one in steps if one.until > now)))

    def after(self, answer: Answer) -> "Day | None":
        """The day with one more answer; None where that does not follow from what is known: then something else than
        the next card of the queue was answered."""
        here: Waiting = (answer.card, answer.group)
        has_come = here in self.come
        steps = [one for one in self.steps if one.card != answer.card]
        in_step = len(steps) < len(self.steps)
        if (answer.counted and not has_come) or not (has_come or in_step or here in (self.new or ())):
            return None
        if answer.until:
            insort(steps, InStep(*here, answer.until), key=lambda one: (one.until, one.card))
        times = self.met.get(answer.card, 0)
        return self._replace(
            groups={**self.groups, answer.group: answer.card},
            answered=self.answered | {answer.card},
            number=self.number + 1,
            reviewed=self.reviewed + answer.counted,
            round=(*self.round, Done(answer.number, answer.right, answer.card, times > 0, answer.new)),
            met={**self.met, answer.card: times + 1},
            last=Last(answer.action, ANSWER, answer.at),
            steps=tuple(steps),
            come=_without(self.come, here) if has_come else self._come_beside(here),
            new=_others(self.new, here),
            # One less waits: where it used up no review, a backlog may have been the smaller by it.
            behind=self.behind if answer.counted == has_come else self.behind and None,
        )

    def _come_beside(self, answered: Waiting) -> tuple[Waiting, ...]:
        """The cards whose day has come when another one is answered: its siblings wait from then on."""
        card, group = answered
        if not group or card in self.answered:
            return self.come
        return tuple(one for one in self.come if one[1] != group or one[0] in self.answered)


def _cards(chosen: Iterable[Waiting]) -> list[int]:
    return [card for card, _ in chosen]


def _without(come: tuple[Waiting, ...], answered: Waiting) -> tuple[Waiting, ...]:
    """The cards but for one of them, which is mostly the first."""
    place = come.index(answered)
    return come[:place] + come[place + 1 :]


def _others(new: tuple[Waiting, ...] | None, answered: Waiting) -> tuple[Waiting, ...] | None:
    """The new cards that are still to come: of siblings one a day. Of MOST_NEW there may be more, to be read."""
    if new is None or len(new) >= MOST_NEW:
        return None
    card, group = answered
    return tuple(one for one in new if one[0] != card and not (group and one[1] == group))

"""In which order a day asks its cards, and from which parts of a course new ones come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest
from typing import Any

from study.core.scheduling.fuzz import draw

PLACES = 2**31 - 1
"""So many places there are: a prime, which keeps what is reckoned with them below 64 bits."""


def turn(day: date) -> tuple[int, int]:
    """What a learner day mixes its cards with."""
    return 1 + draw(day.toordinal(), 0) % (PLACES - 1), draw(day.toordinal(), 1) % PLACES


def place(card: Any, by: tuple[Any, Any]) -> Any:
    """Where a card stands among those of the same due day: drawn anew each learner day, and the same all day. Of a
    column it makes an expression, so that a database with thousands of cards due hands over the first ones alone."""
    square, plain = by
    number = card % PLACES
    return (number * number % PLACES * square + number * plain) % PLACES


def reach(numbers: Sequence[tuple[date, int]], wanted: int, done: int = 0) -> tuple[date, int]:
    """The day, and the place on it, up to which there are about so many of the cards that are due by days, oldest
    first; without as many, the end of the last day. So many are `done` today: they had the first places of the oldest
    day, of which the others are left."""
    wanted += done
    for day, left in numbers:
        number, done = left + done, 0
        if number > wanted:
            return day, PLACES * wanted // number
        wanted -= number
    return numbers[-1][0] if numbers else date.min, PLACES


def in_between[T](due: Sequence[T], new: Sequence[T], due_done: int = 0, new_done: int = 0) -> list[T]:
    """Due and new cards as one list, each in its own order, the new ones evenly among the due. `due_done` and
    `new_done` are what came before of the same list: it stays as it was while it is worked through."""
    if not (due and new):
        return [*due, *new]
    return [card for _, card in sorted([*_spread(due, due_done), *_spread(new, new_done)], key=lambda one: one[0])]


def in_turn[T](lists: Iterable[Iterable[T]], start: int = 0) -> Iterator[T]:
    """One of each list in turn, beginning with the one at `start`, until all are empty."""
    nothing = object()
    every = list(lists)
    first = start % len(every) if every else 0
    turns = zip_longest(*every[first:], *every[:first], fillvalue=nothing)
    return (one for one in chain.from_iterable(turns) if one is not nothing)  # type: ignore[misc]


@dataclass(frozen=True, slots=True)
class Part[T]:
    """A part of a course: how much it counts, how many came of it so far, and what is still to come."""

    weight: float
    came: int
    rest: Iterator[T]


def by_weight[T](parts: Sequence[Part[T]]) -> Iterator[T]:
    """What is still to come of some parts, so that what came of each keeps to its weight: next is always the part
    that is the furthest behind, of several the first. Parts without weight come when the others are empty."""
    came = [part.came for part in parts]
    left = dict(enumerate(parts))
    while left:
        total, weights = sum(came[number] for number in left) + 1, sum(part.weight for part in left.values())
        share = {n: part.weight / weights if weights else 1 / len(left) for n, part in left.items()}
        number = max(left, key=lambda n: (share[n] > 0, share[n] * total - came[n], -n))
        try:
            yield next(left[number].rest)
            came[number] += 1
        except StopIteration:
            del left[number]


def _spread[T](cards: Sequence[T], done: int) -> Iterator[tuple[float, T]]:
    number = done + len(cards)
    return (((done + place + 0.5) / number, card) for place, card in enumerate(cards))

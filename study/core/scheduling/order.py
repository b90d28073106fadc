"""In which order a day asks its cards, and from which parts of a course new ones come."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, zip_longest

from study.core.scheduling.fuzz import draw


def place(card: int, day: date) -> int:
    """Where a card stands among those of the same due day: drawn anew each learner day, and the same all day."""
    return draw(card, day.toordinal())


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

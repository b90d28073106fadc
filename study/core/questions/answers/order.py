"""Order by seed: the one place where questions use randomness."""

from collections.abc import Callable, Iterable
from random import Random


def shuffled[T](values: Iterable[T], seed: int, key: Callable[[T], str]) -> tuple[T, ...]:
    """Return `values` in an order that depends on `seed` and their keys alone: moving a line in the
    question file changes nothing, and the author's order shows nowhere."""
    order = sorted(values, key=key)
    Random(seed).shuffle(order)  # noqa: S311 - a seeded order, no secret
    return tuple(order)

"""Choosing wrong answers that are worth reading: near by in the notes, of one form, surely wrong."""

import random
import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from study.core.generators.bodies import seed
from study.core.generators.entry import Entry
from study.core.generators.statements import Corpus
from study.core.text.compare import HALF, akin, close, overlap, within
from study.core.text.quantity import Quantity, same, written


def near(
    corpus: Corpus, entry: Entry, right: str, pool: Iterable[tuple[str, Entry]], count: int = 3
) -> tuple[str, ...]:
    """Return up to `count` texts of `pool` to stand beside `right`, nearest first; among equally near
    ones the choice is drawn by the fact's key. None comes from another subject, none is close in
    meaning to `right` or to another; one alone is given only when it is of the same topic."""
    draw = random.Random(seed(entry.key, right))  # noqa: S311 - a choice of options, no secret
    ranked = sorted(
        (
            (corpus.nearness(entry, other), draw.random(), text)
            for text, other in pool
            if akin(right, text) and not HANGS.search(text)
        ),
        key=lambda item: item[:2],
    )
    chosen: dict[str, int] = {}
    for distance, _, text in ranked:
        if distance > RELATED or len(chosen) == count:
            break
        # Items of one list are told apart on purpose, even in nearly the same words.
        apart = NEARLY if distance == 0 else HALF
        if all(_differ(text, other, apart) for other in (right, *chosen)):
            chosen[text] = distance
    return tuple(chosen) if len(chosen) > 1 or any(distance <= 1 for distance in chosen.values()) else ()


def _differ(one: str, other: str, apart: float) -> bool:
    return overlap(one, other) < apart and not within(one, other) and not within(other, one)


RELATED = 3
"""How far off a wrong answer may stand: under the same top heading."""
NEARLY = 0.8
HANGS = re.compile(r"(?i)\b(?:it|they|them|this|these|those)\b|^(?:its|their)\b")


def numbers(corpus: Corpus, entry: Entry, right: Quantity, count: int = 3) -> tuple[str, ...]:
    """Return up to `count` numbers of the same unit that are wrong for this fact, in the notation of `right`: up
    to two values of other facts, then near misses. Values of the fact itself, or beside its term, never; and
    none for a range."""
    if right.ends:
        return ()
    taken = [amount for amount in _beside(corpus, entry) if amount.dimension == right.dimension]
    others = [
        amount
        for other in corpus.around(entry)
        for amount in other.amounts
        if amount.unit == right.unit
        and not amount.ends
        and amount.exponent == right.exponent
        and amount.value
        and right.value
        and Decimal("0.05") <= amount.value / right.value <= 20
    ]
    others.sort(key=lambda amount: (_apart(amount, right), amount.value))
    chosen: list[Quantity] = []
    for amount in [*others, None, *_misses(right, seed(entry.key))]:
        if amount is None:
            chosen = chosen[:2]
        elif len(chosen) < count and not any(same(amount, other) for other in [right, *taken, *chosen]):
            chosen.append(amount)
    return tuple(written(amount.value, right, entry.fact.language) for amount in chosen)


def _apart(one: Quantity, other: Quantity) -> Decimal:
    """How many times one number is the other, from the smaller to the larger."""
    return max(one.value / other.value, other.value / one.value)


def _beside(corpus: Corpus, entry: Entry) -> Iterable[Quantity]:
    """Numbers that the notes give for this fact's term, or in its sentence."""
    for other in corpus.statements:
        if other.key == entry.key or (entry.term and close(entry.term, other.term or other.text)):
            yield from other.amounts


def _misses(right: Quantity, start: int) -> list[Quantity]:
    """Doubled, halved, tenfold, one more, one less: whole where the number is whole, and of another sign where it
    has one. Of a power the exponent is missed. Which come first differs by `start`, so that the right number is
    not always the middle one."""
    if right.exponent is not None:
        return [Quantity(value, right.unit, 0, 0) for value in _other_powers(right)]
    if right.value < 0:
        beyond = _misses(replace(right, value=-right.value), start)
        return [Quantity(value, right.unit, 0, 0) for value in (-right.value, *(-one.value for one in beyond))]
    small = not right.measured and right.value <= 12
    changes = [right.value + 1, right.value + 2, right.value - 1] if small else [right.value * 2, right.value / 2]
    changes += [right.value * 4, right.value * 10] if not small else [right.value * 2, right.value + 3]
    if start % 2 and not small:
        changes = [right.value / 2, right.value / 4, right.value * 2, right.value * 4]
    whole = right.value == right.value.to_integral_value()
    limit = Decimal(100) if right.unit == "%" else Decimal("Infinity")
    fit = [value for value in changes if 0 < value <= limit and (not whole or value == value.to_integral_value())]
    return [Quantity(value, right.unit, 0, 0) for value in fit]


def _other_powers(right: Quantity) -> list[Decimal]:
    """The values of a power with another exponent."""
    step = right.power_of or Decimal(10)
    steps = (step**by for by in (1, -1, 2, -2))
    return [right.value * by for by in steps]

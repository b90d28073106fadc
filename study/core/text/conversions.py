"""One amount in two units: "900 s (15 minutes)"."""

import re
from decimal import Decimal

from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity

ROUNDED = Decimal("0.05")
"""The part of an amount by which people round it in another unit: 10,240 MB are 10 GB."""
_IN_BRACKETS = re.compile(r" \((?P<said>[^()]*)\)")


def is_same(one: Quantity, other: Quantity) -> bool:
    """Whether two measures are the same in two units."""
    measured = one.measured and other.measured and one.dimension == other.dimension
    return measured and abs(one.base - other.base) <= abs(one.base) * ROUNDED


def without_repeats(sentence: str, language: str = "") -> str:
    """A sentence without the brackets that tell an amount again in another unit."""
    for found in reversed(list(_IN_BRACKETS.finditer(sentence))):
        inside = quantities(found["said"], language)
        if len(inside) != 1 or inside[0].text != found["said"]:
            continue
        before = quantities(sentence[: found.start()], language)
        if before and is_same(before[-1], inside[0]):
            sentence = sentence[: found.start()] + sentence[found.end() :]
    return sentence

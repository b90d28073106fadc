"""A number as a person would type it: its notation, its tolerance and its unit."""

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import ceil, floor, log10

from study.core.questions.answers.number import Target, target
from study.core.text.number import MINUS, fixed, number

DIGITS = 4
"""A number with fewer digits is typed in full; one with more may be rounded to this many."""

MONEY = {"USD": 2}
"""Units whose numbers are written with at least this many decimals."""

SPOKEN = {"%": "percent"}
"""Units that are said with another word."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what is accepted for it. `unit` is empty where it is part of the target, else
    what the question has to say."""

    target: Target
    unit: str

    def prompt(self, asked: str) -> str:
        """The question, with the unit to answer in unless its words say that already."""
        words = SPOKEN.get(self.unit, self.unit).split()
        told = any(word.rstrip("s") in asked for word in words)
        return asked if told or not words else f"{asked} Answer in {self.unit}."


# Variants have many wrong values in common. A whole number is no decimal one: it may be a count.
@lru_cache(maxsize=1_024, typed=True)
def figure(value: float, unit: str, tolerance: float) -> Figure:
    """Return `value` as something to be typed.

    Accepted is what lies within `tolerance`, in the same unit; a count is exact all the same. Without
    one, a whole number and one of less than four digits have to be exact, and any other may be rounded
    to four digits: half a unit of the fourth is the tolerance. The unit is part of the target where it
    can be read there: one word, and no percent sign, which would make the tolerance a share.
    """
    if isinstance(value, int) and tolerance < 1:
        tolerance = 0.0
    decimals = max(0, ceil(-log10(tolerance))) if tolerance else _decimals(value)
    by = tolerance or (0.0 if decimals is None else float(Decimal(5).scaleb(-decimals - 1)))
    said = _written(value, decimals, unit)
    margin = f" ±{number(by, places=None)}" if by else ""
    bare = target(f"{said}{margin}")
    assert isinstance(bare, Target)
    word = unit[:-1] if said == "1" and unit.endswith("s") and len(unit) > 3 and "/" not in unit else unit
    read = target(f"{said}{margin} {word}".strip()) if unit not in SPOKEN and " " not in unit else bare
    if isinstance(read, Target) and (read.low, read.high, read.unit) == (bare.low, bare.high, word):
        return Figure(read, "")
    return Figure(bare, unit)


def _decimals(value: float) -> int | None:
    """So many decimals that the number has four digits, or is whole; None where it is typed in full."""
    exact = Decimal(repr(value)).normalize()
    if float(value).is_integer() or len(exact.as_tuple().digits) < DIGITS:
        return None
    return max(0, DIGITS - 1 - floor(log10(abs(value))))


def _written(value: float, decimals: int | None, unit: str) -> str:
    """With thousands grouped, no more decimals than have a meaning, and the minus sign that keyboards have:
    variants are frozen with this text, and it is read again."""
    exact = Decimal(repr(value))
    least = MONEY.get(unit, 0)
    kept = exact if decimals is None else round(exact, max(decimals, least))
    # Of a price that is smaller than its coin no digit may go: what is accepted lies around what is written.
    said = fixed(kept, max(least, _places(kept))) if least else number(kept, places=None)
    return said.replace(MINUS, "-")


def _places(value: Decimal) -> int:
    """Decimals of a number that end in no zero."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0

"""Accepted numbers: from a value and a tolerance to what our numeric questions accept, and back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import isfinite

from study.core.problem import Problem
from study.core.questions.answers.number import Target
from study.core.questions.answers.units import convert

NUMBER = re.compile(r"[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,4})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Range:
    """Numbers from `low` to `high`, both included. `text` is how an author of ours would write it."""

    low: Decimal
    high: Decimal
    text: str


def number(text: str) -> Decimal | None:
    """Read a number as Moodle writes it: 1822, -1.5, .5, 1.0E-5. None when it is not one."""
    plain = text.strip()
    if not NUMBER.fullmatch(plain) or not isfinite(value := float(plain)):
        return None
    return Decimal(plain) if value else Decimal(0)


def around(value: Decimal, tolerance: Decimal) -> Range:
    """Return what lies within `tolerance` of `value`."""
    text = written(value) if not tolerance else f"{written(value)} ±{written(tolerance)}"
    return Range(value - tolerance, value + tolerance, text)


def between(low: Decimal, high: Decimal) -> Range:
    """Return what lies between two numbers."""
    return Range(low, high, written(low) if low == high else f"{written(low)}..{written(high)}")


def written(value: Decimal) -> str:
    """Write a number without an exponent where that is short."""
    if value and not -12 <= value.adjusted() <= 15:
        return f"{value.normalize():E}"
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def left_of(wanted: Range, earlier: Sequence[Range]) -> tuple[Range, ...]:
    """Return what of `wanted` is left to be decided below `earlier`. It stays whole while its middle
    does: our numeric questions hold a line for unreachable when its middle is."""
    middle = (wanted.low + wanted.high) / 2
    if not any(other.low <= middle <= other.high for other in earlier):
        return (wanted,)
    parts = [(wanted.low, wanted.high)]
    for other in earlier:
        parts = [
            (low, high)
            for start, end in parts
            for low, high in ((start, min(end, other.low)), (max(start, other.high), end))
            if low < high
        ]
    return tuple(between(low, high) for low, high in parts)


def bounds(target: Target, unit: str) -> tuple[Decimal, Decimal] | Problem:
    """Return both ends of `target` in `unit`."""
    ends = [convert(end, target.unit or unit, unit) for end in (target.low, target.high)]
    low, high = (Decimal(repr(end)) if end is not None and isfinite(end) else None for end in ends)
    if low is None or high is None:
        return Problem(f"{target.text} cannot be said in {unit or 'a number'}.")
    return low, high

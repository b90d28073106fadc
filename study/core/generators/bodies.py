"""What is asked for, from right and wrong texts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import isclose
from zlib import crc32

from study.core.generators.candidate import Reason
from study.core.questions.answers.number import Target, target
from study.core.questions.answers.units import convert
from study.core.questions.interaction import (
    Accepted,
    Back,
    Blank,
    Blanks,
    Numbers,
    OneOf,
    Option,
    Order,
    Pair,
    Pairs,
    Point,
    Rule,
    Step,
    ToName,
    Words,
)
from study.core.text.compare import simple
from study.core.text.number_words import COMMA_LANGUAGES
from study.core.text.quantity import Quantity

THOUSANDS = 3
"""Digits behind a mark that may part thousands."""


def one_of(right: str, why: str, wrong: Iterable[Reason]) -> OneOf:
    """In an order that depends on the texts alone: the right one stands anywhere."""
    options = [Option(_key(right), right, True, why)]
    options += [Option(_key(reason.option), reason.option, reason=reason.text) for reason in wrong]
    return OneOf(tuple(sorted(options, key=lambda option: option.key)))


def number(value: Decimal, unit: str) -> Numbers:
    """Accept exactly `value`, in any unit that becomes this one."""
    return Numbers((Rule(Target(f"{value:f} {unit}".strip(), float(value), float(value), unit)),))


def amount(asked: Quantity, language: str) -> Numbers | Words:
    """What asks for a quantity to be typed: a number in any unit, a range as it is written.

    The key is the text of the notes where it is read so in every language, else its number without marks between
    thousands, with the decimal comma of the language; a zero behind three decimals keeps them from being thousands.
    """
    if asked.ends:
        return Words((Accepted(asked.text),))
    plain = number(asked.value, asked.unit if asked.measured else "")
    whole, _, rest = f"{asked.value:f}".partition(".")
    mark = "," if language in COMMA_LANGUAGES else "."
    digits = f"{whole}{mark}{rest}{'0' * (mark == ',' and len(rest) == THOUSANDS)}" if rest else whole
    for text in (asked.text, f"{digits} {asked.named if asked.measured else ''}".strip()):
        written = target(text)
        if isinstance(written, Target) and plain.rules[0].target and _same(written, plain.rules[0].target):
            return Numbers((Rule(written),))
    return plain


def _same(one: Target, other: Target) -> bool:
    """Whether both accept the same numbers, in units that become one another with the same value."""
    ends = [convert(end, one.unit, other.unit) for end in (one.low, one.high)]
    return all(
        end is not None and isclose(end, wanted, rel_tol=1e-12)
        for end, wanted in zip(ends, (other.low, other.high), strict=True)
    )


def blank(before: str, answers: Sequence[str], after: str, hint: str = "") -> Blanks:
    return Blanks((before, after), (Blank(1, tuple(dict.fromkeys(answers)), hint),))


def pairs(given: Iterable[tuple[str, str, str]]) -> Pairs:
    """Left side, right side, and why they belong together."""
    return Pairs(tuple(Pair(left, right, reason) for left, right, reason in given))


def order(steps: Sequence[str]) -> Order:
    return Order(tuple(Step(_key(step), step) for step in steps))


def back(answer: str) -> Back:
    return Back(answer)


def to_name(texts: Sequence[str]) -> ToName:
    """Several points, all of which are to be named."""
    return ToName(tuple(Point(text) for text in texts))


def _key(text: str) -> str:
    """Name an option by its words alone, so that nothing tells right from wrong."""
    return f"o{crc32(simple(text).encode()):08x}"

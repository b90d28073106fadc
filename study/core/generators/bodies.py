"""Bodies of questions from right and wrong texts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import isclose
from typing import Any
from zlib import crc32

from study.core.generators.candidate import Reason
from study.core.questions.answers.number import Target, target
from study.core.questions.answers.options import Option
from study.core.questions.answers.units import convert
from study.core.questions.kinds.cloze import Blank, Cloze
from study.core.questions.kinds.matching import Matching, Pair
from study.core.questions.kinds.numeric import Numeric, Rule
from study.core.questions.kinds.ordering import Ordering, Step
from study.core.questions.kinds.points import Point, Points
from study.core.questions.kinds.recall import Recall
from study.core.questions.kinds.short import Accepted, Short
from study.core.questions.kinds.single import Single
from study.core.text.compare import simple
from study.core.text.quantity import Quantity


def single(right: str, why: str, wrong: Iterable[Reason]) -> Single:
    """In an order that depends on the texts alone: the right one stands anywhere."""
    options = [Option(_key(right), right, True, why)]
    options += [Option(_key(reason.option), reason.option, reason=reason.text) for reason in wrong]
    return Single(tuple(sorted(options, key=lambda option: option.key)))


def numeric(value: Decimal, unit: str) -> Numeric:
    """Accept exactly `value`, in any unit that becomes this one."""
    return Numeric((Rule(Target(f"{value:f} {unit}".strip(), float(value), float(value), unit)),))


def amount(asked: Quantity) -> tuple[str, Numeric | Short]:
    """The kind and the body that ask for a quantity to be typed: a number in any unit, a range as it is written.

    The key is the text of the notes where authors may write it so, else the number as they would write it.
    """
    if asked.ends:
        return "short", Short((Accepted(asked.text),))
    plain = numeric(asked.value, asked.unit if asked.measured else "")
    written = target(asked.text)
    same = isinstance(written, Target) and plain.rules[0].target and _same(written, plain.rules[0].target)
    return "numeric", Numeric((Rule(written),)) if same and isinstance(written, Target) else plain


def _same(one: Target, other: Target) -> bool:
    """Whether both accept the same numbers, in units that become one another with the same value."""
    ends = [convert(end, one.unit, other.unit) for end in (one.low, one.high)]
    return all(
        end is not None and isclose(end, wanted, rel_tol=1e-12)
        for end, wanted in zip(ends, (other.low, other.high), strict=True)
    )


def cloze(before: str, answers: Sequence[str], after: str, hint: str = "") -> Cloze:
    return Cloze((before, after), (Blank(1, tuple(dict.fromkeys(answers)), hint),))


def matching(pairs: Iterable[tuple[str, str, str]]) -> Matching:
    """Left side, right side, and why they belong together."""
    return Matching(tuple(Pair(left, right, reason) for left, right, reason in pairs))


def ordering(steps: Sequence[str]) -> Ordering:
    return Ordering(tuple(Step(_key(step), step) for step in steps))


def recall(answer: str) -> Recall:
    return Recall(answer)


def points(texts: Sequence[str]) -> tuple[str, Any]:
    """The kind and the body of a question whose answer is several points."""
    return "points", Points(tuple(Point(text) for text in texts))


def _key(text: str) -> str:
    """Name an option by its words alone, so that nothing tells right from wrong."""
    return f"o{crc32(simple(text).encode()):08x}"

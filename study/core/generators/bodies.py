"""Bodies of questions from right and wrong texts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any
from zlib import crc32

from study.core.generators.candidate import Reason
from study.core.questions.answers.number import Target
from study.core.questions.answers.options import Option
from study.core.questions.kinds.cloze import Blank, Cloze
from study.core.questions.kinds.matching import Matching, Pair
from study.core.questions.kinds.numeric import Numeric, Rule
from study.core.questions.kinds.ordering import Ordering, Step
from study.core.questions.kinds.recall import Recall
from study.core.questions.kinds.single import Single
from study.core.text.compare import simple


def single(right: str, why: str, wrong: Iterable[Reason]) -> Single:
    """In an order that depends on the texts alone: the right one stands anywhere."""
    options = [Option(_key(right), right, True, why)]
    options += [Option(_key(reason.option), reason.option, reason=reason.text) for reason in wrong]
    return Single(tuple(sorted(options, key=lambda option: option.key)))


def numeric(value: Decimal, unit: str) -> Numeric:
    """Accept exactly `value`, also where it is typed in another unit."""
    return Numeric((Rule(Target(f"{value:f} {unit}".strip(), float(value), float(value), unit)),))


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
    return "recall", Recall("\n".join(f"- {text}" for text in texts))


def _key(text: str) -> str:
    """Name an option by its words alone, so that nothing tells right from wrong."""
    return f"o{crc32(simple(text).encode()):08x}"

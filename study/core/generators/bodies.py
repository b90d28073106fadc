"""Bodies of questions from right and wrong texts."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from zlib import crc32

from study.core.questions.answers.number import Target
from study.core.questions.answers.options import Option
from study.core.questions.kinds.cloze import Blank, Cloze
from study.core.questions.kinds.multiple import Multiple
from study.core.questions.kinds.numeric import Numeric, Rule
from study.core.questions.kinds.ordering import Ordering, Step
from study.core.questions.kinds.recall import Recall
from study.core.questions.kinds.single import Single
from study.core.text.compare import simple


def seed(*parts: str) -> int:
    """A number that is the same on every machine for the same texts."""
    return crc32("\x1f".join(parts).encode())


def single(right: str, wrong: Iterable[str]) -> Single:
    return Single(_options((right,), tuple(wrong)))


def multiple(right: Iterable[str], wrong: Iterable[str]) -> Multiple:
    return Multiple(_options(tuple(right), tuple(wrong)))


def numeric(value: Decimal, unit: str) -> Numeric:
    """Accept exactly `value`; the same amount in another unit is the kind's affair."""
    return Numeric((Rule(Target(f"{value:f} {unit}".strip(), float(value), float(value), unit)),))


def cloze(before: str, answers: Sequence[str], after: str) -> Cloze:
    return Cloze((before, after), (Blank(1, tuple(dict.fromkeys(answers))),))


def ordering(steps: Sequence[str]) -> Ordering:
    return Ordering(tuple(Step(_key(step), step) for step in steps))


def recall(answer: str) -> Recall:
    return Recall(answer)


def _key(text: str) -> str:
    """Name an option by its words alone, so that nothing tells right from wrong."""
    return f"o{crc32(simple(text).encode()):08x}"


def _options(right: tuple[str, ...], wrong: tuple[str, ...]) -> tuple[Option, ...]:
    """In an order that depends on the texts alone: the right one stands anywhere."""
    options = [Option(_key(text), text, True) for text in right] + [Option(_key(text), text) for text in wrong]
    return tuple(sorted(options, key=lambda option: option.key))

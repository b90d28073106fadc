"""The options of a choice question: read, checked, shuffled, explained. Shared by every kind with options."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from study.core.problem import Problem
from study.core.questions.answers.keys import key_fault, names
from study.core.questions.answers.order import shuffled
from study.core.questions.answers.scores import POINT, is_accepting, percent, share
from study.core.questions.interaction import Option
from study.core.questions.question import Answer, Explained, Fields, Parts, Row
from study.core.questions.source.block import Block, Item
from study.core.questions.source.lists import item_text
from study.core.text import plural

LIKE_X = tuple("хХ×ｘＸχΧ✕✖")
FIELDS = Fields("items", "Option", (("x", "right"), (" ", "wrong")))
"""How options are filled in."""


@dataclass(frozen=True, slots=True)
class Face:
    """What a learner sees of an option."""

    key: str
    text: str


def is_choice(block: Block) -> bool:
    """Whether the block has options to choose from that an author wrote."""
    options = any(not is_accepting(item.mark) and item.mark != POINT for item in block.items)
    return options and not is_true_or_false(block)


def is_true_or_false(block: Block) -> bool:
    """Whether the options are just True and False, ticked or not."""
    plain = all(is_ticked(item) or not item.mark.strip() for item in block.items)
    return plain and sorted(item.text.lower() for item in block.items) == ["false", "true"]


def count_right(block: Block) -> int:
    """Return how many options are right. Shares of the score count when they have to: beside one
    `[x]` a `[50%]` is a near miss, without any `[x]` it is part of the key."""
    ticked = sum(is_ticked(item) for item in block.items)
    return ticked if ticked == 1 else ticked + sum((share(item.mark) or 0) > 0 for item in block.items)


def read_options(block: Block, positive_is_right: bool) -> tuple[tuple[Option, ...], tuple[Problem, ...]]:
    """Read the task list of `block`. `positive_is_right` says whether `[50%]` is part of the key."""
    problems: list[Problem] = []
    options = []
    for item, name in keyed_options(block):
        fraction = share(item.mark)
        if fraction is None and not is_ticked(item) and item.mark.strip():
            words = f"The mark [{item.mark}] is none of [x], [ ], [-50%]."
            if item.mark in LIKE_X:
                words = "This sign only looks like an x; type the letter of the Latin alphabet: [x]"
            problems.append(Problem(words, item.line))
        positive = fraction is not None and (fraction > 0 if positive_is_right else fraction == 1)
        options.append(Option(name, item.text, is_ticked(item) or positive, item.reason, fraction))
    problems += _faults(block.items, options)
    if len(options) < 2:
        problems.append(Problem("A choice needs at least two options.", block.line))
    return tuple(options), tuple(problems)


def keyed_options(block: Block) -> tuple[tuple[Item, str], ...]:
    """Return the lines of the options, each with its key."""
    found = names([item.text for item in block.items], [item.key for item in block.items])
    return tuple(zip(block.items, found, strict=True))


def is_ticked(item: Item) -> bool:
    """Whether an option bears the mark [x]."""
    return item.mark.strip().lower() == "x"


def _faults(items: Sequence[Item], options: Sequence[Option]) -> list[Problem]:
    problems: list[Problem] = []
    texts: dict[str, int] = {}
    names: dict[str, int] = {}
    for item, option in zip(items, options, strict=True):
        fault = key_fault(option.key, option.text) if option.text else "This option has no text."
        problems += [Problem(fault, item.line)] if fault else []
        first = texts.setdefault(same_text(option.text), item.line)
        if first != item.line:
            problems.append(Problem(f"This option repeats the one on line {first}.", item.line))
        elif names.setdefault(option.key, item.line) != item.line:
            problems.append(
                Problem(f"The key {option.key!r} is taken by the option on line {names[option.key]}.", item.line)
            )
    return problems


def same_text(text: str) -> str:
    """Return what two texts have in common when a reader would call them the same. In code, case counts."""
    plain = " ".join(normalize("NFKC", text).split())
    return plain if "`" in plain else plain.casefold()


def faces(options: Iterable[Option], seed: int) -> tuple[Face, ...]:
    """Return the options as a learner sees them, in the order of `seed`."""
    return tuple(Face(option.key, option.text) for option in shuffled(options, seed, _key))


def picked(answer: Answer | None) -> frozenset[str]:
    """Return the keys of the options chosen in an answer `{"chosen": [...]}`."""
    return frozenset(answer["chosen"] if answer else ())


def explained(options: Iterable[Option], taken: frozenset[str], seed: int) -> Explained:
    """Return the options with verdicts and reasons, numbered in the order `faces` gave."""
    rows = tuple(
        Row(
            text=option.text,
            state="right" if option.right else "wrong" if option.key in taken else "rest",
            chosen=option.key in taken,
            reason=option.reason,
        )
        for option in shuffled(options, seed, _key)
    )
    right, taken_places = numbers_of(row.state == "right" for row in rows), numbers_of(row.chosen for row in rows)
    return Explained(right, taken_places, rows, numbered=True)


def parted(options: Iterable[Option]) -> Parts:
    """Return the texts of the right and the wrong options."""
    given = tuple(options)
    right = tuple(option.text for option in given if option.right)
    return Parts(right, tuple(option.text for option in given if not option.right))


def listed(presented: Any) -> tuple[tuple[str, ...], ...]:
    """Return the texts of the `options` that are presented."""
    return (tuple(face.text for face in presented.options),)


def numbers_of(flags: Iterable[bool]) -> str:
    """Return the 1-based places of what is set: "2", "1 and 3", "1, 2 and 4"."""
    return plural.listed(str(place) for place, flag in enumerate(flags, 1) if flag)


def written(options: Iterable[Option]) -> str:
    """Write the task list that `read_options` reads as `options`, with every key."""
    return "\n".join(item_text(_mark(option), option.text, option.key, option.reason) for option in options)


def _key(option: Option) -> str:
    return option.key


def _mark(option: Option) -> str:
    if option.fraction is not None:
        return percent(option.fraction)
    return "x" if option.right else " "

"""One variant of a computed question: its texts filled in, read as a question of its own, and checked.

It also decides whether one answer of a learner could match two of the answers.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from study.core.language.expression import Fault, Value
from study.core.language.params import Params
from study.core.language.template import fill, shown
from study.core.problem import Problem
from study.core.questions.answers.number import Target, quantity
from study.core.questions.answers.units import convert
from study.core.questions.interaction import INNER, Authored, Numbers, OneOf, Variant
from study.core.questions.kinds import interaction, names
from study.core.questions.question import encode
from study.core.questions.source.reader import parse_question

HEADING = "## Variant {#variant}\n\n"


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why values of the parameters give no variant, and the line that says so."""

    why: str
    values: Mapping[str, Value]
    line: int


def variant(
    heading: int, authored: Authored, params: Params, values: Mapping[str, Value], known: Mapping[str, Any]
) -> Variant | Unfit | Problem:
    """Return the variant for `values` of the parameters, where texts may name all that is `known`. The
    question's heading is on line `heading`. Without a run so far: whoever ran it adds that."""
    texts: list[str] = []
    for text in (authored.prompt, params.note, params.working, *authored.answers):
        filled = fill(text, known)
        if isinstance(filled, Fault):
            return Problem(f"With {shown(values)}: {filled.message}", params.line)
        texts.append(filled)
    prompt, note, working, *answers = texts
    lines = _Lines(heading, authored, prompt, answers)
    asked, problems = parse_question(HEADING + "\n\n".join([prompt, "\n".join(answers)]))
    wrong = next((problem for problem in problems if problem.severity == "error"), None)
    if asked is None or wrong:
        place = lines.place(wrong.line if wrong else 0)
        message = (wrong.message if wrong else "it cannot be read.").rstrip(".")
        why = f"{answers[place].splitlines()[0]}: {message}" if place >= 0 else message
        return Unfit(why, values, lines.answer(place))
    wanted = interaction(asked)
    if not isinstance(wanted, INNER):
        words = f"This is asked as {asked.kind}; variants are {' or '.join(names(INNER))}."
        return Problem(words, lines.answer(0))
    if (places := _meeting(wanted)) is not None:
        first, second = places
        words = f"{answers[second].splitlines()[0]} meets {answers[first].splitlines()[0]}"
        return Unfit(words, values, lines.answer(second))
    note = note or shown(values)
    return Variant(note, asked.kind, asked.prompt, encode(asked.body), working, "", 0, {}, {})


class _Lines:
    """Where the lines of a variant's text stand in the question it is made of."""

    def __init__(self, heading: int, authored: Authored, prompt: str, answers: list[str]) -> None:
        self.heading, self.at = heading, authored.at
        before = HEADING.count("\n") + prompt.count("\n") + 3
        self.starts = list(accumulate((text.count("\n") + 1 for text in answers), initial=before))[:-1]

    def place(self, line: int) -> int:
        """Which answer a line of the variant's text belongs to; -1 for what stands above them, or 0."""
        return bisect_right(self.starts, line) - 1

    def answer(self, place: int) -> int:
        """The line of an answer in the question; that of the fence for -1."""
        return self.heading + (self.at[place + 1] if place + 1 < len(self.at) else 0)


def _meeting(asked: Numbers | OneOf) -> tuple[int, int] | None:
    """The places of two answers that one and the same answer of a learner could mean."""
    return _options(asked) if isinstance(asked, OneOf) else _rules(asked)


def _options(asked: OneOf) -> tuple[int, int] | None:
    """Two options that say the same number in other words: 1 s and 1,000 ms."""
    said = [quantity(option.text) for option in asked.options]
    for second, one in enumerate(said):
        for first, other in enumerate(said[:second]):
            if one and other and convert(one.value, one.unit, other.unit) == other.value:
                return first, second
    return None


def _rules(asked: Numbers) -> tuple[int, int] | None:
    """A right value and another whose tolerances touch, whichever of them stands first."""
    for first, right in enumerate(asked.rules):
        for second, wrong in enumerate(asked.rules):
            if right.score == 1 > wrong.score and right.target and wrong.target and _touch(right.target, wrong.target):
                return first, second
    return None


def _touch(right: Target, wrong: Target) -> bool:
    ends = [convert(end, wrong.unit or right.unit, right.unit) for end in (wrong.low, wrong.high)]
    low, high = (end if end is not None else float("nan") for end in ends)
    return low <= right.high and right.low <= high

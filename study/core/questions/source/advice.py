"""Advice to authors of options. It never prevents a question from being read; a reason that lacks keeps it from being
sent to a reviewer, or published."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from study.core.problem import Problem
from study.core.questions.interaction import Option
from study.core.questions.source.block import Entry, Item

# Options are shuffled, so none may speak of the others by place.
SPEAKS_OF_OTHERS = re.compile(
    r"(?:all|none|any|both|neither) of (?:the )?(?:above|these|below|other options)\b.*"
    r"|(?:both )?\(?[a-h]\)?(?:, ?\(?[a-h]\)?)*,? (?:and|&|or) \(?[a-h]\)?(?: only)?",
    re.IGNORECASE,
)
# The shares of a score that Moodle 4.5 knows, by question_bank::fraction_options_full; match_grade_options
# compares five decimals and refuses a file with any other.
MOODLE_SHARES = (
    *(1, 0.9, 0.8333333, 0.8, 0.75, 0.7, 0.6666667, 0.6, 0.5, 0.4, 0.3333333, 0.3, 0.25, 0.2, 0.1666667),
    *(0.1428571, 0.125, 0.1111111, 0.1, 0.05, 0),
)
WHY_RIGHT, WHY_WRONG, WHY = (
    "Say below this option why it is right: > Because …",
    "Say below this option why it is wrong: > Because …",
    "Say below this line why: > Because …",
)
UNEXPLAINED = frozenset({WHY_RIGHT, WHY_WRONG, WHY})
# A right option gives itself away when it is this much longer than every other.
TIMES_LONGER = 2.0
CHARACTERS_LONGER = 30


def option_advice(options: Sequence[Option]) -> Iterator[tuple[int, str]]:
    """Return advice in sentences, each with the place of its option."""
    wrong = max((_length(option) for option in options if not option.right), default=0)
    for place, option in enumerate(options):
        if not option.reason:
            yield place, WHY_RIGHT if option.right else WHY_WRONG
        text = option.text.strip()
        if SPEAKS_OF_OTHERS.fullmatch(text.strip(" .*_")):
            yield place, f"Options are shuffled, so {text!r} can mean nothing; say it in full."
        if option.fraction is not None and (words := share_advice(option.fraction)):
            yield place, words
        if option.right and wrong and _length(option) > max(TIMES_LONGER * wrong, wrong + CHARACTERS_LONGER):
            yield place, "This right option is far longer than the others, which gives it away."


def accepted_advice(scores: Iterable[float]) -> Iterator[tuple[int, str]]:
    """Return advice about what accepted answers are worth, each with the place of its line."""
    return ((place, words) for place, score in enumerate(scores) if (words := share_advice(score)))


def share_advice(share: float) -> str:
    """Return what to say of a share that Moodle does not know, or ""."""
    nearest = min(MOODLE_SHARES, key=lambda known: abs(known - abs(share)))
    if abs(nearest - abs(share)) < 1e-5:
        return ""
    sign = "-" if share < 0 else ""
    return f"Moodle knows no share of {share:.7%}; the nearest it knows is {sign}{nearest * 100:.7g}%."


def warnings(lines: Sequence[Item | Entry], advice: Iterable[tuple[int, str]]) -> tuple[Problem, ...]:
    """Return advice as warnings on the lines of a block it is about."""
    return tuple(Problem(words, lines[place].line, severity="warning") for place, words in advice)


def with_reasons(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems where every option needs its reason: one that lacks is an error."""
    return tuple(replace(one, severity="error") if one.message in UNEXPLAINED else one for one in problems)


def _length(option: Option) -> int:
    return len(re.sub(r"[*_`]", "", option.text))

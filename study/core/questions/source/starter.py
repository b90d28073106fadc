"""The text that a new question begins with, and how much of it a text still contains.

It shows a kind's syntax. Learners must not be asked it, so any remainder keeps a question from review.
"""

import re
from functools import cache

from study.core.problem import Problem
from study.core.questions.interaction import OneOf
from study.core.questions.kinds import KINDS, made_of
from study.core.questions.source.heading import is_heading
from study.core.questions.source.reader import split
from study.core.text.fences import fences

USUAL = made_of(OneOf).name
"""The kind that a text of no known kind begins as, and that most questions anywhere are of."""
UNTOUCHED = "This is the text that a new question begins with: write your own over it."
SOURCE = "Source: [Title of the page](https://…)"
BEFORE = re.compile(r"[\s>]*(?:(?:[-*+]|\d+\.)\s+)?(?:\[[^\]]*\]\s+)?")
AFTER = re.compile(r"(?:\{\.[^{}]*\}|\(checked [^()]*\))$")
"""What stands around the words of a line: a quote, a bullet, a box; the name of an option, a day."""
WORD = re.compile(r"[^\W\d_]{2,}")
FEW = 4
"""Fewer words than that may be in an example and in somebody's own text."""


def starter(kind: str, title: str, today: str) -> str:
    """A text to begin with: the marks of the kind under the title, and a source to fill in. `today` is
    a day as 2026-11-20."""
    return f"## {title}\n\n{_body(kind if kind in KINDS else USUAL)}\n{SOURCE} (checked {today})\n"


def is_untouched(text: str) -> bool:
    """Whether a text is one that a new question begins with: all but its heading and the day is as it was."""
    return _said(text) in _texts()


def leftovers(text: str) -> tuple[Problem, ...]:
    """The lines of a question's text that a new question begins with; of a text that is all theirs, the first."""
    lines = split(text)
    if is_untouched(text):
        return (
            Problem(UNTOUCHED, next(number for number, line in enumerate(lines, 1) if number > 1 and line.strip())),
        )
    fenced, _ = fences(lines)
    known = _known()
    return tuple(
        Problem(f"This line is from the text that a new question begins with: write your own for “{words}”.", number)
        for number, line in enumerate(lines, 1)
        if number - 1 not in fenced and not is_heading(line) and (words := _words(line)) in known
    )


def _body(kind: str) -> str:
    """What the kind shows of itself, below its heading."""
    text = (KINDS[kind].begin or KINDS[kind].examples[0]).strip()
    return text.partition("\n")[2].strip("\n") + "\n"


def _said(text: str) -> tuple[str, ...]:
    """The lines below the heading that say something, without the day."""
    return tuple(AFTER.sub("", line.strip()).strip() for line in split(text) if line.strip() and not is_heading(line))


@cache
def _texts() -> frozenset[tuple[str, ...]]:
    """Every text to begin with, line by line."""
    return frozenset(_said(starter(kind, "Untitled", "2026-11-20")) for kind in KINDS)


@cache
def _known() -> frozenset[str]:
    """The words of every line that says something, in any text to begin with."""
    own = {_words(line) for line in (*split(_body(USUAL)), SOURCE)}
    others = {_words(line) for kind in KINDS for line in split(_body(kind))}
    return frozenset(own | {words for words in others if len(WORD.findall(words)) >= FEW}) - {""}


def _words(line: str) -> str:
    line = line.strip()
    found = BEFORE.match(line)
    return AFTER.sub("", line[found.end() if found else 0 :]).strip()

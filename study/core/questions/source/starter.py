"""The text that a new question begins with, and how much of it a text still contains.

It shows a kind's syntax. Learners must not be asked it, so any remainder keeps a question from review.
"""

import re
from functools import cache

from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.source.heading import is_heading
from study.core.questions.source.reader import split
from study.core.text.fences import fences

PLAIN = """Write the question here.

- [x] The right answer
  > Why it is right.
- [ ] A wrong answer
  > Why somebody might think so, and why it is not.
"""
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
    return f"## {title}\n\n{_body(kind) or PLAIN}\n{SOURCE} (checked {today})\n"


def leftovers(text: str) -> tuple[Problem, ...]:
    """The lines of a question's text that a new question begins with."""
    lines = split(text)
    fenced, _ = fences(lines)
    known = _known()
    return tuple(
        Problem(f"This line is from the text that a new question begins with: write your own for “{words}”.", number)
        for number, line in enumerate(lines, 1)
        if number - 1 not in fenced and not is_heading(line) and (words := _words(line)) in known
    )


def _body(kind: str) -> str:
    """The example of the kind, below its heading."""
    text = (KINDS[kind].begin or KINDS[kind].examples[0]).strip() if kind in KINDS else ""
    return text.partition("\n")[2].strip("\n") + "\n" if "\n" in text else ""


@cache
def _known() -> frozenset[str]:
    """The words of every line that says something, in any text to begin with."""
    own = {_words(line) for line in (*split(PLAIN), SOURCE)}
    others = {_words(line) for kind in KINDS for line in split(_body(kind))}
    return frozenset(own | {words for words in others if len(WORD.findall(words)) >= FEW}) - {""}


def _words(line: str) -> str:
    line = line.strip()
    found = BEFORE.match(line)
    return AFTER.sub("", line[found.end() if found else 0 :]).strip()

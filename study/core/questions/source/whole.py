"""What is wrong with a question as a whole, though each of its lines may stand where it does: an answer that is told
before it is asked for, and one thing that would be taken for another."""

import re
from collections.abc import Iterator

from study.core.problem import Problem
from study.core.questions.source.block import Block
from study.core.questions.source.meant import has_blank, has_input, is_yaml, told
from study.core.questions.source.notation import ARROW
from study.core.questions.source.parts import List, Parts

_KEY = re.compile(r"\{#[^\s{}]+\}$|\[\.[a-z0-9-]+\]$")
_REASON_BESIDE = re.compile(r"(?:\S.*)?\S\s>\s+[^\W\d_a-z].*[.!]")
_QUOTED = re.compile(r"[“”„‟«»‘’\"].*[“”„‟«»‘’\"]")
_NUMBER = re.compile(r"\d{1,9}")


def faults(parts: Parts, answers: List | None, block: Block) -> Iterator[Problem]:
    """Everything there is to say; `block` has what `answers`, the last list or that of options, holds."""
    yield from _told(parts, answers)
    if answers and answers.family == "items":
        yield from _quote_above(parts, answers)
        yield from _items(parts, block)
    elif answers and answers.family == "numbered":
        yield from _steps(parts, answers, block)


def _told(parts: Parts, answers: List | None) -> Iterator[Problem]:
    for place, line in enumerate(parts.lines[: answers.start] if answers else parts.lines):
        if place not in parts.fenced and place not in parts.apart and (words := told(line)):
            yield Problem(words, parts.first + place, severity="warning")


def _quote_above(parts: Parts, answers: List) -> Iterator[Problem]:
    """A reason above its option: then the last option has none, and the first one's is part of the question."""
    above = answers.start - 1
    if (
        above >= 0
        and parts.lines[above].lstrip().startswith(">")
        and above not in parts.apart
        and len(answers.points) > 1
        and not answers.points[-1].reason
        and all(point.reason for point in answers.points[:-1])
    ):
        words = "A reason stands below its option; this one would be part of the question, and shown before the answer."
        yield Problem(words, parts.first + above)


def _items(parts: Parts, block: Block) -> Iterator[Problem]:
    for item in block.items:
        if has_blank(item.text):
            yield Problem("A blank stands in the question, not in an answer.", item.line)
        if not item.key and _KEY.search(item.text):
            yield Problem("A key is written in braces, with a dot: {.key}", item.line)
        if re.search(r"\{\.[a-z0-9-]+\}$", item.reason):
            yield Problem("A key stands behind the text of its option, above the reason.", item.line)
        if item.mark.startswith("=") and _QUOTED.fullmatch(item.text):
            words = "The marks around this answer are part of it; leave them out if they need not be typed."
            yield Problem(words, item.line, severity="warning")
    if len(block.items) > 1 and all(not one.reason and _REASON_BESIDE.fullmatch(one.text) for one in block.items):
        words = (
            "This is part of the option, and shown before the answer. A reason begins a line of its own: > Because …"
        )
        yield Problem(words, block.items[0].line, severity="warning")
    if not block.params and any(has_input(item.text) for item in block.items if item.mark.startswith("=")):
        fence = next((place for place, line in enumerate(parts.lines) if is_yaml(line)), None)
        if fence is not None:
            yield Problem("Parameters stand in a fence that begins with ```yaml params", parts.first + fence)


def _steps(parts: Parts, answers: List, block: Block) -> Iterator[Problem]:
    above = [one for one in parts.lists if one.family == "numbered" and one.end <= answers.start]
    first = _number(answers.points[0].bullet)
    if above and first > 1 and _number(above[-1].points[-1].bullet) == first - 1:
        words = "The steps above would be part of the question; write all of them below each other."
        yield Problem(words, answers.points[0].line)
    if block.numbered and all(ARROW.search(entry.text) for entry in block.numbered):
        words = "This asks for the order of these lines; pairs begin with a dash: - left -> right"
        yield Problem(words, block.numbered[0].line, severity="warning")


def _number(bullet: str) -> int:
    found = _NUMBER.match(bullet)
    return int(found[0]) if found else 0

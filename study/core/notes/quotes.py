"""What stands in a quote: its lines without their marks, and how a callout names itself."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from study.core.notes.lines import classify

_MARKS = re.compile(r"(?:\s*>)+ ?")
_CALLOUT = re.compile(r"\[!([^\[\]\s]+)\][+-]?\s*(.*)")


class Quote(NamedTuple):
    """The lines of a quote without their marks; the kind of callout it is, "" for none, and its title."""

    lines: list[str]
    callout: str
    title: str


def quote_at(lines: Sequence[str], start: int) -> Quote:
    """The quote that begins at an index: up to a line without marks, unless it goes on with a formula, or to the next
    callout."""
    callout, title = "", ""
    inner: list[str] = []
    is_formula = False
    for index in range(start, len(lines)):
        text = lines[index]
        marks = _MARKS.match(text)
        if not marks and not (is_formula and text.strip()):
            break
        body = text[marks.end() :] if marks else text
        is_formula ^= body.count("$$") % 2 == 1
        if found := _CALLOUT.match(body):
            if inner:
                break
            callout, title = found[1].casefold(), found[2]
            body = title
        inner.append(body)
    return Quote(inner, callout, title)


def is_heading(inner: Sequence[str]) -> bool:
    """Whether the lines of a quote are a heading and no more: its marks only set it off from what follows."""
    held = [line for line in inner if line.strip()]
    return len(held) == 1 and classify(0, held[0]).kind == "heading"

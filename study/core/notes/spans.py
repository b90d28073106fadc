"""Where what takes the lines below along comes to its end: code, HTML, a formula within an item."""

import re
from collections.abc import Iterator, Sequence

from study.core.notes.lines import TAB, indentation

_FENCE = re.compile(r"\s*(```|~~~)")
_ITEM = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
_FORMULA = 100  # lines of a formula within an item or a paragraph


def in_prose(lines: Sequence[str]) -> Iterator[int]:
    """The indexes of lines that are neither code nor a formula of several lines, blank ones among them."""
    closing, is_formula = "", False
    for at, line in enumerate(lines):
        if fence := _FENCE.match(line):
            closing = "" if closing == fence[1] else closing or fence[1]
        elif not closing and line.count("$$") % 2:
            is_formula = not is_formula
        elif not (closing or is_formula):
            yield at


def fence_end(lines: Sequence[str], at: int, marker: str) -> int:
    """The index behind the fence that closes one opened by `marker`, from `at` on; 0 where none does."""
    for index in range(at, len(lines)):
        text = lines[index].strip()
        if text.startswith(marker) and not text.strip(marker[0]) and len(text) >= len(marker):
            return index + 1
    return 0


def item_fence_end(lines: Sequence[str], at: int, marker: str, indent: int) -> int:
    """The index behind the fence that closes one which an item begins with ("- ```"), perhaps at the end of a line of
    code; 0 where none does before a line that stands no deeper than the item, unless all of the code does."""
    if at < len(lines) and lines[at].strip() and indentation(lines[at]) <= indent and not _ITEM.match(lines[at]):
        return fence_end(lines, at, marker)
    for index in range(at, len(lines)):
        text = lines[index].strip()
        if text and indentation(lines[index]) <= indent:
            return index + 1 if text.startswith(marker) and not text.strip(marker[0]) else 0
        if text.endswith(marker):
            return index + 1
    return 0


def indented_end(lines: Sequence[str], at: int) -> int:
    """The index behind the lines from `at` on that are indented as code is, and blank ones between them."""
    end = at
    while end < len(lines) and (not lines[end].strip() or indentation(lines[end]) >= TAB):
        end += 1
    return end


def paragraph_end(lines: Sequence[str], at: int) -> int:
    """The index of the first blank line from `at` on."""
    end = at
    while end < len(lines) and lines[end].strip():
        end += 1
    return end


def opened_formula(text: str) -> str:
    """The sign that closes the formula which the end of a line opens; empty where none does."""
    if "$$" in text:
        return "$$" if text.count("$$") % 2 else ""
    return "\\]" if text.endswith("\\[") else ""


def formula_end(lines: Sequence[str], at: int, room: int, closing: str) -> int:
    """The index behind the line that closes, by this sign, a formula which a line before `at` opens ("- $$"): it holds
    no blank line and no fence, and takes `room` characters at most; 0 where none closes it so."""
    for end in range(at, min(at + _FORMULA, len(lines))):
        text = lines[end].strip()
        room -= len(text) + 1
        if not text or text.startswith(("```", "~~~")) or room < 0:
            return 0
        if closing in text:
            return end + 1
    return 0

"""Where what takes the lines below along comes to its end: code, HTML, a formula within an item."""

import re
from collections.abc import Iterator, Sequence

from study.core.notes.lines import TAB, indentation

_FENCE = re.compile(r"\s*(```|~~~)")
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


def formula_end(lines: Sequence[str], at: int, room: int) -> int:
    """The index behind the line that closes a formula which the end of the line before `at` opens ("- $$"): it holds
    no blank line and no fence, and takes `room` characters at most; 0 where none closes it so."""
    for end in range(at, min(at + _FORMULA, len(lines))):
        text = lines[end].strip()
        room -= len(text) + 1
        if not text or text.startswith(("```", "~~~")) or room < 0:
            return 0
        if "$$" in text:
            return end + 1
    return 0

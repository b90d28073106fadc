"""HTML comments, `<!-- like this -->`: notes among authors, shown to nobody. What stands in code is no comment."""

import re
from collections.abc import Sequence

from study.core.text.code import CODE
from study.core.text.fences import fences

OPENING = re.compile(rf"{CODE}|(?<!\\)(?P<opens><!--)")
CLOSING = "-->"


def without_comments(lines: Sequence[str]) -> tuple[list[str], tuple[int, ...]]:
    """Return the lines, as many as before, without what stands in comments; and the places of comments that
    nothing closes, which count as text."""
    fenced, _ = fences(lines)
    last = max((place for place, line in enumerate(lines) if CLOSING in line), default=-1)
    shown: list[str] = []
    unclosed: list[int] = []
    is_open = False
    for place, line in enumerate(lines):
        kept, here = "", 0
        while here < len(line):
            if is_open:
                end = line.find(CLOSING, here)
                is_open, here = end < 0, len(line) if end < 0 else end + len(CLOSING)
                continue
            start = len(line) if place in fenced else _opening(line, here)
            kept += line[here:start]
            here = start
            if start < len(line):
                is_open = CLOSING in line[start + 4 :] or place < last
                if not is_open:
                    unclosed.append(place)
                    kept += line[start:]
                    here = len(line)
                else:
                    here = start + 4
        shown.append(kept.rstrip() if kept != line else line)
    return shown, tuple(unclosed)


def commentless(text: str) -> str:
    """Return text that came from elsewhere so that no part of it is taken for a comment."""
    lines = text.split("\n")
    fenced, _ = fences(lines)
    return "\n".join(line if place in fenced else _escaped(line) for place, line in enumerate(lines))


def _opening(line: str, here: int) -> int:
    """Where the next comment opens; the length of the line where none does."""
    found = next((one for one in OPENING.finditer(line, here) if one["opens"]), None)
    return found.start() if found else len(line)


def _escaped(line: str) -> str:
    return OPENING.sub(lambda found: f"\\{found[0]}" if found["opens"] else found[0], line)

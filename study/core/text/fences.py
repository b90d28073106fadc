"""Code fences in Markdown: lines that are shown as they are and have no other meaning."""

import re
from collections.abc import Sequence

FENCE = re.compile(r"[ \t]*(?P<mark>`{3,}|~{3,})(?P<info>.*)")
BEHIND_BULLET = re.compile(
    r"[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[^\[\]]{0,20}\][ \t]+)?(?P<mark>`{3,}|~{3,})(?P<info>.*)"
)
"""A fence that begins on the line of its list item: a line with other meaning too."""


def fences(lines: Sequence[str]) -> tuple[frozenset[int], frozenset[int]]:
    """Return the places of lines in code fences, and of fences that begin and are never closed. An
    open fence counts as text, so that it does not swallow the questions below it."""
    inside: set[int] = set()
    unclosed: set[int] = set()
    hopeless: dict[str, int] = {}  # the shortest mark of each character that nothing closes
    here = 0
    while here < len(lines):
        item = BEHIND_BULLET.fullmatch(lines[here])
        found = item or FENCE.fullmatch(lines[here])
        char, size = (found["mark"][0], len(found["mark"])) if found else ("", 0)
        if found and not (char == "`" and "`" in found["info"]):
            end = None if size >= hopeless.get(char, size + 1) else _close(lines, here, char, size)
            if end is None:
                unclosed.add(here)
                hopeless[char] = min(size, hopeless.get(char, size))
            else:
                inside.update(range(here + bool(item), end + 1))
                here = end
        here += 1
    return frozenset(inside), frozenset(unclosed)


def _close(lines: Sequence[str], start: int, char: str, size: int) -> int | None:
    for place in range(start + 1, len(lines)):
        line = lines[place].strip()
        if len(line) >= size and not line.strip(char):
            return place
    return None

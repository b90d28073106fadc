"""Lists as they are written on GitHub, for a Markdown library that wants four spaces for every level.

There a text belongs to the point above it where it begins below the words of that point, two or three columns in,
and a list may follow a paragraph at once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from study.core.text.fences import FENCE, fences

STEP = 4  # the columns of a level in the library
_POINT = re.compile(r" *(?P<bullet>[-*+]|(?P<number>\d{1,9})[.)])(?: +(?P<rest>.*))?")
_RULE = re.compile(r" *([-*_])(?: *\1){2,} *")
_BLOCK = re.compile(r" *(?:>|#{1,6} |`{3}|~{3})")


@dataclass(slots=True)
class _Level:
    """A point that is open: the column where its words begin; it is tight until something stands apart in it."""

    column: int
    is_numbered: bool
    is_tight: bool = True


@dataclass(slots=True)
class _Lists:
    """What is written so far, and the points that are open inside each other."""

    lines: list[str] = field(default_factory=list)
    levels: list[_Level] = field(default_factory=list)

    @property
    def column(self) -> int:
        return self.levels[-1].column if self.levels else 0

    def put(self, text: str, deeper: int = 0) -> None:
        self.lines.append(" " * (STEP * len(self.levels) + deeper) + text)

    def part(self) -> None:
        """Leave a line blank, so that the library begins a new block."""
        if self.lines and self.lines[-1].strip():
            self.lines.append("")

    def loosen(self) -> None:
        """Something stands apart in the last point."""
        if self.levels:
            self.levels[-1].is_tight = False

    def leave(self, column: int) -> bool | None:
        """Close the levels that a line at this column is not part of. Whether the last of them was numbered."""
        numbered = None
        while self.levels and column < self.column:
            numbered = self.levels.pop().is_numbered
        return numbered


def nested(lines: Sequence[str]) -> list[str]:
    """The lines with every level of a list four columns in. They hold no tabs."""
    fenced, _ = fences(lines)
    there = _Lists()
    mark = ""  # of the fence that is open
    is_blank = True
    for place, line in enumerate(lines):
        column = len(line) - len(line.lstrip(" "))
        if mark:
            there.put(line[min(column, there.column) :])
            mark = "" if _closes(line, mark) else mark
        elif not line.strip():
            there.lines.append("")
        elif place in fenced and (found := FENCE.fullmatch(line)):
            there.leave(column)
            if is_blank:
                there.loosen()
            there.put(line[min(column, there.column) :])
            mark = found["mark"]
        elif (
            (point := _POINT.fullmatch(line))
            and not _RULE.fullmatch(line)
            and _is_point(there, point, column, is_blank)
        ):
            mark = _put_point(there, point, column, is_blank, place + 1 in fenced)
        else:
            _put_text(there, line, column, is_blank)
        is_blank = not line.strip()
    return there.lines


def _closes(line: str, mark: str) -> bool:
    bare = line.strip()
    return len(bare) >= len(mark) and not bare.strip(mark[0])


def _is_point(there: _Lists, point: re.Match[str], column: int, is_blank: bool) -> bool:
    """Whether a line begins a point: code stands four columns in, and not every number interrupts a text."""
    if there.levels:
        return not (is_blank and column >= there.column + STEP)
    if column >= STEP:
        return False
    return is_blank or (bool(point["rest"]) and point["number"] in (None, "1"))


def _put_point(there: _Lists, point: re.Match[str], column: int, is_blank: bool, opens: bool) -> str:
    """Begin a point. The mark of the fence that begins on its line, "" for none."""
    goes_on = bool(there.levels) and all(level.is_tight for level in there.levels)
    before = there.leave(column)
    is_numbered = point["number"] is not None
    if not is_blank and (not goes_on or before not in (None, is_numbered)):
        there.part()
    rest = (point["rest"] or "").strip()
    words = point.start("rest") if rest else column + len(point["bullet"]) + 1
    words = min(words, column + len(point["bullet"]) + STEP)
    bullet = f"{point['number']}." if is_numbered else point["bullet"]
    fence = FENCE.fullmatch(rest) if opens else None
    there.put(f"{bullet} " if fence else f"{bullet} {rest}")
    there.levels.append(_Level(words, is_numbered))
    if not fence:
        return ""
    there.put(rest)
    return fence["mark"]


def _put_text(there: _Lists, line: str, column: int, is_blank: bool) -> None:
    """A line of a text: of the point whose words it stands below, or of the last one where it goes on."""
    begins = bool(_BLOCK.match(line) or _RULE.fullmatch(line))
    if is_blank or begins:
        within = bool(there.levels)
        there.leave(column)
        if within and begins and not is_blank:
            there.part()
    if not there.levels:
        there.lines.append(line)
        return
    if is_blank or begins:
        there.loosen()
    deeper = column - there.column
    there.put(line.strip(), deeper if is_blank and deeper >= STEP else 0)

"""Markdown as Google Docs and converters of slides write it: a backslash before every sign that might mean something
(`1\\. first`, `\\- item`, `7\\.4`, `\\(so\\)`), also where it could mean nothing. What was typed as a list is one, and
what was typed in brackets is no formula.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from study.core.notes.dialect import Dialect, Page, Reading

_ESCAPED = re.compile(r"(?<!\\)\\([-.!+=~&,:;])")
_BRACKET = re.compile(r"(?<!\\)\\([()\[\]])")
_COMMAND = re.compile(r"(?<!\\)\\[A-Za-z]{2}")
_ROUND = re.compile(r"(?<!\\)\\\(([^\n]*?)\\\)")
_WORD = re.compile(r"[^\W\d_]{4}")
_FENCE = re.compile(r"\s*(```|~~~)")
_FEWEST = 3  # signs that need no backslash


def _plain(lines: Sequence[str]) -> Iterator[int]:
    """The indexes of lines with a backslash that are neither code nor a formula, in which it may mean something."""
    closing, is_formula = "", False
    for at, line in enumerate(lines):
        if fence := _FENCE.match(line):
            closing = "" if closing == fence[1] else closing or fence[1]
        elif line.count("$$") % 2:
            is_formula = not is_formula
        elif "\\" in line and not (closing or is_formula or "`" in line or "$" in line or _COMMAND.search(line)):
            yield at


def _has_formulas(page: Page) -> bool:
    """Whether brackets behind a backslash hold TeX: a command, or no word at all."""
    held = "\n".join(_ROUND.findall(page.text)) if "\\(" in page.text else ""
    return bool(_COMMAND.search(held)) or not _WORD.search(held)


def _rewritten(lines: Sequence[str], has_formulas: bool) -> list[str]:
    """The lines without needless backslashes; where brackets behind one open no formulas, without those too."""
    made = list(lines)
    for at in _plain(lines):
        if not has_formulas:
            made[at] = _ESCAPED.sub(r"\1", _BRACKET.sub(r"\1", lines[at]))
        elif "\\(" not in lines[at]:
            made[at] = _ESCAPED.sub(r"\1", lines[at])
    return made


def _begin(page: Page) -> Reading | None:
    if "\\" not in page.text:
        return None
    count = 0
    for at in _plain(page.lines):
        if "\\(" not in page.lines[at] and "\\[" not in page.lines[at]:
            count += len(_ESCAPED.findall(page.lines[at]))
        if count >= _FEWEST:
            return Reading(rewrite=partial(_rewritten, has_formulas=_has_formulas(page)))
    return None


PLUGIN = Dialect("escaped", _begin)

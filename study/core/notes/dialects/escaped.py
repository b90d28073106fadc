"""Markdown as Google Docs and other converters write it: a backslash before every sign that might mean something
(`1\\. first`, `\\- item`, `7\\.4`), also where it could mean nothing. What was typed as a list is one."""

import re
from collections.abc import Iterator, Sequence

from study.core.notes.dialect import Dialect, Page, Reading
from study.core.notes.spans import in_prose

_ESCAPED = re.compile(r"(?<!\\)\\([-.!+=~&])")
_FEWEST = 3  # signs that need no backslash


def _plain(lines: Sequence[str]) -> Iterator[int]:
    """The indexes of lines with a backslash that are neither code nor a formula, in which it may mean something."""
    for at in in_prose(lines):
        line = lines[at]
        if "\\" in line and not ("`" in line or "$" in line or "\\(" in line):
            yield at


def _rewrite(lines: list[str]) -> list[str]:
    """The lines without needless backslashes."""
    made = list(lines)
    for at in _plain(lines):
        made[at] = _ESCAPED.sub(r"\1", lines[at])
    return made


def _begin(page: Page) -> Reading | None:
    if "\\" not in page.text:
        return None
    count = 0
    for at in _plain(page.lines):
        count += len(_ESCAPED.findall(page.lines[at]))
        if count >= _FEWEST:
            return Reading(rewrite=_rewrite)
    return None


PLUGIN = Dialect("escaped", _begin)

"""Markdown as Google Docs and other converters write it: a backslash before every sign that might mean something
(`1\\. first`, `\\- item`, `7\\.4`), also where it could mean nothing. What was typed as a list is one."""

import re

from study.core.notes.dialect import Dialect, Page, Reading

_ESCAPED = re.compile(r"\\([-.!+=~&])")
_FENCE = re.compile(r"\s*(```|~~~)")
_FEWEST = 3  # signs that need no backslash


def _rewrite(lines: list[str]) -> list[str]:
    """The lines without needless backslashes, but for code and formulas, in which they may mean something."""
    made, closing = [], ""
    for line in lines:
        if fence := _FENCE.match(line):
            closing = "" if closing == fence[1] else closing or fence[1]
        plain = not closing and "\\" in line and "`" not in line and "$" not in line and "\\(" not in line
        made.append(_ESCAPED.sub(r"\1", line) if plain else line)
    return made


def _begin(page: Page) -> Reading | None:
    if "\\" not in page.text:
        return None
    plain = (line for line in page.prose if "\\" in line and "`" not in line and "$" not in line and "\\(" not in line)
    count = 0
    for line in plain:
        count += len(_ESCAPED.findall(line))
        if count >= _FEWEST:
            return Reading(rewrite=_rewrite)
    return None


PLUGIN = Dialect("escaped", _begin)

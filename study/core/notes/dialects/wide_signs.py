"""Signs of cards as Chinese and Japanese keyboards write them: `：：` between two sides, `？` on a line between
question and answer. They are read as their narrow ones are."""

import re

from study.core.notes.dialect import Dialect, Page, Reading
from study.core.notes.spans import in_prose

_COLONS = re.compile(r"\s*(?<![:：])(：{2,3})(?![:：])\s*(?=\S)")
_ALONE = re.compile(r"^(\s*)(？{1,2})\s*$")


def _narrow(line: str) -> str:
    if alone := _ALONE.match(line):
        return alone[1] + "?" * len(alone[2])
    return line if "`" in line else _COLONS.sub(lambda found: f" {':' * len(found[1])} ", line)


def _rewrite(lines: list[str]) -> list[str]:
    """The lines with narrow signs, but for code."""
    made = list(lines)
    for at in in_prose(lines):
        if "：：" in lines[at] or "？" in lines[at]:
            made[at] = _narrow(lines[at])
    return made


def _begin(page: Page) -> Reading | None:
    has_any = "：：" in page.text or ("？" in page.text and any(map(_ALONE.match, page.lines)))
    return Reading(rewrite=_rewrite) if has_any else None


PLUGIN = Dialect("wide-signs", _begin)

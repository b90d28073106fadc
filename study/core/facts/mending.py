"""Putting what holds now in the place of what notes say."""

import re

from study.core.notes.model import Lines

_BETWEEN = r"[\s*_`~=]+"
"""What may stand between two words of a claim in the text as it is written: blanks, ends of lines, marks."""

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


def mended(text: str, lines: Lines, says: str, holds: str) -> str | None:
    """The text of a file with `holds` where its lines (1-based, inclusive) say `says`, once; None where they do not
    say it in these words, or there is nothing to put there. Everything else of the text stays as it is."""
    words = says.split()
    if not words or not holds.strip():
        return None
    kept = _LINE.findall(text)
    first, last = lines[0] - 1, lines[1]
    part = "".join(kept[first:last])
    found = re.search(_BETWEEN.join(map(re.escape, words)), part)
    if found is None:
        return None
    return "".join([*kept[:first], part[: found.start()], holds, part[found.end() :], *kept[last:]])

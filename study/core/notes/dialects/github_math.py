r"""Formulas as GitHub and GitLab write them: a dollar sign on either side of code, $`x^2`$, and blocks of code whose
language is `math`. They are formulas in dollar signs."""

import re
from collections.abc import Sequence

from study.core.notes.dialect import Dialect, Page, Reading

_INLINE = re.compile(r"(?<![\\$\w`])\$`(?!`)([^`$]+)`\$(?![\w$`])")
_FENCE = re.compile(r"(\s*(?:[-*+]\s+)?)(`{3,}|~{3,})\s*(\w*)\s*$")


def _rewrite(lines: list[str]) -> list[str]:
    made, closing, is_formula = list(lines), "", False
    for at, line in enumerate(lines):
        fence = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if closing:
            if fence and not fence[3] and fence[2].startswith(closing):
                made[at] = f"{fence[1]}$$" if is_formula else line
                closing = ""
        elif fence:
            closing, is_formula = fence[2], fence[3] == "math" and _closes(lines, at, fence[2])
            made[at] = f"{fence[1]}$$" if is_formula else line
        elif "$`" in line:
            made[at] = _INLINE.sub(lambda found: f"${found[1].strip()}$" if found[1].strip() else found[0], line)
    return made


def _closes(lines: Sequence[str], at: int, sign: str) -> bool:
    """Whether the block that begins at an index ends, and holds no dollar sign that would end it sooner."""
    for line in lines[at + 1 :]:
        if line.strip().startswith(sign):
            return True
        if "$" in line:
            return False
    return False


def _begin(page: Page) -> Reading | None:
    if "```math" not in page.text and "$`" not in page.text:
        return None
    return Reading(rewrite=_rewrite)


PLUGIN = Dialect("github-math", _begin)

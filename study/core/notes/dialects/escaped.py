r"""Markdown as Google Docs and converters of slides write it: a backslash before every sign that might mean something
(`1\. first`, `\- item`, `7\.4`, `\(so\)`), also where it could mean nothing. What was typed as a list is one, and what
was typed in brackets is no formula.

Sites that show formulas by MathJax want the backslash of a formula escaped, too: `\\(x\\)` is `\(x\)`."""

import re
from collections.abc import Iterator, Sequence

from study.core.notes.dialect import Dialect, Page, Reading
from study.core.notes.spans import in_prose

_ESCAPED = re.compile(r"(?<!\\)\\([-.!+=~&,:;'\"]|(?:(?<=\S\\)|(?<=\S \\))[<>](?=[\s=\d]))")
_ROUND = re.compile(r"(?<!\\)(\\{1,2})\(((?:[^\\\n]|\\(?!\\?[()]).)+)\\{1,2}\)")
_SQUARE = re.compile(r"(^\s*(?:[-*+]\s+)?)\\\\(?=\[)|\\\\(?=\]\W*$)")
_DOUBLE = re.compile(r"\s*(?:[-*+]\s+)?\\\\\[")
_INNER = r"((?:[^\\^_={}]|\\[-.!+~&,:;'\"])++)"
_ASIDE = re.compile(rf"\\\({_INNER}\\\)|\\\[{_INNER}\\\]")
_COMMAND = re.compile(r"(?<!\\)\\[A-Za-z]{2}")
_WORD = re.compile(r"[^\W\d_]{3}")  # in brackets that hold no formula
_NEEDLESS = re.compile(r"(?<!\\)\\([_*])")  # in a formula whose own signs are escaped
_FEWEST = 3  # signs that need no backslash


def _plain(lines: Sequence[str]) -> Iterator[int]:
    """The indexes of lines with a backslash that are neither code nor a formula in dollar signs, in which it may mean
    something."""
    for at in in_prose(lines):
        line = lines[at]
        if "\\" in line and not ("`" in line or "$" in line):
            yield at


def _holds_formula(line: str) -> bool:
    return "\\(" in line or "\\[" in line or "\\]" in line


def _starts_tex(line: str) -> bool:
    return _holds_formula(line) or _COMMAND.search(line) is not None


def _is_double(line: str) -> bool:
    """Whether the own signs of a formula are escaped in a line."""
    return "\\)" in line.partition("\\\\(")[2] or _DOUBLE.match(line) is not None


def _rewrite(lines: list[str]) -> list[str]:
    """The lines without needless backslashes."""
    made = list(lines)
    for at in _plain(lines):
        if _COMMAND.search(lines[at]):
            continue
        line = _ASIDE.sub(_aside, lines[at])
        made[at] = line if _holds_formula(line) else _ESCAPED.sub(r"\1", line)
    return made


def _aside(found: re.Match[str]) -> str:
    """What stands in brackets without their backslashes, where it is words."""
    words = found[1] or found[2]
    return found[0] if not _WORD.search(words) else f"({words})" if found[1] else f"[{words}]"


def _with_formulas(lines: list[str]) -> list[str]:
    """The lines with the signs of their formulas as they are meant."""
    made = list(lines)
    for at in _plain(lines):
        if _holds_formula(lines[at]):
            made[at] = _ROUND.sub(_round, _SQUARE.sub(r"\1\\", lines[at]))
    return made


def _round(found: re.Match[str]) -> str:
    inner = _NEEDLESS.sub(r"\1", found[2]) if len(found[1]) > 1 else found[2]
    return f"\\({inner}\\)"


def _begin(page: Page) -> Reading | None:
    if "\\" not in page.text:
        return None
    plain = [page.lines[at] for at in _plain(page.lines)]
    is_escaped = sum(len(_ESCAPED.findall(line)) for line in plain if not _starts_tex(line)) >= _FEWEST
    is_double = any("\\\\" in line and _is_double(line) for line in plain)
    if not (is_escaped or is_double):
        return None
    rewrites = [one for one, holds in ((_rewrite, is_escaped), (_with_formulas, is_double)) if holds]

    def rewrite(lines: list[str]) -> list[str]:
        for one in rewrites:
            lines = one(lines)
        return lines

    return Reading(rewrite=rewrite)


PLUGIN = Dialect("escaped", _begin)

r"""Formulas in Markdown as Moodle shows it: `\\(x\\)` and `\\[x\\]`, of which Markdown leaves the `\(x\)` that Moodle's
MathJax looks for. What Markdown would take for a mark inside is escaped; reading undoes all of it."""

import re

from study.core.formula import Formula, formulas, in_dollars
from study.core.text.fences import fences

_MARK = re.compile(r"[\\*_\[\]`|]")
_ESCAPED = re.compile(r"\\([\\*_\[\]`|])")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"))
# Two backslashes that no bracket follows are one of the formula.
_INSIDE = r"(?:[^\\\n]|\\\\(?![()\[\]])|\\[*_\[\]`|])*+"
_WRITTEN = re.compile(rf"(?<!\\)\\\\(?:\((?P<inline>{_INSIDE})\\\\\)|\[(?P<display>{_INSIDE})\\\\\])")


def for_moodle(text: str) -> str:
    """Our Markdown with its formulas as Moodle shows them. MathML stays as it is."""
    if not re.search(r"[$\\]", text):
        return text
    fenced, _ = fences(text.split("\n"))
    parts, at = [], 0
    for one in formulas(text):
        if one.is_mathml or text.count("\n", 0, one.start) in fenced:
            continue
        source = " ".join(one.source.split())
        for sign, entity in _ENTITIES:
            source = source.replace(sign, entity)
        opening, closing = (r"\\[", r"\\]") if one.is_display else (r"\\(", r"\\)")
        parts += [text[at : one.start], opening, _MARK.sub(r"\\\g<0>", source), closing]
        at = one.end
    return "".join([*parts, text[at:]])


def from_moodle(text: str) -> str:
    """Markdown of Moodle with its formulas as ours has them."""
    if "\\\\" not in text:
        return text
    fenced, _ = fences(text.split("\n"))
    parts, at = [], 0
    for found in _WRITTEN.finditer(text):
        if text.count("\n", 0, found.start()) in fenced:
            continue
        is_display = found["display"] is not None
        source = _ESCAPED.sub(r"\1", found["display"] if is_display else found["inline"]).strip()
        for sign, entity in reversed(_ENTITIES):
            source = source.replace(entity, sign)
        written = rf"\[{source}\]" if is_display else rf"\({source}\)"
        shown = in_dollars(Formula(source, written, is_display), text[: found.start()], text[found.end() :])
        parts += [text[at : found.start()], shown]
        at = found.end()
    return "".join([*parts, text[at:]])

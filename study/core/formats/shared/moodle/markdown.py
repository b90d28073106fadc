r"""Our Markdown as Moodle shows it, and back: formulas, and signs that would begin HTML there and are text here.

Formulas are `\\(x\\)` and `\\[x\\]`, of which Markdown leaves the `\(x\)` that Moodle's MathJax looks for. What
Markdown would take for a mark inside is escaped; reading undoes all of it.
"""

import re
from collections.abc import Callable

from study.core.formula import FORMULA_IN_TEXT, Formula, formulas, in_dollars
from study.core.tags import tags
from study.core.text.code import CODE
from study.core.text.comments import CLOSING
from study.core.text.fences import fences

_MARK = re.compile(r"[\\*_\[\]`|]")
_ESCAPED = re.compile(r"\\([\\*_\[\]`|])")
_ENTITIES = (("&", "&amp;"), ("<", "&lt;"))
# Two backslashes that no bracket follows are one of the formula.
_INSIDE = r"(?:[^\\\n]|\\\\(?![()\[\]])|\\[*_\[\]`|])*+"
_WRITTEN = re.compile(rf"(?<!\\)\\\\(?:\((?P<inline>{_INSIDE})\\\\\)|\[(?P<display>{_INSIDE})\\\\\])")
# What is HTML or a link in both stays; Moodle knows no `\<`. Each sign has its own entity, by which it is known again.
_SIGNS = {"<": "&#60;", "\\<": "&#x3c;"}
_MEANT = {entity: sign for sign, entity in _SIGNS.items()}
_SIGN = re.compile(
    rf"{CODE}|{FORMULA_IN_TEXT}|<(?:br\s*/?|(?:https?|ftp)://[^<>\s]*|[^<>!\s]+@[^@<>\s]+)>|\]\(<|\\[^<\n]"
    rf"|(?P<sign>\\?<(?=[a-zA-Z/!?]))|(?P<entity>{'|'.join(_MEANT)})"
)


def for_moodle(text: str) -> str:
    """Our Markdown as Moodle shows the same. MathML stays as it is."""
    text = _without_html(text) if "<" in text else text
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
    """Markdown of Moodle with its formulas as ours has them, and the signs that `for_moodle` took their meaning."""
    text = _with_formulas(text) if "\\\\" in text else text
    if not any(entity in text for entity in _MEANT):
        return text
    meant = _replaced(text, "entity", lambda found: _MEANT[found["entity"]])
    return meant if _without_html(meant) == text else text


def _with_formulas(text: str) -> str:
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


def _without_html(text: str) -> str:
    """The text, with nothing that is HTML in Moodle alone: what is read here is read there, comments are shown to
    nobody, and the rest is text."""
    read = {tag.start for tag in tags(text) if tag.is_read}
    last = text.rfind(CLOSING)

    def written(found: re.Match[str]) -> str:
        start = found.start("sign")
        is_comment = text.startswith("<!--", start) and start < last
        return found[0] if start in read or is_comment else _SIGNS[found["sign"]]

    return _replaced(text, "sign", written)


def _replaced(text: str, group: str, by: Callable[[re.Match[str]], str]) -> str:
    """The text with what is found as this group replaced, but for code."""
    fenced, _ = fences(text.split("\n"))
    parts, at, line = [], 0, 0
    for found in _SIGN.finditer(text):
        if found[group]:
            line += text.count("\n", at, found.start())
            parts += [text[at : found.start()], found[0] if line in fenced else by(found)]
            at = found.end()
    return "".join([*parts, text[at:]])

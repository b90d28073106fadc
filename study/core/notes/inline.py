"""Inside a line: spaces, emphasis, references to other notes and pictures."""

import re
from collections.abc import Callable
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote

from study.core.formula import FORMULA_IN_TEXT, may_hold_formula
from study.core.text.pictures import is_file

# Spaces that look like a space and are none; NUL and lone surrogates cannot be stored as text.
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_NOTHING = (
    "\u200b\u2060\ufeff"
    "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # these turn the direction
)
_NOT_TEXT = re.compile("[\x00\ud800-\udfff]")

_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)")
VERBATIM = re.compile(rf"(?P<code>(?<!`)(?P<mark>`+)(?!`).+?(?<!`)(?P=mark)(?!`))|{FORMULA_IN_TEXT}")
_WIKI = re.compile(r"(!?)\[\[([^\[\]]+)\]\]")
_INLINE = re.compile(
    r"(!?)\[([^\[\]]*)\]\(\s*(?:<([^<>]*)>|([^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*))(\s+[\"'][^\"']*[\"'])?\s*\)"
)
_REFERRED = re.compile(r"!\[([^\[\]]*)\]\[([^\[\]]+)\]")
_IMG = re.compile(r"<img\b[^<>]*?\bsrc\s*=\s*[\"']([^\"'<>]+)[\"'][^<>]*>", re.IGNORECASE)
_ALT = re.compile(r"\balt\s*=\s*[\"']([^\"'<>]*)[\"']", re.IGNORECASE)
_BREAK = re.compile(r"<w?br(?:\s[^<>]*)?/?>|</w?br>", re.IGNORECASE)
_TAG = re.compile(r"(?<![^\s(])#(?:([^\W_][\w/-]*(?: [\w/-]+){1,3})#(?![^\s)])|([^\W_][\w/-]*)#?)")
_ANCHOR = re.compile(r"(?:^|\s)\^([A-Za-z0-9-]+)$")
_BLANK = re.compile(r"&(?:#x20|#32|nbsp|#160|#xa0|ensp|emsp|thinsp|zwnj|zwj|#x200b);", re.IGNORECASE)
_STYLED = re.compile(r"</?(?:mark|font|span|small|big|u|b|i|em|strong|center|cite)\b[^<>]*>", re.IGNORECASE)
_SHELL = re.compile(r"\{%-? ?(?:end)?(?:hint|tabs?|step|stepper|content-ref|columns?|embed|file)\b[^{}]*%\}")
_ASIDE = re.compile(r"%%[^%]*%%")
_SIZED = re.compile(r"\)\{:(?:height|width)\b[^{}]*\}")
_PAGES = (".md", ".csv")
_LAYOUT = re.compile(r"\d+(?:x\d+)?|left|right|center|centre|inline|wrap|border")
"""How wide a picture is shown, and where, among what stands behind its name: `![[quay.png|center|500]]`."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_SPECIAL = re.compile(r"[#&{\[^*<`%\t\\\x0b-\x1f]")  # one set of signs: many times faster than an alternation
_LOOSE = re.compile(r"\*\*[\s*]|\s\*\*|__\s|\s__")
_LETTERS = re.compile(r"[^\W\d_]{3}")
_CONTENT = re.compile(r"[^\W_]|[^\x00-\x7f]")


class Reference(NamedTuple):
    """A link or a picture: `embed` tells which."""

    target: str
    heading: str
    alias: str
    embed: bool


class Inline(NamedTuple):
    """A line taken apart: its text, the block id written at its end, its tags and references, and
    whether it holds anything but references (`only` True: no words of its own)."""

    text: str
    anchor: str = ""
    tags: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    only: bool = False


def plain_spaces(text: str) -> str:
    """Every line end as a line feed, exotic spaces as a space, invisible ones gone, the rest U+FFFD."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isascii() and "\x00" not in text:
        return text
    for sign in _SPACES:
        text = text.replace(sign, " ")
    for sign in _NOTHING:
        text = text.replace(sign, "")
    return _NOT_TEXT.sub("\ufffd", text)


def has_content(text: str) -> bool:
    """Whether there is a letter, a digit or any sign beyond ASCII punctuation."""
    return text[:1].isalnum() or _CONTENT.search(text) is not None


def without_comments(text: str) -> str:
    """The text without complete `<!-- comments -->`."""
    kept, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join(kept) + text[at:] if kept else text


def mend_emphasis(text: str) -> str:
    """`** words **` becomes `**words**`; a lone `**` at either end goes."""
    if text.startswith("** ") and text.endswith(" **") and len(text) > 6 and text.count("**") == 2:
        return f"**{text[2:-2].strip()}**"
    if text.count("**") % 2:
        if text.startswith("** ") or (text.startswith("**") and text.count("**") == 1):
            return text[2:].lstrip()
        if text.endswith("**") and text.count("**") == 1:
            return text[:-2].rstrip()
    return text


def _tightened(text: str, mark: str) -> str:
    """`**words **(more)` becomes `**words** (more)`, and marks around nothing go: editors that mark what was
    selected mark the space behind a word too."""
    parts = text.split(mark)
    if len(parts) % 2 == 0:
        return text
    for at in range(1, len(parts), 2):
        said = parts[at].strip()
        if mark == "**" and not has_content(said):
            continue
        left, right = parts[at][:1].isspace(), parts[at][-1:].isspace()
        if left + right == 1 or (mark == "**" and _LETTERS.search(said)):
            parts[at] = f"{' ' * left}{mark}{said}{mark}{' ' * right}"
        else:
            parts[at] = f"{mark}{parts[at]}{mark}"
    return "".join(parts)


def torn(before: str, after: str) -> bool:
    """Whether emphasis was torn apart between two lines, so that they are one sentence."""
    before, after = before.strip(), after.strip()
    left, right = before.count("**"), after.count("**")
    if not left or not right or after.startswith("** ") or before == "**" or after == "**":
        return False
    if left % 2 and right % 2:
        return True
    if not (before.endswith("**") and after.startswith("**")) or left % 2 or right % 2:
        return False
    return before[:-2].endswith((",", "-", "/", "(")) or after[2:3].islower()


def rejoin(before: str, after: str) -> str:
    """Two torn lines as one: the emphasis marks at the tear go, `Node.` and `js` grow together."""
    before, after = before.strip(), after.strip()
    if before.endswith("**") and after.startswith("**"):
        before, after = before[:-2], after[2:]
    glued = before.endswith((".", "/", "-", "(")) and after[:1].islower()
    return before.rstrip() + ("" if glued else " ") + after.lstrip()


def _wiki(bang: str, inside: str) -> Reference:
    target, _, alias = inside.replace("\\|", "|").partition("|")
    target, _, heading = target.partition("#")
    embed = bool(bang) and is_file(target)
    if bang:
        alias = " ".join(part for one in alias.split("|") if not _LAYOUT.fullmatch(part := one.strip()))
    alias = alias.strip()
    if alias == target.strip().rpartition("/")[2]:
        alias = ""
    return Reference(target.strip(), heading.strip(), alias, embed)


def _references(text: str) -> tuple[tuple[Reference, ...], str]:
    """The references in text without code, and what is left of the text without them."""
    found: list[Reference] = []

    def wiki(match: re.Match[str]) -> str:
        found.append(_wiki(match[1], match[2]))
        return ""

    def inline(match: re.Match[str]) -> str:
        target, title = unquote(match[3] or match[4] or ""), (match[5] or "").strip()[1:-1]
        if match[1] and target:
            caption = "" if match[2] == target.rpartition("/")[2] else " ".join(filter(None, (match[2], title)))
            found.append(Reference(target, "", caption, True))
            return ""
        page, _, heading = target.partition("#")
        if page.lower().endswith(_PAGES) and not _SCHEME.match(page):
            found.append(Reference(page, heading, match[2], False))
            return ""
        return match[0]

    def referred(match: re.Match[str]) -> str:
        found.append(Reference(match[2].strip(), "", match[1], True))
        return ""

    def img(match: re.Match[str]) -> str:
        alt = _ALT.search(match[0])
        found.append(Reference(match[1], "", alt[1] if alt else "", True))
        return ""

    rest = _WIKI.sub(wiki, text) if "[[" in text else text
    rest = _INLINE.sub(inline, rest) if "](" in rest else rest
    rest = _IMG.sub(img, rest) if "<" in rest else rest
    rest = _REFERRED.sub(referred, rest) if "][" in rest else rest
    return tuple(found), rest


def is_code(text: str) -> bool:
    """Whether a text is one inline code span and no more."""
    found = _CODE.match(text)
    return found is not None and not has_content(text[found.end() :])


def has_verbatim(text: str) -> bool:
    """Whether code or a formula may stand in the text."""
    return "`" in text or may_hold_formula(text)


def without_verbatim(text: str) -> str:
    """The text with all code and every formula in it blanked out, same length."""
    return VERBATIM.sub(lambda match: " " * len(match[0]), text) if has_verbatim(text) else text


def _outside(text: str, change: Callable[[str], str]) -> str:
    """The text, changed where it is neither code nor a formula: what stands in those is shown as it is."""
    if not has_verbatim(text):
        return change(text)
    parts, at = [], 0
    for found in VERBATIM.finditer(text):
        parts += [change(text[at : found.start()]), found[0]]
        at = found.end()
    return "".join([*parts, change(text[at:])])


def read(text: str) -> Inline:
    """Take one line or paragraph apart. Ordinary prose passes through after one look."""
    if not _SPECIAL.search(text) and "  " not in text and "__ " not in text:
        return Inline(text)
    if "<" in text:
        text = _outside(without_comments(text), lambda part: _STYLED.sub("", _BREAK.sub(" ", part)))
    if "){:" in text:
        text = _SIZED.sub(")", text)
    if "%%" in text:
        text = _outside(text, lambda part: _ASIDE.sub(" ", part)).strip() or text
    if "{%" in text:
        text = _SHELL.sub(" ", text).strip() or text
    if "&" in text:
        text = _outside(text, lambda part: _BLANK.sub(" ", part))
    anchor = ""
    if "^" in text and (found := _ANCHOR.search(text)):
        anchor, text = found[1], text[: found.start()]
    if "**" in text:
        text = mend_emphasis(text.strip())
    for mark in ("**", "__"):
        if mark in text and _LOOSE.search(text):
            text = _outside(text, partial(_tightened, mark=mark))
    text = " ".join(text.split()).rstrip("\\")
    prose = without_verbatim(text)
    tags: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    rest = prose
    if "[" in prose or "<" in prose:
        references, rest = _references(prose)
    if "#" in rest:
        tags = tuple(tag for found in _TAG.findall(rest) if not (tag := "".join(found)).isdigit())
        rest = _TAG.sub("", rest)
    only = bool(references or tags) and prose == text and not has_content(rest)
    return Inline(text, anchor, tags, references, only)


def plain(text: str) -> str:
    """A heading's words: no emphasis marks, links by their visible text."""
    text = _WIKI.sub(lambda match: match[2].rpartition("|")[2], text) if "[[" in text else text
    text = _INLINE.sub(lambda match: match[2] or match[0], text) if "](" in text else text
    return " ".join(text.replace("**", "").replace("__", "").split()) if text else text

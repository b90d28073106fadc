r"""What kind of line is this? The first step of reading notes, one line at a time.

A line is told by its first character that is not a space: `RULES` maps that character to the rules
that may apply, tried in order, and a line no rule takes is plain "text". So an ordinary line of prose
costs one dictionary look-up.

| kind      | looks like                                  | marker            | body              |
|-----------|---------------------------------------------|-------------------|-------------------|
| blank     | only white space                            |                   |                   |
| heading   | `## Title`, `##Title`, up to twelve `#`     | the `#` signs     | the title         |
| underline | `===` or `---`                              | `=` or `-`        | the line          |
| rule      | `***`, `___`, `- - -`                       |                   | the line          |
| bullet    | `- a`, `* a`, `+ a`, `• a`, `** a`, `-- a`  | the sign, `[ ]`   | what follows      |
| number    | `1. a`, `1) a`, `1、a`, `（1）a`            | the number        | what follows      |
| ordinal   | `1.a`, `1: a`, `(1) a`, `a) a`, `①a`, `📌 a`: an item if the next or the one before is near | | the line |
| quote     | `> a`                                       |                   | the line          |
| fence     | three or more backticks or tildes           | the signs         | the line          |
| math      | `$$`, `\[`                                  | what closes it    | the line          |
| comment   | `<!-- a`, `%% a`                            | what closes it    | the line          |
| html      | `<div>` and other block elements            |                   | the line          |
| delimiter | `|---|:--:|`                                |                   | the line          |
| footnote  | `[^1]: a`                                   | `[^1]`            | what follows      |
| reference | `[name]: address`                           |                   | the line          |
| anchor    | `^block-id`                                 |                   | the id            |
| long      | more than MAX_LINE characters               |                   | the line          |
| picture   | `[a]: <data:image/png;…>`, `![](data:image/png;…)` |            | its beginning     |
| shell     | `::: tip`, `:::`, `!!! note`                |                   | the line          |
| text      | anything else                               |                   | the line          |
"""

import re
from collections.abc import Callable
from string import ascii_letters
from typing import Literal, NamedTuple

type LineKind = Literal[
    "blank",
    "heading",
    "underline",
    "rule",
    "bullet",
    "number",
    "ordinal",
    "quote",
    "fence",
    "math",
    "comment",
    "html",
    "delimiter",
    "footnote",
    "reference",
    "anchor",
    "long",
    "picture",
    "shell",
    "text",
]
type Found = tuple[LineKind, str, str] | None

_INDEX = re.compile(r"%% Begin (Waypoint|Landmark) %%")
"""Where a list of the pages of a folder begins that a plugin of Obsidian keeps."""
SAYS_NOTHING = {"rule": "rule", "underline": "rule", "reference": "link definition", "shell": "mark of a box"}
"""What a line of each kind is called that stands alone and holds no words."""
SHORT = 120  # characters of a line that holds a picture, which are shown
MAX_LINE = 10_000  # characters; the longest line that is analysed
TAB = 4  # columns, as CommonMark counts them
CHECKBOX = "[ ]"  # the marker of an item to tick off, ticked or not
PASTED = "\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf076\uf071\uf06e"
"""Bullets of the fonts Symbol and Wingdings, which no other font has."""
DEEPER = {"o": 2, "§": 4, "\uf0a7": 4}
"""Columns by which the signs of word processors lie deeper, where the indentation was lost when they were pasted."""
SIGNS = frozenset(
    chr(code)
    for first, last in ((0x2012, 0x2012), (0x2600, 0x27BF), (0x2B05, 0x2B55), (0x1F300, 0x1FAFF))
    for code in range(first, last + 1)
) - frozenset("❖✓✔➢➤❶❷❸❹❺❻❼❽❾❿")
"""Signs and emoji that people put before each line of a list; an arrow says what follows from what, and is none."""
CLOSER_LOOK = "-[# "  # behind "- ", what may make the line another kind than a plain bullet
FENCES = ("```", "~~~")
_MAX_INDENT = 1_000  # characters of indentation that are measured

_NUMBER = re.compile(r"([0-9]{1,9})(?:[.)](?=\s|$)|[、．](?=\S))")
_WIDE_NUMBER = re.compile(r"[（(]([0-9]{1,3})[）)]\s?(?=\S)")
_TIGHT = re.compile(r"[0-9]{1,3}(?:[.)][^\s\d.)]|:[ \t])")
_LETTER = re.compile(r"(?:[a-zA-Z]|[ivx]{2,5}|[IVX]{2,5})[)）]\s*\S")
_ENCLOSED = re.compile(r"[(（](?:[0-9]{1,3}|[a-zA-Z]|[ivx]{2,5})[)）]\s*\S")
_SOON = 6  # characters
_MARKDOWNS, _DEEPEST = 6, 12  # levels of headings: those that Markdown knows, and those that people go on to
_FOOTNOTE = re.compile(r"(\[\^[^\]\s]+\]):")
_REFERENCE = re.compile(r"\[[^\]\[]+\]:\s*(?:<[^<>]+>|[^\s<>]*[./#][^\s<>]*)(?:\s+[\"'(].*)?$")
_DELIMITER = re.compile(r"[|:\- \t]+")
_ANCHOR = re.compile(r"\^([A-Za-z0-9-]+)$")
_SHELL = re.compile(r":{3,}(?:\s*[{\w].{0,60})?$|!!!\s?[a-z]{3,12}\b.{0,60}$|\?\?\?\+?\s[a-z]{3,12}\b.{0,60}$")
_DATA = re.compile(r"(?:\[[^\]\[]{1,80}\]:\s*<?|!\[[^\]\[]{0,200}\]\(<?)data:image/")
_CHECKBOX = re.compile(r"\[[ xX/<>-]\]\s+")  # begun, put off and given up, too
_NOTED = re.compile(r"\[[!?*\"]\]\s+(?=\S)")
"""A box that only says what sort of remark an item is."""
# The block elements of CommonMark 0.31, section 4.6, kind 6, that notes really hold.
_HTML = re.compile(
    r"</?(?:address|article|aside|blockquote|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer"
    r"|form|h[1-6]|head|header|hr|iframe|li|link|main|menu|nav|ol|p|pre|script|section|style|summary|table|tbody|td"
    r"|tfoot|th|thead|tr|ul|video|audio|svg)(?=[\s/>]|$)",
    re.IGNORECASE,
)


class Line(NamedTuple):
    """One line: its 1-based number, kind, indentation in columns, and its text apart from the marker."""

    number: int
    kind: LineKind
    indent: int
    marker: str
    body: str
    raw: str


def _heading(text: str) -> Found:
    rest = text.lstrip("#")
    level = len(text) - len(rest)
    spaced = not rest or rest[0].isspace()
    if level > _DEEPEST or not (spaced or (1 < level <= _MARKDOWNS and rest[0].isalnum())):
        return None  # "#word" is a tag; "##Title" is a heading whose space was forgotten
    title = rest.strip()
    bare = title.rstrip("#")
    if bare != title and (not bare or bare[-1].isspace()):
        title = bare.strip()
    return "heading", "#" * level, title


def _underline(text: str) -> Found:
    return ("underline", text[0], text) if len(text) > 1 and not text.strip(text[0]) else None


def _rule(text: str) -> Found:
    if text.count(text[0]) >= 3 and not text.replace(text[0], "").strip():
        return "rule", "", text
    return None


def _bullet(text: str) -> Found:
    if len(text) == 1:
        return "bullet", text, ""
    if not text[1].isspace():
        return None
    body = text[2:].lstrip()
    if body[:1] == "[" and (box := _CHECKBOX.match(body)):
        return "bullet", CHECKBOX, body[box.end() :]
    if body[:1] == "[" and (noted := _NOTED.match(body)):
        body = body[noted.end() :]
    if body[:1] == "#" and (heading := _heading(body)) and heading[2]:  # outlines write headings into items
        body = heading[2]
    return "bullet", text[0], body


def _dash(text: str) -> Found:
    """The commonest line of all, a plain bullet, told before the rules for other lines of dashes."""
    if text[1:2] == " " and text[2:3] not in CLOSER_LOOK:
        return "bullet", "-", text[2:]
    return _underline(text) or _rule(text) or _bullet(text) or _delimiter(text) or _dashes(text)


def _dashes(text: str) -> Found:
    """Two or three dashes used as a bullet, often one level down."""
    body = text.lstrip("-")
    size = len(text) - len(body)
    return ("bullet", text[:size], body.strip()) if size <= 3 and body[:1] == " " and body.strip() else None


def _long_dash(text: str) -> Found:
    """A dash used as a bullet; without a space behind it somebody speaks."""
    return ("bullet", text[0], text[2:].lstrip()) if text[1:2] == " " and len(text) > 2 else None


def _pasted(text: str) -> Found:
    """A sign that word processors use as a bullet; before a number it is that of a section of a law."""
    body = text[1:].lstrip()
    return ("bullet", text[0], body) if text[1:2].isspace() and body and not body[0].isdigit() else None


def _circle(text: str) -> Found:
    """The letter that stands for a circle in lists that were pasted: no word, for more than a space follows it."""
    return ("bullet", text[0], text[1:].lstrip()) if text[1:2] == "\t" or text[1:3] == "  " else None


def _container(text: str) -> Found:
    """The mark of a box, as pages of documentation write it: `::: tip`, `:::`, `!!! note "Title"`."""
    return ("shell", "", text) if _SHELL.match(text) else None


def _stray(text: str) -> Found:
    """Two asterisks that open nothing, used as a bullet."""
    if text.startswith("** ") and text.count("**") % 2:
        return "bullet", "**", text[2:].lstrip()
    return None


def _number(text: str) -> Found:
    found = _NUMBER.match(text)
    return ("number", found[1], text[found.end() :].lstrip()) if found else None


def _wide_number(text: str) -> Found:
    found = _WIDE_NUMBER.match(text)
    return ("number", found[1], text[found.end() :]) if found and text[0] == "（" else None


def _tight(text: str) -> Found:
    """A number that no space parts from its text, or a colon does."""
    return ("ordinal", "", text) if _TIGHT.match(text) else None


def _ordinal(text: str) -> Found:
    return "ordinal", "", text


def _letter(text: str) -> Found:
    """A letter or a Roman numeral and a parenthesis; of the lines of prose hardly one has one so soon."""
    soon = text[1:_SOON]
    return ("ordinal", "", text) if (")" in soon or "）" in soon) and _LETTER.match(text) else None


def _in_parentheses(text: str) -> Found:
    return ("ordinal", "", text) if _ENCLOSED.match(text) else None


def _quote(text: str) -> Found:
    return "quote", "", text


def _fence(text: str) -> Found:
    sign = text[0]
    rest = text.lstrip(sign)
    length = len(text) - len(rest)
    if length < 3 or (sign == "`" and "`" in rest):
        return None
    return "fence", sign * length, text


def _math(text: str) -> Found:
    return ("math", "$$", text) if text.startswith("$$") else None


def _bracketed(text: str) -> Found:
    return ("math", "\\]", text) if text.startswith("\\[") else None


def _comment(text: str) -> Found:
    if text.startswith("<!--"):
        return "comment", "-->", text
    if text.startswith("%%"):
        index = _INDEX.fullmatch(text.rstrip())
        return "comment", f"%% End {index[1]} %%" if index else "%%", text
    return None


def _html(text: str) -> Found:
    return ("html", "", text) if _HTML.match(text) else None


def _delimiter(text: str) -> Found:
    return ("delimiter", "", text) if "|" in text and "-" in text and _DELIMITER.fullmatch(text) else None


def _definition(text: str) -> Found:
    if found := _FOOTNOTE.match(text):
        return "footnote", found[1], text[found.end() :].strip()
    return ("reference", "", text) if _REFERENCE.match(text) else None


def _anchor(text: str) -> Found:
    found = _ANCHOR.match(text)
    return ("anchor", "", found[1]) if found else None


RULES: dict[str, tuple[Callable[[str], Found], ...]] = {
    "#": (_heading,),
    "=": (_underline,),
    "-": (_dash,),
    "*": (_rule, _bullet, _stray),
    "+": (_bullet,),
    "?": (_container,),
    "_": (_rule,),
    ">": (_quote,),
    "`": (_fence,),
    "~": (_fence,),
    "$": (_math,),
    "\\": (_bracketed,),
    "<": (_comment, _html),
    "%": (_comment,),
    "|": (_delimiter,),
    ":": (_container, _delimiter),
    "!": (_container,),
    "[": (_definition,),
    "^": (_anchor,),
    **dict.fromkeys("•◦▪‣·●○■", (_bullet,)),
    **dict.fromkeys("§➢➤►▶❖◆◇⁃∙✓✔" + PASTED, (_pasted,)),
    "o": (_circle, _letter),
    "–": (_long_dash,),
    "—": (_long_dash,),
    "（": (_wide_number, _in_parentheses),
    "(": (_in_parentheses,),
    **dict.fromkeys("0123456789", (_number, _tight)),
    **dict.fromkeys(ascii_letters.replace("o", ""), (_letter,)),
    **dict.fromkeys(SIGNS, (_ordinal,)),
    **dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑❶❷❸❹❺❻❼❽❾❿", (_ordinal,)),
}


def indentation(raw: str) -> int:
    """Columns before the first character, tabs to the next multiple of four."""
    space = raw[: min(len(raw) - len(raw.lstrip()), _MAX_INDENT)]
    return len(space.expandtabs(TAB)) if "\t" in space else len(space)


def classify(number: int, raw: str) -> Line:
    """The kind and parts of line `number`, whose exotic spaces are plain already."""
    text = raw.strip()
    if not text:
        return Line(number, "blank", 0, "", "", raw)
    indent = indentation(raw) if raw[0].isspace() else 0
    if len(text) > SHORT and text[0] in "[!" and _DATA.match(text):
        return Line(number, "picture", indent, "", f"{text[:SHORT]}…", raw)
    if len(text) > MAX_LINE:
        return Line(number, "long", indent, "", text, raw)
    for rule in RULES.get(text[0], ()):
        if found := rule(text):
            return Line(number, found[0], indent, found[1], found[2], raw)
    return Line(number, "text", indent, "", text, raw)

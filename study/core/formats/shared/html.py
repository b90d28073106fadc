"""HTML of other tools to our Markdown. Words, basic formatting, code with its indentation and formulas survive: no
script, no style, no attribute but the address of a web link and the language of code. Sounds and films on the web
become links; what is a file beside the text leaves its name in the text and is named.

nh3 goes first: it repairs the HTML as a browser would and removes what is dangerous, in linear time; Python's
own parser alone needs a minute for 100 kB of unclosed tags.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import quote, unquote

import nh3

from study.core.encodings import clean
from study.core.formats.shared.gallery import Find, in_html
from study.core.formats.shared.plain import BREAK, INDENT, at_line_start, inline, unmarked
from study.core.formula import MATHML_IN_TEXT, from_mathml
from study.core.highlight import LANGUAGE, LANGUAGES

DEEPEST = 40  # nested elements; those further down lose their dress and keep their words
PICTURES = {"img": "a picture", "svg": "a picture", "audio": "a sound", "video": "a film", "iframe": "a frame"}
MEDIA = PICTURES | {"object": "an object", "embed": "an object", "canvas": "a picture"}
SILENT = set(MEDIA) - {"img", "embed"}
DROPPED = {"script", "style", "head", "title", "template", "noscript", "select", "textarea"}
BLOCKS = {
    *("p", "div", "section", "article", "header", "footer", "aside", "main", "figure", "figcaption", "address"),
    *("blockquote", "center", "details", "summary", "dl", "dt", "dd", "form", "fieldset", "caption", "ul", "ol"),
}
VOID = {"br", "hr", "img", "embed", "source"}
PLAYED = {"audio": "sound", "video": "film", "iframe": "frame", "object": "object", "embed": "object"}
CODE = {"code", "tt", "kbd", "samp", "var"}
STRUCTURE = {"pre", "a", "li", "table", "tr", "td", "th", "br", "hr", "span"}
LAYOUT = {"ul", "ol", "table", "tr"}  # spaces between their parts mean nothing
CELL, ROW = "\x1f", "\x1e"
EMPTY = re.compile(r"\A(?:\s|<br>)+|(?:\s|<br>)+\Z")
RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")


@dataclass(frozen=True, slots=True)
class Converted:
    """`left_out` names what was in the text and cannot be kept: "a picture (flag.png)"."""

    markdown: str
    left_out: tuple[str, ...] = ()


ATTRIBUTES = {
    **{tag: {"src", "alt", "title"} for tag in MEDIA},
    **{tag: {"class"} for tag in ("pre", "code")},
    "a": {"href"},
    "object": {"data", "title"},
    "source": {"src"},
}
# Characters of no language stand for a formula in MathML and for a column of indentation while a text is read.
FORMULA, COLUMN = "\ue010", "\ue011"
MATHML = re.compile(MATHML_IN_TEXT)
STAND_IN = re.compile(rf"{FORMULA}(\d+){FORMULA}")
INDENTED = re.compile(r"[ \n]*\xa0[ \xa0]*(?=[^ \xa0]|\Z)")


def from_html(html: str, find: Find | None = None) -> Converted:
    """Return Markdown for a piece of HTML, well-formed or not. `find` knows the pictures beside the text."""
    html = re.sub(f"[{FORMULA}{COLUMN}]", "", html)
    made: list[str] = []
    if "<math" in html:
        made = [from_mathml(found[0]) for found in MATHML.finditer(html)]
        places = iter(range(len(made)))
        html = MATHML.sub(lambda _: f"{FORMULA}{next(places)}{FORMULA}", html)
    converter = _Converter(find)
    converter.feed(nh3.clean(html, tags=KNOWN, clean_content_tags=DROPPED, attributes=ATTRIBUTES, link_rel=None))
    converter.close()
    text = converter.finish()
    text = re.sub(r"[ \t]*<br>\n(?:[ \t]*<br>\n)+", "\n\n", text)
    text = re.sub(r"(?:<br>)?[ \t]*\n[ \t]*\n\s*\n*(?=[ ]*\S)", _blank, text)
    text = _with_columns(EMPTY.sub("", text)) if COLUMN in text else EMPTY.sub("", text)
    text = STAND_IN.sub(lambda found: made[int(found[1])], text) if made else text
    return Converted(text, tuple(converter.left_out))


def _with_columns(text: str) -> str:
    """Lines that are indented by no-break spaces: a paragraph of nothing but words is code, as editors without a
    button for code have it; in any other the spaces stay."""
    first, *more = re.sub(rf"{COLUMN}+(?=\n|<br>|\Z)", "", text).split("\n\n")
    # An indented first line begins a text, as in print.
    paragraphs = [first if BREAK in first else first.replace(COLUMN, ""), *more]
    return "\n\n".join(_columned(one) if COLUMN in one else one for one in paragraphs)


def _columned(paragraph: str) -> str:
    bare = unmarked(paragraph.replace(COLUMN, ""))
    if bare is None or BREAK not in paragraph or FORMULA in paragraph:
        return paragraph.replace(COLUMN, INDENT)
    widths = [len(line) - len(line.lstrip(COLUMN)) for line in paragraph.split(BREAK)]
    lines = bare.split("\n")
    if len(lines) != len(widths):
        return paragraph.replace(COLUMN, INDENT)
    return _fenced("\n".join(" " * width + line for width, line in zip(widths, lines, strict=True))).strip("\n")


def _blank(found: re.Match[str]) -> str:
    """Keep one blank line, and the indentation of the line below it."""
    return "\n\n" + found[0].rpartition("\n")[2]


@dataclass(slots=True)
class _Open:
    """An element whose end has not come yet, with the Markdown of what stands in it so far."""

    tag: str
    attributes: Mapping[str, str | None] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    items: int = 0
    named: str = ""  # the language of code, the address of what is played


# Within itself an emphasis says nothing new.
ALIKE = {tag: alike for alike in ({"strong", "b"}, {"em", "i"}, {"del", "s", "strike"}, {"a"}) for tag in alike}


class _Converter(HTMLParser):
    def __init__(self, find: Find | None) -> None:
        super().__init__(convert_charrefs=True)
        self.find = find
        self.open = [_Open("")]
        self.left_out: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "source" and self.open[-1].tag in PLAYED:
            self.open[-1].named = self.open[-1].named or attributes.get("src") or ""
        elif tag in MEDIA and tag not in PLAYED and not self._within(SILENT) and not self._shown(attributes):
            name = clean((attributes.get("src") or "").rpartition("/")[2])[:60]
            self.left_out.append(f"{MEDIA[tag]} ({name})" if name and ":" not in name else MEDIA[tag])
        if tag in VOID:
            self._void(tag, attributes)
        elif len(self.open) < DEEPEST:
            self.open.append(_Open(tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self.open):
            while self.open[-1].tag != tag:
                self._close()
            self._close()

    def handle_data(self, data: str) -> None:
        if self._within(SILENT):
            return
        data = clean(data)
        if self._within(CODE | {"pre"}):
            data = data.replace("\xa0", " ")
            self.open[-1].parts.append(data if self._within({"pre"}) else " ".join(data.split("\n")))
            return
        parts = self.open[-1].parts
        indented = INDENTED.match(data) if "\xa0" in data else None
        columns = len(indented[0].replace("\n", "")) if indented and self._begins_line() else 0
        text = re.sub(r"\s+", " ", data.replace("\xa0", " "))
        starts = _is_at_start(parts)
        if self.open[-1].tag in LAYOUT and not text.strip():
            return
        text = text.lstrip() if columns > 1 or (parts and starts) else text
        parts += [COLUMN * columns] if columns > 1 else []
        parts.append(at_line_start(inline(text)) if starts else inline(text))

    def finish(self) -> str:
        """Close what is open and return the Markdown."""
        while len(self.open) > 1:
            self._close()
        return "".join(self.open[0].parts)

    def _void(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        if self._within(SILENT):
            return
        if tag == "br":
            self.open[-1].parts.append("\n" if self._within(CODE | {"pre"}) else BREAK)
        elif tag == "embed":
            self.open[-1].parts.append(self._played(_Open(tag, attributes)))
        elif tag == "img":
            words = clean(" ".join((attributes.get("alt") or "").split()))
            said = f"[picture: {inline(words)}]" if words else "[picture]"
            self.open[-1].parts.append(self._shown(attributes) or said)
        elif tag == "hr":
            self.open[-1].parts.append("\n\n")

    def _within(self, tags: set[str]) -> bool:
        return any(element.tag in tags for element in self.open)

    def _shown(self, attributes: Mapping[str, str | None]) -> str:
        """The picture as ours; empty where it is not there, or stands in code."""
        words = clean(" ".join((attributes.get("alt") or "").split()))
        within = self._within(CODE | {"pre"})
        return "" if within else in_html(attributes.get("src") or "", words, self.find)

    def _begins_line(self) -> bool:
        """Whether what comes next begins a line of its block, whatever is open around it."""
        for element in reversed(self.open):
            if element.parts or element.tag in BLOCKS:
                return _is_at_start(element.parts)
        return True

    def _played(self, element: _Open) -> str:
        """What stands for something that is played: a link where it is on the web, else its name, which is told."""
        what, words = PLAYED[element.tag], clean(" ".join((element.attributes.get("title") or "").split()))
        address = element.attributes.get("src") or element.attributes.get("data") or element.named
        address = f"https:{address}" if address.startswith("//") else "".join(address.split())
        name = clean(unquote(address.partition("?")[0].rpartition("/")[2]))[:60]
        shown = inline(f"{what}: {words or name}" if words or name else what)
        if address.lower().startswith(("https://", "http://")):
            return _link(address, shown)
        self.left_out.append(f"{MEDIA[element.tag]} ({name})" if name and ":" not in name else MEDIA[element.tag])
        return f"[{shown}]"

    def _close(self) -> None:
        element = self.open.pop()
        text = "".join(element.parts)
        if element.tag in PLAYED:
            text = "" if self._within(SILENT) else self._played(element)
        elif element.tag == "li":
            text = self._item(text)
        elif element.tag == "pre":
            text = _fenced(text, _language(element))
        elif element.tag in CODE and self._within({"pre"}):
            self.open[-1].named = self.open[-1].named or _language(element)
        elif element.tag in CODE:
            text = _fenced(text) if "\n" in text.strip() else _code(text)
        elif not self._within(CODE | {"pre"} | ALIKE.get(element.tag, set())):
            text = _dressed(element, text)
        if text:
            self.open[-1].parts.append(text)

    def _item(self, text: str) -> str:
        parent = self.open[-1]
        text = EMPTY.sub("", text)
        if not text or re.match(r"- |\d+\. ", text):
            return f"{text}\n" if text else ""  # a list alone in an item of a list takes its place
        parent.items += 1
        mark = f"{parent.items}. " if parent.tag == "ol" else "- "
        lines = re.sub(r"(?:<br>\s*)*\n\s*\n", "\n", re.sub(r"(?:<br>\n){2,}", BREAK, text)).replace("\n", "\n    ")
        return f"{mark}{lines}\n"


def _is_at_start(parts: list[str]) -> bool:
    """Whether what comes next begins a line."""
    last = next((part for part in reversed(parts) if part.strip(" ")), "\n")
    return last.rstrip(" ").endswith("\n")


def _dressed(element: _Open, text: str) -> str:
    if element.tag in DRESS:
        return DRESS[element.tag](text)
    if element.tag == "a":
        return _link(element.attributes.get("href") or "", text)
    return f"\n\n{text.strip()}\n\n" if element.tag in BLOCKS else text


def _around(mark: str) -> Callable[[str], str]:
    """Put `mark` around words, but not around their spaces, and not around paragraphs."""

    def dress(text: str) -> str:
        words = EMPTY.sub("", text)
        if not words or "\n\n" in text:
            return text
        before, _, after = text.partition(words)
        return f"{before}{mark}{words}{mark}{after}"

    return dress


def _heading(text: str) -> str:
    """A heading becomes a line in bold: headings part the questions of a file."""
    words = " ".join(text.replace("**", "").split())
    return f"\n\n**{words}**\n\n" if words else ""


def _raised(text: str) -> str:
    small = text.translate(RAISED)
    return small if not set(small) & set(text) else f"^{text}"


def _lowered(text: str) -> str:
    small = text.translate(LOWERED)
    return small if not set(small) & set(text) else f"\\_{text}"


def _cell(text: str) -> str:
    return re.sub(r"\s*(?:<br>)?\n\s*", " ", text.strip()).replace("|", "\\|") + CELL


def _table(text: str) -> str:
    rows = [row.split(CELL)[:-1] for row in text.split(ROW) if CELL in row]
    if not rows:
        return text.replace(ROW, "\n").replace(CELL, " ")
    width = max(map(len, rows))
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n\n" + "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]]) + "\n\n"


DRESS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(("strong", "b"), _around("**")),
    **dict.fromkeys(("em", "i"), _around("*")),
    **dict.fromkeys(("del", "s", "strike"), _around("~~")),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), _heading),
    **dict.fromkeys(("td", "th"), _cell),
    "tr": lambda text: text.strip(" \n") + ROW,
    "table": _table,
    "sup": _raised,
    "sub": _lowered,
}


KNOWN = BLOCKS | VOID | CODE | STRUCTURE | set(DRESS) | set(MEDIA)


def _link(address: str, text: str) -> str:
    address = "".join(address.split())
    if not address.lower().startswith(("https://", "http://")) or not text.strip() or "\n\n" in text:
        return text
    words = re.sub(r"(?<!\\)([\[\]])", r"\\\1", text.strip())
    return f"[{words}]({quote(address, safe='%/:?#@!$&*+,;=~-._')})"


def _code(text: str) -> str:
    words = " ".join(text.split())
    if not words:
        return ""
    fence = "`" * (1 + max((len(run) for run in re.findall("`+", words)), default=0))
    space = " " if "`" in words else ""
    return f"{fence}{space}{words}{space}{fence}"


def _language(element: _Open) -> str:
    """The language of code, as its class or that of the element in it tells: `language-js`, `brush: js`, `js`."""
    classes = re.split(r"[\s;]+", re.sub(r"brush:\s*", "language-", (element.attributes.get("class") or "").lower()))
    told = (one.removeprefix("language-").removeprefix("lang-") for one in classes if LANGUAGE.fullmatch(one))
    known = [name for name in told if name in LANGUAGES or f"language-{name}" in classes]
    return next(iter(known), element.named)


def _fenced(text: str, language: str = "") -> str:
    lines = text.expandtabs(4).strip("\n").rstrip()
    if not lines:
        return ""
    fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", lines)), default=0))
    return f"\n\n{fence}{language}\n{lines}\n{fence}\n\n"

"""The texts of an item: XHTML to Markdown and back, and the names of elements in one spelling."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from posixpath import dirname, join, normpath

from study.core.formats.shared.gallery import Find
from study.core.formats.shared.html import from_html
from study.core.formats.shared.safe_xml import Element

CAPITAL = re.compile(r"(?<!^)([A-Z])")
VOID = ("br", "hr", "img", "col", "embed", "source")
KEPT = ("src", "alt", "href", "title", "class", "data", "type", "start")
"""Attributes that say something of a text."""
MARK = "\ue020"
"""A character of no language stands about the number of a blank while a text is read or written."""
MARKED = re.compile(rf"{MARK}(\d+){MARK}")


def kebab(name: str) -> str:
    """A name as QTI 3 spells it, without its `qti-`: simpleChoice is simple-choice."""
    return CAPITAL.sub(r"-\1", name).lower().removeprefix("qti-")


def spelled(element: Element) -> Element:
    """The element with all names in one spelling, in place."""
    element.tag = kebab(element.tag)
    element.attributes = {kebab(name): value for name, value in element.attributes.items()}
    for child in element.children:
        spelled(child)
    return element


def inside(element: Element, *tags: str) -> Iterator[Element]:
    """Every element of these names in `element`, however deep, in order."""
    for child in element.children:
        if child.tag in tags:
            yield child
        yield from inside(child, *tags)


def everything(element: Element) -> Iterator[Element]:
    """Every element in `element`, in order."""
    for child in element.children:
        yield child
        yield from everything(child)


def words(element: Element) -> str:
    """All words in an element."""
    return "".join(piece if isinstance(piece, str) else words(piece) for piece in element.pieces)


type Instead = Callable[[Element], str | None]
"""The HTML in place of an element; None for the element as it is."""


@dataclass(slots=True)
class Texts:
    """Reads the texts of one item in the file `where`. `left_out` names what was in them and cannot be kept."""

    find: Find
    where: str
    left_out: list[str] = field(default_factory=list)

    def of(self, element: Element, instead: Instead = lambda element: None) -> str:
        """The Markdown of what stands in an element."""
        return self.markdown(self.html(element, instead))

    def markdown(self, html: str) -> str:
        converted = from_html(html, self._picture)
        self.left_out += converted.left_out
        return converted.markdown

    def html(self, element: Element, instead: Instead = lambda element: None) -> str:
        parts: list[str] = []
        for piece in element.pieces:
            if isinstance(piece, str):
                parts.append(escape(piece.replace(MARK, ""), quote=False))
            else:
                other = instead(piece)
                parts.append(self._element(piece, instead) if other is None else other)
        return "".join(parts)

    def _element(self, element: Element, instead: Instead) -> str:
        told = {name: element.attributes[name] for name in KEPT if name in element.attributes}
        if element.tag == "object" and told.get("type", "").startswith("image/"):
            return _tag("img", {"src": told.get("data", ""), "alt": " ".join(words(element).split())})
        opening = _tag(element.tag, told)
        return opening if element.tag in VOID else f"{opening}{self.html(element, instead)}</{element.tag}>"

    def _picture(self, address: str) -> str:
        return self.find(normpath(join(dirname(self.where), address.partition("?")[0])))


def _tag(name: str, attributes: dict[str, str]) -> str:
    return f"<{name}{''.join(f' {key}="{escape(value)}"' for key, value in attributes.items())}>"


class _Xhtml(HTMLParser):
    """HTML that is balanced, as XML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "math":
            told["xmlns"] = "http://www.w3.org/1998/Math/MathML"
        opening = _tag(tag, told)
        self.parts.append(f"{opening[:-1]}/>" if tag in VOID else opening)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data, quote=False))


def xhtml(html: str) -> str:
    """Balanced HTML as XML has it: every element closed, no entity but those of XML."""
    parser = _Xhtml()
    parser.feed(html)
    parser.close()
    return "".join(parser.parts)

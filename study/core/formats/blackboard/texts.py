"""The texts of an item as Markdown, and where the pictures in them lie."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import escape
from posixpath import splitext

from study.core.formats.shared.gallery import Find, Gallery, in_html
from study.core.formats.shared.html import from_html
from study.core.formats.shared.plain import inline, plain
from study.core.formats.shared.safe_xml import Element, inside, read_xml, words

PLACES = frozenset({"response_lid", "response_str", "response_num", "response_grp", "response_xy"})
TEXTS = ("mat_formattedtext", "mattext", "matapplication", "matimage")
NUMBERED = re.compile(r"xid-(\d{1,20}_\d{1,9})")
PLAIN = ("text/plain", "PLAIN_TEXT")
STUB = re.compile(r"@X@[\w.]{1,60}@X@")
SHOWN = {".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"}


class Files:
    """The pictures of a package. Those in `csfiles` have a number, by which texts name them, and beside each lies what
    its file was called; others lie in the folder of their pool."""

    def __init__(self, members: Mapping[str, bytes], gallery: Gallery) -> None:
        self._members = members
        self._gallery = gallery
        self._among = gallery.among(members)
        numbered = ((NUMBERED.search(path.rpartition("/")[2]), path) for path in members if not path.endswith(".xml"))
        self._numbered = {found[1]: path for found, path in numbered if found}
        self._kept: dict[str, str] = {}

    def of(self, folder: str) -> Find:
        """Finds the pictures that the texts of a pool show, whose own files lie in that folder."""

        def find(address: str) -> str:
            if number := NUMBERED.search(address):
                return self._by_number(number[1])
            path = STUB.sub("", address)
            return self._among(f"{folder}/{path}") if path else ""

        return find

    def _by_number(self, number: str) -> str:
        path = self._numbered.get(number)
        if path and number not in self._kept:
            self._kept[number] = self._gallery.keep(self._called(path), self._members[path])
        return self._kept.get(number, "")

    def _called(self, path: str) -> str:
        """What the file was called before it was given a number."""
        told = read_xml(self._members.get(f"{path}.xml", b""))
        idents = inside(told, "identifier") if isinstance(told, Element) else ()
        name = next((words(one).strip().rpartition("/")[2] for one in idents), "")
        return name if splitext(name)[1] else path


@dataclass(slots=True)
class Texts:
    """Reads the texts of one item. `left_out` names what was in them and cannot be kept."""

    find: Find
    left_out: list[str] = field(default_factory=list)

    def of(self, element: Element | None, but: frozenset[str] = PLACES) -> str:
        """The Markdown of all material in an element, places for answers left out."""
        parts = [self._read(one) for one in _materials(element, but)] if element else []
        return "\n\n".join(filter(None, parts))

    def line(self, element: Element | None) -> str:
        """The same on one line."""
        return " ".join(self.of(element).split())

    def _read(self, one: Element) -> str:
        if one.tag in ("matapplication", "matimage"):
            return self._file(one)
        text, address = words(one), one.attributes.get("uri", "")
        if address:
            text = f'<a href="{escape(address)}">{escape(text.strip() or address)}</a>'
        elif (one.attributes.get("type") or one.attributes.get("texttype", "text/plain")) in (
            "PLAIN_TEXT",
            "text/plain",
        ):
            return plain(text)
        converted = from_html(text, self.find)
        self.left_out += converted.left_out
        return converted.markdown

    def _file(self, one: Element) -> str:
        """A file beside the text: a picture, or else its name, which is told."""
        address = one.attributes.get("uri", "")
        label = one.attributes.get("label") or address.rpartition("/")[2]
        if not address:
            return ""
        if splitext(address)[1].lower() in SHOWN and (made := in_html(address, words(one), self.find)):
            return made
        self.left_out.append(f"a file ({label[:60]})")
        return f"\\[file: {inline(label[:60])}]"


def _materials(element: Element, but: frozenset[str]) -> Iterator[Element]:
    for child in element.children:
        if child.tag in TEXTS:
            yield child
        elif child.tag not in but:
            yield from _materials(child, but)


def blocks(item: Element, name: str) -> list[Element]:
    """The parts of an item of that class, as QUESTION_BLOCK."""
    shown = item.first("presentation")
    return [flow for flow in _flows(shown) if flow.attributes.get("class") == name] if shown else []


def _flows(element: Element) -> Iterator[Element]:
    for flow in element.all("flow"):
        yield flow
        if flow.attributes.get("class") == "Block":
            yield from _flows(flow)

"""Untrusted XML, read into a tree: no document type, no entities of its own, nothing from outside, and limits on
size and depth. What passes costs time in proportion to its length.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import NoReturn
from xml.parsers.expat import ExpatError, ParserCreate

from study.core.encodings import clean
from study.core.formats.shared.format import Told
from study.core.limits import FILE, MEGABYTE, XML_ATTRIBUTES, XML_ELEMENTS, XML_LEVELS
from study.core.problem import Problem

PIECE = 65_536
"""Bytes that are read at a time."""


@dataclass(slots=True)
class Element:
    """An element: `text` is what stands directly in it, its children left out. Names carry no
    namespace. `line` is where it begins. `pieces`, only where asked for, are its text and its children
    in their order."""

    tag: str
    line: int
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element"] = field(default_factory=list)
    text: str = ""
    pieces: list["Element | str"] = field(default_factory=list)

    def all(self, tag: str) -> Iterator["Element"]:
        """Return the children of that name."""
        return (child for child in self.children if child.tag == tag)

    def first(self, tag: str) -> "Element | None":
        """Return the first child of that name."""
        return next(self.all(tag), None)


def inside(element: Element, tag: str, but: frozenset[str] = frozenset()) -> Iterator[Element]:
    """Every element of that name in `element`, however deep, in order; not inside the ones named `but`."""
    for child in element.children:
        if child.tag == tag:
            yield child
        elif child.tag not in but:
            yield from inside(child, tag, but)


def words(element: Element) -> str:
    """All text in an element, that of its children after its own."""
    return "".join([element.text, *map(words, element.children)])


class _RefusedError(Exception):
    """Something that is never needed in a file of questions, and dangerous to follow."""


class _Reader:
    """Takes what expat finds. Expat itself counts how far entities expand, but we need none at all."""

    def __init__(self, above: int, mixed: bool) -> None:
        self.mixed = mixed
        self.above = above  # lines of the file that expat does not see
        self.parser = ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.data
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.EntityDeclHandler = self.refuse
        self.parser.ExternalEntityRefHandler = self.refuse
        self.top = Element("", 0)
        self.open = [self.top]
        self.texts: list[list[str]] = [[]]
        self.count = 0

    @property
    def line(self) -> int:
        return self.above + self.parser.CurrentLineNumber

    def problem_of(self, data: bytes, is_last: bool) -> Problem | None:
        """Read on; what is wrong, if anything is."""
        try:
            self.parser.Parse(data, is_last)
        except _RefusedError as refused:
            return Problem(str(refused), self.line)
        except ExpatError as error:
            return Problem(f"This is not well-formed XML: {str(error).partition(':')[0]}.", self.above + error.lineno)
        except (LookupError, ValueError):
            return Problem("The file names an encoding that is not known; save it as UTF-8.", 1)
        return None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.count += 1
        if len(self.open) > XML_LEVELS or self.count > XML_ELEMENTS or len(attributes) > XML_ATTRIBUTES:
            raise _RefusedError("The file is nested too deeply, or has too many elements or attributes.")
        names = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        element = Element(tag.rpartition(" ")[2], self.line, names)
        self.open[-1].children.append(element)
        if self.mixed:
            self.open[-1].pieces.append(element)
        self.open.append(element)
        self.texts.append([])

    def end(self, tag: str) -> None:
        self.open.pop().text = clean("".join(self.texts.pop()))

    def data(self, text: str) -> None:
        self.texts[-1].append(text)
        if self.mixed:
            self.open[-1].pieces.append(clean(text))

    def refuse(self, *declared: object) -> NoReturn:
        raise _RefusedError("The file declares a document type or entities; neither is read. Leave <!DOCTYPE> out.")


def children_of(data: bytes, most: int, told: Told = lambda done, total: None) -> Iterator[Element | Problem]:
    """The root of `data`, without its children, then each of them as soon as it is complete, so that no more than one
    is held at a time; of a file that cannot be read to its end a problem comes last. `told` hears how far it is."""
    if len(data) > most:
        yield Problem(f"The file is larger than {most // MEGABYTE} MB.")
        return
    bare = memoryview(data.lstrip())
    reader = _Reader(data.count(b"\n", 0, len(data) - len(bare)), mixed=False)
    root: Element | None = None
    for start in range(0, len(bare) + PIECE, PIECE):
        told(min(start, len(bare)), len(bare))
        if problem := reader.problem_of(bytes(bare[start : start + PIECE]), is_last=start + PIECE >= len(bare) + PIECE):
            yield problem
            return
        if root is None and reader.top.children:
            root = reader.top.children[0]
            yield replace(root, children=[])
        if root is not None:
            # The last one may be open still.
            is_open = len(reader.open) > 2
            complete = root.children[: len(root.children) - is_open]
            del root.children[: len(complete)]
            yield from complete


def read_xml(data: bytes, mixed: bool = False) -> Element | Problem:
    """Return the root element of `data`, or what is wrong with it. With `mixed` elements know the order of their texts
    and children, as a text with marks in it needs."""
    if len(data) > FILE:
        return Problem(f"The file is larger than {FILE // MEGABYTE} MB.")
    # A line above the declaration is an error to XML, and common.
    bare = data.lstrip()
    reader = _Reader(data.count(b"\n", 0, len(data) - len(bare)), mixed)
    return reader.problem_of(bare, is_last=True) or reader.top.children[0]

"""The values that notes become. Everything carries the 1-based, inclusive lines it came from."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from study.core.problem import Problem

type Lines = tuple[int, int]
type FactKind = Literal["statement", "definition", "limit", "step", "contrast", "list-item"]
GAP = "{{...}}"
"""Where a cloze hides its words, in the front of its card."""
type Relation = Literal["", "means", "leads-to", "explains"]
type Role = Literal[
    "statement",
    "definition",
    "property",
    "value",
    "cause",
    "rule",
    "lead",
    "item",
    "step",
    "row",
    "pair",
    "card",
    "example",
    "exercise",
    "instruction",
    "note-property",
    "to-do",
    "links",
    "source",
    "remark",
    "contents",
    "aside",
    "verbatim",
]


@dataclass(frozen=True, slots=True)
class Schedule:
    """When another program would have shown a card of one's own, as it stands beside it: the learner day
    it was due (ISO), the interval that led there in days, and SM-2's ease in per cent (250 is the start)."""

    due: str
    interval: float
    ease: float


@dataclass(frozen=True, slots=True)
class OwnCard:
    """A card that the writer of the notes had made, as it was written.

    `syntax` names the form it was found in ("a::b", "q/a", "cloze", "tab", ...). A basic card has `front` and
    `back` as Markdown. A cloze has the whole text in `front`, its gap as `{{...}}` there, and what the gap
    hides in `back`; `hint` is shown in the gap, and beside a basic card when it is asked for. `extra` is what the
    back says besides the answer, `tags` are the words it is filed under. `lines` are those of the card, its
    schedule included.
    `side` tells the cards of one line apart ("1", "2", or "back" for the reverse); it stays when the text
    is reworded. `doubt` says why it may be no card: then it waits for its writer.
    """

    front: str
    back: str
    syntax: str
    lines: Lines
    cloze: bool = False
    hint: str = ""
    side: str = "1"
    schedule: Schedule | None = None
    extra: str = ""
    tags: tuple[str, ...] = ()
    doubt: str = ""


class GoneCell(NamedTuple):
    """A cell that a table row had under this key, with the name of its column."""

    key: int
    head: str
    text: str


class CellKeys(NamedTuple):
    """Under which key each cell of a table row is asked for: `keys` by column, empty where each has the number of its
    column. `gone` are cells that stood there, so that no key is given twice and what comes back is known again."""

    keys: tuple[int, ...] = ()
    gone: tuple[GoneCell, ...] = ()


BY_COLUMN = CellKeys()
"""The cells of a row that is as it was first read."""


class Fact(NamedTuple):
    """One thing the notes say: a paragraph, a list item, a table row, a callout, a fence.

    `text` is the item's own words as one line of inline Markdown: markers of lists and quotes
    removed, torn emphasis mended, exotic spaces made plain. `term` and `meaning` are the two sides
    of `term => meaning` (relation "leads-to"), `term: meaning` ("means") or `term - meaning`
    ("explains"); both are empty where there is no such form. `lead` is the text of the line that
    introduces this item ("On error:" above a list), `parent` the key of the fact it is nested
    under, `depth` how deep (0 for the outermost), `ordered` whether it stood in a numbered list,
    `callout` the kind of callout it stood in ("changed", "note"), `verbatim` whether it is a code
    fence, a formula or raw HTML that no question should be made from. `role` is what the line does among
    the notes; where no question may be made from it, `unasked` says why ("a to-do"). `language` is the
    language of its words as an ISO 639-1 code, empty where it cannot be told. `cards` are those that the
    writer had made of it, `cell_keys` what the cells of a table row are known by.

    A tuple, because there is one for nearly every line: a frozen dataclass takes six times as long to make.
    """

    key: str
    kind: FactKind
    text: str
    lines: Lines
    term: str = ""
    meaning: str = ""
    relation: Relation = ""
    lead: str = ""
    parent: str = ""
    depth: int = 0
    ordered: bool = False
    callout: str = ""
    verbatim: bool = False
    role: Role = "statement"
    unasked: str = ""
    language: str = ""
    cards: tuple[OwnCard, ...] = ()
    cell_keys: CellKeys = BY_COLUMN


def is_elsewhere(target: str) -> bool:
    """Whether notes embed a picture of another site, which is never loaded."""
    return "://" in target


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture the notes embed. Whether the file is there is for the caller to say."""

    target: str
    line: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to another note: `[[target#heading|alias]]`. `topic` is the key of the topic it leads
    to, empty when no topic of that name is among the notes read together."""

    target: str
    line: int
    heading: str = ""
    alias: str = ""
    topic: str = ""

    @property
    def resolved(self) -> bool:
        return bool(self.topic)


@dataclass(frozen=True, slots=True)
class Topic:
    """A heading and what stands under it, down to the next heading of any level; or a page of notes, named
    by its file; or a folder of pages; or the deck that cards of a file name as theirs.

    `key` is the path of slugs from the top ("performance/execution-context"), made unique with
    "-2", "-3" where titles repeat; pages and folders are no part of it. `heading` holds the lines of the
    heading itself; (0, 0) for a deck, and for a page, which collects what stands before the first heading, and
    has no title where its file's name says nothing. `lines` runs from the heading to the last line that is not blank;
    (0, 0) for a folder. The level of pages and folders is 0.
    """

    key: str
    title: str
    level: int
    parent: str
    file: str
    lines: Lines
    heading: Lines
    facts: tuple[Fact, ...] = ()
    figures: tuple[Figure, ...] = ()
    links: tuple[Link, ...] = ()
    tags: tuple[str, ...] = ()
    simulators: tuple[str, ...] = ()

    @property
    def is_folder(self) -> bool:
        return self.lines == (0, 0)


@dataclass(frozen=True, slots=True)
class Notes:
    """One or several files read together: topics in reading order, and what could not be read.

    `properties` is the front matter by file name; `property_lines` the lines it takes, by file name.
    """

    topics: tuple[Topic, ...]
    problems: tuple[Problem, ...] = ()
    properties: dict[str, dict[str, object]] = field(default_factory=dict)
    property_lines: dict[str, Lines] = field(default_factory=dict)

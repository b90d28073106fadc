"""What a dialect of notes is: the habits of one program, or of one way to write cards, in one module.

Modules in `dialects` are found by discovery. Each is asked once for a file whether it is written in that
dialect; what it answers with is a `Reading`, which is asked while the lines become blocks and statements.
Nothing outside a dialect names one. What two dialects share stands in `cards`, `gaps`, `signs` and
`properties`.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from study.core.notes.model import OwnCard, Role
from study.core.notes.pages import NOTION_ID

_FENCE = re.compile(r"\s*(`{3,}(?!.*`)|~{3,})")
_CARDS = re.compile(
    r"#flashcards?\b|#card\b|\{\{c\d+(?:::|\s)|\{\{cloze |<!--SR:|^[\s>]*\?\??\s*$|^[\s>]*Q: ?\S|:::|^START\s*$",
    re.MULTILINE,
)


class Said(NamedTuple):
    """What a dialect reads in a statement: its text as shown, and what else it knows of it. `role` "statement" leaves
    it to the words what role it has. `remark` is told to the person as a problem; `title` is what it calls the page.
    `under` are the titles of the topics it stands under, outermost first, where it says so itself, `anchor` is its
    block id, `tags` are words it is filed under, `links` are pages it leads to without a link in its text."""

    text: str
    role: Role = "card"
    unasked: str = ""
    cards: tuple[OwnCard, ...] = ()
    term: str = ""
    meaning: str = ""
    remark: str = ""
    callout: str = ""
    title: str = ""
    under: tuple[str, ...] = ()
    anchor: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


class Passage(NamedTuple):
    """Lines that a dialect takes together as one fact: those with index `first` up to but without `end`.
    Its cards bear the lines of the passage, whatever they say themselves. Without `said` the lines hold
    nothing but a mark, which `why` names."""

    first: int
    end: int
    said: Said | None
    why: str = ""


@dataclass(frozen=True)
class Page:
    """A file as dialects look at it: its name, its lines without front matter, and all of them as one text."""

    file: str
    lines: Sequence[str]
    text: str
    tags: frozenset[str] = frozenset()

    @cached_property
    def prose(self) -> tuple[str, ...]:
        """The lines that are neither blank nor in a code block, without the spaces around them."""
        kept, closing = [], ""
        for line in self.lines:
            if ("```" in line or "~~~" in line) and (fence := _FENCE.match(line)):
                if not closing:
                    closing = fence[1]
                elif fence[1].startswith(closing):
                    closing = ""
            elif not closing and (bare := line.strip()):
                kept.append(bare)
        return tuple(kept)

    @cached_property
    def has_cards(self) -> bool:
        """Whether the writer made cards here in any form that means nothing else."""
        return any(tag.startswith("flashcard") for tag in self.tags) or bool(_CARDS.search(self.text))

    @cached_property
    def from_notion(self) -> bool:
        """Whether the file bears the id that Notion gives."""
        return bool(NOTION_ID.search(self.file.rpartition(".")[0]))


class Place(NamedTuple):
    """Where a statement stands: whether nothing but properties stood before it on the page, whether it
    stands right under a list item."""

    line: int
    is_head: bool = False
    is_under: bool = False


@dataclass(frozen=True)
class Reading:
    """A file read in a dialect. Every part is optional.

    `rewrite` gives the lines anew, as many as there were. `alone` tells whether a line is a statement of its
    own, also in the middle of a paragraph. `claim(lines, at, since)` may take the lines from index `since`
    (where what is open began) on as passages; it is asked at lines that begin with one of the `starts`, at
    every line where these are empty. `said` reads a statement; it is asked where one of the `signs` stands
    in it. `keeps` are beginnings of comments that belong to the line above them.
    """

    rewrite: Callable[[list[str]], list[str]] | None = None
    alone: Callable[[str], bool] | None = None
    claim: Callable[[Sequence[str], int, int], tuple[Passage, ...]] | None = None
    starts: str = ""
    said: Callable[[str, Place], Said | None] | None = None
    signs: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialect:
    """A dialect: its name, and how a page is told to be written in it. `begin` gives None where it is not."""

    name: str
    begin: Callable[[Page], Reading | None]


class Readings:
    """The dialects of one file as the reader of its lines and the builder of its topics ask them."""

    def __init__(self, found: Sequence[Reading]) -> None:
        self.rewrites = [one.rewrite for one in found if one.rewrite]
        self.lone = [one.alone for one in found if one.alone]
        self.claims = [(one.starts, one.claim) for one in found if one.claim]
        self.sayings = [(one.signs, one.said) for one in found if one.said]
        self.keeps = tuple(sign for one in found for sign in one.keeps)

    def alone(self, text: str) -> bool:
        return any(alone(text) for alone in self.lone)

    def kept(self, text: str) -> bool:
        """Whether a comment belongs to the line above it."""
        return bool(self.keeps) and text.startswith(self.keeps)

    def claim(self, lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
        """The passages that begin at or before this line, from the first dialect that takes it."""
        start = lines[at].lstrip()[:1]
        for starts, claim in self.claims:
            if (not starts or start in starts) and (found := claim(lines, at, since)):
                return found
        return ()

    def said(self, text: str, place: Place) -> Said | None:
        for signs, said in self.sayings:
            if any(sign in text for sign in signs) and (found := said(text, place)):
                return found
        return None


NONE = Readings(())

"""The topics of one file as they are found: the page, the tree of its headings, and the decks that lines name."""

import re
from functools import lru_cache

from study.core.notes.block import Block
from study.core.notes.inline import Inline, plain
from study.core.notes.pages import folder_of, page_title, repeats, stem
from study.core.notes.sections import section_of, section_of_page
from study.core.notes.sketch import Sketch
from study.core.notes.titles import without_markup
from study.core.text.names import Names

_NOT_SLUG = re.compile(r"[\W_]+")
_LONGEST_SLUG = 60  # characters


@lru_cache(8192)
def slug(title: str) -> str:
    """A title as lower-case words joined by dashes; "section" where it has none."""
    return _NOT_SLUG.sub("-", title.casefold()).strip("-")[:_LONGEST_SLUG].rstrip("-") or "section"


def _named(inline: Inline) -> str:
    text = f"{inline.text} ^{inline.anchor}" if inline.anchor else inline.text  # headings have no block ids
    return plain(text).removesuffix("::")


class Tree:
    """The topics so far, in the order in which they were found. `title` is what the page is called, where its writer
    says so."""

    def __init__(self, file: str, title: object = None) -> None:
        self.file = file
        self.title = title
        self.section = section_of_page(page_title(file, title), folder_of(file))
        self.drafts: list[Sketch] = []
        self.above: list[Sketch] = []  # the headings around the current place, outermost first
        self.named: dict[tuple[str, ...], Sketch] = {}  # those that lines name as theirs, by their titles
        self.names = Names()

    def of(self, block: Block) -> Sketch:
        """The topic that a block stands under."""
        if block.said and block.said.under:
            return self._named(block, block.said.under)
        return self.drafts[-1] if self.drafts else self._preface(block.first)

    def headed(self, block: Block, inline: Inline, written: Inline) -> Sketch:
        """The topic that a heading begins: what it says, and what is written there, attributes included."""
        title = without_markup(_named(inline)) or block.text
        while self.above and self.above[-1].level >= block.level:
            self.above.pop()
        parent = self.above[-1].key if self.above else ""
        name = slug(_named(written) or block.text)  # with its markup, as keys have always been
        key = self.names.take(f"{parent}/{name}" if parent else name)
        lines = (block.first, block.last)
        section = (self.above[-1].section if self.above else self.section) or section_of(title)
        draft = Sketch(key, title, block.level, parent, block.first, lines, block.last, section)
        self.above.append(draft)
        self.drafts.append(draft)
        return draft

    def _preface(self, first: int) -> Sketch:
        key = self.names.take(slug(f"preface {stem(self.file)}"))
        draft = Sketch(key, "", 0, "", first, (0, 0), first, self.section)
        self.drafts.append(draft)
        return draft

    def _named(self, block: Block, titles: tuple[str, ...]) -> Sketch:
        """The topic with these titles from the top, none of which stands in a heading."""
        parent = ""
        for depth, title in enumerate(titles, 1):
            path = titles[:depth]
            if path not in self.named:
                key = self.names.take(f"{parent}/{slug(title)}" if parent else slug(title))
                self.named[path] = Sketch(key, title, depth, parent, block.first, (0, 0), block.last)
                self.drafts.append(self.named[path])
            parent = self.named[path].key
        return self.named[titles]

    def name_page(self) -> None:
        """Make the page a topic over its headings, unless a first heading says what it is.

        A heading of the first level is a title of its own, whatever the file is called; where other files
        have the same, `read_together` adds the page. What stands before the first heading is the page's own;
        its key has always begun with "preface", and so learners keep what they know of it.
        """
        name = page_title(self.file, self.title)
        if not name or not self.drafts:
            return
        headed = [draft for draft in self.drafts if draft.level]
        tops = [draft for draft in headed if not draft.parent]
        preface = self.drafts[0] if not self.drafts[0].level else None
        if preface:
            preface.title = name
        if headed and (repeats(headed[0].title, name) or (len(tops) == 1 and tops[0].level == 1)):
            return
        if not preface and all(draft.level == 1 for draft in tops):
            return
        if not preface:
            first = self.drafts[0].first
            preface = Sketch(self.names.take(slug(f"preface {stem(self.file)}")), name, 0, "", first, (0, 0), first)
            self.drafts.insert(0, preface)
        for draft in tops:
            draft.parent = preface.key

"""Blocks into topics: the tree of headings, and under each heading its facts, figures and links."""

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple

from study.core.notes.block import Block
from study.core.notes.inline import NO_SPLIT, Inline, Split, has_content, plain, read, split_term
from study.core.notes.kinds import kind_of
from study.core.notes.model import Fact, Figure, Link, Topic
from study.core.notes.simulators import Mentions, simulators_for
from study.core.problem import Problem
from study.core.text.names import Names

_NOT_SLUG = re.compile(r"[\W_]+")
_NOTION_ID = re.compile(r"[ -][0-9a-f]{32}$")
_LONGEST_SLUG = 60  # characters
_DEEPEST = 32  # levels of nesting told apart
_EXCERPT = 80  # characters of a line quoted in a problem


@lru_cache(8192)
def slug(title: str) -> str:
    """A title as lower-case words joined by dashes; "section" where it has none."""
    return _NOT_SLUG.sub("-", title.casefold()).strip("-")[:_LONGEST_SLUG].rstrip("-") or "section"


def stem(file: str) -> str:
    """A file's name without folder, extension and the id Notion appends."""
    name = file.replace("\\", "/").rpartition("/")[2]
    name = name.rpartition(".")[0] or name
    return _NOTION_ID.sub("", name)


def _row_split(text: str) -> Split:
    """A row of two cells is a term and its meaning."""
    left, _, right = text.partition(" | ")
    return Split(left, right, "means") if has_content(left) and has_content(right) and " | " not in right else NO_SPLIT


class _Outer(NamedTuple):
    """A list item that others may be nested under."""

    indent: int
    key: str
    text: str
    depth: int


@dataclass(slots=True)
class _Draft:
    """A topic being written."""

    key: str
    title: str
    level: int
    parent: str
    first: int
    heading: tuple[int, int]
    last: int = 0
    used: int = 0
    facts: list[Fact] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    tags: dict[str, None] = field(default_factory=dict)
    anchors: set[str] = field(default_factory=set)


class Builder:
    """Takes blocks in order and writes topics and problems."""

    def __init__(self, file: str, mentions: Mentions, simulators: tuple[str, ...] = ()) -> None:
        self.file = file
        self.mentions, self.simulators = mentions, simulators
        self.problems: list[Problem] = []
        self.drafts: list[_Draft] = []
        self.above: list[_Draft] = []  # the headings around the current place, outermost first
        self.names = Names()
        self.lead = ""  # the line with a colon above the current list
        self.header = ""  # the header of the current table
        self.list: list[_Outer] = []
        self.told_deep = False

    def add(self, block: Block) -> None:
        if block.kind == "heading":
            self.heading(block)
            return
        draft = self.drafts[-1] if self.drafts else self.preface(block.first)
        draft.last = block.last
        if self.header and block.kind != "row":
            self.header = ""
        if block.kind in ("item", "paragraph", "row", "header"):
            self.text(draft, block)
        elif block.kind == "verbatim":
            self.write(draft, block, Inline(block.text), verbatim=True)
        elif block.kind == "anchor":
            self.anchor(draft, block)
        else:
            self.nothing(block.first, block.marker, block.text)

    def problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(message, line, self.file, "warning"))

    def nothing(self, line: int, why: str, text: str) -> None:
        shown = text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
        self.problem(line, f"no content: {why}: {shown}")

    # Headings

    def preface(self, first: int) -> _Draft:
        draft = _Draft(self.names.take(slug(f"preface {stem(self.file)}")), "", 0, "", first, (0, 0), first)
        self.drafts.append(draft)
        return draft

    def heading(self, block: Block) -> None:
        inline = read(block.text)
        text = f"{inline.text} ^{inline.anchor}" if inline.anchor else inline.text  # headings have no block ids
        title = plain(text) or block.text
        while self.above and self.above[-1].level >= block.level:
            self.above.pop()
        parent = self.above[-1].key if self.above else ""
        key = self.names.take(f"{parent}/{slug(title)}" if parent else slug(title))
        lines = (block.first, block.last)
        draft = _Draft(key, title, block.level, parent, block.first, lines, block.last)
        self.above.append(draft)
        self.drafts.append(draft)
        self.lead, self.list = "", []
        self.refer(draft, block.first, inline)

    # What stands under them

    def refer(self, draft: _Draft, line: int, inline: Inline) -> None:
        for name, heading, alias, embed in inline.references:
            if embed:
                draft.figures.append(Figure(name, line, alias))
            else:
                draft.links.append(Link(name, line, heading, alias))
        draft.tags.update(dict.fromkeys(inline.tags))

    def text(self, draft: _Draft, block: Block) -> None:
        inline = read(block.text)
        if inline.tags or inline.references:
            self.refer(draft, block.first, inline)
        kind = block.kind
        if inline.only and inline.references and block.first == block.last:
            if kind == "item":
                self.nest(block, "", "")
            return
        if not has_content(inline.text) or (inline.only and not inline.references):
            for line in range(block.first, block.last + 1):
                self.nothing(line, "only tags" if inline.tags else "only signs", block.text)
            if kind == "item":
                self.nest(block, "", "")
            return
        if kind == "paragraph" and not (block.indent and self.list):
            self.list = []
            self.lead = ""
        if kind == "header":
            self.list, self.lead = [], ""
            self.header = self.write(draft, block, inline, verbatim=True).text
            return
        fact = self.write(draft, block, inline)
        if kind == "item":
            self.nest(block, fact.key, fact.text)
        elif kind == "paragraph" and not self.list and fact.text.endswith((":", ":**", ":*", ":__")):
            self.lead = fact.text

    def anchor(self, draft: _Draft, block: Block) -> None:
        """A block id on a line of its own names the fact before it."""
        fact = draft.facts[-1] if draft.facts else None
        name = block.text
        if fact is None or "#^" in fact.key or name in draft.anchors or fact.lines[1] < self.last_owned(draft, block):
            self.nothing(block.first, "block id without a block", f"^{name}")
            return
        draft.anchors.add(name)
        draft.used -= 1
        key = f"{draft.key}#^{name}"
        draft.facts[-1] = replace(fact, key=key, lines=(fact.lines[0], block.last))
        self.list = [outer._replace(key=key) if outer.key == fact.key else outer for outer in self.list]

    def last_owned(self, draft: _Draft, block: Block) -> int:
        """The last line before the block that a figure, a link or a problem owns."""
        lines = [part[-1].line for part in (draft.figures, draft.links, self.problems) if part]
        return max((line for line in lines if line < block.first), default=0)

    def nest(self, block: Block, key: str, text: str) -> None:
        outer = self.outer(block)
        self.list.append(_Outer(block.indent, key, text, outer.depth + 1 if outer else 0))

    def outer(self, block: Block) -> _Outer | None:
        """The list item this block is nested under."""
        inside = 2 if block.kind == "item" else 1  # columns
        while self.list and self.list[-1].indent + inside > block.indent:
            self.list.pop()
        if len(self.list) > _DEEPEST:
            del self.list[_DEEPEST:]
            if not self.told_deep:
                self.told_deep = True
                self.problem(block.first, f"list is nested more than {_DEEPEST} levels deep: kept at level {_DEEPEST}")
        return self.list[-1] if self.list else None

    def lead_of(self, block: Block, outer: _Outer | None) -> str:
        """The text that introduces a block: the item it is nested under, a header, a footnote's name."""
        if outer and outer.text:
            return outer.text
        if block.kind == "paragraph":
            return block.marker
        return self.header or self.lead

    def write(self, draft: _Draft, block: Block, inline: Inline, verbatim: bool = False) -> Fact:
        text = inline.text
        kind = block.kind
        outer = self.outer(block) if self.list or kind == "item" else None
        introduced = self.lead_of(block, outer)
        is_item = kind == "item"
        split = NO_SPLIT if verbatim else _row_split(text) if kind == "row" else split_term(text)
        ordered = is_item and bool(block.marker)
        fact = Fact(
            self.key(draft, block, inline.anchor),
            "statement" if verbatim else kind_of(text, split, ordered=ordered, enumerated=is_item and bool(introduced)),
            text,
            (block.first, block.last),
            split.term,
            split.meaning,
            split.relation,
            introduced,
            outer.key if outer else "",
            outer.depth + 1 if outer else 0,
            ordered,
            block.callout,
            verbatim,
        )
        draft.facts.append(fact)
        return fact

    def key(self, draft: _Draft, block: Block, anchor: str) -> str:
        if anchor:
            if anchor not in draft.anchors:
                draft.anchors.add(anchor)
                return f"{draft.key}#^{anchor}"
            self.problem(block.last, f"block id ^{anchor} stands twice under this heading: the first one keeps it")
        draft.used += 1
        return f"{draft.key}#{draft.used}"

    def topics(self) -> tuple[Topic, ...]:
        return tuple(self.topic(draft) for draft in self.drafts)

    def topic(self, draft: _Draft) -> Topic:
        words = "\n".join([draft.title, *(fact.text for fact in draft.facts)])
        return Topic(
            draft.key,
            draft.title,
            draft.level,
            draft.parent,
            self.file,
            (draft.first, draft.last),
            draft.heading,
            tuple(draft.facts),
            tuple(draft.figures),
            tuple(draft.links),
            tuple(draft.tags),
            simulators_for(words, self.mentions, self.simulators),
        )

"""Blocks into topics: the tree of headings, and under each heading its facts, figures and links."""

import re
from dataclasses import replace
from functools import lru_cache

from study.core.notes.block import Block
from study.core.notes.dialect import NONE, Place, Readings, Said
from study.core.notes.diary import told
from study.core.notes.inline import NO_SPLIT, Inline, Split, has_content, is_code, plain, read, split_term
from study.core.notes.kinds import joins, kind_of
from study.core.notes.model import Fact, Figure, Link, OwnCard, Role, Topic
from study.core.notes.pages import folder_of, is_journal, page_title, repeats, stem
from study.core.notes.roles import announces_example, role_of
from study.core.notes.sections import EXAMPLE, LINKS, Unasked, section_of, section_of_item, section_of_page
from study.core.notes.simulators import Mentions, simulators_for
from study.core.notes.sketch import Outer, Sketch
from study.core.notes.titles import is_name, with_titles, without_markup
from study.core.notes.unasked import COLUMNS, LEAD, NO_CONTENT, TITLE, VERBATIM, not_asked, unasked, unasked_of_page
from study.core.problem import Problem
from study.core.text.amounts import amount_at
from study.core.text.language import language_of
from study.core.text.names import Names, words_of

_NOT_SLUG = re.compile(r"[\W_]+")
_COLON = (":", ":**", ":*", ":__", "：", "：**")
_LONGEST_SLUG = 60  # characters
_DEEPEST = 32  # levels of nesting told apart
_EXCERPT = 80  # characters of a line quoted in a problem


@lru_cache(8192)
def slug(title: str) -> str:
    """A title as lower-case words joined by dashes; "section" where it has none."""
    return _NOT_SLUG.sub("-", title.casefold()).strip("-")[:_LONGEST_SLUG].rstrip("-") or "section"


def _row_split(text: str) -> Split:
    """A row of two cells is a term and its meaning."""
    left, _, right = text.partition(" | ")
    return Split(left, right, "means") if has_content(left) and has_content(right) and " | " not in right else NO_SPLIT


class Builder:
    """Takes blocks in order and writes topics and problems."""

    def __init__(
        self,
        file: str,
        mentions: Mentions,
        simulators: tuple[str, ...] = (),
        *,
        title: object = None,
        readings: Readings = NONE,
        language: str = "",
    ) -> None:
        self.file = file
        self.mentions, self.simulators = mentions, simulators
        self.title, self.readings, self.language = title, readings, language
        self.is_journal = is_journal(file)
        self.section = section_of_page(page_title(file, title), folder_of(file))
        self.is_head = True  # nothing but properties of the page yet
        self.item_end = 0  # the last line of the last list item, and of what belongs to it
        self.name = (-1, "")  # the last paragraph that only names something, by its last line
        self.gap: int | None = None  # blank lines between the first two items under a lead
        self.problems: list[Problem] = []
        self.drafts: list[Sketch] = []
        self.above: list[Sketch] = []  # the headings around the current place, outermost first
        self.names = Names()
        self.lead = ""  # the line with a colon above the current list
        self.header = ""  # the header of the current table
        self.list: list[Outer] = []
        self.told_deep = False
        self.page: Unasked | None = None  # what all its lines are
        self.under: Unasked | None = None  # what the paragraph above a list makes of it
        self.announced = False  # an example, which the quote below it shows

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
        self.problem(line, f"{NO_CONTENT}{why}: {shown}")

    # Headings

    def preface(self, first: int) -> Sketch:
        key = self.names.take(slug(f"preface {stem(self.file)}"))
        draft = Sketch(key, "", 0, "", first, (0, 0), first, self.section)
        self.drafts.append(draft)
        return draft

    def heading(self, block: Block) -> None:
        inline = read(block.text)
        text = f"{inline.text} ^{inline.anchor}" if inline.anchor else inline.text  # headings have no block ids
        title = without_markup(plain(text)).removesuffix("::") or block.text
        while self.above and self.above[-1].level >= block.level:
            self.above.pop()
        parent = self.above[-1].key if self.above else ""
        name = slug(plain(text).removesuffix("::") or block.text)  # with its markup, as keys have always been
        key = self.names.take(f"{parent}/{name}" if parent else name)
        lines = (block.first, block.last)
        section = (self.above[-1].section if self.above else self.section) or section_of(title)
        draft = Sketch(key, title, block.level, parent, block.first, lines, block.last, section)
        self.is_head = False
        self.above.append(draft)
        self.drafts.append(draft)
        self.lead, self.list, self.under = "", [], None
        self.refer(draft, block.first, inline)

    # What stands under them

    def refer(self, draft: Sketch, line: int, inline: Inline) -> None:
        for name, heading, alias, embed in inline.references:
            if embed:
                draft.figures.append(Figure(name, line, alias))
            else:
                draft.links.append(Link(name, line, heading, alias))
        draft.tags.update(dict.fromkeys(inline.tags))

    def text(self, draft: Sketch, block: Block) -> None:
        said = block.said
        if said is None and self.readings.sayings:
            said = self.readings.said(block.text, self.place(block))
        inline = read(said.text if said else block.text)
        if inline.tags or inline.references:
            self.refer(draft, block.first, inline)
        kind = block.kind
        if not said and inline.only and inline.references and block.first == block.last:
            if kind == "item":
                self.nest(block)
                if self.name[0] == block.first - 1 and draft.facts:  # a name above links is their title
                    draft.facts[-1] = draft.facts[-1]._replace(role=LINKS.role, unasked=LINKS.why)
            self.gap, self.item_end = None, block.last  # a picture stretches a list
            return
        is_own_card = bool(said and said.cards)  # its sides may be signs alone
        if not is_own_card and (not has_content(inline.text) or (not said and inline.only and not inline.references)):
            for line in range(block.first, block.last + 1):
                self.nothing(line, "only tags" if inline.tags else "only signs", block.text)
            if kind == "item":
                self.nest(block)
            return
        if kind == "paragraph" and not (block.indent and self.list):
            self.list = []
            self.lead, self.under = "", None
        if said and said.remark:
            self.problem(block.first, said.remark)
        if said and said.title and self.is_head:
            self.title = said.title
        if kind == "item":
            if self.name[0] == block.first - 1:  # a name right above a list is its title
                self.lead, self.gap = self.name[1], None
            self.leave_lead(block)
        if kind == "header":
            self.list, self.lead = [], ""
            self.header = self.write(draft, block, inline, verbatim=True).text
            return
        is_under = self.item_end == block.first - 1
        fact = self.write(draft, block, inline, said=said)
        if kind == "paragraph" and not self.list:
            self.under = section_of_item(fact.text)
            if self.under and not fact.unasked:
                draft.facts[-1] = fact._replace(role=TITLE.role, unasked=TITLE.why)
        self.is_head = self.is_head and fact.role == "note-property"
        if kind == "item":
            self.list.append(Outer(block.indent, fact.key, fact.text, fact.depth))
            self.item_end = block.last
        elif kind == "paragraph" and is_under and fact.role == "note-property":
            self.item_end = block.last
        elif kind == "paragraph" and not self.list and fact.text.endswith(_COLON):
            self.lead, self.gap = fact.text, None
        elif kind == "paragraph" and not self.list and not fact.term and is_name(fact.text):
            self.name = (block.last, fact.text)

    def place(self, block: Block) -> Place:
        is_under = block.kind == "paragraph" and block.indent > 0 and self.item_end == block.first - 1
        return Place(block.first, self.is_head, is_under)

    def leave_lead(self, block: Block) -> None:
        """A list that goes on after a wider gap than between its first items is no longer what the line
        with the colon introduced."""
        if not self.lead or block.indent or not self.list:
            return
        gap = block.first - self.item_end - 1
        if self.gap is None or not self.item_end:
            self.gap = gap
        elif gap > self.gap:
            self.lead = ""

    def anchor(self, draft: Sketch, block: Block) -> None:
        """A block id on a line of its own names the fact before it."""
        fact = draft.facts[-1] if draft.facts else None
        name = block.text
        if fact is None or "#^" in fact.key or name in draft.anchors or fact.lines[1] < self.last_owned(draft, block):
            self.nothing(block.first, "block id without a block", f"^{name}")
            return
        draft.anchors.add(name)
        draft.used -= 1
        key = f"{draft.key}#^{name}"
        draft.facts[-1] = fact._replace(key=key, lines=(fact.lines[0], block.last))
        self.list = [outer._replace(key=key) if outer.key == fact.key else outer for outer in self.list]

    def last_owned(self, draft: Sketch, block: Block) -> int:
        """The last line before the block that a figure, a link or a problem owns."""
        lines = [part[-1].line for part in (draft.figures, draft.links, self.problems) if part]
        return max((line for line in lines if line < block.first), default=0)

    def nest(self, block: Block) -> None:
        """An item that says nothing itself, and that others may be nested under."""
        outer = self.outer(block)
        self.list.append(Outer(block.indent, "", "", outer.depth + 1 if outer else 0))

    def outer(self, block: Block) -> Outer | None:
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

    def lead_of(self, block: Block, outer: Outer | None) -> str:
        """The text that introduces a block: the item it is nested under, a header, a footnote's name."""
        if outer and outer.text:
            return outer.text
        if block.kind == "paragraph":
            return block.marker
        return self.header or self.lead

    def write(
        self, draft: Sketch, block: Block, inline: Inline, verbatim: bool = False, said: Said | None = None
    ) -> Fact:
        text = inline.text
        words = words_of(text) or [""]
        kind = block.kind
        outer = self.outer(block) if self.list or kind == "item" else None
        introduced = self.lead_of(block, outer)
        is_item = kind == "item"
        if said and said.role != "statement" and kind != "row":
            split = Split(said.term, said.meaning, "means") if said.term else NO_SPLIT
        else:
            split = NO_SPLIT if verbatim else _row_split(text) if kind == "row" else split_term(text)
            if split.term and joins(split.term):
                split = NO_SPLIT
        ordered = is_item and block.marker[:1].isdigit()
        enumerated = is_item and bool(introduced)
        amount = -1 if verbatim else amount_at(text)
        what = "statement" if verbatim else kind_of(text, words, split, amount, ordered=ordered, enumerated=enumerated)
        language = "" if verbatim else language_of(text, self.language)
        role: Role
        if said and said.role != "statement":
            role, why = said.role, said.unasked or (LEAD.why if said.role == "lead" else "")
        else:
            never = self.never(draft, block, text, words, introduced, bool(split.term) or kind == "row", outer)
            role, why = never or (
                role_of(text, words, split, what, amount, ordered=ordered, enumerated=enumerated, callout=block.callout)
                if kind != "row"
                else "row",
                "",
            )
        if not why and not said and not split.term:
            role, why = told(role, text, words, language, self.is_journal) or (role, why)
        if role == "example" and not why and not block.callout:  # in a box of examples there is more
            why = EXAMPLE.why
        fact = Fact(
            self.key(draft, block, inline.anchor),
            what,
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
            role,
            why,
            language,
            self.cards(said, block) if said and said.cards else (),
        )
        draft.facts.append(fact)
        if not block.quoted:
            self.announced = text.endswith(_COLON) and announces_example(text)
        return fact

    def never(
        self,
        draft: Sketch,
        block: Block,
        text: str,
        words: list[str],
        introduced: str,
        sides: bool,
        outer: Outer | None,
    ) -> Unasked | None:
        """Why no question may be made from a statement that no dialect has read."""
        if block.kind in ("header", "verbatim"):
            return COLUMNS if block.kind == "header" else VERBATIM
        if block.kind == "paragraph" and text[:1] == "`" and is_code(text):
            return VERBATIM
        section = draft.section
        if not section and outer:
            section = next(filter(None, (section_of_item(item.text) for item in self.list)), None)
        if not section and block.kind == "item":
            section = self.under
        if block.quoted and self.announced:
            return EXAMPLE
        if found := unasked(text, words, block.marker, section, introduced, sides):
            return found
        return LEAD if text.endswith(_COLON) else None

    def cards(self, said: Said, block: Block) -> tuple[OwnCard, ...]:
        return tuple(replace(card, lines=(block.first, block.last)) for card in said.cards)

    def key(self, draft: Sketch, block: Block, anchor: str) -> str:
        if anchor:
            if anchor not in draft.anchors:
                draft.anchors.add(anchor)
                return f"{draft.key}#^{anchor}"
            self.problem(block.last, f"block id ^{anchor} stands twice under this heading: the first one keeps it")
        draft.used += 1
        return f"{draft.key}#{draft.used}"

    def topics(self) -> tuple[Topic, ...]:
        self.name_page()
        facts = [fact for draft in self.drafts for fact in draft.facts]
        self.page = unasked_of_page(facts)
        return tuple(self.topic(draft) for draft in self.drafts)

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

    def topic(self, draft: Sketch) -> Topic:
        words = "\n".join([draft.title, *(fact.text for fact in draft.facts)])
        if any(fact.lead or fact.callout for fact in draft.facts):
            draft.facts = with_titles(draft.facts)
        if self.page:
            draft.facts = not_asked(draft.facts, self.page)
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

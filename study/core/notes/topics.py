"""Blocks into topics: the tree of headings, and under each heading its facts, figures and links."""

from dataclasses import replace

from study.core.notes.block import Block
from study.core.notes.captions import with_captions
from study.core.notes.dialect import NONE, Place, Readings, Said
from study.core.notes.inline import Inline, has_content, is_code, read
from study.core.notes.model import Fact, Figure, Link, OwnCard, Topic
from study.core.notes.pages import is_journal
from study.core.notes.roles import announces_example
from study.core.notes.sections import EXAMPLE, LINKS, Unasked, section_of_item
from study.core.notes.simulators import Mentions, Suited
from study.core.notes.sketch import Outer, Sketch
from study.core.notes.split import NO_SPLIT, Split
from study.core.notes.titles import is_counted_title, is_name, with_titles, without_attributes, without_tags
from study.core.notes.tree import Tree
from study.core.notes.unasked import COLUMNS, LEAD, NO_CONTENT, TITLE, VERBATIM, not_asked, unasked_of_page
from study.core.notes.utterance import COLON, Utterance, facts_of
from study.core.problem import Problem

_DEEPEST = 32  # levels of nesting told apart
_EXCERPT = 80  # characters of a line quoted in a problem
_TOGETHER = 1_000  # utterances that are told together
_ASKS = ("?", "？", "؟")
_HELD = Fact("", "statement", "", (0, 0))
"""In the place of an utterance that is not told yet."""


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
        self.suited = Suited(mentions, simulators)
        self.tree = Tree(file, title)
        self.readings, self.language = readings, language
        self.is_journal = is_journal(file)
        self.is_head = True  # nothing but properties of the page yet
        self.item_end = 0  # the last line of the last list item, and of what belongs to it
        self.name = (-1, "")  # the last paragraph that only names something, by its last line
        self.gap: int | None = None  # blank lines between the first two items under a lead
        self.problems: list[Problem] = []
        self.lead = ""  # the line with a colon above the current list
        self.header = ""  # the header of the current table
        self.list: list[Outer] = []
        self.told_deep = False
        self.page: Unasked | None = None  # what all its lines are
        self.under: Unasked | None = None  # what the paragraph above a list makes of it
        self.announced = False  # an example, which the quote below it shows
        self.held: list[Utterance] = []  # not told yet
        self.places: list[tuple[list[Fact], int]] = []  # of those among the facts of their topics

    def add(self, block: Block) -> None:
        if block.kind == "heading":
            self.heading(block)
            return
        draft = self.tree.of(block)
        draft.last = block.last
        if self.header and block.kind != "row":
            self.header = ""
        if block.kind in ("item", "paragraph", "row", "header"):
            self.text(draft, block)
        elif block.kind == "verbatim":
            self.keep(draft, block, Inline(block.text), VERBATIM)
        elif block.kind == "anchor":
            self.anchor(draft, block)
        else:
            until = f", to line {block.last}" if block.last > block.first else ""
            self.nothing(block.first, f"{block.marker}{until}", block.text)

    def problem(self, line: int, message: str) -> None:
        self.problems.append(Problem(message, line, self.file, "warning"))

    def nothing(self, line: int, why: str, text: str) -> None:
        shown = text if len(text) <= _EXCERPT else text[: _EXCERPT - 1] + "…"
        self.problem(line, f"{NO_CONTENT}{why}: {shown}")

    # Headings

    def heading(self, block: Block) -> None:
        said = without_tags(without_attributes(block.text))
        inline = read(said)
        written = inline if said == block.text else read(block.text)
        draft = self.tree.headed(block, inline, written)
        self.is_head = False
        self.lead, self.list, self.under = "", [], None
        self.refer(draft, block.first, written)

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
        if said:
            draft.tags.update(dict.fromkeys(said.tags))
            draft.links += (Link(name, block.first) for name in said.links)
        if said and said.title and self.is_head:
            self.tree.title = said.title
        if kind == "item":
            if self.name[0] == block.first - 1:  # a name right above a list is its title
                self.lead, self.gap = self.name[1], None
            self.leave_lead(block)
        if kind == "header":
            self.list, self.lead = [], ""
            self.header = self.keep(draft, block, inline, COLUMNS)
            return
        is_under = self.item_end == block.first - 1
        self.write(draft, block, inline, said)
        if self.is_head:
            self.is_head = self.settled(draft).role == "note-property"
        if kind == "item":
            self.item_end = block.last
        elif kind == "paragraph":
            self.paragraph(draft, block, inline.text, is_under)

    def paragraph(self, draft: Sketch, block: Block, text: str, is_under: bool) -> None:
        """What a paragraph means for what stands below it."""
        if not self.list:
            self.under = section_of_item(text)
            if self.under and not (fact := self.settled(draft)).unasked:
                draft.facts[-1] = fact._replace(role=TITLE.role, unasked=TITLE.why)
        if is_under and self.settled(draft).role == "note-property":
            self.item_end = block.last
        elif not self.list and (block.level or text.endswith(COLON) or is_counted_title(text)):
            self.lead, self.gap = text, None
        elif not self.list and is_name(text) and not self.settled(draft).term:
            self.name = (block.last, text)

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
        fact = self.settled(draft) if draft.facts else None
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

    def write(self, draft: Sketch, block: Block, inline: Inline, said: Said | None) -> None:
        """Take an utterance down under its key, to be told with others."""
        text, is_item = inline.text, block.kind == "item"
        outer = self.outer(block) if self.list or is_item else None
        depth = outer.depth + 1 if outer else 0
        given = split = None
        if said and said.role != "statement":
            given = Unasked(said.role, said.unasked or (LEAD.why if said.role == "lead" else ""))
            if block.kind != "row":
                split = Split(said.term, said.meaning, "means") if said.term else NO_SPLIT
        elif said and said.term:
            split = Split(said.term, said.meaning, "means")
        elif block.kind == "paragraph" and text[:1] == "`" and is_code(text):
            given = VERBATIM
        elif block.quoted and self.announced:
            given = EXAMPLE
        elif block.level and not text.endswith(_ASKS):
            given, split = TITLE, NO_SPLIT
        key = self.key(draft, block, (said and said.anchor) or inline.anchor)
        self.held.append(
            Utterance(
                key,
                text,
                (block.first, block.last),
                self.lead_of(block, outer),
                outer.key if outer else "",
                depth,
                is_item and block.marker[:1].isdigit(),
                block.callout,
                self.cards(said, block) if said and said.cards else (),
                block.kind,
                block.marker,
                draft.section or (self.section_around(block, outer) if outer or self.under else None),
                split,
                given,
                said is not None,
            )
        )
        self.places.append((draft.facts, len(draft.facts)))
        draft.facts.append(_HELD)
        if len(self.held) >= _TOGETHER:
            self.settle()
        if is_item:
            self.list.append(Outer(block.indent, key, text, depth))
        if not block.quoted:
            self.announced = text.endswith(COLON) and announces_example(text)

    def keep(self, draft: Sketch, block: Block, inline: Inline, why: Unasked) -> str:
        """Write down what is shown as it stands."""
        outer = self.outer(block) if self.list else None
        draft.facts.append(
            Fact(
                self.key(draft, block, inline.anchor),
                "statement",
                inline.text,
                (block.first, block.last),
                lead=self.lead_of(block, outer),
                parent=outer.key if outer else "",
                depth=outer.depth + 1 if outer else 0,
                callout=block.callout,
                verbatim=True,
                role=why.role,
                unasked=why.why,
            )
        )
        if not block.quoted:
            self.announced = inline.text.endswith(COLON) and announces_example(inline.text)
        return inline.text

    def settle(self) -> None:
        """Tell the utterances that are held, each in the place it has among the facts of its topic."""
        if self.held:
            for fact, (facts, place) in zip(
                facts_of(self.held, self.language, self.is_journal), self.places, strict=True
            ):
                facts[place] = fact
            self.held, self.places = [], []

    def settled(self, draft: Sketch) -> Fact:
        """The last fact of a topic, where what follows depends on what it is."""
        self.settle()
        return draft.facts[-1]

    def section_around(self, block: Block, outer: Outer | None) -> Unasked | None:
        """What the items around an utterance, or the paragraph above its list, make of it."""
        section = next(filter(None, (section_of_item(item.text) for item in self.list)), None) if outer else None
        return section or (self.under if block.kind == "item" else None)

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
        self.settle()
        self.tree.name_page()
        facts = [fact for draft in self.tree.drafts for fact in draft.facts]
        self.page = unasked_of_page(facts)
        return tuple(self.topic(draft) for draft in self.tree.drafts)

    def topic(self, draft: Sketch) -> Topic:
        words = "\n".join([draft.title, *(fact.text for fact in draft.facts)])
        if any(fact.lead or fact.callout or fact.text[:2] in ("**", "__") for fact in draft.facts):
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
            tuple(with_captions(draft.facts, draft.figures)),
            tuple(draft.figures),
            tuple(draft.links),
            tuple(draft.tags),
            self.suited.to(words),
        )

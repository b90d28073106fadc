"""Rows of cards to questions."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from study.core.encodings import beginning, decode
from study.core.formats.shared.anki_texts import from_field
from study.core.formats.shared.collector import Collector, made_title
from study.core.formats.shared.format import Read
from study.core.formats.shared.plain import plain
from study.core.problem import Problem
from study.core.questions.interaction import Accepted, Back, Blanks, Words
from study.core.questions.kinds import made_of
from study.core.questions.source.block import Block, Item
from study.core.questions.source.notation import accepted_text
from study.core.text import deck, notetypes
from study.core.text.deck import Stated

BEGINNING = 20_000  # characters
GUESSED = {"\t": "tabs", ";": "semicolons", " - ": "dashes", " – ": "dashes", "|": "bars", ",": "commas"}
OTHERS = re.compile(r"^[ \t]*(?:ANSWER|ANS|Answers?):|^## |^[ \t]*\*?[a-eA-E][.)] ", re.MULTILINE)
"""What stands in no deck, but in questions of other formats."""
BLANK = re.compile(r"\{\{c\d+::")
MOST_BLANKS = 99


def recognises(data: bytes, name: str) -> bool:
    text = beginning(data, BEGINNING)
    lines = text.split("\n")
    if len(text) >= BEGINNING:
        lines.pop()  # it may be cut off
    said = deck.stated(lines)
    rows = [row for _, row in deck.rows(lines)]
    if said.sign:
        return deck.is_deck(rows, said.sign, named=True)
    return name.lower().endswith((".txt", ".tsv")) and not OTHERS.search(text) and deck.is_deck(rows, "\t", named=False)


def read(data: bytes, name: str) -> Read:
    text, problems = decode(data)
    collector = Collector(name)
    collector.note(*problems)
    lines = text.split("\n")
    said = deck.stated(lines)
    rows = list(deck.rows(lines))
    if len(rows) == 1 and ";" in rows[0][1] and not said.sign:
        rows = [(rows[0][0], part) for part in rows[0][1].split(";") if part.strip()]
    sign = said.sign or next((one for one in GUESSED if deck.is_deck([row for _, row in rows], one, False)), "")
    if rows and not sign:
        collector.note(Problem("Nothing parts the sides of these cards: put a tab between them."))
        return collector.result()
    if not said.sign and sign not in ("", "\t"):
        words = f"The sides were taken to be parted by {GUESSED[sign]}."
        collector.note(Problem(words, severity="warning"))
    if len(rows) > 1 and deck.names_columns(deck.fields(rows[0][1], sign)):
        del rows[0]
    for at, row in rows:
        _take(deck.fields(row, sign), said, at + 1, collector)
    return collector.result()


@dataclass(frozen=True, slots=True)
class Side:
    """A field as Markdown, and as plain words."""

    markdown: str
    words: str


def _take(fields: Sequence[str], said: Stated, line: int, collector: Collector) -> None:
    """Take the questions of one row."""

    gone: list[str] = []
    sides = [_side(one, said.is_html, gone) for one in said.sides(fields)]
    front, back = (sides[0], sides[1:]) if sides else (Side("", ""), [])
    name = made_title(front.markdown)
    guid, sort = said.of("guid", fields), said.of("notetype", fields)
    told = back[:1] if notetypes.is_on_wish(sort) else back
    rest = "\n\n".join(one.markdown for one in told if one.markdown)
    key = f"anki-{crc32(guid.encode('utf-8', 'replace')):08x}" if guid else ""
    tags = said.of("tags", fields).split()
    category = said.of("deck", fields).replace("/", " ").replace("::", "/")
    blanks = Block(key, "", _numbered(front.markdown), line, line, {})
    if made_of(Blanks).claims(blanks):
        collector.take(made_of(Blanks).name, blanks, rest, tags, category)
    elif not front.markdown or not rest:
        collector.refuse("One side of the card is missing.", line, name)
    elif notetypes.is_typed(sort) and back[0].words:
        items = (Item("=", accepted_text(Accepted(back[0].words)), line),)
        more = "\n\n".join(one.markdown for one in back[1:] if one.markdown)
        collector.take(made_of(Words).name, Block(key, "", front.markdown, line, line, {}, items), more, tags, category)
    else:
        recall = made_of(Back).name
        collector.take(recall, Block(key, "", front.markdown, line, line, {}, answer=rest), "", tags, category)
        if notetypes.is_reversed(sort, [one.words for one in sides]):
            other = Block(f"{key}-back" if key else "", "", back[0].markdown, line, line, {}, answer=front.markdown)
            collector.take(recall, other, "", tags, category)
    if gone:
        collector.warn(f"Left out: {', '.join(dict.fromkeys(gone))}.", line, name)


def _side(field: str, is_html: bool, gone: list[str]) -> Side:
    """A field; what had to stay out of it is put into `gone`."""
    if not is_html and "[sound:" not in field:
        return Side(_kept_blanks(field), " ".join(field.split()))
    said = from_field(field if is_html else field.replace("&", "&amp;").replace("<", "&lt;"))
    gone += said.left_out
    return Side(said.markdown, " ".join(said.markdown.split()))


def _kept_blanks(field: str) -> str:
    """Plain text as Markdown; a text with blanks stays as it is, because its blanks are marks."""
    return field.strip() if BLANK.search(field) else plain(field)


def _numbered(text: str) -> str:
    """Give each blank a number of its own: Anki asks all blanks of a number at once, we do not."""
    numbers = iter(range(1, MOST_BLANKS + 1))
    return BLANK.sub(lambda found: f"{{{{c{next(numbers, MOST_BLANKS)}::", text)

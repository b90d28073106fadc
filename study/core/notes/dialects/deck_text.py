"""Text that Quizlet and Anki export: one card a line in a `.txt` file, a tab or `;` between the sides, and
the lines with which Anki says what the columns are (`#separator:tab`, `#html:true`, `#tags column:3`)."""

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from study.core.notes.cards import both_ways, one_way, shown
from study.core.notes.dialect import Dialect, Page, Passage, Reading, Said
from study.core.notes.gaps import clozes, gaps_in
from study.core.text import deck

_BREAK = re.compile(r"<br\s*/?>|</div>\s*<div>|</p>\s*<p>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


def _plain(field: str, is_html: bool) -> str:
    """A field as Markdown: of HTML the line ends and the text."""
    field = field.strip()
    if not is_html:
        return field
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", field))).strip()


def _begin(page: Page) -> Reading | None:
    if not page.file.lower().endswith(".txt"):
        return None
    said = deck.stated(page.prose)
    rows = [text for _, text in deck.rows(page.lines)]
    wanted = [said.sign] if said.sign else ["\t", ";"]
    sign = next((each for each in wanted if deck.is_deck(rows, each, bool(said.sign))), "")
    if not sign:
        return None
    syntax = {"\t": "tab", ";": "semicolon"}.get(sign, "separated")
    return Reading(claim=_claim(sign, said, syntax))


def _claim(sign: str, said: deck.Stated, syntax: str) -> Callable[[Sequence[str], int, int], tuple[Passage, ...]]:
    def claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
        if deck.HEADER.match(lines[at].strip()):
            return (Passage(at, at + 1, Said(lines[at].strip(), "note-property", "a property of the file")),)
        row, end = deck.row(lines, at)
        held = deck.fields(row, sign)
        sides = [_plain(side, said.is_html) for n, side in enumerate(held) if n not in said.columns.values()]
        gaps = gaps_in(sides[0], singles=False) if sides else []
        if not gaps and not deck.has_sides(sides):
            text = " ".join(row.replace(sign, " ").split())
            return (
                Passage(
                    at, end, Said(text, "card", "one side of a card is missing", remark="one side is missing: no card")
                ),
            )
        front, back = sides[0], sides[1] if len(sides) > 1 else ""
        if gaps:
            plain, clozed = clozes(front, gaps, "cloze")
            clozed = tuple(replace(card, extra=back) for card in clozed)
            return (Passage(at, end, Said(shown(plain, back) if back else plain, cards=clozed)),)
        sort = held[at_sort] if (at_sort := said.columns.get("notetype", len(held))) < len(held) else ""
        is_reversed = deck.is_reversed(sort or said.whole.get("notetype", ""), sides)
        made = both_ways(front, back, syntax) if is_reversed else one_way(front, back, syntax)
        line = shown(" ".join(front.split()), back)
        return (Passage(at, end, Said(line, cards=made, term=front, meaning=back)),)

    return claim


PLUGIN = Dialect("deck-text", _begin)

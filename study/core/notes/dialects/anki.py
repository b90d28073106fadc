"""Anki's own marks in notes: clozes in braces (`{{c1::words::hint}}`), and the `START … END` cards of
Obsidian_to_Anki, also in a code block named `anki`."""

import re
from collections.abc import Sequence

from study.core.notes.cards import dedented, one_way, scheduled, shown, without_tags
from study.core.notes.dialect import Dialect, Page, Passage, Place, Reading, Said
from study.core.notes.gaps import BARE, HIGHLIGHT, SINGLE, clozes, gaps_in, highlights_are_gaps, marked
from study.core.text.notetypes import is_reversed

_AROUND = re.compile(r"==(\{\{[^=]+\}\})==")
_KIND = re.compile(r"[\w .,()+-]{0,60}")  # the name of a type of card
_ID = re.compile(r"^\s*(?:<!--\s*)?ID:\s*\d+\s*(?:-->)?\s*$", re.MULTILINE)
_BACK = re.compile(r"^Back:\s?", re.MULTILINE)
_FRONT = re.compile(r"^(?:Front|Text|Extra):\s?")
_FIELD = re.compile(r"^[^\W\d_][\w /()-]{0,30}: ?", re.MULTILINE)
"""The name of a field of a type of card that somebody made for themselves: its first two are the sides."""
_DECK = re.compile(r"\s*(?:TARGET DECK|FILE TAGS)(?P<named>:?.*)")
"""Where cards go, and how they are marked, on the same line or the next."""
_IS_OF_A_DECK = re.compile(rf"^{_DECK.pattern}$", re.MULTILINE)


def _cards_of(lines: Sequence[str], first: int, end: int) -> list[Passage]:
    """The cards between `START` and `END` lines from index `first` up to `end`."""
    found: list[Passage] = []
    start = -1
    for index in range(first, end):
        bare = lines[index].strip()
        if bare == "START":
            start = index
        elif bare == "END" and start >= 0:
            if said := _card(lines[start + 1 : index]):
                found.append(Passage(start, index + 1, said))
            start = -1
    return found


def _card(lines: Sequence[str]) -> Said | None:
    """A card by the name of its type on its first line; `Back:` begins its back."""
    body, times = scheduled(_ID.sub("", dedented(lines)))
    kind, _, text = body.partition("\n")
    if not _KIND.fullmatch(kind.strip()):
        return None
    text = re.sub(r"^Tags:.*$", "", text, flags=re.MULTILINE)
    if gaps := gaps_in(" ".join(text.split()), singles=True):
        plain, made = (
            clozes(" ".join(_FRONT.sub("", text).split()), gaps, "start/end") if not _FRONT.match(text) else ("", ())
        )
        if made:
            return Said(plain, cards=made)
    parts = _BACK.split(text, maxsplit=1)
    if len(parts) < 2:
        parts = _FIELD.split(text)[1:3] if _FIELD.match(text) else []
    if len(parts) < 2:
        return None
    front, back = (_FRONT.sub("", part.strip()).strip() for part in parts)
    if not front or not back:
        return None
    made_both = one_way(front, back, "start/end", times)
    if is_reversed(kind, (front, back)):
        made_both = (*made_both, *one_way(back, front, "start/end"))  # type: ignore[assignment]
    return Said(shown(" ".join(front.split()), back), cards=made_both)


def _claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
    bare = lines[at].strip()
    if deck := _DECK.fullmatch(lines[at]):
        below = at + 1 < len(lines) and lines[at + 1].strip()
        return (Passage(at, at + 1 + bool(below and not deck["named"].strip(": ")), None, "the deck of the cards"),)
    if bare == "START":
        end = next((i + 1 for i in range(at, len(lines)) if lines[i].strip() == "END"), 0)
        return tuple(_cards_of(lines, at, end))
    if bare.lower() not in ("```anki", "~~~anki"):
        return ()
    end = next((i + 1 for i in range(at + 1, len(lines)) if lines[i].strip() == bare[:3]), 0)
    found = _cards_of(lines, at, end)
    if not found:
        return ()
    passages, last = [], at
    for passage in found:
        if any(line.strip() for line in lines[last : passage.first]):
            passages.append(Passage(last, passage.first, None, "around cards"))
        passages.append(passage)
        last = passage.end
    return (*passages, Passage(last, end, None, "around cards"))


def _begin(page: Page) -> Reading | None:
    braces = "{{c" in page.text or ("{{" in page.text and bool(re.search(r"\{\{\d+::", page.text)))
    singles = (
        "{" in page.text and bool(SINGLE.search(page.text)) and (page.has_cards or len(SINGLE.findall(page.text)) > 1)
    )
    cards = ("START\n" in page.text and "\nEND" in page.text) or bool(_IS_OF_A_DECK.search(page.text))
    if not (braces or singles or cards):
        return None

    highlights = "==" in page.text and highlights_are_gaps(page)

    def said(text: str, place: Place) -> Said | None:
        bare, times = scheduled(text)
        bare = without_tags(bare)
        if highlights:
            bare = _AROUND.sub(r"\1", bare)
        gaps = gaps_in(bare, singles)
        if not gaps:
            return None
        gaps = marked(bare, BARE, gaps)
        if highlights:
            gaps = marked(bare, HIGHLIGHT, gaps)
        plain, made = clozes(bare, gaps, "cloze", times)
        return Said(plain, cards=made)

    signs = ("{{", "{1", "{2", "{3", "{4", "{5", "{6", "{7", "{8", "{9", "{c")
    return Reading(said=said, signs=signs, claim=_claim if cards else None, starts="S`~TF")


PLUGIN = Dialect("anki", _begin)

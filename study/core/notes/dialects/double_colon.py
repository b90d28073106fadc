"""`::` between two texts: the card of Obsidian's Spaced Repetition and of RemNote, and the property of
Dataview, Logseq and Roam. They look alike, so one rule decides.

A line is a property where its name is one that programs write (`id`, `tags`), where it stands at the top of
a page that is no list of cards, right under its list item, or on the page of a day that is not tagged as cards.
Elsewhere it is a card, with a space beside the sign (`term:: meaning`) or without one (`term::meaning`), but for
names that code joins (`AWS::Lambda::Function`, `std::vector`). The only one of a page without cards may be any of
these, and so may two names alone: they wait for their writer, who is told.
"""

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from study.core.notes.cards import WAITS, both_ways, one_way, opaque, scheduled, shown, unlisted, within, without_tags
from study.core.notes.dialect import Dialect, Page, Place, Reading, Said
from study.core.notes.model import OwnCard
from study.core.notes.pages import is_journal
from study.core.notes.properties import NAMES
from study.core.notes.qualified import is_address, is_code, namespaces
from study.core.notes.signs import signed_in

_SIGN = re.compile(r"(?<!:):{2,3}(?!:)")
_WORD = re.compile(r"\w|[^\x00-\x7f]")
_QUOTED = re.compile(r"(?:^|\s)[\"'*_“„«(]+$")  # what is named by itself, not used
_BRACKET = re.compile(r"[\[(][\w -]*$")  # of a property within a sentence
_MARKED = re.compile(r"==[^=]+==")
_PROPERTY = re.compile(r"\[?([^\W_][\w .-]{0,39})\s?::(?:\s+(\S.*)|\s*)$")
_DEFINED = re.compile(r"=(?!=)\s*(?=\S)")  # `::=`, as grammars write it
_BESIDE = 100  # characters before a sign that tell what it is
_SEVERAL = 3  # tight lines from which they are a habit
_LONGEST = 20  # words of a front with a tight sign on a page without cards
_DECK = 2  # cards from which a page of little else is a list of cards
_PROPERTY_TOO = "perhaps a card, perhaps a property: the only “::” of the page"
_NAMES_TOO = "perhaps a card, perhaps names that code joins by “::”"


class Parted(NamedTuple):
    """A line with a sign in it: what stands before and behind, and whether it is tight between them."""

    front: str
    sign: str
    back: str
    is_tight: bool


@lru_cache(1024)
def _parted(text: str) -> Parted | None:
    if "::" not in text:
        return None
    spans = [*opaque(text), *(found.span() for found in _MARKED.finditer(text) if found[0] != text)]
    signs = [found for found in _SIGN.finditer(text) if not within(found.start(), spans)]
    for found in signs:
        front, back = text[: found.start()], text[found.end() :]
        if front.rstrip().endswith("|") or back.lstrip().startswith("|"):  # the address `::1` in the cell of a table
            continue
        if (
            not _WORD.search(front)
            or not back.strip()
            or _QUOTED.search(front, len(front) - _BESIDE)
            or _BRACKET.search(front, len(front) - _BESIDE)
            or is_address(front, back)
        ):
            continue
        is_defined = _DEFINED.match(back) is not None
        if is_defined:
            back = back[1:]
        if front[-1].isspace() or back[:1].isspace() or is_defined:
            return Parted(*_each_by_itself(front, found[0], back), is_tight=False)
        if len(signs) == 1:
            return Parted(*_each_by_itself(front, found[0], back), is_tight=True)
    return None


def _each_by_itself(front: str, sign: str, back: str) -> tuple[str, str, str]:
    """Both sides, without a mark that sets off words on either side of the sign: "**term:: its meaning**"."""
    for mark in ("**", "==", "~~"):
        if front.count(mark) % 2 and back.count(mark) % 2:
            front, back = "".join(front.rsplit(mark, 1)), back.replace(mark, "", 1)
    return front.strip(), sign, back.strip()


class _Signs:
    """The signs of a page, and what they are there."""

    def __init__(self, page: Page) -> None:
        lines = [unlisted(scheduled(line)[0]) for line in page.prose if "::" in line]
        prose = set(page.prose)
        code = (line for line in page.lines if "::" in line and line.strip() not in prose)
        self.is_tagged = page.has_cards or signed_in(page) is not None
        self.names = namespaces(code, lines, self.is_tagged)
        self.is_day = is_journal(page.file) and "#flashcard" not in page.text
        parted = [(line, part) for line in lines if (part := self.parted(line))]
        named = [line for line in lines if (found := _PROPERTY.match(line)) and found[1].strip().lower() in NAMES]
        loose = sum(not part.is_tight for line, part in parted if line not in named)
        tight = [part for _, part in parted if part.is_tight]
        worded = sum(" " in part.front or " " in part.back for part in tight)
        self.is_deck = not named and loose + len(tight) >= _DECK and 2 * len(parted) > len(page.prose)
        is_habit = self.is_deck or len(tight) >= _SEVERAL
        self.are_cards = self.is_tagged or is_habit or loose + worded > 1

    def parted(self, text: str) -> Parted | None:
        """The two sides of a card, which it may be."""
        part = _parted(text)
        if part is None or not part.is_tight:
            return part
        if is_code(part.front, part.back, self.names, self.is_tagged):
            return None
        is_prose = " | " in text or len(part.front.split()) > _LONGEST
        return part if self.is_tagged or not is_prose else None

    def is_alone(self, text: str) -> bool:
        part = self.parted(text)
        return (part is not None and (self.are_cards or not part.is_tight)) or _PROPERTY.match(text) is not None

    def is_property(self, text: str, place: Place) -> bool:
        found = _PROPERTY.match(text)
        if not found:
            return False
        name = found[1].strip().lower()
        if name in NAMES or place.is_under or (self.is_day and found[2]):
            return True
        return place.is_head and not self.is_deck and not self.is_tagged and " " not in name

    def said(self, text: str, place: Place) -> Said | None:
        if self.is_property(text, place):
            name, _, value = text.partition("::")
            title = value.strip() if name.strip().lower() == "title" else ""
            return Said(text, "note-property", "a property of the note", title=title)
        bare, times = scheduled(text)
        part = self.parted(bare)
        if part is None:
            found = _PROPERTY.match(bare)
            return Said(f"{found[1].strip()}:", "lead") if found and not found[2] else None
        front, back = without_tags(part.front), without_tags(part.back)
        if not front or not back:
            return None
        if part.sign == ":::":
            made: tuple[OwnCard, ...] = both_ways(front, back, "a:::b", times)
        else:
            made = one_way(front, back, "a::b", times)
        if self.are_cards or times:
            return Said(shown(front, back), cards=made, term=front, meaning=back)
        doubt = _NAMES_TOO if part.is_tight else _PROPERTY_TOO
        made = tuple(replace(card, doubt=doubt) for card in made)
        return Said(shown(front, back), cards=made, term=front, meaning=back, remark=WAITS)


def _begin(page: Page) -> Reading | None:
    if "::" not in page.text:
        return None
    signs = _Signs(page)
    return Reading(alone=signs.is_alone, said=signs.said, signs=("::",))


PLUGIN = Dialect("double-colon", _begin)

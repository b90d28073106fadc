"""`::` between two texts: the card of Obsidian's Spaced Repetition and of RemNote, and the property of
Dataview, Logseq and Roam. They look alike, so one rule decides.

A line is a property where its name is one that programs write (`id`, `tags`), where it stands at the top of
a page that is no list of cards, right under its list item, or on the page of a day that is not tagged as cards.
Elsewhere it is a card: with a space beside the sign (`term:: meaning`), or without one (`term::meaning`) where
the page has cards or several such lines.
Two names joined as code joins them (`AWS::Lambda::Function`, `std::vector`) are no card. A single one on a
page without cards may be either: it is not asked, and the writer is told.
"""

import re
from functools import lru_cache

from study.core.notes.cards import both_ways, one_way, opaque, scheduled, shown, unlisted, within, without_tags
from study.core.notes.dialect import Dialect, Page, Place, Reading, Said
from study.core.notes.pages import is_journal
from study.core.text.names import any_of

_SIGN = re.compile(r"(?<!:):{2,3}(?!:)")
_PROPERTY = re.compile(r"\[?([^\W_][\w .-]{0,39})\s?::(?:\s+(\S.*)|\s*)$")
_CODE_LIKE = re.compile(r"[;(){}<>]\s*$|^\s*(?:import|use|using)\b")
_SEVERAL = 3  # tight lines from which they are a habit
_DECK = 2  # cards from which a page of little else is a list of cards
NAMES = any_of(
    "id title type tag tags alias aliases created updated modified date time author authors source url link"
    " up down next prev previous parent related status collapsed icon public filters template"
    " exclude-from-graph-view query-table query-properties query-sort-by query-sort-desc background-color"
    " heading priority rating cssclass deck cover category topics project due scheduled deadline done"
    " completed start end card-last-interval card-repeats card-ease-factor card-next-schedule"
    " card-last-reviewed card-last-score file file-path ls-type hl-page hl-color created-at updated-at"
    " last-modified logseq.order-list-type"
)
ALONE = "one “::” alone may be a card or a property: it is not asked; write #card behind it to make it a card"
"""What the writer is told of the only `::` of a page."""
_MAYBE = "perhaps a card, perhaps a property: the only “::” of the page"


@lru_cache(1024)
def _parted(text: str) -> tuple[str, str, str, bool] | None:
    """Front, sign, back of a line, and whether the sign stands tight between them."""
    if "::" not in text:
        return None
    spans = opaque(text)
    signs = [found for found in _SIGN.finditer(text) if not within(found.start(), spans)]
    for found in signs:
        front, back = text[: found.start()], text[found.end() :]
        if front.rstrip().endswith("|") or back.lstrip().startswith("|"):  # the address `::1` in the cell of a table
            continue
        if not front.strip() or not back.strip() or re.search(r"[\[(][\w -]*$", front):
            continue
        if front[-1].isspace() or back[0].isspace():
            return front.strip(), found[0], back.strip(), False
        if len(signs) == 1 and not _CODE_LIKE.search(text):
            return front.strip(), found[0], back.strip(), True
    return None


def _is_tight_card(front: str, back: str) -> bool:
    """Whether the words next to a tight sign are prose: names that code joins stand alone, or inside a sentence."""
    words = f"{front} {back}".split()
    return len(words) > 2 or all(word.isalpha() for word in words)


def _begin(page: Page) -> Reading | None:
    if "::" not in page.text:
        return None
    lines = [unlisted(line) for line in page.prose if "::" in line]
    parted = [(line, part) for line in lines if (part := _parted(line))]
    named = [line for line in lines if (found := _PROPERTY.match(line)) and found[1].strip().lower() in NAMES]
    loose = [line for line, part in parted if not part[3] and line not in named]
    tight = [line for line, part in parted if part[3] and _is_tight_card(part[0], part[2])]
    is_deck = not named and len(loose) + len(tight) >= _DECK and 2 * len(parted) > len(page.prose)
    tight_counts = bool(tight) and (page.has_cards or len(tight) >= _SEVERAL or is_deck)
    alone_on_page = len(loose) + (len(tight) if tight_counts else 0) < 2 and not page.has_cards

    is_day = is_journal(page.file) and "#flashcard" not in page.text

    def is_property(text: str, place: Place) -> bool:
        found = _PROPERTY.match(text)
        if not found:
            return False
        name = found[1].strip().lower()
        if name in NAMES or place.is_under or (is_day and found[2]):
            return True
        return place.is_head and not is_deck and not page.has_cards and " " not in name

    def alone(text: str) -> bool:
        part = _parted(text)
        return (part is not None and (tight_counts or not part[3])) or _PROPERTY.match(text) is not None

    def said(text: str, place: Place) -> Said | None:
        if is_property(text, place):
            name, _, value = text.partition("::")
            title = value.strip() if name.strip().lower() == "title" else ""
            return Said(text, "note-property", "a property of the note", title=title)
        bare, times = scheduled(text)
        part = _parted(bare)
        if part is None:
            found = _PROPERTY.match(bare)
            return Said(f"{found[1].strip()}:", "lead") if found and not found[2] else None
        front, sign, back, is_tight = part
        front, back = without_tags(front), without_tags(back)
        if (is_tight and not tight_counts) or not front or not back:
            return None
        if alone_on_page and not times:
            return Said(shown(front, back), "card", _MAYBE, term=front, meaning=back, remark=ALONE)
        made = both_ways(front, back, "a:::b", times) if sign == ":::" else one_way(front, back, "a::b", times)
        return Said(shown(front, back), cards=made, term=front, meaning=back)

    return Reading(alone=alone, said=said, signs=("::",))


PLUGIN = Dialect("double-colon", _begin)

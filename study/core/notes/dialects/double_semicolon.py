"""`;;` between two texts, which many set as the sign of Obsidian's Spaced Repetition in the place of `::`, and `;;;`
for both ways. Code has it, too: it takes another card of that plugin on the page, or two such lines."""

import re
from functools import lru_cache

from study.core.notes.cards import both_ways, one_way, opaque, scheduled, shown, unlisted, within, without_tags
from study.core.notes.dialect import Dialect, Page, Place, Reading, Said
from study.core.notes.gaps import HIGHLIGHT, has_forms

_SIGN = re.compile(r"(?<!;);{2,3}(?!;)")
_WORD = re.compile(r"\w|[^\x00-\x7f]")
_PAIRS = (("(", ")"), ("[", "]"), ("{", "}"))
_FEWEST = 2  # lines from which they are cards


@lru_cache(1024)
def _parted(text: str) -> tuple[str, str, str] | None:
    """What stands before and behind the sign, with the sign between; None where it is part of code, a formula, a gap
    or something in brackets, or stands more than once."""
    if ";;" not in text:
        return None
    spans = [*opaque(text), *(gap.span() for gap in HIGHLIGHT.finditer(text))]
    signs = [found for found in _SIGN.finditer(text) if not within(found.start(), spans)]
    if len(signs) != 1:
        return None
    front, back = text[: signs[0].start()].strip(), text[signs[0].end() :].strip()
    is_whole = all(front.count(opens) == front.count(closes) for opens, closes in _PAIRS)
    return (front, signs[0][0], back) if is_whole and _WORD.search(front) and back else None


def _alone(text: str) -> bool:
    return _parted(unlisted(scheduled(text)[0])) is not None


def _said(text: str, place: Place) -> Said | None:
    bare, times = scheduled(text)
    parted = _parted(bare)
    if parted is None:
        return None
    front, back = without_tags(parted[0]), without_tags(parted[2])
    if not front or not back:
        return None
    made = both_ways(front, back, ";;;", times) if parted[1] == ";;;" else one_way(front, back, ";;", times)
    return Said(shown(front, back), cards=made, term=front, meaning=back)


def _begin(page: Page) -> Reading | None:
    if ";;" not in page.text:
        return None
    fewest = 1 if page.has_cards or has_forms(page) else _FEWEST
    lines = (line for line in page.prose if ";;" in line and not line.startswith("|"))
    if sum(map(_alone, lines)) < fewest:
        return None
    return Reading(alone=_alone, said=_said, signs=(";;",), keeps=("<!--SR:", "<!-- SR:"))


PLUGIN = Dialect("double-semicolon", _begin)

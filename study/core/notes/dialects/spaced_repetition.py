"""Obsidian's Spaced Repetition: `?` or `??` on a line between question and answer, `==clozes==`, and the
schedule comment behind a card."""

import re
from collections.abc import Sequence

from study.core.notes.cards import both_ways, dedented, one_way, scheduled, shown, unlisted, without_tags
from study.core.notes.dialect import Dialect, Page, Passage, Place, Reading, Said
from study.core.notes.gaps import BARE, HIGHLIGHT, clozes, has_forms, highlights_are_gaps, marked

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


def _claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
    sign = lines[at].strip()
    if sign not in ("?", "??") or since >= at:
        return ()
    end, closing = at + 1, ""
    while end < len(lines) and (closing or lines[end].strip()):
        if fence := _FENCE.match(lines[end]):
            closing = "" if closing else fence[1]
        end += 1
    front = without_tags(unlisted(lines[since]) if at - since == 1 else dedented(lines[since:at]))
    back, times = scheduled(dedented(lines[at + 1 : end]))
    if not front or not back:
        return ()
    made = both_ways(front, back, "??", times) if sign == "??" else one_way(front, back, "?", times)
    return (Passage(since, end, Said(shown(" ".join(front.split()), back), cards=made)),)


def _begin(page: Page) -> Reading | None:
    gaps = highlights_are_gaps(page)
    if not (gaps or has_forms(page)):
        return None

    def said(text: str, place: Place) -> Said | None:
        bare, times = scheduled(text)
        bare = without_tags(bare)
        found = marked(bare, HIGHLIGHT) if gaps else []
        if not found or (len(found) == 1 and found[0].first == 0 and found[0].end == len(bare)):
            return None
        plain, made = clozes(bare, marked(bare, BARE, found), "==cloze==", times)
        return Said(plain, cards=made)

    return Reading(claim=_claim, starts="?", said=said, signs=("==",), keeps=("<!--SR:", "<!-- SR:"))


PLUGIN = Dialect("spaced-repetition", _begin)

"""Obsidian's Spaced Repetition: `?` or `??` on a line between question and answer, `==clozes==`, and the
schedule comment behind a card. Who wants no sign to be seen has it part the sides by an empty element with a class:
`<br class="f">` on a line of its own, `<wbr class="f">` within one."""

import re
from collections.abc import Sequence

from study.core.notes.cards import both_ways, dedented, one_way, outside, scheduled, shown, unlisted, without_tags
from study.core.notes.dialect import Dialect, Page, Passage, Place, Reading, Said
from study.core.notes.gaps import BARE, BREAK, BREAK_LINE, HIGHLIGHT, clozes, has_forms, highlights_are_gaps, marked

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")


def _claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
    sign = lines[at].strip()
    if since >= at or not (sign in ("?", "??") or BREAK_LINE.fullmatch(sign)):
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


def _is_parted(text: str) -> bool:
    """Whether a break parts the two sides of a line, or opens the back of what stands above."""
    return any(text[: found.start()].strip() for found in outside(BREAK, text))


def _sides(text: str) -> Said | None:
    """What a break within a line parts."""
    bare, times = scheduled(text)
    found = next(outside(BREAK, bare), None)
    if found is None:
        return None
    front, back = without_tags(bare[: found.start()]), without_tags(bare[found.end() :])
    if not front or not back:
        return None
    return Said(shown(front, back), cards=one_way(front, back, "break", times), term=front, meaning=back)


def _begin(page: Page) -> Reading | None:
    gaps = highlights_are_gaps(page)
    if not (gaps or has_forms(page)):
        return None

    def said(text: str, place: Place) -> Said | None:
        if "br " in text and (parted := _sides(text)):
            return parted
        bare, times = scheduled(text)
        bare = without_tags(bare)
        found = marked(bare, HIGHLIGHT) if gaps else []
        if not found or (len(found) == 1 and found[0].first == 0 and found[0].end == len(bare)):
            return None
        plain, made = clozes(bare, marked(bare, BARE, found), "==cloze==", times)
        return Said(plain, cards=made)

    return Reading(
        alone=_is_parted if BREAK.search(page.text) else None,
        claim=_claim,
        starts="?<",
        said=said,
        signs=("==", "br "),
        keeps=("<!--SR:", "<!-- SR:"),
    )


PLUGIN = Dialect("spaced-repetition", _begin)

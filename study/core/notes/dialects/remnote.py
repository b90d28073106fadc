"""RemNote: list items with `>>` (and `<<`, `<>`, `;;`) between the sides, or at their end with the back
nested below; `{{words}}` is a gap. Told by two such items at least, since shells and SQL know the signs too.
The `::` of RemNote is read with all others."""

import re
from collections.abc import Sequence

from study.core.notes.cards import BARE, below, both_ways, clozes, dedented, marked, one_way, outside, shown, unlisted
from study.core.notes.dialect import Dialect, Page, Passage, Place, Reading, Said
from study.core.notes.pages import is_journal

_SIGN = re.compile(r"(?<=\S)\s*(?:(?<=\s)(>{2,3}|<<|<>|;{2,3})(?=\s)|(?<=\w)(>>|;;)(?=\w))\s*(?=\S)")
_OPEN = re.compile(r"(?<=\S)\s*(>{2,3}|;{2,3}|:{2,3})(?:1\.)?\s*$")
_FEWEST = 2  # items with signs that no property has
_SQL = re.compile(r"\b(?:SELECT|WHERE|cat|echo|cout|cin)\b")


def _sides(text: str) -> tuple[str, str, str] | None:
    for found in outside(_SIGN, text):
        front, back = text[: found.start()].strip(), text[found.end() :].strip()
        if front and back:
            return front, found[1] or found[2], back
    return None


def _claim(lines: Sequence[str], at: int, since: int) -> tuple[Passage, ...]:
    bare = unlisted(lines[at])
    found = _OPEN.search(bare)
    end = below(lines, at) if found else at
    if not found or end == at + 1:
        return ()
    front, back = bare[: found.start()].strip(), dedented(lines[at + 1 : end])
    return (Passage(at, end, Said(shown(front, back), cards=one_way(front, back, found[1]))),)


def _said(text: str, place: Place) -> Said | None:
    gaps = marked(text, BARE)
    if gaps:
        plain, made = clozes(text, gaps, "{{}}")
        return Said(plain, cards=made)
    found = _sides(text)
    if not found:
        return None
    front, sign, back = found
    if sign == "<<":
        front, back = back, front
    cards = both_ways(front, back, sign) if sign == "<>" else one_way(front, back, sign)
    return Said(shown(front, back), cards=cards, term=front, meaning=back)


def signed_in(page: Page) -> int | None:
    """How many items of a page are cards by signs that no property has; None where it is not RemNote's."""
    if not any(sign in page.text for sign in (">>", "<>", ";;", "<<", "{{")):
        return None
    items = [unlisted(line) for line in page.prose if line[:2] in ("- ", "* ", "• ") and not _SQL.search(line)]
    cards = [item for item in items if _sides(item) or _OPEN.search(item)]
    signed = sum(any(sign in card for sign in (">>", "<>", ";;", "<<")) for card in cards)
    has_gaps = bool(cards) and any(BARE.search(item) for item in items)
    return signed if signed >= _FEWEST or has_gaps else None


def _begin(page: Page) -> Reading | None:
    signed = signed_in(page)
    if signed is None:
        return None
    return Reading(
        claim=None if is_journal(page.file) and signed < _FEWEST else _claim,
        starts="-*•",
        said=_said,
        signs=(">>", "<>", ";;", "<<", "{{"),
        alone=lambda text: bool(_sides(text)),
    )


PLUGIN = Dialect("remnote", _begin)

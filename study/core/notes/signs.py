"""Signs between the two sides of a card that no property has: `>>`, `<<`, `<>` and `;;`, as RemNote knows them. Shells
and SQL know them too, so it takes two such items to tell a page of it. And the sign of a question, `Q:`."""

import re

from study.core.notes.cards import outside, unlisted, within
from study.core.notes.dialect import Page
from study.core.notes.gaps import BARE, HIGHLIGHT

_SIGN = re.compile(r"(?<=\S)\s*(?:(?<=\s)(>{2,3}|<<|<>|;{2,3})(?=\s)|(?<=\w)(>>|;;)(?=\w))\s*(?=\S)")
OPEN = re.compile(r"(?<=\S)\s*(>{2,3}|;{2,3}|:{2,3})(?:1\.)?\s*$")
NAMED = r"^\s*(?:[-*+]\s+)?(?:\*\*|__)?(?:{})\s?\d{{0,3}}\s?[:：](?:\*\*|__)?\s*"
"""How a line begins that names what it is, `Q:`, by one of some words."""
QUESTION = re.compile(NAMED.format("Q|Ｑ|Question|Frage|Fråga|Pregunta|Domanda|问|問|س"), re.IGNORECASE)
_ONLY_CARDS = (">>", "<>", ";;")
FEWEST = 2  # items with signs that no property has
SPARSE = 100  # items of which one at least has such a sign: "has >> of it" says "much more" now and then
_SQL = re.compile(r"\b(?:SELECT|WHERE|cat|echo|cout|cin)\b")


def sides_of(text: str) -> tuple[str, str, str] | None:
    """What stands before and behind such a sign, with the sign between."""
    gaps = [gap.span() for gap in HIGHLIGHT.finditer(text)] if ";;" in text else []
    for found in outside(_SIGN, text):
        if within(found.start(), gaps):
            continue
        front, back = text[: found.start()].strip(), text[found.end() :].strip()
        if front and back and _is_whole(front) and _is_whole(back):
            return front, found[1] or found[2], back
    return None


def _is_whole(side: str) -> bool:
    """Whether no bracket of a side is closed on the other: "(μ >> κ)" compares two things."""
    return side.count("(") == side.count(")")


def signed_in(page: Page) -> int | None:
    """How many items of a page are cards by signs that no property has; None where it is not RemNote's."""
    if not any(sign in page.text for sign in (">>", "<>", ";;", "<<", "{{")):
        return None
    items = [unlisted(line) for line in page.prose if line[:2] in ("- ", "* ", "• ") and not _SQL.search(line)]
    cards = [item for item in items if sides_of(item) or OPEN.search(item)]
    signed = sum(any(sign in card for sign in (*_ONLY_CARDS, "<<")) for card in cards)
    if not any(sign in card for card in cards for sign in _ONLY_CARDS):  # `<<` alone points at what stands before it
        signed = 0
    if signed * SPARSE < len(items):
        signed = 0
    has_gaps = bool(cards) and any(BARE.search(item) for item in items)
    return signed if signed >= FEWEST or has_gaps else None

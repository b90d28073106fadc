"""A glossary without signs: each paragraph or item begins with its term in `__underlined bold__`, and the meaning
follows as it would in a dictionary. Emphasis does not look so: it is in a sentence, whose verb comes next. It takes two
such lines to tell a page of it."""

import re

from study.core.notes.cards import unlisted
from study.core.notes.dialect import Dialect, Page, Place, Reading, Said
from study.core.notes.kinds import has_predicate
from study.core.notes.roles import COPULAS
from study.core.text.names import words_of

_ENTRY = re.compile(r"__(?=\S)([^_]{1,80})(?<=[^\s:.!?])__\s+(\([^()]{1,60}\)\s+)?(?=[^\W\d_])(\S.*)")
_FEWEST = 2  # entries of a page


def _sides(text: str) -> tuple[str, str] | None:
    found = _ENTRY.fullmatch(text) if text.startswith("__") else None
    if found is None or not found[3][0].islower():
        return None
    verb = words_of(found[3])[:1]
    if has_predicate(verb) or not COPULAS.isdisjoint(verb):
        return None
    return f"{found[1]} {(found[2] or '').strip()}".strip(), found[3]


def _said(text: str, place: Place) -> Said | None:
    sides = _sides(text)
    return Said(text, "definition", term=sides[0], meaning=sides[1]) if sides else None


def _begin(page: Page) -> Reading | None:
    if "__" not in page.text:
        return None
    entries = sum(_sides(unlisted(line)) is not None for line in page.prose if "__" in line)
    return Reading(said=_said, signs=("__",)) if entries >= _FEWEST else None


PLUGIN = Dialect("opening-terms", _begin)

"""Captions: lines beside a picture that say what it shows. They are nothing without it."""

import re
from collections.abc import Sequence

from study.core.notes.model import Fact, Figure
from study.core.notes.sections import Unasked

CAPTION = Unasked("aside", "the caption of a picture")
_NEAR = 2
"""Lines from a picture to its caption, with a blank one between them."""
_PICTURE = re.compile(r"(?i)<(?:img|figure|picture)\b")
_IN_ITALICS = re.compile(r"\*(?!\*)[^*]+\*|_(?!_)[^_]+_")
_OF_A_PART = re.compile(
    r"(?i)[*_]*(?:(?:(?:top|upper|bottom|lower)[ -]?)?(?:left|right)|top|bottom|middle|cent(?:er|re)|links|rechts|oben"
    r"|unten|gauche|droite|izquierda|derecha|sinistra|destra|esquerda|direita|vänster|höger)(?: \w+)?[*_]* ?:"
    r"|[*_]*(?:fig(?:\.|ure|ura|ur|uur)?|abb(?:\.|ildung)|afbeelding) ?\d|\([a-f]\) "
)
"""How a line begins that tells of one of several pictures, or of a part of one."""


def with_captions(facts: Sequence[Fact], figures: Sequence[Figure]) -> list[Fact]:
    """The facts, those of them as captions that stand right below a picture, or below another caption of it, and are in
    italics, name a part of it, or are the words that stand for it."""
    if not figures and not any(fact.verbatim for fact in facts):
        return list(facts)
    ends = {figure.line: figure.caption for figure in figures}
    found = list[Fact]()
    for fact in facts:
        if fact.verbatim and _PICTURE.search(fact.text):
            ends[fact.lines[1]] = ""
        first, last = fact.lines
        near = [ends[line] for line in range(first - _NEAR, first + 1) if line in ends]
        if near and not (fact.unasked or fact.cards) and _is_caption(fact.text, near):
            ends[last] = ""
            fact = fact._replace(role=CAPTION.role, unasked=CAPTION.why)
        found.append(fact)
    return found


def _is_caption(text: str, alternatives: Sequence[str]) -> bool:
    bare = text.strip()
    return bool(_IN_ITALICS.fullmatch(bare) or _OF_A_PART.match(bare)) or bare.strip("*_ ") in alternatives

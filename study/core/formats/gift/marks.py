"""Where an answer begins in GIFT. Moodle takes every unescaped = and ~ for a mark, so an address with a query, or
a sum in a reason, makes an answer that nobody wrote. What is plainly part of a text is read as text here, and
reported.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WEIGHT = re.compile(r"%[ \t]{0,9}(-?\d{1,12}(?:\.\d{0,12})?)[ \t]{0,9}%")
ADDRESS = re.compile(r"(?:https?://|www\.)\S*$|[?&][\w.%-]+$|<[a-zA-Z][^<>]*$")
ARROW = re.compile(r"\s{0,100}->")  # a pair without a left side
LOOK_BACK = 300  # characters before a mark in which an address or a tag may begin


@dataclass(frozen=True, slots=True)
class Piece:
    """One answer: its mark ("~", "=", "" for text above the first), its text, and where that begins."""

    mark: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign that may be a mark. `clear`: space stands before it; `first`: it begins its line;
    `loose`: space follows it."""

    char: str
    place: int
    clear: bool
    first: bool
    loose: bool
    weighted: bool


@dataclass(frozen=True, slots=True)
class _Style:
    """How the author of a question sets marks: how many signs begin a line, whether every ~ does,
    how many = stand apart from words, whether marks have space behind them."""

    first: int
    by_line: bool
    apart: int
    loose: bool


def pieces(text: str, signs: str) -> tuple[list[Piece], list[int]]:
    """Cut the answers of a question at the marks among `signs`. Returned as well are the places of
    signs that were read as text although they are not escaped."""
    found = list(_signs(text, signs))
    tildes = [sign for sign in found if sign.char == "~"]
    style = _Style(
        first=sum(sign.first for sign in found),
        by_line=all(sign.first for sign in tildes),
        apart=sum(sign.clear for sign in found if sign.char == "="),
        loose=any(sign.loose for sign in found if sign.first or sign.char == "~"),
    )
    marks = [sign for sign in found if sign.char == "~" or _begins(sign, style, text)]
    taken = {sign.place for sign in marks}
    ends = [sign.place for sign in marks[1:]] + [len(text)]
    head = text[: marks[0].place] if marks else text
    cuts = [Piece("", head, 0)] if head.strip() else []
    cuts += [
        Piece(sign.char, text[sign.place + 1 : end], sign.place + 1) for sign, end in zip(marks, ends, strict=False)
    ]
    return cuts, [sign.place for sign in found if sign.place not in taken]


def _signs(text: str, signs: str) -> Iterator[_Sign]:
    first, clear = True, True
    for place, char in enumerate(text):
        if char in signs:
            loose = text[place + 1 : place + 2].isspace() and not ARROW.match(text, place + 1)
            yield _Sign(char, place, clear, first, loose, WEIGHT.match(text, place + 1) is not None)
        clear = char.isspace()
        first = char == "\n" or (first and clear)


def _begins(sign: _Sign, style: _Style, text: str) -> bool:
    """Whether the = at `sign` begins an answer."""
    if sign.first or sign.weighted:
        return True
    if ADDRESS.search(text[max(0, sign.place - LOOK_BACK) : sign.place]):
        return False
    if style.by_line and style.first > 1 and (sign.loose or not sign.clear):
        return False
    # Where another = stands apart from words, one that does not, or has space on both sides, is a part
    # of them: {~x ~a=b =c} and {=E = mc2}; but {~Grant~Jefferson=no one} has no other.
    if not sign.clear:
        return style.apart == 0
    return not sign.loose or style.apart == 1 or style.loose

"""Where an answer begins in GIFT. Moodle takes every unescaped = and ~ for a mark, so that an address
with a query, or a sum in a reason, makes an answer nobody wrote. What is plainly part of a text is
read as text here, and said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

WEIGHT = re.compile(r"%\s*(-?\d{1,12}(?:\.\d{0,12})?)\s*%")
ADDRESS = re.compile(r"(?:https?://|www\.)\S*$|[?&][\w.%-]+$|<[a-zA-Z][^<>]*$")
ARROW = re.compile(r"\s*->")  # a pair without a left side
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


def pieces(text: str, signs: str) -> tuple[list[Piece], list[int]]:
    """Cut the answers of a question at the marks among `signs`. Returned as well are the places of
    signs that were read as text although they are not escaped."""
    found = [_sign(text, place) for place, char in enumerate(text) if char in signs]
    marks = [sign for sign in found if sign.char == "~" or _begins(sign, found, text)]
    taken = {sign.place for sign in marks}
    ends = [sign.place for sign in marks[1:]] + [len(text)]
    head = text[: marks[0].place] if marks else text
    cuts = [Piece("", head, 0)] if head.strip() else []
    cuts += [
        Piece(sign.char, text[sign.place + 1 : end], sign.place + 1) for sign, end in zip(marks, ends, strict=False)
    ]
    return cuts, [sign.place for sign in found if sign.place not in taken]


def _sign(text: str, place: int) -> _Sign:
    before = text[:place].rpartition("\n")[2] if place else ""
    return _Sign(
        char=text[place],
        place=place,
        clear=not before or before[-1].isspace(),
        first=not before.strip(),
        loose=text[place + 1 : place + 2].isspace() and not ARROW.match(text, place + 1),
        weighted=WEIGHT.match(text, place + 1) is not None,
    )


def _begins(sign: _Sign, signs: Sequence[_Sign], text: str) -> bool:
    """Whether the = at `sign` begins an answer."""
    if sign.first or sign.weighted:
        return True
    if ADDRESS.search(text[max(0, sign.place - LOOK_BACK) : sign.place]):
        return False
    others = [other for other in signs if other is not sign]
    by_line = sum(other.first for other in others) > 1 and all(other.first for other in others if other.char == "~")
    if by_line and (sign.loose or not sign.clear):
        return False
    # Where another = stands apart from words, one that does not, or has space on both sides, is a part
    # of them: {~x ~a=b =c} and {=E = mc2}; but {~Grant~Jefferson=no one} has no other.
    apart = any(other.clear and other.char == "=" for other in others)
    if not sign.clear:
        return not apart
    return not (sign.loose and apart) or any(other.loose for other in others if other.first or other.char == "~")

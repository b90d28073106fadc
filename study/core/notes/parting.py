"""Cards in plain text, as Quizlet exports them: which sign stands between the two sides, which between the cards.

Both can be anything, and a comma stands in notes as well. So only a tab, and a semicolon in a `.txt` file, are read as
they come (`dialects.deck_text`); all else is proposed, and read when its writer has said so: as text with the header
that names the sign, which reads the same ever after.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from study.core.notes.lines import MAX_LINE


class Parting(NamedTuple):
    """The sign between the two sides of a card, and the one between cards."""

    sides: str
    rows: str


SIDES = {"tab": "\t", "dash": " - ", "comma": ",", "semicolon": ";"}
ROWS = {"line": "\n", "semicolon": ";", "blank": "\n\n"}
HEADER = "#separator:tab\n"
AS_THEY_COME = {"tab": Parting("\t", "\n"), "semicolon": Parting(";", "\n")}
"""How texts are parted that are read as cards though nobody said so, by the syntax that their cards bear."""
LONGEST_SIGN = 10  # characters
_FEWEST = 2  # cards
_MOST = 0.9  # share of the rows that have the sign, from which it parts sides
_LONGEST_FRONT = 12  # words
_MARKDOWN = re.compile(r"\s{0,3}(?:#|[-*+>|]\s|```|~~~|---|\d{1,3}[.)]\s)")
_SEPARATOR = re.compile(r"#separator:(.*)", re.IGNORECASE)


def told(text: str) -> Parting | None:
    """How the text is parted into cards, where all but a few of its rows are: the first of a tab, a dash, a comma
    and a semicolon that stands in them behind a few words. None for Markdown, links between notes included, and for
    what says itself how it is parted."""
    text = text.strip()
    if "[[" in text or any(_MARKDOWN.match(line) or _SEPARATOR.match(line) for line in text.split("\n")):
        return None
    for sign in (ROWS["line"], ROWS["blank"], ROWS["semicolon"]):
        rows = _rows(text, sign)
        for sides in SIDES.values():
            if sides != sign and _fits(rows, sides) and all(_is_short(_sides(row, sides)[0]) for row in rows):
                return Parting(sides, sign)
    return None


def fits(text: str, parting: Parting) -> bool:
    """Whether nearly all rows have two sides, so that they are cards."""
    return _fits(_rows(text, parting.rows), parting.sides)


def cards(text: str, parting: Parting) -> Iterator[tuple[str, str]]:
    """The two sides of each row that has both: what stands before the first sign, and all behind it."""
    for row in _rows(text, parting.rows):
        front, back = _sides(row, parting.sides)
        if front and back:
            yield front, back


def parted(text: str, parting: Parting) -> str:
    """The same cards, one a line under the header that says how they are parted. Rows with one side stay in their
    places, so that nothing is lost."""
    lines = ("\t".join(map(_field, filter(None, _sides(row, parting.sides)))) for row in _rows(text, parting.rows))
    return HEADER + "".join(f"{line}\n" for line in lines if line)


def sign_of(typed: str) -> str:
    """The sign that somebody typed: `\\n` and `\\t` mean a line end and a tab."""
    return typed[:LONGEST_SIGN].replace("\\n", "\n").replace("\\t", "\t")


def _rows(text: str, sign: str) -> list[str]:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return [row for row in plain.split(sign) if row and not row.isspace()]


def _sides(row: str, sign: str) -> tuple[str, str]:
    front, _, back = row.partition(sign)
    return front.strip(), back.strip()


def _fits(rows: Sequence[str], sign: str) -> bool:
    """It is asked of every text that is brought, so a long one is left at the first rows that say no."""
    most = len(rows) - _MOST * len(rows)
    missing = 0
    for row in rows:
        missing += not all(_sides(row, sign)) or len(row) > MAX_LINE
        if missing > most:
            return False
    return len(rows) - missing >= _FEWEST


def _is_short(front: str) -> bool:
    return front.count(" ") < _LONGEST_FRONT and "\n" not in front


def _field(side: str) -> str:
    """A side as the format writes it: in quotation marks where it has some, or more than one line; a tab is a
    space."""
    side = side.replace("\t", " ")
    return f'"{side.replace('"', '""')}"' if '"' in side or "\n" in side else side

"""Which options a cell means that says what is right: by letter, by number, or in their own words."""

import re
from collections.abc import Sequence

from study.core.questions.answers.options import same_text

LETTER, NUMBER, TEXT = "letter", "number", "text"
READINGS = {
    LETTER: "by letter (B, or A and C)",
    NUMBER: "by number (2, or 1 and 3)",
    TEXT: "in the words of the option",
}
PARTED = re.compile(r"\s*(?:[,;|/&+\n]|\band\b)\s*", re.IGNORECASE)
WORDS = re.compile(r"\s*[;|\n]\s*")
LISTED = re.compile(r"\s*[,;|\n]\s*")
BEFORE = re.compile(r"^(?:option|answer|choice|antwort|svar)\s*", re.IGNORECASE)
SIGN = re.compile(r"([A-Za-z]|\d{1,2})(?:\.0)?[).:]?")
TOGETHER = re.compile(r"[A-Z]{2,10}")
WITH_TEXT = re.compile(r"([A-Za-z]|\d{1,2})[).:]\s+(.+)", re.DOTALL)
LONGEST = 5_000
"""Characters of a cell that says what is right."""


def named(cell: str, options: Sequence[str], reading: str) -> tuple[int, ...]:
    """The places of the options that a cell means; none where one of its parts is no option."""
    cell = cell.strip()
    if not cell or len(cell) > LONGEST:
        return ()
    if reading == TEXT:
        return _by_words(cell, options)
    whole = WITH_TEXT.fullmatch(cell)
    if whole and same_text(whole[2]) in {same_text(option) for option in options}:
        parts = [whole[1]]
    elif reading == LETTER and TOGETHER.fullmatch(cell):
        parts = list(cell)
    else:
        parts = [part for part in PARTED.split(cell) if part]
    places = [_place(part, reading) for part in parts]
    fits = all(0 <= place < len(options) and options[place].strip() for place in places)
    return tuple(dict.fromkeys(places)) if fits else ()


def _place(part: str, reading: str) -> int:
    found = SIGN.fullmatch(BEFORE.sub("", part))
    if not found or found[1].isdigit() != (reading == NUMBER):
        return -1
    return int(found[1]) - 1 if reading == NUMBER else ord(found[1].upper()) - ord("A")


def _by_words(cell: str, options: Sequence[str]) -> tuple[int, ...]:
    """Options by their own words: the whole cell as one, else its parts."""
    known = {same_text(option): place for place, option in reversed(list(enumerate(options))) if option.strip()}
    for parts in ([cell], WORDS.split(cell), LISTED.split(cell)):
        wanted = [same_text(part) for part in parts if part]
        if wanted and all(part in known for part in wanted):
            return tuple(dict.fromkeys(known[part] for part in wanted))
    return ()

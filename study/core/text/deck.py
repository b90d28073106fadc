"""Cards as Quizlet and Anki export them as text: a row for each card, one sign between its fields, and the lines with
which Anki says what the columns are (`#separator:tab`, `#html:true`, `#tags column:3`).
Read for notes and for banks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from study.core.text.names import any_of

HEADER = re.compile(r"#(separator|html|tags|deck|notetype|columns|guid|if matches)\b[\w ]*+:[ ]*+(.*)", re.IGNORECASE)
SIGNS = {"tab": "\t", "semicolon": ";", "comma": ",", "pipe": "|", "space": " ", "colon": ":"}
COLUMN = re.compile(r"#(tags|deck|notetype|guid) column:\s*(\d{1,3})", re.IGNORECASE)
QUOTED = re.compile(r'[ ]*"((?:[^"]++|"")*+)"[ ]*')
GAP = re.compile(r"\{\{c\d{1,3}::")
BOTH_WAYS = any_of(
    "basic (and reversed card)|einfach (beide richtungen)|einfach (und die umgekehrte richtung)"
    "|básico (y tarjeta invertida)|généralités (deux sens)|basique (et carte inversée)|basilare (e carta inversa)"
    "|básico (e cartão invertido)|básico (e carta invertida)|básico (e ficha invertida)"
    "|basis (en omgekeerde kaart)|bas (och omvänt kort)",
    "|",
)
"""What Anki calls its type of note with a reverse, in its languages. Copies of it have more behind the name."""
BOTH_WAYS_ON_WISH = any_of(
    "basic (optional reversed card)|einfach (eine oder zwei richtungen)"
    "|einfach (und wahlweise die umgekehrte richtung)|básico (tarjeta invertida opcional)"
    "|basique (carte inversée optionnelle)|basilare (carta inversa opzionale)|básico (cartão invertido opcional)"
    "|básico (carta invertida opcional)|básico (ficha invertida opcional)|basis (omgekeerde kaart optioneel)"
    "|bas (valbart omvänt kort)",
    "|",
)
"""The same of the one whose notes have a reverse where their third field holds something."""
FEWEST = 2  # cards
LONGEST = 40  # lines of a row
MOST = 0.9  # share of the rows that the sign parts, from which it parts fields


@dataclass(frozen=True, slots=True)
class Stated:
    """What the first lines of a file say of it: `sign` parts the fields, `columns` are the places of tags, deck, type
    and guid, `whole` what is the same for all cards, by the same names."""

    sign: str = ""
    is_html: bool = False
    columns: dict[str, int] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)


def stated(lines: Sequence[str]) -> Stated:
    """What the lines of a file say of it."""
    columns: dict[str, int] = {}
    whole: dict[str, str] = {}
    for line in lines:
        if found := COLUMN.match(line):
            columns[found[1].lower()] = int(found[2]) - 1
        elif found := HEADER.match(line):
            whole[found[1].lower()] = found[2].rstrip("\r\n")
    named = whole.get("separator", "").strip(" ")
    return Stated(SIGNS.get(named.lower(), named), whole.get("html", "").strip().lower() == "true", columns, whole)


def row(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The row that begins on a line, and the index behind it: a quoted field may go on over several lines."""
    text, end = lines[at], at + 1
    while text.count('"') % 2 and end < len(lines) and end - at < LONGEST:
        text, end = f"{text}\n{lines[end]}", end + 1
    return (lines[at], at + 1) if text.count('"') % 2 else (text, end)


def rows(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Every row with the index of its first line; headers and empty ones left out."""
    at = 0
    while at < len(lines):
        text, end = row(lines, at)
        if text.strip() and not HEADER.match(text):
            yield at, text
        at = end


def fields(text: str, sign: str) -> list[str]:
    """The fields of a row, without the quotation marks of the format."""
    found: list[str] = []
    at = 0
    while True:
        quoted = QUOTED.match(text, at)
        if quoted and (quoted.end() == len(text) or text.startswith(sign, quoted.end())):
            found.append(quoted[1].replace('""', '"'))
            end = quoted.end() if quoted.end() < len(text) else -1
        else:
            end = text.find(sign, at)
            found.append(text[at:] if end < 0 else text[at:end])
        if end < 0:
            return found
        at = end + len(sign)


def has_sides(given: Sequence[str]) -> bool:
    """Whether the first two fields hold something."""
    return len(given) > 1 and bool(given[0].strip()) and bool(given[1].strip())


def is_card(given: Sequence[str]) -> bool:
    """Whether a row has two sides, or a gap in its text: what else a cloze says may be nothing."""
    return has_sides(given) or any(GAP.search(one) for one in given[:-1])


def is_on_wish(notetype: str) -> bool:
    """Whether the third field of a type of note says nothing but that its notes have a reverse."""
    name = notetype.casefold()
    return any(one in name for one in BOTH_WAYS_ON_WISH)


def is_reversed(notetype: str, sides: Sequence[str]) -> bool:
    """Whether a note of a type, with these fields that are no columns, has a card that asks for its front."""
    name = notetype.casefold()
    return any(one in name for one in BOTH_WAYS) or (is_on_wish(name) and bool("".join(sides[2:3]).strip()))


def is_deck(given: Sequence[str], sign: str, named: bool) -> bool:
    """Whether nearly all rows are parted by the sign; one that nobody named, but for a tab, must part each once."""
    if len(given) < (1 if named else FEWEST):
        return False
    parted = [text for text in given if is_card(fields(text, sign))]
    alike = named or sign == "\t" or all(text.count(sign) == 1 and len(text) < 300 for text in parted)
    return alike and len(parted) >= MOST * len(given)

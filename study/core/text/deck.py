"""Cards as Quizlet and Anki export them as text: a row for each card, one sign between its fields, and the lines with
which Anki says what the columns are (`#separator:tab`, `#html:true`, `#tags column:3`).
Read for notes and for banks."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise

from study.core.text.names import any_of

HEADER = re.compile(r"#(separator|html|tags|deck|notetype|columns|guid|if matches)\b[\w ]*+:[ ]*+(.*)", re.IGNORECASE)
SIGNS = {"tab": "\t", "semicolon": ";", "comma": ",", "pipe": "|", "space": " ", "colon": ":"}
COLUMN = re.compile(r"#(tags|deck|notetype|guid) column:\s*(\d{1,3})", re.IGNORECASE)
QUOTED = re.compile(r'[ ]*"((?:[^"]++|"")*+)"[ ]*')
GAP = re.compile(r"\{\{c\d{1,3}::")
OCCLUSION = "image-occlusion:"
"""What every gap of an image occlusion holds: it covers a part of a picture, and no words."""
FRONTS = any_of(
    "front|term|terms|word|words|question|questions|prompt|concept|vocabulary|expression|side 1|vorderseite|begriff"
    "|wort|frage|vokabel|recto|terme|mot|question|anverso|término|palabra|pregunta|fronte|termine|parola|domanda|frente"
    "|termo|palavra|pergunta|voorkant|woord|vraag|framsida|ord|fråga|begrepp|awers|przód|słowo|pytanie|вопрос|термин"
    "|слово|лицевая сторона|正面|术语|术語|单词|單詞|问题|問題|表面|単語|用語|앞면|단어|질문|용어",
    "|",
)
BACKS = any_of(
    "back|definition|definitions|meaning|meanings|answer|answers|translation|side 2|rückseite|definition|bedeutung"
    "|antwort|übersetzung|verso|définition|sens|réponse|traduction|reverso|definición|significado|respuesta|traducción"
    "|retro|definizione|significato|risposta|traduzione|verso|definição|resposta|tradução|achterkant|betekenis|antwoord"
    "|vertaling|baksida|betydelse|svar|översättning|rewers|tył|definicja|znaczenie|odpowiedź|tłumaczenie|ответ"
    "|определение|перевод|значение|оборотная сторона|背面|反面|定义|定義|释义|意思|意味|答案|答え|뒷면|뜻|정의|답",
    "|",
)
"""What the columns of the two sides are called in a first row that is no card."""
FEWEST = 2  # cards
LONGEST = 40  # lines of a row
LONGEST_NAME = 80
"""Characters of the name of a deck, and of a guid that stands in an id as it is."""
DEEPEST = 20
"""Decks inside each other."""
MOST = 0.9  # share of the rows that the sign parts, from which it parts fields


@dataclass(frozen=True, slots=True)
class Stated:
    """What the first lines of a file say of it: `sign` parts the fields, `columns` are the places of tags, deck, type
    and guid, `whole` what is the same for all cards, by the same names."""

    sign: str = ""
    is_html: bool = False
    columns: dict[str, int] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)

    def of(self, name: str, given: Sequence[str]) -> str:
        """What the fields of a row, or else the head of the file, say of this name: "deck", "tags"."""
        place = self.columns.get(name, -1)
        said = given[place].strip() if 0 <= place < len(given) else ""
        return said or self.whole.get(name, "").strip()

    def sides(self, given: Sequence[str]) -> list[str]:
        """The fields of a row that are no columns, in their order."""
        return [one for number, one in enumerate(given) if number not in self.columns.values()]


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


def path_of(name: str) -> tuple[str, ...]:
    """The names of a deck and of those around it, outermost first."""
    return tuple(" ".join(part.split())[:LONGEST_NAME] or "Deck" for part in name.split("::")[:DEEPEST])


def block_id(guid: str) -> str:
    """The guid of a note in letters, digits, `-` and `_`, no two alike."""
    if len(guid) > LONGEST_NAME:
        return sha256(guid.encode("utf-8", "replace")).hexdigest()
    return "".join(one if one.isascii() and one.isalnum() else f"_{ord(one):x}-" for one in guid)


def names_columns(given: Sequence[str]) -> bool:
    """Whether the fields of a first row say what stands below them."""
    names = [one.strip().casefold() for one in given]
    return any(front in FRONTS and back in BACKS for front, back in pairwise(names))


def has_sides(given: Sequence[str]) -> bool:
    """Whether the first two fields hold something."""
    return len(given) > 1 and bool(given[0].strip()) and bool(given[1].strip())


def is_card(given: Sequence[str]) -> bool:
    """Whether a row has two sides, or a gap in its text: what else a cloze says may be nothing."""
    return has_sides(given) or any(GAP.search(one) for one in given[:-1])


def is_deck(given: Sequence[str], sign: str, named: bool) -> bool:
    """Whether nearly all rows are parted by the sign; one that nobody named, but for a tab, must part each once."""
    if len(given) < (1 if named else FEWEST):
        return False
    parted = [text for text in given if is_card(fields(text, sign))]
    alike = named or sign == "\t" or all(text.count(sign) == 1 and len(text) < 300 for text in parted)
    return alike and len(parted) >= MOST * len(given)

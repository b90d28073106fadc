"""Which row of a table does a cell stand in? What is said of one thing alone, among the names of the others."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Reason, Shape
from study.core.generators.entry import Entry
from study.core.generators.grammar import form
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.respects import TELLS_WHAT
from study.core.generators.statements import Corpus
from study.core.generators.subjects import around
from study.core.generators.tables import (
    FEWEST_COLUMNS,
    LONGEST_NAME,
    is_turned,
    names_thing,
    naming,
    says_of,
)
from study.core.generators.whole import leans, length
from study.core.notes.model import Topic
from study.core.text.compare import akin, close, of_one_stem, opened, simple, within

FEWEST_WRONG, MOST_WRONG = 2, 3
LATE, LAST = 4, 5
"""Its rank, where the column tells what a thing is and where it tells how it is in a respect: a row is asked so where
nothing asks for its cells."""
_SHORTEST, _ALIKE = 3, 5
"""Letters of a word that is seen within another, and of one that is nearly the same in another language."""
FEWEST_TOLD = 4
"""Words of what tells what a thing is: fewer are its name in other words."""
_ALL = re.compile(
    r"(?i)(?:(?:grand |sub-?)?totals?|sum|all|overall|gesamt(?:summe)?|summe|insgesamt|total général|totale|somme|suma"
    r"|total general|totali|somma|summa|totalt|totaal|合计|总计|المجموع)\b.*"
)
"""The row of what all others come to."""
_ALONE = re.compile(
    r"(?i)(?:why|how|what|where|when|who|warum|wie|was|wo|wann|wer|pourquoi|comment|quoi|où|quand|por qué|cómo|qué"
    r"|dónde|perché|come|cosa|dove|por que|como|onde|varför|hur|vad|var|när|waarom|hoe|wat|waar)\b.*"
    r"|(?:full |long )?names?|name[nr]?|noms?|nombres?|nom[ie]|nomes?|namn|na(?:am|men)|名称|名字|الاسم"
)
"""Columns whose name says nothing of the cell that it stands before."""
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff]")
_SIGN = re.compile(r"[A-Z]|\d[\d./–-]{0,8}")
_KIND = re.compile(r"[^\W\d_]{3,}")
_NO_KIND = re.compile(
    r"(?i)n(?:o|r|um|umber)\.?|numm?er[oe]?|número|numéro|index|ids?|rank|rang|order|row|zeile|date|datum|data|fecha"
    r"|time|zeit|value|wert|bits?|bytes?|example|dec(?:imal\w*)?|dez(?:imal\w*)?|décimal\w*|hex\w*|bin(?:[aä]r\w*)?"
    r"|steps?|pass[oi]|schritt|étape|pasos?|steg|stap|iteration\w*|iterazione|cycle|ciclo|round|序号|步骤|编号|时间|日期"
)
"""What a number of the rows is called that names nothing, or another way to write it."""
_WORD = re.compile(r"[^\W\d_]{3}|[\u3040-\u9fff]")
_DOES = re.compile(
    r"(?i)what (?:it|they|this) (?:does|do|is|are|means?)|does(?: what)?|was (?:es|er|sie) (?:tut|macht|bewirkt|ist)"
    r"|ce (?:que|qu['’]il|qu['’]elle) (?:fait|est)|qué (?:hace|es)|(?:che )?cosa (?:fa|è)|o que (?:faz|é)"
    r"|vad (?:den|det) (?:gör|är)|wat (?:het|hij) (?:doet|is)|说明|作用|功能|含义|描述|الوصف|المعنى"
)
"""Names of columns that tell what a thing is or does, beside those of places that do."""
_OF_AN_EXAMPLE = re.compile(r"(?<![\d.])(?!255\.)\d{1,3}(?:\.\d{1,3}){3}(?![\d.])")
"""An address, and no mask: somebody made it up for the table."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """A question of each cell that no other row of its table comes near to."""
    for table in corpus.lists[topic.key]:
        if len(table[0].cells) < FEWEST_COLUMNS and not (table[0].cells and _SIGN.fullmatch(table[0].cells[0][1])):
            continue  # what a name of two columns means is asked by other shapes
        rows = [row for row in table if len(row.cells) == len(table[0].cells)]
        often = Counter((column, simple(text)) for row in rows for column, (_, text) in enumerate(row.cells))
        for place, row in enumerate(rows):
            if row.phrasebook is not None:
                yield from _of_row(corpus, row, around(rows, place), often, row.phrasebook)


def _of_row(
    corpus: Corpus, row: Entry, near: Sequence[Entry], often: Counter[tuple[int, str]], phrasebook: Phrasebook
) -> Iterator[Candidate]:
    start = naming((row, *near))
    firsts = [one.cells[start][1] for one in (row, *near)]
    if len(set(map(simple, firsts))) < len(firsts) or is_turned(row, start, firsts, phrasebook):
        return
    if _ALL.fullmatch(row.cells[start][1]) or any(_OF_AN_EXAMPLE.search(value) for _, value in row.cells):
        return
    name = _named(row, start, phrasebook)
    if not name:
        return
    for column, (respect, value) in enumerate(row.cells[start + 1 :], start + 1):
        if not _LETTERS.match(respect) or length(respect) > LONGEST_NAME or not says_of(name, respect, value):
            continue
        if row.cells[start][1].strip("./–-").isdigit() and not _WORD.search(value):
            continue  # a number for a number
        if leans(value, phrasebook) or _is_seen(value, name) or within(name, respect):
            continue
        if _tells(respect) and _translates(value, name, phrasebook):
            continue
        if often[column, simple(value)] > 1 or any(
            close(value, said) for other in near if (said := other.cells[column][1])
        ):
            continue
        told = [(other, _named(other, start, phrasebook)) for other in near if other.cells[column][1]]
        wrong = [(other, said) for other, said in told if said and _is_option(said, name, value, phrasebook)]
        if len(wrong) >= FEWEST_WRONG:
            yield _asked(corpus, (row, name), wrong[:MOST_WRONG], column)


def _named(row: Entry, start: int, phrasebook: Phrasebook) -> str:
    """What a row is called: by its cell, with the name of the column before what is a number or a few letters; "" where
    it has no name."""
    head, name = row.cells[start]
    if _SIGN.fullmatch(name):
        return f"{opened(head)} {name}" if _KIND.fullmatch(head) and not _NO_KIND.fullmatch(head) else ""
    return opened(name) if length(name) <= LONGEST_NAME and names_thing(name, head, phrasebook) else ""


def _is_option(other: str, name: str, value: str, phrasebook: Phrasebook) -> bool:
    """Whether another row's name is of the form of the right one, and not seen in the cell."""
    return akin(name, other) and form(name, phrasebook) == form(other, phrasebook) and not _is_seen(value, other)


def _is_seen(value: str, name: str) -> bool:
    """Whether a word of a name is seen in a cell, or the other way round."""
    return any(
        one == word
        or (min(len(one), len(word)) >= _SHORTEST and (one in word or word in one))
        or of_one_stem(one, word)
        or _is_nearly(one, word)
        for word in simple(value).split()
        for one in simple(name).split()
    )


def _is_nearly(one: str, word: str) -> bool:
    """Whether two words differ in one letter that one of them lacks: "doble" and "double"."""
    short, long = sorted((one, word), key=len)
    if len(short) < _ALIKE or len(long) != len(short) + 1:
        return False
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


def _translates(value: str, name: str, phrasebook: Phrasebook) -> bool:
    """Whether the word of a program is told by hardly more than its name in the language of the notes."""
    few = length(value) < FEWEST_TOLD and length(name) == 1
    return few and phrasebook.name not in ("en", *UNPARTED) and form(value, phrasebook) in ("noun", "thing")


def _tells(respect: str) -> bool:
    """Whether a column tells what a thing is or does."""
    return any(tells.fullmatch(respect) for tells in (TELLS_WHAT, _DOES))


def _asked(corpus: Corpus, right: tuple[Entry, str], wrong: Sequence[tuple[Entry, str]], column: int) -> Candidate:
    row, name = right
    phrasebook = row.phrasebook
    assert phrasebook is not None
    respect, value = row.cells[column]
    what, alone = _tells(respect), _ALONE.fullmatch(respect.rstrip(" :?"))
    reasons = tuple(Reason(said, other.key, _why(other, said, column, phrasebook)) for other, said in wrong)
    body = bodies.one_of(name, _why(row, name, column, phrasebook), reasons)
    said = phrasebook.quoted(value if what or alone else f"{opened(respect.rstrip(' :?'))}: {value}")
    prompt = (phrasebook.term if what else phrasebook.applies).format(said=said)
    return Proposal("row", (row,), prompt, body, LATE if what else LAST, row.slot(column), reasons=reasons).of(corpus)


def _why(row: Entry, name: str, column: int, phrasebook: Phrasebook) -> str:
    respect, value = row.cells[column]
    return f"{phrasebook.shown(name)} – {respect}: {value}"


PLUGIN = Shape("row", make)

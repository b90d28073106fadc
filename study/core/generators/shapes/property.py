"""How is X in one respect? A property of what the topic, the bullet above or the row of a table is about."""

import re
from collections.abc import Iterator, Sequence

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Reason, Shape
from study.core.generators.definitions import OPTIONS
from study.core.generators.entry import Entry
from study.core.generators.grammar import form, is_quality
from study.core.generators.kindred import is_general
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.respects import QUESTION_MARKS, REGISTER, prompt
from study.core.generators.statements import Corpus
from study.core.generators.subjects import (
    SHORT,
    around,
    enumerated,
    has_pair,
    is_property,
    lowered,
    subject,
)
from study.core.generators.whole import fault, leans, length, names
from study.core.notes.model import Topic
from study.core.text.compare import akin, opened, overlap, simple, within
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity

_YES_NO = re.compile(
    r"(?i)\W*(?:yes|no|ja|nein|nej|oui|non|sí|sì|si|sim|não|nee|true|false|x|✓|✔|✗|✘|❌|✅|是|否|نعم|لا)?\W*(?:\(.*\))?"
)
LONGEST_CELL = 25
LONGEST_SUBJECT = 6
"""Words of a cell that is asked for, and of what a short property is said of."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each line that names a respect, and of each cell of a table beside the row's first."""
    for together in corpus.lists[topic.key]:
        if together[0].cells and len(together[0].cells) > 2:
            for place, row in enumerate(together):
                if len(row.cells) == len(together[0].cells):
                    yield from _of_row(corpus, together, place, row)
            continue
        for entry in together:
            if not entry.cells and entry.phrasebook is not None:
                yield from _of_line(corpus, entry, entry.phrasebook)


def _of_line(corpus: Corpus, entry: Entry, phrasebook: Phrasebook) -> Iterator[Candidate]:
    if entry.fact.relation not in ("means", "explains") or not has_pair(entry) or leans(entry.meaning, phrasebook):
        return
    about = subject(corpus, entry)
    if (
        not about
        or about[0].isdigit()
        or is_general(about)
        or not is_property(corpus, entry)
        or within(entry.term, about)
    ):
        return
    if not names(about, phrasebook) or phrasebook.labels.fullmatch(about.split()[0]):
        return
    context = tuple(place for place in corpus.context(entry) if simple(place) != simple(about))
    if enumerated(entry.meaning, phrasebook) or (entry.amounts and length(entry.meaning) <= SHORT):
        return
    asked = prompt(phrasebook, entry.term, about, entry.meaning)
    if phrasebook.name == "en" and corpus.labels(entry) and not phrasebook.labels.fullmatch(entry.term):
        asked = f"{phrasebook.shown(about)}: {lowered(entry.term)}?"
    body = bodies.back(opened(entry.meaning))
    whatever = phrasebook.name == "en" and is_quality(entry.term)
    yield Proposal("property", (entry,), asked, body, 2, context=context, open=whatever).of(corpus)


def _of_row(corpus: Corpus, table: Sequence[Entry], place: int, row: Entry) -> Iterator[Candidate]:
    """One question of each cell. Where the rows are respects and the columns things, it is asked so."""
    phrasebook = row.phrasebook
    near = [other for other in around(table, place) if len(other.cells) == len(row.cells)]
    start = 1 if any(not simple(one.cells[0][1]) for one in (row, *near)) else 0  # a column of groups
    (head, first), *cells = row.cells[start:]
    if phrasebook is None or not cells or any(simple(other.cells[start][1]) in ("", simple(first)) for other in near):
        return
    turned = bool(_RESPECTS.fullmatch(head.strip())) or first.endswith(QUESTION_MARKS)
    if not head.strip():
        firsts = [first, *(other.cells[start][1] for other in near)]
        turned = any(one.endswith(QUESTION_MARKS) or phrasebook.labels.fullmatch(one) for one in firsts)
    for column, (name, value) in enumerate(cells, start + 1):
        about, respect = (name, first) if turned else (first, name)
        named = respect.endswith(QUESTION_MARKS) or (names(respect, phrasebook) and not respect[0].isdigit())
        if fault(about) or length(about) > LONGEST_SUBJECT or not named or not _tells(about, respect, phrasebook):
            continue
        if not any(sign.isalnum() for sign in value) or fault(value) or length(value) > LONGEST_CELL:
            continue
        if _YES_NO.fullmatch(value) and not respect.endswith(QUESTION_MARKS):
            continue
        if any(within(value, text) for text in (about, respect)) or within(about, value):
            continue
        beside = (
            [(other_name, said, row) for other_name, said in cells if other_name != name]
            if turned
            else [(other.cells[start][1], other.cells[column][1], other) for other in near]
        )
        yield _of_cell(corpus, row, f"c{column}", (about, respect, value), beside, phrasebook)


def _tells(about: str, respect: str, phrasebook: Phrasebook) -> bool:
    """Whether a cell names a thing: by letters, and by more than the name of its column."""
    plain = about.strip("`").strip()
    if "`" not in about and not names(about, phrasebook):
        return False
    return bool(re.search(r"[^\W\d_]{2}|[\u3040-\u9fff]|`", about)) and not (
        quantities(about)
        or REGISTER.fullmatch(respect)
        or simple(about) == simple(respect)
        or phrasebook.says_nothing.fullmatch(plain)
    )


def _of_cell(
    corpus: Corpus,
    row: Entry,
    slot: str,
    cell: tuple[str, str, str],
    beside: Sequence[tuple[str, str, Entry]],
    phrasebook: Phrasebook,
) -> Candidate:
    about, respect, value = cell
    asks = prompt(phrasebook, respect, about, value)
    amount = _only_number(value)
    if amount is not None:
        unit = amount.unit if amount.measured else ""
        typed = bodies.amount(amount)
        return Proposal("property", (row,), phrasebook.measured(asks, unit), typed, 1, slot).of(corpus)
    wrong = _beside(phrasebook, respect, value, beside)
    if wrong:
        body = bodies.one_of(opened(value), f"{phrasebook.shown(about)} – {respect}: {value}", wrong)
        return Proposal("property", (row,), asks, body, 2, slot, reasons=wrong).of(corpus)
    return Proposal("property", (row,), asks, bodies.back(opened(value)), 2, slot).of(corpus)


def _beside(
    phrasebook: Phrasebook, respect: str, value: str, beside: Sequence[tuple[str, str, Entry]]
) -> tuple[Reason, ...]:
    """What the table says of the others in this respect, where that is something else and of one form."""
    found: list[Reason] = []
    for about, said, entry in beside:
        if not said or form(value, phrasebook) != form(said, phrasebook):
            continue
        apart = not fault(said) and akin(value, said) and overlap(value, said) < 0.5
        if apart and all(overlap(said, one.option) < 0.5 for one in found):
            found.append(Reason(opened(said), entry.key, f"{phrasebook.shown(about)} – {respect}: {said}"))
    return tuple(found[:OPTIONS]) if len(found) >= 2 else ()


_RESPECTS = re.compile(
    r"(?i)questions?|fragen?|preguntas?|domand[ae]|perguntas?|frågor|fråga|vragen|vraag|问题|السؤال|features?|aspects?|criteri(?:a|on)|propert(?:y|ies)|attributes?|characteristics?|category|comparison|differences?|factors?|parameters?"
    r"|merkmale?|eigenschaft(?:en)?|kriteri(?:um|en)|aspekte?|critères?|caractéristiques?|aspects?|características?|criterios?|caratteristic[ah]e?"
    r"|criteri|egenskap(?:er)?|kännetecken|kenmerk(?:en)?|特点|特征|方面|الميزة|الخاصية"
)


def _only_number(value: str) -> Quantity | None:
    found = quantities(value)
    whole = len(found) == 1 and found[0].start == 0 and found[0].end - found[0].start >= len(value) - 1
    return found[0] if whole else None


PLUGIN = Shape("property", make)

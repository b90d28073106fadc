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
from study.core.generators.respects import OF_ANOTHER, TELLS_WHAT, prompt
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
from study.core.generators.tables import (
    FEWEST_COLUMNS,
    LONGEST_NAME,
    is_turned,
    names_respect,
    names_thing,
    naming,
    says_of,
)
from study.core.generators.whole import fault, leans, length, names
from study.core.notes.model import Topic
from study.core.text.compare import akin, opened, overlap, simple, within
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity

_OF_A_PART = re.compile(r"^[^\W\d_]+ ?\d+\b| [-–—] ")
"""A title that numbers a part of the notes, or is two: "Interpretation 1", "Exercise - by a friend"."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each line that names a respect, and of each cell of a table beside the row's first."""
    for together in corpus.lists[topic.key]:
        if len(together[0].cells) >= FEWEST_COLUMNS:
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
    if not phrasebook.labels.fullmatch(entry.term) and not _is_told_of_several(corpus, entry):
        return
    if not names(about, phrasebook) or phrasebook.labels.fullmatch(about.split()[0]) or _OF_A_PART.search(about):
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


def _is_told_of_several(corpus: Corpus, entry: Entry) -> bool:
    """Whether the notes say of several things how they are in a respect, and do not define it again and again."""
    alike = [one for one in corpus.by_term.get(simple(entry.term), ()) if one.meaning]
    return len({simple(one.meaning) for one in alike}) > 1 and len({_place(corpus, one) for one in alike}) > 1


def _place(corpus: Corpus, entry: Entry) -> str:
    return simple((corpus.labels(entry)[-1:] or corpus.titles(entry.topic)[-1:] or [""])[0])


def _of_row(corpus: Corpus, table: Sequence[Entry], place: int, row: Entry) -> Iterator[Candidate]:
    """One question of each cell. Where the rows are respects and the columns things, it is asked so."""
    phrasebook = row.phrasebook
    near = [other for other in around(table, place) if len(other.cells) == len(row.cells)]
    start = naming((row, *near))  # a column of groups
    (_, first), *cells = row.cells[start:]
    if phrasebook is None or not cells or any(simple(other.cells[start][1]) in ("", simple(first)) for other in near):
        return
    turned = is_turned(row, start, [first, *(other.cells[start][1] for other in near)], phrasebook)
    for column, (name, value) in enumerate(cells, start + 1):
        about, respect = (name, first) if turned else (first, name)
        if fault(about) or length(about) > LONGEST_NAME or not names_respect(respect, phrasebook):
            continue
        if not names_thing(about, respect, phrasebook) or not says_of(about, respect, value):
            continue
        beside = (
            [(other_name, said, row) for other_name, said in cells if other_name != name]
            if turned
            else [(other.cells[start][1], other.cells[column][1], other) for other in near]
        )
        yield _of_cell(corpus, row, row.slot(column), (about, respect, value), beside, phrasebook)


def _of_cell(
    corpus: Corpus,
    row: Entry,
    slot: str,
    cell: tuple[str, str, str],
    beside: Sequence[tuple[str, str, Entry]],
    phrasebook: Phrasebook,
) -> Candidate:
    about, respect, value = cell
    if TELLS_WHAT.fullmatch(respect):
        asks = phrasebook.explain.format(term=phrasebook.shown(opened(about)))
        return Proposal("property", (row,), asks, bodies.back(opened(value)), 2, slot).of(corpus)
    asks = prompt(phrasebook, respect, about, value)
    amount = _only_number(value)
    if amount is not None:
        unit = amount.named if amount.measured else ""
        typed = bodies.amount(amount, phrasebook.name)
        return Proposal("property", (row,), phrasebook.measured(asks, unit), typed, 1, slot).of(corpus)
    wrong = () if OF_ANOTHER.fullmatch(respect) else _beside(phrasebook, respect, value, beside)
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


def _only_number(value: str) -> Quantity | None:
    found = quantities(value)
    whole = len(found) == 1 and found[0].start == 0 and found[0].end - found[0].start >= len(value) - 1
    return found[0] if whole else None


PLUGIN = Shape("property", make)

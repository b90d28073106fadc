"""Table rows: what stands in one column for the subject of a row."""

from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Recipe
from study.core.generators.distractors import near
from study.core.generators.entry import Entry
from study.core.generators.prompts import path, quoted
from study.core.generators.proposal import propose
from study.core.generators.statements import Corpus
from study.core.notes.model import Topic
from study.core.text.compare import opened, simple
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """For every cell beside a row's first: a number to type, or a choice among its column and row."""
    for table in corpus.tables:
        if table[0].topic.key == topic.key:
            for row in table:
                yield from _of_row(corpus, table, row)


def _of_row(corpus: Corpus, table: tuple[Entry, ...], row: Entry) -> Iterator[Candidate]:
    where = path(corpus, row.topic)
    subject = row.cells[0][1]
    if not subject or sum(simple(other.cells[0][1]) == simple(subject) for other in table) > 1:
        return
    for column, (name, value) in enumerate(row.cells[1:], 1):
        asked = f"In the table of “{where}”, what stands" if where else "In the table of the notes, what stands"
        prompt = f"{asked} for {quoted(subject)} under {quoted(name)}"
        slot = f"c{column}"
        if (amount := _only_number(value, row.fact.language)) is not None:
            unit = f", in {amount.unit}" if amount.measured else ""
            yield propose("table", (row,), f"{prompt}{unit}?", bodies.amount(amount), slot=slot, rank=1)
            continue
        others = [(other.cells[column][1], other) for other in table if other is not row]
        others += [(other, row) for place, (_, other) in enumerate(row.cells) if place not in (0, column)]
        wrong = near(corpus, row, value, others) if value else ()
        if wrong:
            body_of_choice = bodies.one_of(opened(value), map(opened, wrong))
            yield propose("table", (row,), f"{prompt}?", body_of_choice, slot=slot, rank=2)


def _only_number(value: str, language: str) -> Quantity | None:
    found = quantities(value, language)
    return found[0] if len(found) == 1 and found[0].end - found[0].start >= len(value) - 1 else None


PLUGIN = Recipe("table", make)

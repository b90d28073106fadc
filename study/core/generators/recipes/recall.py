"""Cards to remember by: what the notes say of a term, under a lead, or of a whole small topic."""

from collections.abc import Iterator
from itertools import groupby

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Recipe
from study.core.generators.entry import Entry
from study.core.generators.prompts import path, place, place_of, quoted, says_little
from study.core.generators.proposal import propose
from study.core.generators.statements import Corpus
from study.core.notes.model import Topic
from study.core.questions.interaction import Back
from study.core.text.compare import opened, simple

FEWEST_WORDS = 3
MOST_POINTS = 6
"""Points one card may ask for; more is a page to copy, no memory to train."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """A card for every fact with a term, and one for the plain statements under each lead or heading."""
    entries = corpus.by_topic[topic.key]
    for entry in entries:
        if entry.fact.ordered:
            continue
        if entry.term and entry.meaning and not says_little(entry.term):
            prompt = f"{place(corpus, entry)}what do the notes say of {quoted(entry.term)}?"
            yield propose("recall", (entry,), prompt, bodies.back(opened(entry.meaning)))
    for row in (row for table in corpus.tables for row in table if row.topic.key == topic.key):
        subject, *rest = row.cells
        answer = "\n".join(f"- {name}: {value}" for name, value in rest if value)
        if subject[1] and answer:
            prompt = f"{place_of(corpus, topic)}what does the table say of {quoted(subject[1])}?"
            yield propose("recall", (row,), prompt, bodies.back(answer))
    plain = [entry for entry in entries if not entry.term or says_little(entry.term)]
    for _, members in groupby(
        sorted(plain, key=lambda entry: _cue(corpus, entry)), key=lambda entry: _cue(corpus, entry)
    ):
        group = sorted(members, key=lambda entry: entry.order)
        cue = _cue(corpus, group[0])
        if cue and sum(len(entry.text.split()) for entry in group) >= FEWEST_WORDS:
            yield propose("recall", group, _prompt(cue, len(group)), _answer(group), slot="points")


def _cue(corpus: Corpus, entry: Entry) -> str:
    lead = entry.lead if len(entry.lead.split()) <= 12 else ""
    return path(corpus, entry.topic, lead) if len(lead.split()) <= 4 else f"{path(corpus, entry.topic)} › {lead}"


def _prompt(cue: str, count: int) -> str:
    if count == 1:
        return f"What do the notes say about {quoted(cue)}?"
    if count > MOST_POINTS:
        return f"What do the notes say about {quoted(cue)}? Name at least {MOST_POINTS} of {count} points."
    return f"What do the notes say about {quoted(cue)}? Name {count} points."


def _answer(group: list[Entry]) -> Back:
    texts = list(dict.fromkeys(opened(entry.text) for entry in group if simple(entry.text)))
    return bodies.back(texts[0] if len(texts) == 1 else "\n".join(f"- {text}" for text in texts))


PLUGIN = Recipe("recall", make, fallback=True)

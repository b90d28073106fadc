"""The facts that questions are made from: as many as the limit lets in, each in its place and its language."""

from collections.abc import Iterator, Set

from study.core.generators.earlier import BY_TERM
from study.core.generators.entry import Entry, read_entry
from study.core.generators.languages import told
from study.core.generators.whole import length
from study.core.limits import FACTS
from study.core.notes.model import Fact, Notes, Topic
from study.core.text.language import FURTHER, language_of
from study.core.text.script import SHARED

MOST_TEXTS = 200
"""Texts of a file by which its language is told."""
FEW_WORDS = 14
OF_ANOTHER = 4
"""Different small words by which a topic is in another language than its file: one that stands for a term in every line
tells nothing."""


def read_entries(notes: Notes, before: Set[str] = frozenset()) -> Iterator[Entry]:
    """Every fact that is not verbatim, in reading order, as far as the limit goes. It spares cards of one's own.
    Topics of which one of the questions `before` asked something are let in before the others."""
    asked = [(fact, shape) for fact, _, shape in (key.rpartition("/") for key in before)]
    by_term = {fact for fact, shape in asked if shape in BY_TERM}
    reached, order = _reached(notes, {fact for fact, _ in asked}), 0
    spoken: dict[str, list[str]] = {"": []}
    for topic in notes.topics:
        spoken.setdefault(topic.file, []).extend([topic.title, *(f.text for f in topic.facts if not f.verbatim)])
    everywhere = told((text for texts in spoken.values() for text in texts[:MOST_TEXTS]), few=True)
    files = {file: told(texts[:MOST_TEXTS], likely=everywhere) or everywhere for file, texts in spoken.items()}
    for topic in notes.topics:
        here = _spoken([fact.text for fact in topic.facts if not fact.verbatim], files[topic.file])
        for fact in topic.facts:
            if fact.key in reached:
                order += 1
                yield read_entry(fact, topic, order, _language(fact, here), fact.key in by_term)


def _spoken(texts: list[str], file: str) -> str:
    """The language of a topic in a file of this one."""
    found = told(texts, likely=file) or file
    return found if not file or found == file else told(texts, fewest=OF_ANOTHER) or file


def _reached(notes: Notes, asked: Set[str]) -> set[str]:
    """The keys of the facts that are let in."""

    def is_new(topic: Topic) -> bool:
        return topic.key not in asked and all(fact.key not in asked for fact in topic.facts)

    found: set[str] = set()
    room = FACTS
    for topic in sorted(notes.topics, key=is_new):
        for fact in topic.facts:
            if not fact.verbatim and (fact.cards or room > 0):
                found.add(fact.key)
                room -= not fact.cards
    return found


def _language(fact: Fact, here: str) -> str:
    """The language of a fact. A few words are of the language around them, and so is all that stands in one without a
    phrasebook: by a line alone it is taken for its neighbour."""
    if not fact.language or here in FURTHER or (here and length(fact.text) < FEW_WORDS):
        return here
    return language_of(fact.text, here) if {here, fact.language} <= SHARED else fact.language

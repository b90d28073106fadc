"""Which of these is it? The term of a meaning, among the other terms of its list."""

from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Reason, Shape
from study.core.generators.definitions import OPTIONS, defines
from study.core.generators.grammar import form
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.subjects import around
from study.core.generators.whole import length
from study.core.notes.model import Topic
from study.core.text.compare import akin, opened, overlap, words

SHORTEST, LONGEST = 4, 30
"""Words of a meaning that can be read as a question. One that was asked goes on where an article is gone."""
FEWEST = 2
"""Wrong options that a list must offer."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each definition that has two neighbours of its form and does not name itself. In a list of
    unlike lines those alone that were asked before their neighbours were other ones."""
    for together in corpus.lists[topic.key]:
        terms = [entry for entry in together if defines(corpus, entry)]
        unlike = len(terms) * 3 < len(together) * 2
        for place, entry in enumerate(terms):
            phrasebook, asked = entry.phrasebook, f"{entry.key}/{PLUGIN.name}" in corpus.before
            if (
                phrasebook is None
                or (unlike and not asked)
                or not (asked or length(entry.meaning) >= SHORTEST)
                or length(entry.meaning) > LONGEST
                or words(entry.term) & words(entry.meaning)
                or form(entry.meaning, phrasebook) in ("order", "number")
                or (phrasebook.name == "en" and form(entry.meaning, phrasebook) == "phrase")
            ):
                continue
            others = [
                other
                for other in around(terms, place)
                if akin(entry.term, other.term)
                and form(entry.term, phrasebook) == form(other.term, phrasebook)
                and _as_long(entry.term, other.term)
                and entry.fact.depth == other.fact.depth
                and entry.fact.relation == other.fact.relation
                and not words(other.term) & (words(entry.term) | words(entry.meaning))
                and overlap(entry.meaning, other.meaning) < 0.5
            ][:OPTIONS]
            if len(others) < FEWEST:
                continue
            wrong = tuple(
                Reason(
                    opened(other.term),
                    other.key,
                    phrasebook.named.format(term=phrasebook.shown(opened(other.term)), said=other.meaning),
                )
                for other in others
            )
            why = phrasebook.named.format(term=phrasebook.shown(opened(entry.term)), said=entry.meaning)
            prompt = phrasebook.term.format(said=phrasebook.quoted(entry.meaning))
            body = bodies.one_of(opened(entry.term), why, wrong)
            yield Proposal("term", (entry,), prompt, body, 3, reasons=wrong, given="meaning").of(corpus)


def _as_long(one: str, other: str) -> bool:
    """Whether two terms are of one length: a word beside a word or two, several beside several."""
    few, many = sorted((length(one), length(other)))
    return many <= few + 1 or many <= few * 1.5


PLUGIN = Shape("term", make)

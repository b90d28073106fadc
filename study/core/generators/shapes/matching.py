"""Match the pairs: three to eight of one kind, from one list or table."""

from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Reason, Shape
from study.core.generators.entry import Entry
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.subjects import has_pair, is_property
from study.core.generators.whole import leans, length
from study.core.notes.model import Topic
from study.core.text.compare import akin, close, opened, simple, words

FEWEST, MOST = 3, 8
LONGEST = 14
"""Words of one side."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One matching of each list that is made of pairs and of nothing else."""
    for together in corpus.lists[topic.key]:
        first = together[0]
        size = corpus.size.get((topic.key, first.fact.parent, first.fact.lead), 0)
        if not FEWEST <= size == len(together) <= MOST or first.phrasebook is None:
            continue
        if not all(_pairs(corpus, entry) for entry in together) or not _told_apart(together):
            continue
        phrasebook = first.phrasebook
        pairs = [
            (opened(entry.term), opened(entry.meaning), f"{phrasebook.shown(opened(entry.term))}: {entry.meaning}")
            for entry in together
        ]
        reasons = tuple(Reason(right, entry.key, why) for entry, (_, right, why) in zip(together, pairs, strict=True))
        fact = first.fact.parent or getattr(corpus.leads.get((topic.key, first.fact.lead)), "key", "") or first.key
        yield Proposal(
            "matching", together, phrasebook.matching, bodies.pairs(pairs), 3, fact=fact, reasons=reasons
        ).of(corpus)


def _pairs(corpus: Corpus, entry: Entry) -> bool:
    return (
        has_pair(entry)
        and not entry.fact.ordered
        and len(entry.cells) in (0, 2)
        and entry.fact.relation != ""
        and length(entry.meaning) <= LONGEST
        and not words(entry.term) & words(entry.meaning)
        and not is_property(corpus, entry)
        and not leans(entry.meaning, entry.phrasebook)
    )


def _told_apart(together: tuple[Entry, ...]) -> bool:
    """Whether all terms are of one form, and no two sides say the same."""
    terms, meanings = [entry.term for entry in together], [entry.meaning for entry in together]
    one_form = all(akin(terms[0], term) for term in terms[1:]) and len({e.fact.relation for e in together}) == 1
    alike = any(close(one, other) for at, one in enumerate(meanings) for other in meanings[at + 1 :])
    return one_form and not alike and len({simple(term) for term in terms}) == len(terms)


PLUGIN = Shape("matching", make)

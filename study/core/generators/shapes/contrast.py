"""What holds for A and not for B? Two siblings that the notes tell the same things of."""

from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Reason, Shape
from study.core.generators.entry import Entry
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.whole import fault, length
from study.core.notes.model import Topic
from study.core.text.compare import alike, clean, simple

FEWEST = 2
"""Wrong options, and with the right one the terms that both siblings must have."""
LONGEST = 14
_MOST = 3


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each term that the topic shares with a sibling, against what is said of that one."""
    ours = _told(corpus, topic)
    if len(ours) <= FEWEST:
        return
    for rival in corpus.siblings(topic):
        theirs = _told(corpus, rival)
        shared = [
            term for term in ours if term in theirs and simple(ours[term].meaning) != simple(theirs[term].meaning)
        ]
        if len(shared) <= FEWEST:
            continue
        for term in shared:
            yield from _against(corpus, topic, rival, ours[term], [theirs[one] for one in shared if one != term])
        return


def _told(corpus: Corpus, topic: Topic) -> dict[str, Entry]:
    return {
        simple(entry.term): entry
        for entry in corpus.by_topic[topic.key]
        if entry.term and not entry.cells and not entry.fact.depth and length(entry.meaning) <= LONGEST
        if not fault(entry.term) and not fault(entry.meaning)
    }


def _against(corpus: Corpus, topic: Topic, rival: Topic, right: Entry, others: list[Entry]) -> Iterator[Candidate]:
    phrasebook = right.phrasebook
    one, other = clean(topic.title), clean(rival.title)
    said = f"{right.term}: {right.meaning}"
    wrong = [entry for entry in others if alike(right.meaning, entry.meaning)][:_MOST]
    if phrasebook is None or len(wrong) < FEWEST or not one or not other:
        return
    reasons = tuple(
        Reason(
            f"{entry.term}: {entry.meaning}",
            entry.key,
            phrasebook.belongs.format(term=phrasebook.shown(other), said=f"{entry.term}: {entry.meaning}"),
        )
        for entry in wrong
    )
    why = phrasebook.belongs.format(term=phrasebook.shown(one), said=said)
    parent = corpus.topics.get(topic.parent)
    prompt = phrasebook.contrast.format(one=phrasebook.shown(one), other=phrasebook.shown(other))
    yield Proposal(
        "contrast",
        (right,),
        prompt,
        bodies.one_of(said, why, reasons),
        4,
        context=corpus.titles(parent)[-2:] if parent else (),
        reasons=reasons,
    ).of(corpus)


PLUGIN = Shape("contrast", make)

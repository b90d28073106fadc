"""How is it done? "To list all pods: `kubectl get pods`"."""

from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.whole import fault, leans, length
from study.core.notes.model import Topic
from study.core.text.compare import opened

FEWEST, LONGEST = 2, 14
"""Words of what is to be done."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each line that says what something is done with: a purpose, a colon, the way."""
    for entry in corpus.by_topic[topic.key]:
        phrasebook, way = entry.phrasebook, entry.meaning
        found = phrasebook.purposes.fullmatch(entry.term) if phrasebook is not None and entry.term else None
        if phrasebook is None or found is None or entry.cells or entry.fact.relation == "leads-to":
            continue
        said = found["said"]
        said = said if said[1:2].isupper() else said[0].lower() + said[1:]
        if "," in said or not FEWEST <= length(said) <= LONGEST or fault(said) or fault(way) or leans(way, phrasebook):
            continue
        prompt = phrasebook.how.format(said=said)
        yield Proposal("how", (entry,), prompt, bodies.back(opened(way)), 2, given="term").of(corpus)


PLUGIN = Shape("how", make)

"""What is described here? The name of what a line tells of, where the line tells enough to know it by."""

from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.definitions import QUESTION, says_of_a_thing
from study.core.generators.entry import Entry
from study.core.generators.grammar import form
from study.core.generators.phrasebook import UNPARTED
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.whole import length
from study.core.notes.model import Topic
from study.core.text.compare import opened, words

FEWEST, LONGEST = 4, 34
"""Words of what is told that a thing can be known by, and that can be read as a question."""
TELLING = 3
"""Words among them that carry a meaning of their own."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each line that tells something of what it names."""
    for entry in corpus.by_topic[topic.key]:
        phrasebook = entry.phrasebook
        if phrasebook is None or not says_of_a_thing(corpus, entry) or not _tells(corpus, entry):
            continue
        prompt = (phrasebook.described or phrasebook.term).format(said=phrasebook.quoted(entry.meaning))
        yield Proposal("named", (entry,), prompt, bodies.back(opened(entry.term)), 4, given="meaning").of(corpus)


def _tells(corpus: Corpus, entry: Entry) -> bool:
    """Whether the meaning says enough, of one thing, and names it nowhere."""
    phrasebook, said = entry.phrasebook, entry.meaning
    assert phrasebook is not None
    if not FEWEST <= length(said) <= LONGEST or form(said, phrasebook) in ("order", "number"):
        return False
    if QUESTION.match(entry.term) or phrasebook.instructs(said):
        return False
    telling = [word for word in words(said) - corpus.common if not word.isdigit()]
    return phrasebook.name in UNPARTED or len(telling) >= TELLING


PLUGIN = Shape("named", make)

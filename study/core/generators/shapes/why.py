"""Why is it so? What stands behind "because" in a sentence that says something of its own before it."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.entry import Entry
from study.core.generators.grammar import has_verb
from study.core.generators.proposal import Proposal
from study.core.generators.sentences import sentences
from study.core.generators.statements import Corpus
from study.core.generators.whole import fault, leans, length
from study.core.notes.model import Topic
from study.core.text.compare import clean, opened

FEWEST, LONGEST = 3, 25
"""Words of what is said and of its reason."""
_HALF = re.compile(r"(?i)^nor\b|\beither$")
"""What belongs to a sentence before it, or has another reason behind its first."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each sentence with its reason behind it."""
    for entry in corpus.by_topic[topic.key]:
        if entry.phrasebook is None or entry.cells:
            continue
        for place, raw in enumerate(sentences(entry.fact.text)):
            if found := _reason(entry, clean(raw).rstrip(".")):
                said, reason = found
                prompt = entry.phrasebook.why.format(said=entry.phrasebook.quoted(said))
                slot = str(place + 1) if place else ""
                yield Proposal("why", (entry,), prompt, bodies.back(opened(reason)), 2, slot).of(corpus)
                break


def _reason(entry: Entry, sentence: str) -> tuple[str, str] | None:
    """What is said and why, where both are whole and the first needs no other line."""
    assert entry.phrasebook is not None
    found = entry.phrasebook.reasons.match(sentence)
    if found is None:
        return None
    said, reason = found["said"].rstrip(" ,"), found["reason"]
    if not all(FEWEST <= length(one) <= LONGEST and not fault(one) for one in (said, reason)):
        return None
    if entry.language == "en" and not has_verb(reason):  # "since March"
        return None
    if _HALF.search(said):
        return None
    return None if leans(said, entry.phrasebook) or entry.phrasebook.conditional.match(said) else (said, reason)


PLUGIN = Shape("why", make)

"""Put in order: where the notes say that there is an order, and never a mere numbered list."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.entry import Entry
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.subjects import subject
from study.core.generators.whole import fault, length
from study.core.notes.model import Topic
from study.core.text.compare import clean, opened, simple

LEAST, MOST = 3, 8
LONGEST_STEP = 22
LONGEST_PART = 6
"""Words that a step, and a part of a chain, may have."""
_ASIDE = re.compile(r"\([^()]*\)")
_CHAIN = re.compile(r"\s*(?:⇒|→|⟶|⟹|=>|-->|->)\s*")


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One ordering of each numbered list that is called a sequence, and of each chain of arrows."""
    for together in corpus.lists[topic.key]:
        first = together[0]
        size = corpus.size.get((topic.key, first.fact.parent, first.fact.lead), 0)
        if first.phrasebook is None:
            continue
        is_whole = LEAST <= len(together) == size <= MOST
        if is_whole and all(entry.fact.ordered for entry in together) and _is_one_list(together):
            yield from _of_list(corpus, together, first.phrasebook)
        for entry in together:
            if not entry.cells:
                yield from _of_chain(corpus, entry, first.phrasebook)


def _is_one_list(steps: Sequence[Entry]) -> bool:
    """Whether these steps are all of one list. A step that others are nested under is none of them, and a blank line
    between some of them alone parts two lists."""
    first = steps[0]
    place = (first.fact.parent, first.fact.lead)
    among = [one for one in first.topic.facts if one.ordered and (one.parent, one.lead) == place]
    if [one.key for one in among] != [entry.key for entry in steps]:
        return False
    ends = {before.key: before.lines[1] for before in among}
    for one in first.topic.facts:  # what is nested under a step belongs to it
        if one.parent in ends:
            ends[one.parent] = max(ends[one.parent], one.lines[1])
    return len({after.lines[0] - ends[before.key] > 1 for before, after in pairwise(among)}) == 1


def _of_list(corpus: Corpus, steps: Sequence[Entry], phrasebook: Phrasebook) -> Iterator[Candidate]:
    first = steps[0]
    named = first.lead.rstrip(":：") if 0 < length(first.lead) <= 14 else subject(corpus, first)
    told = phrasebook.sequence.search(_ASIDE.sub("", f"{first.lead} | {first.topic.title}"))
    texts = [opened(entry.text) for entry in steps]
    if not told or not named or len(set(map(simple, texts))) < len(texts):
        return
    if any(fault(text) or length(text) > LONGEST_STEP for text in texts):
        return
    context = tuple(place for place in corpus.context(first) if simple(place) != simple(named))
    fact = first.fact.parent or getattr(corpus.leads.get((first.topic.key, first.fact.lead)), "key", "") or first.key
    prompt = phrasebook.order.format(subject=phrasebook.shown(clean(named)))
    yield Proposal("order", steps, prompt, bodies.order(texts), 1, fact=fact, context=context).of(corpus)


def _of_chain(corpus: Corpus, entry: Entry, phrasebook: Phrasebook) -> Iterator[Candidate]:
    text = entry.fact.text
    head, colon, rest = text.partition(": ")
    named = clean(head) if colon and length(head) <= 6 and not _CHAIN.search(head) else ""
    parts = [opened(clean(part)) for part in _CHAIN.split(rest if named else text)]
    about = named or subject(corpus, entry)
    least = LEAST if not re.search("⇒|=>", text) else LEAST + 1
    if not about or not least <= len(parts) <= MOST or len(set(map(simple, parts))) < len(parts):
        return
    if any(fault(part) or not length(part) <= LONGEST_PART or re.search(r"[.;,=<>(]", part) for part in parts):
        return
    context = tuple(place for place in corpus.context(entry) if simple(place) != simple(about))
    prompt = phrasebook.order.format(subject=phrasebook.shown(about))
    yield Proposal("order", (entry,), prompt, bodies.order(parts), 2, "chain", context=context).of(corpus)


PLUGIN = Shape("order", make)

"""Which are they? What a sentence names after it said how many there are: "There are two types of …: … and …"."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.sentences import sentences, without_note
from study.core.generators.statements import Corpus
from study.core.generators.subjects import enumerated
from study.core.generators.whole import fault, leans, length
from study.core.notes.model import Topic
from study.core.text.compare import clean, opened

SHORTEST_LEAD, LONGEST_LEAD = 4, 24
MOST_SENTENCES = 12
LONGEST_POINT = 25
"""Words of what is said before the colon, sentences of a line, and words of a point."""
_NUMBERED = re.compile(r"(?:^|[,;]?\s)(?:and |or )?\((?:\d|[ivx]{1,3}|[a-h])\) ")
_TWO = re.compile(
    r"(?P<one>(?:[^\s,;:]+ ){0,5}?[^\s,;:]+) (?:and|und|et|y|e|och|en) (?P<other>[^\s,;:]+(?: [^\s,;:]+){0,5})"
)
_THERE = re.compile(
    r"(?i)^(?:there (?:are|is)|es gibt|il y a|hay|ci sono|vi sono|há|existem|existen|esistono|det finns|er zijn) "
)
_POINTS = re.compile(
    r"(?i)\b(?:this|these|those|following|it|they|dies\w*|folgende\w*|quest[ei]|seguenti|ces|suivants|dessa)\b"
)


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of the first such sentence of each statement."""
    for entry in corpus.by_topic[topic.key]:
        phrasebook = entry.phrasebook
        if phrasebook is None or entry.cells:
            continue
        for place, written in enumerate(sentences(entry.fact.text)[:MOST_SENTENCES]):
            told = _told(clean(without_note(written)).rstrip(".。 "), phrasebook)
            if told and not any(leans(point, phrasebook) for point in told[1]):
                lead, points = told
                prompt = phrasebook.complete.format(said=phrasebook.quoted(f"{lead} …"), n=len(points))
                slot = str(place + 1) if place else ""
                yield Proposal("counted", (entry,), prompt, bodies.to_name(points), 2, slot).of(corpus)
                break


def _told(sentence: str, phrasebook: Phrasebook) -> tuple[str, tuple[str, ...]] | None:
    """What stands before the colon, and the points behind it, where it counts as many."""
    said, _, rest = sentence.partition(": ")
    lead = opened(_THERE.sub("", said))
    if (
        not rest
        or not SHORTEST_LEAD <= length(lead) <= LONGEST_LEAD
        or fault(lead)
        or leans(lead, phrasebook)
        or _POINTS.search(lead)
    ):
        return None
    points = _points(rest, phrasebook)
    if not _counts(lead, len(points), phrasebook) or any(length(one) > LONGEST_POINT for one in points):
        return None
    return lead, tuple(map(opened, points))


def _points(rest: str, phrasebook: Phrasebook) -> tuple[str, ...]:
    numbered = [one.strip(" ,;") for one in _NUMBERED.split(rest)]
    if len(numbered) > 2:
        return tuple(one for one in numbered if one)
    two = _TWO.fullmatch(rest)
    return (two["one"], two["other"]) if two else enumerated(rest, phrasebook)


def _counts(lead: str, count: int, phrasebook: Phrasebook) -> bool:
    """Whether a lead says that there are so many."""
    told = phrasebook.counts.split()
    if not 2 <= count < len(told) + 2:
        return False
    return re.search(rf"(?<![\w.,])(?:{re.escape(told[count - 2])}|{count})(?![\w.,])", lead, re.IGNORECASE) is not None


PLUGIN = Shape("counted", make)

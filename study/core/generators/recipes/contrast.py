"""Two neighbours held against each other: what is true of A rather than of B."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Recipe
from study.core.generators.entry import Entry
from study.core.generators.prompts import path, quoted
from study.core.generators.proposal import propose
from study.core.generators.statements import Corpus
from study.core.notes.model import Topic
from study.core.text.compare import alike, clean, close, members, opened, words

_HANGS = re.compile(r"(?i)^(?:it|this|that|they|these|those|which|then|so|and|or|but|else|solution|for example)\b")


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each plain statement of the topic, against its contrasting neighbours."""
    for rival in _rivals(corpus, topic):
        ours, theirs = _plain(corpus, topic, rival), _plain(corpus, rival, topic)
        for entry in ours:
            said = _said(entry)
            wrong = [other for other in theirs if alike(said, _said(other)) and not _shared(corpus, topic, other)]
            wrong = [other for other in wrong if not close(said, _said(other))][:3]
            if len(wrong) < 2 or _shared(corpus, rival, entry):
                continue
            body = bodies.one_of(opened(said), [opened(_said(other)) for other in wrong])
            yield propose("contrast", (entry, *wrong), _prompt(corpus, topic, rival), body, rank=3)
        break


def _rivals(corpus: Corpus, topic: Topic) -> Iterator[Topic]:
    """Siblings that are a pair by nature: the only two under a heading, or with a telling word of
    the title in common ("Synchronous Invocation", "Async Invocation")."""
    siblings = [other for other in corpus.siblings(topic) if corpus.by_topic[other.key]]
    if len(siblings) == 1 and topic.parent:
        yield siblings[0]
        return
    for other in siblings:
        if (words(topic.title) & words(other.title)) - corpus.common:
            yield other


def _plain(corpus: Corpus, topic: Topic, rival: Topic) -> list[Entry]:
    """Statements that need no term or lead, and do not give away which side they are of."""
    names = (words(topic.title) | words(rival.title)) - corpus.common
    return [
        entry
        for entry in corpus.by_topic[topic.key]
        if not (entry.fact.depth or entry.lead or members(entry.text) or _HANGS.match(entry.text))
        and (not entry.term or entry.fact.relation == "leads-to")
        and len(entry.text.split()) <= 18
        and not words(_said(entry)) & names
    ]


def _said(entry: Entry) -> str:
    return f"{entry.term}: {entry.meaning}" if entry.term else entry.text


def _shared(corpus: Corpus, topic: Topic, entry: Entry) -> bool:
    """Whether the other side says the like of itself."""
    return any(close(entry.text, other.text) for other in corpus.by_topic[topic.key])


def _prompt(corpus: Corpus, topic: Topic, rival: Topic) -> str:
    one, other = quoted(clean(topic.title)), quoted(clean(rival.title))
    parent = corpus.topics.get(topic.parent)
    where = f"In “{path(corpus, parent)}”, which" if parent else "Which"
    return f"{where} of these do the notes say of {one} rather than of {other}?"


PLUGIN = Recipe("contrast", make)

"""Yes or no, as a choice between two opposites: what the notes say, and the same turned round."""

import re
from collections.abc import Iterator
from itertools import takewhile

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Recipe
from study.core.generators.entry import Entry
from study.core.generators.opposites import opposite
from study.core.generators.prompts import ask_about, is_clause, path, place, quoted, says_little
from study.core.generators.proposal import propose
from study.core.generators.statements import Corpus
from study.core.notes.model import Topic
from study.core.text.compare import opened, simple

LONGEST = 24
"""Words a statement may have to be read twice, once turned round."""
_HANGS = re.compile(r"(?i)^(?:it|this|that|they|these|those|which|then|so|and|or|but)\b")
# Statements without a subject are about their topic: "mutable", "must be registered".
_FRAGMENT = re.compile(
    r"(?i)^(?:(?:must|can|cannot|can['’]t|is|are|does|do|has|have|not|never|always|will|required|optional)\b|\w+$)"
)


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each statement that can be turned round."""
    for entry in corpus.by_topic[topic.key]:
        for subject, said in () if entry.fact.ordered else _claims(entry):
            turned = opposite(said)
            if turned and len(said.split()) <= LONGEST and not _said_anywhere(corpus, entry, turned):
                body = bodies.one_of(opened(said), [opened(turned)])
                yield propose("alternative", (entry,), _prompt(corpus, entry, subject, said, turned), body, rank=2)
                break


def _prompt(corpus: Corpus, entry: Entry, subject: str, said: str, turned: str) -> str:
    if subject and (entry.fact.relation == "leads-to"):
        return ask_about(corpus, entry)
    if subject:
        return f"{place(corpus, entry)}which is true of {quoted(subject)}?"
    where = path(corpus, entry.topic, entry.lead)
    if where and _FRAGMENT.match(said):
        return f"Which is true of {quoted(where)}?"
    begun = _begun(said, turned)
    if begun:
        return f"{place(corpus, entry)}how does this go on: {quoted(begun + ' …')}?"
    return f"{place(corpus, entry)}which of these two is true?"


def _begun(said: str, turned: str) -> str:
    """The whole words that both statements begin with: the subject, as a rule."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(said.split(), turned.split(), strict=False))
    return " ".join(word for word, _ in pairs)


def _claims(entry: Entry) -> Iterator[tuple[str, str]]:
    """The parts of a fact that are claims by themselves, each with its subject where it is not in
    the words: the whole, or either side of `X ⇒ Y`, or Y of `X: Y`."""
    if not entry.term:
        if not _HANGS.match(entry.text):
            yield "", entry.text
    elif entry.fact.relation == "leads-to":
        if is_clause(entry.term) and not re.match(r"(?i)(?:if|when)\b", entry.term):
            yield "", entry.term
        if not says_little(entry.term) and not _HANGS.match(entry.meaning):
            yield entry.term, re.split(r"[;–]", entry.meaning)[0].strip()
    elif not says_little(entry.term) and not _HANGS.match(entry.meaning):
        yield entry.term, re.split(r";", entry.meaning)[0].strip()


def _said_anywhere(corpus: Corpus, entry: Entry, turned: str) -> bool:
    """Whether the notes also say the opposite, of the same term or in so many words."""
    wanted = simple(turned)
    for other in corpus.statements:
        if wanted in (simple(other.text), simple(other.term)) and (
            len(wanted.split()) > 2 or other.topic == entry.topic
        ):
            return True
        if entry.term and simple(other.term) == simple(entry.term) and wanted in simple(other.meaning):
            return True
    return False


PLUGIN = Recipe("alternative", make)

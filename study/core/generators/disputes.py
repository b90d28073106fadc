"""Facts the notes themselves call into doubt: no question is made from them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from study.core.generators.entry import Entry
from study.core.generators.quantities import Quantity, quantities, same
from study.core.generators.wording import simple, stem, words
from study.core.notes.model import Topic


def _subject(entry: Entry) -> frozenset[str]:
    """What a number is about: the words of the term, or all words of a sentence but the number's."""
    return words(entry.term) if entry.term else frozenset(word for word in entry.words if not word[0].isdigit())


def contradicting(statements: Sequence[Entry]) -> Iterator[str]:
    """Facts that give different numbers of one dimension for the same thing."""
    about: dict[frozenset[str], list[Entry]] = {}
    for entry in statements:
        if entry.amounts and (subject := _subject(entry)):
            about.setdefault(subject, []).append(entry)
    for entries in about.values():
        for one, other in combinations(entries, 2):
            if _disagree(one, other) and not _parallel(one.topic, other.topic):
                yield from (one.key, other.key)


def _disagree(one: Entry, other: Entry) -> bool:
    """Whether a role both give ("maximum"; "" counts for all) has numbers that differ."""
    for left in one.amounts:
        rivals = [right for right in other.amounts if right.dimension == left.dimension and _comparable(left, right)]
        if rivals and not any(same(left, right) for right in rivals):
            return True
    return False


def _comparable(one: Quantity, other: Quantity) -> bool:
    return one.role == other.role or not one.role or not other.role


def _parallel(one: Topic, other: Topic) -> bool:
    """Whether two topics tell the same things of two subjects: siblings that share two or more terms.
    There a number that differs is the point of the notes, not a contradiction."""
    if one.key == other.key or one.parent != other.parent:
        return False
    terms = [{simple(fact.term) for fact in topic.facts if fact.term} for topic in (one, other)]
    return len(terms[0] & terms[1]) >= 2


def changed(statements: Sequence[Entry], common: frozenset[str]) -> Iterator[str]:
    """A `[!changed]` callout speaks of what its topic used to say: refused with what it touches, the
    facts that share a telling word with it, or a dimension and any word, or stand right above it."""
    for topic in {entry.topic.key: entry.topic for entry in statements}.values():
        here = [entry for entry in statements if entry.topic.key == topic.key]
        callouts = [entry for entry in here if entry.fact.callout == "changed"]
        yield from (entry.key for entry in callouts)
        for callout, entry in ((callout, entry) for callout in callouts for entry in here if not entry.fact.callout):
            shared = entry.words & callout.words
            telling = {word for word in shared - common if not word.isdigit() and word not in _title(topic)}
            if len(telling) >= 2 or (telling or shared) and _dimensions(entry) & _dimensions(callout):
                yield entry.key


def _title(topic: Topic) -> Iterable[str]:
    return {stem(word) for word in simple(topic.title).split()}


def _dimensions(entry: Entry) -> set[str]:
    return {amount.dimension for amount in quantities(entry.text)}

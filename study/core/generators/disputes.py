"""Facts the notes themselves call into doubt: no question is made from them."""

import re
from collections.abc import Iterator, Sequence, Set
from decimal import Decimal
from itertools import product
from typing import NamedTuple

from study.core.generators.entry import Entry
from study.core.notes.model import Topic
from study.core.text.compare import simple, words
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity, agree, same
from study.core.text.unit import spelled


def _subject(entry: Entry) -> frozenset[str]:
    """What a number is about: the words of the term, or all words of a sentence but the number's."""
    said = words(entry.term) if entry.term else entry.words
    return frozenset(word for word in said - _OF_NUMBERS if not word[0].isdigit() and not spelled(word))


# "Maximum timeout: 15 min" and "the timeout is at most 900 s" are about one thing.
_OF_NUMBERS = frozenset(
    ("max maximum min minimum limit limited default most least size only").split()  # noqa: SIM905 - word lists read better as text
)


MOST_RIVALS = 100
"""Facts about one thing that one of them is held against: those that follow it."""


class Contradictions(NamedTuple):
    """Facts that give different numbers of one dimension for the same thing: those of which nothing is asked, and those
    that are `left` to their writer, because somebody has answered what one of the two says."""

    found: frozenset[str]
    left: frozenset[str]


class Settled(NamedTuple):
    """Facts, by key: those that somebody was asked and has `answered`, and those that were `chosen` to be asked though
    another line says otherwise."""

    answered: Set[str] = frozenset()
    chosen: Set[str] = frozenset()

    def leaves(self, one: str, other: str) -> bool:
        """Whether two facts that cannot both be the answer are left to their writer: what was answered of one alone, or
        chosen, goes on, and the other waits. Otherwise neither is asked."""
        return (one in self.answered) != (other in self.answered) or not self.chosen.isdisjoint((one, other))


NOTHING_SETTLED = Settled()


def contradicting(statements: Sequence[Entry], settled: Settled = NOTHING_SETTLED) -> Contradictions:
    """Facts that give different numbers of one dimension for the same thing."""
    found: set[str] = set()
    left: set[str] = set()
    about: dict[frozenset[str], list[Entry]] = {}
    for entry in statements:
        if entry.amounts and (subject := _subject(entry)):
            about.setdefault(subject, []).append(entry)
    for entries in about.values():
        for place, one in enumerate(entries, 1):
            for other in entries[place : place + MOST_RIVALS]:
                of = left if settled.leaves(one.key, other.key) else found
                known = one.key in of and other.key in of
                if not known and _disagree(one, other) and not _parallel(one.topic, other.topic):
                    of |= {one.key, other.key}
    return Contradictions(frozenset(found), frozenset(left - found))


def _disagree(one: Entry, other: Entry) -> bool:
    """Whether a role both give ("maximum"; "" counts for all) has numbers that differ."""
    for left in one.amounts:
        rivals = [right for right in other.amounts if right.dimension == left.dimension and _comparable(left, right)]
        if rivals and not any(agree(left, right) for right in rivals):
            return True
    return False


_OF = re.compile(r"\s?(?:of|di|de|von|an|av|van)?\s?([^\W\d_]{3,})")
"""What an amount is an amount of: "3 GB of RAM"."""
_ALSO = {"ram": "memory", "arbeitsspeicher": "memory", "speicher": "memory", "memoria": "memory", "mémoire": "memory"}
"""Words for one quantity."""


def rivalling(statements: Sequence[Entry]) -> frozenset[str]:
    """Facts of one page that say of one quantity up to how much there is, and differ: one of them may be of
    yesterday, and only the writer knows which. Terms alone are told apart by their headings."""
    found: set[str] = set()
    most: dict[tuple[str, str, str], list[tuple[Entry, Quantity]]] = {}
    for entry in statements:
        for amount in entry.amounts:
            quantity = _quantity(entry, amount)
            if quantity and amount.measured and (amount.role == "maximum" or amount.ends):
                most.setdefault((entry.topic.file, amount.dimension, quantity), []).append((entry, amount))
    for claims in most.values():
        tops = {_top(amount) for _, amount in claims}
        if len(tops) > 1 and any(not entry.term for entry, _ in claims):
            found |= {entry.key for entry, _ in claims}
    return frozenset(found)


def _quantity(entry: Entry, amount: Quantity) -> str:
    """The one word for what is measured: the term, or the noun behind the amount."""
    text = entry.meaning or entry.text
    of = _OF.match(text[amount.end :])
    named = [word for word in simple(entry.term).split() if word not in _OF_NUMBERS] if entry.term else []
    word = named[0] if len(named) == 1 else of[1].lower() if of and not entry.term else ""
    return _ALSO.get(word, word)


def _top(amount: Quantity) -> Decimal:
    return amount.ends[1] if amount.ends else amount.base


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
    """Everything in a `[!changed]` callout, and what such a callout overtakes in its topic: a fact
    that it nearly repeats, or whose number it does not give, or gives only as the old one."""
    by_topic: dict[str, list[Entry]] = {}
    for entry in statements:
        by_topic.setdefault(entry.topic.key, []).append(entry)
    for here in by_topic.values():
        topic = here[0].topic
        callouts = [entry for entry in here if entry.fact.callout == "changed"]
        yield from (entry.key for entry in callouts)
        for callout, entry in product(callouts, (entry for entry in here if not entry.fact.callout)):
            shared = {word for word in entry.words & callout.words if not word[0].isdigit()}
            if shared - common - words(topic.title) and (_overtaken(entry, callout) or _repeats(shared, entry)):
                yield entry.key


def _repeats(shared: set[str], entry: Entry) -> bool:
    return len(shared) >= REPEATED * len(entry.words)


REPEATED = 0.7
_OLD = re.compile(
    r"(?i)\b(?:was|were|old|until|formerly|earlier|previously|still|before|used to|not|from|instead of)\b"
)


def _overtaken(entry: Entry, callout: Entry) -> bool:
    """Whether the callout speaks of such a quantity, but not of this one as it holds now."""
    for amount in entry.amounts:
        rivals = [other for other in quantities(callout.text) if other.dimension == amount.dimension]
        if rivals and not any(same(amount, other) and not _is_old(callout.text, other) for other in rivals):
            return True
    return False


def _is_old(text: str, amount: Quantity) -> bool:
    """Whether a word of the past stands before an amount in its sentence, or an arrow right after it."""
    before = re.split(r"[.;] ", text[: amount.start])[-1]
    return bool(_OLD.search(before)) or text[amount.end :].lstrip().startswith("–")

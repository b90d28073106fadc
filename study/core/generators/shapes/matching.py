"""Match the pairs: three to eight of one kind, from one list or table."""

import re
from collections.abc import Iterator, Sequence

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Reason, Shape
from study.core.generators.entry import Entry
from study.core.generators.lists import side
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.subjects import has_pair, is_property
from study.core.generators.whole import leans, length
from study.core.notes.model import Topic
from study.core.text.compare import akin, close, opened, simple, words

FEWEST, MOST = 3, 8
MOST_OF_PART = 6
"""Pairs of a part of a longer list."""
MOST_LOOKED_AT = 60
"""Pairs of one list that are parted."""
WHOLE, PART = 3, 5
"""The rank of a list and of some of one, which is asked where nothing asks its lines one by one."""
_BEGINNING, _SHORTEST = 5, 4
"""Letters by which a word is known wherever it stands, and by which one is that begins like another."""
_ASIDE = re.compile(r"\W*\(")
LONGEST = 14
"""Words of one side."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """Matchings of each list that is made of pairs, or of little else."""
    for together in corpus.lists[topic.key]:
        first = together[0]
        if first.phrasebook is None or len(together) < FEWEST:
            continue
        size = corpus.size.get((topic.key, first.fact.parent, first.fact.lead), 0)
        both = [entry for entry in together if _pairs(corpus, entry)]
        paired = [entry for entry in both if not _is_seen(entry) and not _ASIDE.match(entry.term)]
        if len(paired) < FEWEST or len(both) * 3 < size * 2:
            continue
        whole = len(both) == size <= MOST and _told_apart(paired)
        for number, some in enumerate([paired] if whole else _parted(paired, first.phrasebook), 1):
            yield _matched(corpus, first, some, "" if number == 1 else str(number), WHOLE if whole else PART)


def _matched(corpus: Corpus, first: Entry, together: Sequence[Entry], slot: str, rank: int) -> Candidate:
    """One question of some pairs of the list that begins with `first`."""
    phrasebook = first.phrasebook
    assert phrasebook is not None
    pairs = [
        (opened(entry.term), opened(entry.meaning), f"{phrasebook.shown(opened(entry.term))}: {entry.meaning}")
        for entry in together
    ]
    reasons = tuple(Reason(right, entry.key, why) for entry, (_, right, why) in zip(together, pairs, strict=True))
    lead = corpus.leads.get((first.topic.key, first.fact.lead))
    fact = first.fact.parent or (lead.key if lead is not None else "") or first.key
    return Proposal(
        "matching", together, phrasebook.matching, bodies.pairs(pairs), rank, slot, fact=fact, reasons=reasons
    ).of(corpus)


def _parted(paired: Sequence[Entry], phrasebook: Phrasebook) -> Iterator[list[Entry]]:
    """The pairs of a list by the forms of their sides, those that are told apart, in parts of few."""
    forms: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in paired[:MOST_LOOKED_AT]:
        key = (entry.fact.relation, side(entry.term, phrasebook), side(entry.meaning, phrasebook))
        kept = forms.setdefault(key, [])
        if not _tells(entry) and all(_differs(entry, other) for other in kept):
            kept.append(entry)
    for kept in forms.values():
        parts = -(-len(kept) // MOST_OF_PART)
        for at in range(parts):
            part = kept[at * len(kept) // parts : (at + 1) * len(kept) // parts]
            if len(part) >= FEWEST:
                yield part


def _tells(entry: Entry) -> bool:
    """Whether a side of a pair says nothing in words, or is a number of its list."""
    sides = [{word for word in words(text) if word.isalpha()} for text in (entry.term, entry.meaning)]
    return not all(sides) or any(sign in "(0123456789" for sign in entry.term)


def _is_seen(entry: Entry) -> bool:
    """Whether one side of a pair is seen from the other: words begin alike, or hold one another's beginning, as
    "hypertrophic" and "cellhypertrophy", "bitrate" and "rate" do."""
    said, told = (
        [part for word in words(text) for part in word.split(".") if part.isalpha() and len(part) >= _SHORTEST]
        for text in (entry.term, entry.meaning)
    )
    return any(
        one in other or other in one or one[:_BEGINNING] in other or other[:_BEGINNING] in one or _begin(one, other)
        for one in said
        for other in told
    )


def _begin(one: str, other: str) -> bool:
    return one[:_SHORTEST] == other[:_SHORTEST] and min(len(one), len(other)) > _SHORTEST


def _differs(one: Entry, other: Entry) -> bool:
    """Whether two pairs are of one form and say different things."""
    apart = not close(one.meaning, other.meaning) and simple(one.term) != simple(other.term)
    return apart and akin(one.term, other.term)


def _pairs(corpus: Corpus, entry: Entry) -> bool:
    return (
        has_pair(entry)
        and not entry.fact.ordered
        and len(entry.cells) in (0, 2)
        and entry.fact.relation != ""
        and length(entry.meaning) <= LONGEST
        and not words(entry.term) & words(entry.meaning)
        and not is_property(corpus, entry)
        and not leans(entry.meaning, entry.phrasebook)
    )


def _told_apart(together: Sequence[Entry]) -> bool:
    """Whether all terms are of one form, and no two sides say the same."""
    terms, meanings = [entry.term for entry in together], [entry.meaning for entry in together]
    one_form = all(akin(terms[0], term) for term in terms[1:]) and len({e.fact.relation for e in together}) == 1
    alike = any(close(one, other) for at, one in enumerate(meanings) for other in meanings[at + 1 :])
    return one_form and not alike and len({simple(term) for term in terms}) == len(terms)


PLUGIN = Shape("matching", make)

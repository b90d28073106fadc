"""Terms and what is said of them: `X ⇒ Y`, `X: Y`, `X - Y`, asked from either side."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Recipe
from study.core.generators.distractors import near
from study.core.generators.entry import Entry
from study.core.generators.prompts import ask_about, ask_for_term, says_little
from study.core.generators.proposal import propose
from study.core.generators.statements import Corpus
from study.core.notes.model import Topic
from study.core.text.compare import form, members, opened


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """Two questions of each fact with a term: what it means, and which term is meant."""
    known: dict[str, bool] = {}

    def fits(one: Entry) -> bool:
        if one.key not in known:
            known[one.key] = _fits(one)
        return known[one.key]

    for entry in corpus.by_topic[topic.key]:
        if not fits(entry):
            continue
        rivals = [
            other
            for other in corpus.around(entry)
            if other.key != entry.key and fits(other) and _same_sort(other, entry)
        ]
        meanings = near(corpus, entry, entry.meaning, [(other.meaning, other) for other in rivals])
        if meanings and not says_little(entry.term):
            body = bodies.one_of(opened(entry.meaning), map(opened, meanings))
            yield propose("definition", (entry,), ask_about(corpus, entry), body, rank=2)
        if form(entry.meaning) == "phrase" and " " not in entry.meaning:  # "optional" may describe anything
            continue
        terms = near(
            corpus, entry, entry.term, [(other.term, other) for other in rivals if not says_little(other.term)]
        )
        if len(terms) > 1 and not says_little(entry.term):
            body = bodies.one_of(opened(entry.term), map(opened, terms))
            yield propose("definition", (entry,), ask_for_term(corpus, entry), body, slot="term", rank=3)


def _fits(entry: Entry) -> bool:
    """Numbers, sequences and lists have recipes of their own."""
    bare_number = bool(entry.amounts) and len(entry.meaning.split()) <= (5 if len(entry.amounts) == 1 else 9)
    sequence = re.search("→|->", entry.fact.meaning) is not None
    return bool(entry.term and entry.meaning) and not bare_number and not sequence and not members(entry.meaning)


def _same_sort(one: Entry, other: Entry) -> bool:
    """Whether the terms of two facts could stand beside each other: both consequences or neither,
    both conditions or neither, both numbers or neither."""
    same_relation = one.fact.relation == other.fact.relation or "leads-to" not in (
        one.fact.relation,
        other.fact.relation,
    )
    return same_relation and all(
        (form(one.term) == sort) == (form(other.term) == sort) for sort in ("condition", "number")
    )


PLUGIN = Recipe("definition", make)

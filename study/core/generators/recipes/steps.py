"""Steps in order: numbered lists, and sequences written in one line ("A → B → C", "A, then B")."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Recipe
from study.core.generators.entry import Entry
from study.core.generators.prompts import path, quoted, says_little
from study.core.generators.proposal import propose
from study.core.generators.statements import Corpus
from study.core.notes.model import Topic
from study.core.text.compare import clean, opened

_LEAST, _MOST = 3, 8
_CHAIN = re.compile(r"\s*(?:⇒|→|=>|->)\s*|,?\s+(?:and )?then\s+")


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One ordering of each numbered list of three to eight steps, and of each chain of three or more."""
    runs: dict[tuple[str, str, str], list[Entry]] = {}
    for entry in corpus.by_topic[topic.key]:
        if entry.fact.ordered:
            runs.setdefault(entry.group, []).append(entry)
        elif len(chain := _chain(entry)) >= _least(entry) and len(set(chain)) == len(chain):
            where = path(corpus, topic, entry.lead)
            prompt = f"In “{where}”, put these in the order the notes give." if where else ""
            yield propose("steps", (entry,), prompt, bodies.order(chain), slot="chain", rank=3)
    for run in runs.values():
        texts = tuple(opened(entry.text) for entry in run)
        if _LEAST <= len(texts) <= _MOST and len(set(texts)) == len(texts):
            body = bodies.order(texts)
            yield propose("steps", run, _prompt(corpus, run[0]), body, rank=1, key=run[0].fact.parent)


def _chain(entry: Entry) -> tuple[str, ...]:
    """The parts of a sequence in one line; empty when a part is a sentence of its own."""
    if entry.fact.relation in ("means", "explains") or re.match(r"(?i)(?:if|when)\b", entry.text):
        return ()
    parts = tuple(opened(clean(part)) for part in _CHAIN.split(entry.fact.text) if clean(part))
    return parts if all(len(part.split()) <= LONGEST_PART for part in parts) else ()


def _least(entry: Entry) -> int:
    """A sequence says "then", or goes on for four parts: `X ⇒ Y ⇒ Z` may be a remark on X."""
    return _LEAST if "⇒" not in entry.fact.text and "=>" not in entry.fact.text else _LEAST + 1


LONGEST_PART = 8
"""Words a part of a chain may have."""


def _prompt(corpus: Corpus, first: Entry) -> str:
    where = path(corpus, first.topic)
    if first.lead and not says_little(first.lead):
        opening = f"In “{where}”, p" if where else "P"
        return f"{opening}ut the steps of {quoted(first.lead)} in order."
    return f"Put the steps of “{where}” in order." if where else ""


PLUGIN = Recipe("steps", make)

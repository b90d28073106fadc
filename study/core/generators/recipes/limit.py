"""Numbers with a unit: typed in, and told from near misses."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Recipe
from study.core.generators.distractors import numbers
from study.core.generators.entry import Entry
from study.core.generators.prompts import path, place, quoted, says_little, told
from study.core.generators.proposal import propose
from study.core.generators.statements import Corpus
from study.core.notes.model import Topic
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity, same

_BEFORE = re.compile(
    r"(?i)^(?:exactly|about|up to|at most|at least|max(?:imum)?(?: of)?|min(?:imum)?(?: of)?|only|by default)?\s*\(?$"
)
_LIMITS = re.compile(r"(?i)\b(?:limits?|quotas?|max(?:imum)?|capacity)\b")
_NAMED = re.compile(r"(?i)(?:maximum|minimum|default|number of|size of|largest|smallest|longest|shortest)\s")
_ROLE = {"maximum": "the maximum", "minimum": "the minimum", "default": "the default", "step": "the step"}


MOST_COUNTED = 4
"""Words a counted thing may have in a question: "messages per second"."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """For each number or range that a term has: one to type, and for a number a choice among near misses."""
    for entry in corpus.by_topic[topic.key]:
        if not entry.term or not entry.meaning or says_little(entry.term) or _is_no_name(entry):
            continue
        for amount in _asked(entry):
            slot = amount.role if len(entry.amounts) > 1 else ""
            unit = amount.unit if amount.measured else ""
            question = _question(corpus, entry, amount)
            counted = entry.meaning[amount.end :].strip() if not unit and len(entry.amounts) == 1 else ""
            question += f", in {counted}" if 0 < len(counted.split()) <= MOST_COUNTED and counted[0].isalpha() else ""
            typed = f"{question}, in {_unit_name(unit)}?" if unit else f"{question}?"
            yield propose("limit", (entry,), typed, bodies.amount(amount), slot=slot, rank=1)
            wrong = numbers(corpus, entry, amount)
            if len(wrong) >= 2:
                body = bodies.one_of(amount.text, wrong)
                yield propose("limit", (entry,), f"{question}?", body, slot=f"choice-{slot}".rstrip("-"), rank=4)


def _is_no_name(entry: Entry) -> bool:
    """Whether the term is no thing that has a value: it holds a number itself, or tells what to do
    ("get more memory ⇒ up to 10 GB")."""
    doing = entry.fact.relation == "leads-to" and len(entry.term.split()) >= 3 and entry.term[0].islower()
    return bool(quantities(entry.term, entry.fact.language)) or doing


def _asked(entry: Entry) -> tuple[Quantity, ...]:
    """The numbers that can be asked for without doubt: the only one, at the meaning's start, or
    those whose roles (minimum, default, …) tell them apart."""
    amounts = [amount for amount in entry.amounts if amount.unit or not entry.meaning[amount.end :].strip()]
    if len(entry.amounts) == 1 and amounts:
        return tuple(amounts) if _BEFORE.match(entry.meaning[: amounts[0].start]) else ()
    if entry.amounts and all(same(entry.amounts[0], other) for other in entry.amounts):
        return (amounts[0],) if amounts and _BEFORE.match(entry.meaning[: amounts[0].start]) else ()
    roles = [amount.role for amount in entry.amounts]
    if len(set(roles)) == len(roles) and len(entry.meaning.split()) <= 10:
        return tuple(amount for amount in amounts if amount.ends or amount.role in ("minimum", "maximum", "default"))
    return ()


def _question(corpus: Corpus, entry: Entry, amount: Quantity) -> str:
    where, term = place(corpus, entry), quoted(entry.term)
    if _NAMED.match(entry.term):
        return f"{where}what is {told(entry.term, counted=not amount.measured)}"
    if amount.ends:
        return f"{where}which range is given for {term}"
    if amount.role:
        return f"{where}what is {_ROLE[amount.role]} for {term}"
    if _LIMITS.search(path(corpus, entry.topic, entry.lead)):
        return f"{where}what is the limit for {term}"
    return f"{where}which value is given for {term}"


def _unit_name(unit: str) -> str:
    names = {"s": "seconds", "ms": "milliseconds", "min": "minutes", "h": "hours", "%": "percent", "byte": "bytes"}
    return names.get(unit, unit)


PLUGIN = Recipe("limit", make)

"""A fact in its place among the notes, with its words cleaned once for all who ask."""

import re
from dataclasses import dataclass
from functools import cached_property

from study.core.generators.quantities import Quantity, quantities
from study.core.generators.wording import clean, simple, words
from study.core.notes.model import Fact, Topic


@dataclass(frozen=True)
class Entry:
    """A fact in its place. `text`, `term`, `meaning` and `lead` are cleaned; `order` is its place in
    reading order."""

    fact: Fact
    topic: Topic
    order: int
    text: str
    term: str
    meaning: str
    lead: str

    @cached_property
    def words(self) -> frozenset[str]:
        return words(self.text)

    @cached_property
    def amounts(self) -> tuple[Quantity, ...]:
        """Quantities of the meaning where there is one, else of the whole text."""
        return quantities(self.meaning or self.text)

    @property
    def key(self) -> str:
        return self.fact.key

    @property
    def group(self) -> tuple[str, str, str]:
        """Facts under one lead share this."""
        return (self.topic.key, self.fact.parent, simple(self.lead))


def is_lead(fact: Fact) -> bool:
    """Whether a fact only introduces others: its text ends with a colon, or is a link and no more."""
    return fact.text.rstrip(" *_").endswith(":") or bool(re.fullmatch(r"!?\[\[[^\]]*\]\]", fact.text.strip()))


def read_entry(fact: Fact, topic: Topic, order: int) -> Entry:
    return Entry(fact, topic, order, clean(fact.text), clean(fact.term), clean(fact.meaning), clean(fact.lead))

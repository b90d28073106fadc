"""A fact in its place among the notes, with its words cleaned once for all who ask."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from study.core.generators.languages import PHRASEBOOKS
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.whole import INDEFINITE, length, without_article
from study.core.notes.model import Fact, Topic
from study.core.notes.row_cells import cells_of, edition, keys_of
from study.core.text.compare import clean, simple, words
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity, Role, role_named

_SIGNS = re.compile(
    r"^(?:[\u2500-\u257f↰-↳↪⤷⮑⮡➔➙-➾☛☞✅☑✔✓⚠❗‼❓⭐\U0001f300-\U0001f6aa\U0001f6ac-\U0001faff]\ufe0f?\s*|[▶►▸▹▷▪▫●○■□◆◇◦‣]\s+)+(?=\S)"
)
"""What draws a tree, or points, before the name of a thing: "↳ Bundle", "└── Fibre", "👉 Sail". A cross denies."""
LONGEST_LABEL = 8
"""Words that a bullet may have to be named in a context."""
_SET_OFF = re.compile(r"\W{0,2}(?:\*\*|__|==|\*|_|`)\S")


@dataclass(frozen=True)
class Entry:
    """A fact in its place. `text`, `term`, `meaning` and `lead` are cleaned; `order` is its place in
    reading order, `language` its code, empty where none is told: there may be no phrasebook of it. `by_term` says that
    its meaning was asked for by its term so far, or the other way round."""

    fact: Fact
    topic: Topic
    order: int
    text: str
    term: str
    meaning: str
    lead: str
    language: str = ""
    by_term: bool = False

    @cached_property
    def words(self) -> frozenset[str]:
        return words(self.text)

    @cached_property
    def phrasebook(self) -> Phrasebook | None:
        return PHRASEBOOKS.get(self.language)

    @cached_property
    def amounts(self) -> tuple[Quantity, ...]:
        """Quantities of the meaning where there is one, else of the whole text."""
        found = quantities(self.meaning or self.text, self.language)
        named = role_named(self.term)
        return found if not named or any(amount.role for amount in found) else tuple(_with(named, found))

    @cached_property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """Of a table row the cells with the names of their columns; empty for anything else."""
        return tuple((clean(cell.head), clean(cell.text)) for cell in cells_of(self.fact))

    @cached_property
    def _cell_keys(self) -> tuple[int, ...]:
        return keys_of(self.fact, len(self.cells))

    def slot(self, column: int) -> str:
        """What tells the question of one cell of a table row apart, wherever its column stands."""
        return f"c{self._cell_keys[column]}"

    @property
    def edition(self) -> str:
        """What tells the questions that rest on all of a table row from those before a cell of it gave way."""
        return edition(self.fact) if self.cells else ""

    def column(self, slot: str) -> int:
        """The column whose cell the question of that slot asks for."""
        return self._cell_keys.index(int(slot.removeprefix("c")))

    @property
    def is_set_off(self) -> bool:
        """Whether it begins with words that the writer set off from the others."""
        return _SET_OFF.match(self.fact.text) is not None

    @property
    def key(self) -> str:
        return self.fact.key

    @property
    def group(self) -> tuple[str, str, str]:
        """Facts under one lead share this."""
        return (self.topic.key, self.fact.parent, simple(self.lead))


def _with(role: Role, amounts: Iterable[Quantity]) -> Iterator[Quantity]:
    """ "Maximum timeout: 900 s (15 minutes)" gives the maximum twice."""
    return (amount if amount.ends else replace(amount, role=role) for amount in amounts)


def is_lead(fact: Fact) -> bool:
    """Whether a fact only introduces others: its text ends with a colon, or is a link and no more."""
    bare = fact.text.rstrip(" *_")
    return (
        fact.role == "lead" or bare.endswith((":", "：")) or bool(re.fullmatch(r"!?\[\[[^\]]*\]\]", fact.text.strip()))
    )


_LINK = {"ru": "это ", "pl": "to "}
"""What stands between the dash and what a thing is, as its verb: "Систола — это фаза …"."""


def read_entry(fact: Fact, topic: Topic, order: int, language: str = "", by_term: bool = False) -> Entry:
    fact = _parted(fact, language) if by_term and not fact.term else fact
    term, meaning = _SIGNS.sub("", clean(fact.term)), clean(fact.meaning).removeprefix(_LINK.get(language, ""))
    return Entry(fact, topic, order, clean(fact.text), term, meaning, clean(fact.lead), language, by_term)


def _parted(fact: Fact, language: str) -> Fact:
    """A sentence as the term with its meaning that it was: "Lien is a right" goes on as "Lien: a right"."""
    words = PHRASEBOOKS.get(language)
    found = words.defines.match(fact.text.rstrip(" .")) if words else None
    if words is None or found is None:
        return fact
    term = without_article(INDEFINITE.sub("", found["subject"], count=1), words)
    return fact._replace(term=term, meaning=found["said"], relation="means")


def label(entry: Entry | None, text: str) -> str:
    """What a bullet or a lead is called in a context: its term, or itself where it is short."""
    short = clean(text)
    if entry is not None and entry.term and length(short) > LONGEST_LABEL:
        short = entry.term
    return short if length(short) <= LONGEST_LABEL else ""

"""Utterances into facts: what a line says, told from its words and from where it stands.

Many are told together, column by column: each rule goes through all of them before the next rule begins. That takes
two thirds of the time that it takes to ask every rule about one line after the other.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import repeat
from typing import NamedTuple

from study.core.notes.block import BlockKind
from study.core.notes.diary import told
from study.core.notes.inline import has_content
from study.core.notes.kinds import joins, kind_of
from study.core.notes.model import Fact, FactKind, Lines, OwnCard, Role
from study.core.notes.roles import role_of
from study.core.notes.sections import EXAMPLE, Unasked
from study.core.notes.split import NO_SPLIT, Split, split_term
from study.core.notes.unasked import LEAD, unasked
from study.core.text.amounts import amount_at
from study.core.text.language import language_of
from study.core.text.names import words_of

PAIR = 2
"""Columns of a table of names with their meanings."""
_BAR = re.compile(r"(?<!\S)\|(?!\S)")
COLON = (":", ":**", ":*", ":__", "：", "：**")
"""What a line ends with that introduces what follows."""


class Utterance(NamedTuple):
    """A line that says something, and where it stands. `block` is the kind of its block, `section` what the headings
    and items above make of it. `split` and `given` are the two sides and the role where they are known already;
    `is_read` says that a dialect has read it."""

    key: str
    text: str
    lines: Lines
    lead: str
    parent: str
    depth: int
    ordered: bool
    callout: str
    cards: tuple[OwnCard, ...]
    block: BlockKind
    marker: str
    section: Unasked | None
    split: Split | None
    given: Unasked | None
    is_read: bool


def facts_of(held: Sequence[Utterance], likely: str, is_journal: bool) -> list[Fact]:
    """The utterances of a page as facts; `likely` is the language of the page, `is_journal` says that it is a day's."""
    keys, texts, lines, leads, parents, depths, ordered, callouts, cards, *_ = zip(*held, strict=True)
    words = [words_of(text) or [""] for text in texts]
    splits = [_split(one) if one.split is None else one.split for one in held]
    amounts = list(map(amount_at, texts))
    kinds = [
        kind_of(one.text, said, split, amount, ordered=one.ordered, enumerated=_is_enumerated(one))
        for one, said, split, amount in zip(held, words, splits, amounts, strict=True)
    ]
    languages = [language_of(text, likely) for text in texts]
    nevers = [one.given or _never(one, said, split) for one, said, split in zip(held, words, splits, strict=True)]
    roles = [
        never or _role(one, said, split, kind, amount)
        for one, said, split, kind, amount, never in zip(held, words, splits, kinds, amounts, nevers, strict=True)
    ]
    roles = [
        one if one.why or utterance.is_read or split.term else told(one.role, text, said, language, is_journal) or one
        for utterance, one, text, said, split, language in zip(
            held, roles, texts, words, splits, languages, strict=True
        )
    ]
    terms, meanings, relations = zip(*splits, strict=True)
    does, whys = zip(*roles, strict=True)
    columns = (keys, kinds, texts, lines, terms, meanings, relations, leads, parents, depths, ordered, callouts)
    return list(map(Fact, *columns, repeat(False), does, whys, languages, cards))


def _is_enumerated(utterance: Utterance) -> bool:
    return utterance.block == "item" and bool(utterance.lead)


def _split(utterance: Utterance) -> Split:
    if utterance.block == "row":
        return _row_split(utterance.text, utterance.lead)
    split = split_term(utterance.text)
    return NO_SPLIT if split.term and joins(split.term) else split


def _row_split(text: str, header: str) -> Split:
    """A row of two cells is a term and its meaning, unless its table has more columns: a cell that is empty or missing
    makes no meaning of another one."""
    left, *others = (cell.strip() for cell in _BAR.split(text))
    pair = len(others) == 1 and len(_BAR.split(header)) <= PAIR and has_content(left) and has_content(others[0])
    return Split(left, others[0], "means") if pair else NO_SPLIT


def _never(utterance: Utterance, words: Sequence[str], split: Split) -> Unasked | None:
    """Why no question may be made from an utterance that no dialect has read."""
    text, has_sides = utterance.text, bool(split.term) or utterance.block == "row"
    found = unasked(text, words, utterance.marker, utterance.section, utterance.lead, has_sides)
    return found or (LEAD if text.endswith(COLON) else None)


def _role(utterance: Utterance, words: Sequence[str], split: Split, kind: FactKind, amount: int) -> Unasked:
    """What an utterance does that may be asked."""
    if utterance.block == "row":
        return _asked("row")
    role = role_of(
        utterance.text,
        words,
        split,
        kind,
        amount,
        ordered=utterance.ordered,
        enumerated=_is_enumerated(utterance),
        callout=utterance.callout,
    )
    is_alone = role == "example" and not utterance.callout  # in a box of examples there is more
    return EXAMPLE if is_alone else _asked(role)


@cache
def _asked(role: Role) -> Unasked:
    return Unasked(role, "")

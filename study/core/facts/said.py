"""A line of notes as the patterns of dated facts read it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from study.core.facts.amounts import amounts
from study.core.facts.tense import is_denied, tells_of_then
from study.core.notes.model import Fact, Topic
from study.core.text import names, numeral
from study.core.text.quantity import Quantity
from study.core.text.scope import Standing

_UNDERSCORES = re.compile(r"(?<!\w)(__?)(?=\S)(.+?)(?<=\S)\1(?!\w)")
"""Emphasis; the underscores of a name (`_X_AMZN_TRACE_ID`) set nothing off."""


def plain(text: str) -> str:
    """A line's text without the marks of emphasis and code."""
    return _UNDERSCORES.sub(r"\2", re.sub(r"[*`]", "", text)).strip()


@cache
def pattern_of(expression: str) -> re.Pattern[str]:
    """Compiled when a line first stands under its subject: most patterns never meet one."""
    return re.compile(expression, re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """A line as the patterns read it: its words and digits, what it may be about, and the words that place it.
    `of_items` where it is the list that the line leads to, in one text."""

    topic: Topic
    line: Fact
    plain: str
    context: str
    standing: Standing
    of_items: bool = False

    @cached_property
    def digits(self) -> str:
        return numeral.plain(self.plain).replace("\u00a0", " ")

    @cached_property
    def of_then(self) -> bool:
        return tells_of_then(self.plain)

    @cached_property
    def is_denied(self) -> bool:
        return is_denied(self.plain)

    @cached_property
    def _known(self) -> dict[tuple[str, str], bool]:
        """What was looked up of the line."""
        return {}

    def has(self, expression: str) -> bool:
        """Whether the line matches a regular expression; looked up once, as many patterns ask for the same."""
        known = self._known.get(("has", expression))
        if known is None:
            known = self._known["has", expression] = pattern_of(expression).search(self.digits) is not None
        return known

    def names(self, words: str) -> bool:
        """Whether one of these words is in the line or above it (`is_in`); looked up once."""
        known = self._known.get(("names", words))
        if known is None:
            known = self._known["names", words] = is_in(words, self.context)
        return known

    @cached_property
    def amounts(self) -> tuple[Quantity, ...]:
        """The quantities of the line; a range counts by its ends."""
        return amounts(self.plain, self.line.language)


def lists_below(lines: Sequence[Fact]) -> dict[str, str]:
    """By the key of each line that leads to a list: its items in one text."""
    leads: dict[str, str] = {}
    items: dict[str, list[str]] = {}
    for line in lines:
        if line.lead in leads:
            items.setdefault(leads[line.lead], []).append(plain(line.text))
        leads[line.text] = line.key
    return {key: ", ".join(texts) for key, texts in items.items()}


_UNSPACED = re.compile("[\u3040-\u30ff\u4e00-\u9fff]")
"""Scripts that put no space between words."""


@cache
def _sought(words: str) -> tuple[str, ...]:
    """What is looked for of "ram|memory": a word that begins so; in Chinese and Japanese whether it occurs, as nobody
    marks beginnings."""
    return tuple(word if _UNSPACED.match(word) else f" {word}" for word in words.split("|"))


def is_in(words: str, text: str) -> bool:
    """Whether one of these words is among those of a text (`words_of`)."""
    return any(word in text for word in _sought(words))


def words_of(text: str) -> str:
    """The words of a text, lower-case, each with a space before it: " word" finds where a word begins."""
    found = names.words_of(text)
    return " " + " ".join(found) if found else ""

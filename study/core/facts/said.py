"""A line of notes as the patterns of dated facts read it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property

from study.core.facts.tense import tells_of_then
from study.core.notes.model import Fact, Topic
from study.core.text import names, numeral
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity
from study.core.text.scope import Standing

_UNDERSCORES = re.compile(r"(?<!\w)(__?)(?=\S)(.+?)(?<=\S)\1(?!\w)")
"""Emphasis; the underscores of a name (`_X_AMZN_TRACE_ID`) set nothing off."""
_AMBIGUOUS = re.compile(r"(?<!\d)\d{1,3}[.,]\d{3}(?!\d)")
_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TENS = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_NUMBERS = {word: number for number, word in enumerate(_ONES, 1)} | _TENS
_IN_WORDS = re.compile(rf"\b(?P<number>{'|'.join(_NUMBERS)})[ -](?P<unit>[a-z]{{3,}})\b", re.IGNORECASE)
_SHORT = re.compile(
    r"(?<![\w.,/-])(?P<number>\d+(?:[.,]\d+)?|half a) ?-?(?P<unit>[KMG]B?|gig(?:abyte)?s?|megs?)(?![\w/])",
    re.IGNORECASE,
)
"""Sizes as people jot them down: 512M, 3 gigs, half a gig."""
_SHORT_UNITS = {"k": "KB", "m": "MB", "g": "GB"}


def plain(text: str) -> str:
    """A line's text without the marks of emphasis and code."""
    return _UNDERSCORES.sub(r"\2", re.sub(r"[*`]", "", text)).strip()


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
    def amounts(self) -> tuple[Quantity, ...]:
        """The quantities of the line; a range counts by its ends."""
        found = (*_in_all_notations(self.plain, self.line.language), *_spelt(self.plain), *_short(self.plain))
        return tuple(end for one in found for end in _ends(one))


def lists_below(lines: Sequence[Fact]) -> dict[str, str]:
    """By the key of each line that leads to a list: its items in one text."""
    leads: dict[str, str] = {}
    items: dict[str, list[str]] = {}
    for line in lines:
        if line.lead in leads:
            items.setdefault(leads[line.lead], []).append(plain(line.text))
        leads[line.text] = line.key
    return {key: ", ".join(texts) for key, texts in items.items()}


def _in_all_notations(text: str, language: str) -> Iterator[Quantity]:
    """The quantities of a text; where a sign may group digits or begin decimals ("3.008 MB"), in both readings."""
    languages = (language, "en", "de") if _AMBIGUOUS.search(text) else (language,)
    for reading in dict.fromkeys(languages):
        yield from quantities(text, reading)


def _spelt(text: str) -> Iterator[Quantity]:
    """The quantities whose number is an English word: "five minutes"."""
    for found in _IN_WORDS.finditer(text):
        for one in quantities(f"{_NUMBERS[found['number'].lower()]} {found['unit']}", "en"):
            if one.unit:
                yield replace(one, start=found.start(), end=found.end())


def _short(text: str) -> Iterator[Quantity]:
    """The sizes whose unit is cut short."""
    for found in _SHORT.finditer(text):
        number = "0.5" if found["number"][0] in "hH" else found["number"]
        for one in quantities(f"{number} {_SHORT_UNITS[found['unit'][0].lower()]}", "en"):
            yield replace(one, start=found.start(), end=found.end())


def _ends(one: Quantity) -> Iterator[Quantity]:
    for value in (one.low, one.high):
        yield one if value is None else replace(one, value=value, low=None, high=None)
        if value is None:
            return


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

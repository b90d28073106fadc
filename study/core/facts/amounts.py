"""The amounts that a line of notes names, however it writes them: in either notation of digits, in words, cut short."""

import re
from collections.abc import Iterator
from dataclasses import replace

from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity

_AMBIGUOUS = re.compile(r"(?<!\d)\d{1,3}[.,]\d{3}(?!\d)")
_UNDER_TEN = {
    "en": "one two three four five six seven eight nine",
    "de": "eine zwei drei vier fünf sechs sieben acht neun",
    "es": "un dos tres cuatro cinco seis siete ocho nueve",
    "fr": "une deux trois quatre cinq six sept huit neuf",
    "pt": "um dois três quatro cinco seis sete oito nove",
    "it": "un due tre quattro cinque sei sette otto nove",
}
_ROUND = {
    10: "ten zehn diez dix dez dieci",
    12: "twelve zwölf doce douze doze dodici",
    15: "fifteen fünfzehn quince quinze quindici",
    20: "twenty zwanzig veinte vingt vinte venti",
    24: "twenty-four vierundzwanzig veinticuatro vingt-quatre",
    30: "thirty dreißig treinta trente trinta trenta",
    40: "forty vierzig cuarenta quarante quarenta quaranta",
    50: "fifty fünfzig cincuenta cinquante cinquenta cinquanta",
    60: "sixty sechzig sesenta soixante sessenta sessanta",
    90: "ninety neunzig noventa novanta",
    100: "hundred hundert einhundert cien cent cem cento",
    1000: "thousand tausend eintausend mil mille",
}
# "a minute" is left out: "500 a minute" is a rate.
_NUMBERS: dict[str, float] = {
    "half a": 0.5,
    "half an": 0.5,
    "media": 0.5,
    "meia": 0.5,
    "a quarter of an": 0.25,
    "an": 1,
    "einer": 1,
    "una": 1,
    "uma": 1,
}
_NUMBERS |= {word: number for words in _UNDER_TEN.values() for number, word in enumerate(words.split(), 1)}
_NUMBERS |= {word: number for number, words in _ROUND.items() for word in words.split()}
_LONGEST_FIRST = sorted(_NUMBERS, key=lambda word: (-len(word), word))
_TIMES = {"hundred": 100, "thousand": 1000}
_IN_WORDS = re.compile(
    rf"\b(?P<number>{'|'.join(_LONGEST_FIRST)})(?:[ -](?P<times>{'|'.join(_TIMES)}))?[ -](?P<unit>[^\W\d_]{{2,}})\b",
    re.IGNORECASE,
)
_MEASURED = ("time", "size")
_APART, _ENDED = r"(?<![A-Za-z0-9_À-ÿ.,/-])", r"(?![A-Za-z0-9_/À-ÿ])"
"""Around what is no part of a name; Chinese and Japanese put no space between words."""
_SHORT = re.compile(
    rf"{_APART}(?P<number>\d+(?:[.,]\d+)?|half a) ?-?(?P<unit>[KMG]B?|gig(?:abyte)?s?|megs?){_ENDED}", re.IGNORECASE
)
"""Sizes as people jot them down: 512M, 3 gigs, half a gig."""
_SHORT_UNITS = {"k": "KB", "m": "MB", "g": "GB"}


def amounts(text: str, language: str = "") -> tuple[Quantity, ...]:
    """The quantities of a line. A range counts by its ends; a number in words or a unit cut short counts with a unit
    alone, as "one" and "a" are said of anything."""
    found = (*_in_all_notations(text, language), *_spelt(text), *_short(text))
    return tuple(end for one in found for end in _ends(one))


def _in_all_notations(text: str, language: str) -> Iterator[Quantity]:
    """The quantities of a text; where a sign may group digits or begin decimals ("3.008 MB"), in both readings. Times
    and sizes count in whatever language: notes mix them, and a line is too short to tell."""
    languages = (language, "en", "de") if _AMBIGUOUS.search(text) else (language,)
    for reading in dict.fromkeys(languages):
        yield from quantities(text, reading)
    if language:
        yield from (one for one in quantities(text) if one.dimension in _MEASURED)


def _spelt(text: str) -> Iterator[Quantity]:
    """The quantities whose number is written in words: "five minutes", "one hundred ms", "una hora"."""
    for found in _IN_WORDS.finditer(text):
        number = _NUMBERS[found["number"].lower()] * _TIMES.get((found["times"] or "").lower(), 1)
        for one in quantities(f"{number} {found['unit']}"):
            if one.unit and one.dimension in _MEASURED:
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

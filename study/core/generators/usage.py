"""How the notes write words: in small letters, behind an article, as one of many. It tells a name from a noun."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from study.core.generators.entry import Entry
from study.core.generators.whole import ARTICLES
from study.core.text.compare import simple

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ONE = re.compile(r"(?i)(?<![\w-])(?P<article>an?) (?P<words>[\w’'-]+(?: [\w’'-]+){0,3})")
_MANY = re.compile(
    r"(?i)(?<![\w-])(?:these|those|two|three|four|five|six|seven|eight|nine|ten|many|several|few|multiple|various"
    r"|different|other|both|\d+) (?P<words>[\w’'-]+(?: [\w’'-]+)?)"
)
"""What counts the things behind it."""
LONGEST = 3
"""Words of a noun behind its article."""


@dataclass(frozen=True, slots=True)
class Usage:
    """`small` are the words that stand somewhere in small letters, `articled` those behind an article. `one` are the
    English nouns that the notes name with "a" or "an", each with that article, `many` the English words behind a number
    or what counts things. All of them are in small letters."""

    small: frozenset[str]
    articled: frozenset[str]
    one: dict[str, str]
    many: frozenset[str]


def read_usage(entries: Iterable[Entry]) -> Usage:
    """How `entries` use their words."""
    small, articled, one, many = set[str](), set[str](), dict[str, str](), set[str]()
    for entry in entries:
        small.update(word for word in _WORD.findall(entry.text) if word.islower())
        articled.update(word.lower() for word in _behind_article(entry.language).findall(entry.text))
        if entry.language == "en" and entry.phrasebook is not None:
            one.update(_ones(entry.text, entry.phrasebook.common))
            many.update(simple(word) for found in _MANY.findall(entry.text) for word in found.split(" "))
    return Usage(frozenset(small), frozenset(articled), one, frozenset(many))


@cache
def _behind_article(language: str) -> re.Pattern[str]:
    articles = "|".join(ARTICLES.get(language, ("(?!)",)))
    return re.compile(rf"(?i)(?<![\w’'-])(?:(?:{articles}) |(?:de)?l['’])([^\W\d_]+)")


def _ones(text: str, common: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The nouns behind "a" and "an" that end where the sentence pauses, or with a small word behind them: a noun before
    another one may be anything."""
    for found in _ONE.finditer(text):
        said = found["words"].split(" ")
        short = next((at for at, word in enumerate(said) if word.lower() in common), len(said))
        if 0 < short <= LONGEST and (short < len(said) or not re.match(r" [\w’'`*-]", text[found.end() :])):
            yield simple(" ".join(said[:short])), found["article"].lower()

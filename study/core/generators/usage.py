"""How the notes write words: in small letters, behind an article, as one of many. It tells a name from a noun, and a
noun from what describes one."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from study.core.generators.entry import Entry
from study.core.generators.whole import ARTICLES
from study.core.text.compare import simple

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_ONE = re.compile(r"(?i)(?<![\w-])(?P<article>an?|the) (?P<words>[\w’'-]+(?: [\w’'-]+){0,3})")
_MANY = re.compile(
    r"(?i)(?<![\w-])(?:these|those|two|three|four|five|six|seven|eight|nine|ten|many|several|few|multiple|various"
    r"|different|other|both|\d+) (?P<words>[\w’'-]+(?: [\w’'-]+)?)"
)
"""What counts the things behind it."""
LONGEST = 3
"""Words of a noun behind its article."""
DESCRIBES = re.compile(r"[a-z-]{2,}(?:ous|al|ic|ive|ar|ary|ate|oid|[ai]ble|ile|ent|ant|ful|less)|motor", re.I)
"""English words that may describe a noun, by their end."""
_DESCRIBED = re.compile(rf"(?<![\w’-])(?P<word>{DESCRIBES.pattern})(?= (?P<noun>[a-z]{{3,}})(?![\w’-]))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Usage:
    """`small` are the words that stand somewhere in small letters, `articled` those behind an article. Of English are
    `one`, the nouns behind an article, each with that ("the" only where there is no other), `many`, the words behind a
    number or what counts things, and `described`, by words that may describe something, what stands behind them. All of
    them are in small letters."""

    small: frozenset[str]
    articled: frozenset[str]
    one: dict[str, str]
    many: frozenset[str]
    described: dict[str, set[str]]


def read_usage(entries: Iterable[Entry]) -> Usage:
    """How `entries` use their words."""
    small, articled, one, many = set[str](), set[str](), dict[str, str](), set[str]()
    described: dict[str, set[str]] = {}
    for entry in entries:
        small.update(word for word in _WORD.findall(entry.text) if word.islower())
        articled.update(word.lower() for word in _behind_article(entry.language).findall(entry.text))
        if entry.language != "en" or entry.phrasebook is None:
            continue
        common = entry.phrasebook.common
        for noun, article in _ones(entry.text, common):
            one[noun] = article if article != "the" else one.get(noun, article)
        many.update(simple(word) for found in _MANY.finditer(entry.text) for word in found["words"].split(" "))
        for found in _DESCRIBED.finditer(entry.text):
            if found["noun"] not in common:
                described.setdefault(found["word"].lower(), set()).add(found["noun"])
    return Usage(frozenset(small), frozenset(articled), one, frozenset(many), described)


@cache
def _behind_article(language: str) -> re.Pattern[str]:
    articles = "|".join(ARTICLES.get(language, ("(?!)",)))
    return re.compile(rf"(?i)(?<![\w’'-])(?:(?:{articles}) |(?:de)?l['’])([^\W\d_]+)")


def _ones(text: str, common: frozenset[str]) -> Iterator[tuple[str, str]]:
    """The nouns behind an article that end where the sentence pauses, or with a small word behind them: a noun before
    another one may be anything."""
    for found in _ONE.finditer(text):
        said = found["words"].split(" ")
        short = next((at for at, word in enumerate(said) if word.lower() in common), len(said))
        amount = (
            short < len(said) and said[short].lower() == "of" and found["article"].lower() != "the"
        )  # "an energy of"
        if (
            0 < short <= LONGEST
            and not amount
            and (short < len(said) or not re.match(r" [\w’'`*-]", text[found.end() :]))
        ):
            yield simple(" ".join(said[:short])), found["article"].lower()

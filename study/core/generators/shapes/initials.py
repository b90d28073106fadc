"""What does it stand for? An abbreviation that a line of the notes spells out, whatever else it says: "Weighted Fair
Queueing (WFQ)", "EBS (Elastic Block Store)", "FIFO = First In First Out"."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.entry import Entry
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.notes.model import Topic
from study.core.text.compare import opened, within

LAST = 8
"""Its rank: a line is asked so where nothing else asks it."""
FEWEST, MOST = 2, 7
"""Letters of an abbreviation."""
MOST_WORDS = 9
"""Words that may spell one out, small ones among them."""
_SHORT = r"[A-Z][A-Za-z]*[A-Z](?:s(?![A-Za-z]))?"
_BEHIND = re.compile(rf"(?P<spelt>[^()\[\]{{}}:;=|]+?) \((?P<letters>{_SHORT})(?:[,/;] ?[^()]*)?\)")
_IN_BRACKETS = re.compile(rf" \({_SHORT}")  # what that pattern holds, found in a fortieth of its time
_BEFORE = re.compile(
    rf"(?<![\w`./-])(?P<letters>{_SHORT})"
    r"(?: \((?P<spelt>[^()]+)\)| ?[=:] (?P<told>[^()=|;:]+)| [-–—] (?P<dashed>[^()=|;:]+))"
)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TAIL = re.compile(r"(?<=\w)-\w+")
"""What hangs on a word and has no letter of its own: "Hash-based"."""
_ROW = re.compile(r"[,;、]")
"""What parts several things, whose letters make a word: they are named as such."""
_JOINED = re.compile(r"(?i) (?:and|or|und|oder|et|ou|y|o|e|och|eller|en|of) ")
"""What joins the last of several things."""
_PARTS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SMALL = frozenset(
    """
    of the and in for to on a an or by with at as der die das des dem den und für von zur zum im mit de la le les du
    des et à au en d l del las los el y para por e do da dos das com di il lo dei della delle per con och av för i på
    van het een voor met op
    """.split()  # noqa: SIM905 - prose is easier to read and to extend than a column of quotes
)
"""Words of which an abbreviation may leave out the letter."""


class _Spelt(NamedTuple):
    short: str
    said: str


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each abbreviation that a line spells out."""
    for entry in corpus.by_topic[topic.key]:
        phrasebook = entry.phrasebook
        if phrasebook is None:
            continue
        found = next(_spelt_out(entry), None)
        if found is None:
            continue
        context = tuple(place for place in corpus.context(entry) if not within(found.said, place))
        prompt = phrasebook.stands.format(term=phrasebook.shown(found.short))
        body = bodies.back(opened(found.said))
        yield Proposal("initials", (entry,), prompt, body, LAST, context=context).of(corpus)


def _spelt_out(entry: Entry) -> Iterator[_Spelt]:
    for found in _BEHIND.finditer(entry.text) if _IN_BRACKETS.search(entry.text) else ():
        yield from _of(found["letters"], _last_words(found["spelt"]))
    for found in _BEFORE.finditer(entry.text):
        told = found["spelt"] or found["told"] or found["dashed"]
        yield from _of(found["letters"], _first_words(told, whole=found["spelt"] is not None))
    values = [value for _, value in entry.cells]
    for letters, told in pairwise(values):
        if re.fullmatch(_SHORT, letters):
            yield from _of(letters, _first_words(told, whole=False))


def _of(short: str, tails: Iterator[str]) -> Iterator[_Spelt]:
    letters = short.removesuffix("s")
    if not FEWEST <= len(letters) <= MOST:
        return
    for tail in tails:
        if not _ROW.search(tail) and any(_spells(letters, _WORD.findall(said)) for said in (tail, _TAIL.sub("", tail))):
            yield _Spelt(letters, _one(tail) if short != letters else tail)
            return


def _one(several: str) -> str:
    """What one of several is called, in English: "Access Control Lists"."""
    return re.sub(r"(?<=[^s\W])s$", "", several)


def _last_words(text: str) -> Iterator[str]:
    """The last words of a text, few first; what ends a row of several things is not all that is spelt out."""
    starts = [found.start() for found in _WORD.finditer(text)]
    for start in reversed(starts[-MOST_WORDS:]):
        if not (text[:start].rstrip().endswith(",") and _JOINED.search(text[start:])):
            yield text[start:].strip()


def _first_words(text: str, whole: bool) -> Iterator[str]:
    """The first words of a text: all of them where it ends with what it spells."""
    ends = [found.end() for found in _WORD.finditer(text)][:MOST_WORDS]
    if not whole:
        yield from (text[:end].strip() for end in ends if re.match(r"\W*$|[,.] | [(–—-]", text[end:]))
        return
    yield from (text[:end].strip() for end in ends if re.match(r"\W*$|[,;/–—-]", text[end:].lstrip()))


def _spells(short: str, words: Sequence[str]) -> bool:
    """Whether words begin with the letters of an abbreviation, each in turn, small ones or not: none of the others is
    left over, and the first of them is no small one."""
    if not words or words[0].casefold() in _SMALL or words[-1].casefold() in _SMALL or short in words:
        return False
    parts = [part for word in words for part in _PARTS.split(word)]
    told = "".join(part[0] for part in parts if part.casefold() not in _SMALL).casefold()
    every = "".join(part[0] for part in parts).casefold()
    return short.casefold() in (told, every) and len(parts) > 1


PLUGIN = Shape("initials", make)

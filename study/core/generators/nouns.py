"""What is asked of a noun: with the article that English puts before one of many, and with the noun that a word stands
for which only describes it."""

import re

from study.core.generators.case import Case, Check
from study.core.generators.entry import Entry
from study.core.generators.grammar import is_quality_in
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.subjects import is_many
from study.core.generators.usage import DESCRIBES, Usage
from study.core.text.compare import of_one_stem, simple, stem

_WRITTEN = re.compile(r"(?i)^(?:(?P<one>an?)|the)\s+(?=\w)")
"""An article that the writer put before a term."""
_BRACKETS = re.compile(r" ?\([^()]*\)")
_BEFORE = re.compile(r" (?:of|for|in|to|per|with|from|on|at|by|under|during|between|and|or) ")
_KINDS = re.compile(r"(?i)(?:.* )?(?:types|kinds|sorts|forms|classes|categories|groups) of (?P<noun>.+)")
_VOWEL = re.compile(
    r"(?i)(?:[ai]|o(?!n[ce]e?\b|ui)|e(?![uw])|u(?!ni|s[aeiu]|t[ei]|r[aeiou]|bi)|h(?:our|onest|onou?r|eir))"
)
_ACRONYM = re.compile(r"[A-Z]{2}|[A-Z]-")
_SPELT = re.compile(r"(?:[AEFHILMNORSX](?![a-z])|[aeio])")
_NOUNS = re.compile(
    r"(?i)traffic|logic|music|magic|rhetoric|arithmetic|plastic|fabric|metal|capital|material|crystal|signal|journal"
    r"|hospital|mineral|palate|substrate|climate|.*[rv]al|\w+ic(?:a|he)"
)
"""Nouns that end as what describes something, and have often no article: the last are sciences in Italian."""
_MANY_IN_LATIN = ("i", "ae", "ia")
LONGEST_DESCRIPTION = 2
"""Words that describe a thing without naming it."""


def what(phrasebook: Phrasebook, usage: Usage, term: str) -> str:
    """The question what a term is, or what they are; in English with "a" or "an" where the notes show that there may be
    several of it."""
    if phrasebook.name != "en":
        return phrasebook.meaning.format(term=phrasebook.shown(term))
    bare = _WRITTEN.sub("", term)
    if is_many(bare):
        return phrasebook.many.format(term=phrasebook.shown(bare))
    own = _WRITTEN.match(term)
    article = own["one"] if own else _article(usage, bare)
    return phrasebook.meaning.format(term=" ".join(filter(None, ((article or "").lower(), phrasebook.shown(bare)))))


def _article(usage: Usage, term: str) -> str:
    """The article of an English noun, "" where the notes do not show that there may be several."""
    bare = _BRACKETS.sub("", term).strip()
    written = usage.one.get(simple(bare), "")
    if written in ("a", "an"):
        return _by_sound(bare) if written == "a" and not _ACRONYM.match(bare) else written
    first, *others = bare.split(" ")
    head = _BEFORE.split(bare)[0].split(" ")[-1]
    if not re.fullmatch(r"[A-Za-z-]*[a-z]{2}", head) or any(word.lower() not in usage.small for word in others):
        return ""
    if others and first.lower() not in usage.small:  # it may be a name
        return ""
    return _by_sound(bare) if any(stem(word) == head.lower() != word for word in _plurals(head, usage)) else ""


def _plurals(head: str, usage: Usage) -> list[str]:
    low = head.lower()
    forms = (f"{low}s", f"{low}es", f"{low[:-1]}ies")
    return [form for form in forms if form in usage.many]


def _by_sound(term: str) -> str:
    spelt = _SPELT.match(term) if _ACRONYM.match(term) else _VOWEL.match(term)
    return "an" if spelt else "a"


def describes_alone(usage: Usage, phrasebook: Phrasebook, term: str) -> bool:
    """Whether a term only describes something, by its end and by how the notes use it: before nouns, and behind no
    article where it ends."""
    words = term.split(" ")
    last = words[-1].lower()
    if phrasebook.name != "en":
        describes = " " not in term and is_quality_in(term, phrasebook) and not _NOUNS.fullmatch(term)
        return describes and last not in usage.articled
    if len(words) > LONGEST_DESCRIPTION or not DESCRIBES.fullmatch(last) or last not in usage.described:
        return False
    if _NOUNS.fullmatch(last) or (len(words) > 1 and not (DESCRIBES.fullmatch(words[0]) or words[0].endswith("ly"))):
        return False
    return not ({last, simple(term)} & usage.one.keys() or {f"{last}s", f"{last[:-1]}ies"} & usage.small)


def with_noun(corpus: Corpus, entry: Entry, phrasebook: Phrasebook) -> str:
    """The question for a word that describes what its place names and the notes put behind it: "What is an *Arcuate*
    artery?"; "" where none is."""
    if phrasebook.name != "en" or not describes_alone(corpus.usage, phrasebook, entry.term):
        return ""
    place = (corpus.labels(entry)[-1:] or [plain_title(entry.topic.title)])[0]
    kinds = _KINDS.fullmatch(place)
    named = (kinds["noun"] if kinds else _BEFORE.split(_BRACKETS.sub("", place))[0]).split(" ")[-1].lower()
    behind = corpus.usage.described[entry.term.split(" ")[-1].lower()]
    found = sorted((noun for noun in behind if stem(noun) == stem(named) or of_one_stem(noun, named)), key=len)
    if not named or not found:
        return ""
    noun, shown = stem(found[0]), phrasebook.shown(entry.term)
    if is_many(noun) or (noun == named and noun.endswith(_MANY_IN_LATIN)):
        return phrasebook.many.format(term=f"{shown} {found[0]}")
    one = f"{entry.term} {noun}"
    article = corpus.usage.one.get(simple(one)) or _by_sound(one)
    return phrasebook.meaning.format(term=f"{article} {shown} {noun}")


def says_something_alone(case: Case) -> str:
    """What is asked for by its name is a thing, and no word that only describes one."""
    main = case.main
    if main is None or main.phrasebook is None or case.candidate.name not in ("meaning", "explained", "named", "term"):
        return ""
    phrasebook = main.phrasebook
    asks_for_word = phrasebook.mean and case.asked == phrasebook.mean.format(term=phrasebook.shown(main.term))
    completed = case.candidate.name == "meaning" and with_noun(case.corpus, main, phrasebook)
    if asks_for_word or completed or not describes_alone(case.corpus.usage, phrasebook, main.term):
        return ""
    return "its term says nothing alone"


CHECKS: tuple[Check, ...] = (says_something_alone,)

"""What is missing? A line of the notes without one name in it, to be told, as people leave words out of their own
cards. Other than the gap that is filled in, it takes lines that are no sentences: their place says what they are of."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.entry import Entry
from study.core.generators.gaps import FOLLOWS, GAP, NAMES, POINTS
from study.core.generators.grammar import is_quality
from study.core.generators.left_out import BY_FORM, OPENS, SMALL, TOLD
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.sentences import sentences, without_note
from study.core.generators.statements import Corpus
from study.core.generators.whole import PREDICATE, fault, is_infinitive, leans, length, names
from study.core.notes.kinds import joins
from study.core.notes.model import Topic
from study.core.text import unit
from study.core.text.compare import clean, gives_away, opened, simple, stem, within, words
from study.core.text.compare import names as names_in

SHORTEST, LONGEST = 5, 30
"""Words of a line."""
MOST_SENTENCES = 2
"""Sentences of a line in which one stands alone."""
LONGEST_NAME = 4
TELLING, TELLING_AFTER = 3, 5
"""Words with a meaning of their own that are left; the second where the line begins with what is missing."""
POINTING = 6
"""The first words of a line, in which one may point at what stood before it."""
LAST = 7
"""Its rank: a line is asked so where nothing else asks it."""
OFTEN = 3
"""Lines of a topic that may hold what is left out."""
LOOKED_AT = 200
ALIKE = 0.7
"""The share of its words that no other line of the topic may have: something else would be missing there."""
_BEGINNING = 5
"""Letters that two words of one stem have in common."""
_MARKED = re.compile(
    r"(?P<mark>\*\*\*|\*\*|==|__|(?<![\w*])\*(?!\*)|(?<![\w_])_(?!_))(?=\S)(?P<set>[^*_=`\[\]]{2,60}?)(?<=\S)(?P=mark)(?!\w)"
    r"|(?P<code>`[^`]{2,40}`)"
    r"|[“\"«„](?P<quoted>[^“”\"«»„]{3,40})[”\"»“]"
    r"|(?<!!)\[\[(?P<page>[^\[\]|]+)(?:\|(?P<shown>[^\[\]]*))?\]\]"
    r"|(?<!!)\[(?P<text>[^\[\]]{2,60})\]\([^()]*\)"
)
"""What a writer set off: emphasis, code, quotation marks, links."""
_WORD = re.compile(r"[\w'’-]+")
_HOW = re.compile(r"[a-z]+(?:ing|ed|ly|er|est)|(?!early|family|assembly|supply|anomaly|reply|monopoly)[a-z]+ly .+")
"""An act or how something is done, and no name: "slowly turning"."""
_BEFORE_NAME = re.compile(
    r"\w (?:at|to|into|using|via|through|by|with|without|from|same|separate|unique|own) (?:the |an? )?$"
)
"""What stands before the one thing by which, or to which, something is done, in English."""
_ENDS_LIST = re.compile(
    r"(?i)(?:,|/|&|\+|\||>|–|\b(?:or|oder|ou|eller|o|like|such as|as|e\.g\.?|example|wie|z\. ?B\.?|t\. ?ex\.?"
    r"|till exempel|samt|sowie|nonché|ainsi que|así como|assim como|alsmede|as well as))\s*$"
    r"|,\s[a-z]{1,2}\.\s*$"
    r"|,[^,;]*\b(?:and|und|et|y|e|och|en)\s*$"
)
_GOES_ON = re.compile(r"(?i)\s*(?:,|/|&|\+|\||>|(?:or|oder|ou|eller|o|and|und|et|y|e|och|en)\b)")
"""What stands before and behind one of several that could change places."""
_MORE = re.compile(
    r"(?i)(?:for )?(?:more|further|weitere|plus d['’]|ulteriori|altre|más|mais|mer|meer) (?:information\w*|informaci\w+"
    r"|informaç\w+|informazioni|informatie|details?|dettagli)\b"
)
"""What sends its reader elsewhere."""
_LABEL = re.compile(r"[.:] ")
"""What follows a label that is set off, and no subject."""
_JOINED = re.compile(r"[\w/=<>@`-]|['’]\w|\.\w|:| ?\(| [–-]| (?:[A-Z]|\d)")
"""What follows a part of something longer, or what is explained there."""


class _Line(NamedTuple):
    """A line with the name that is left out of it."""

    before: str
    said: str
    after: str

    @property
    def rest(self) -> str:
        return f"{self.before} {self.after}"


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each line with a name that nothing else could stand for."""
    for entry in corpus.by_topic[topic.key]:
        phrasebook = entry.phrasebook
        if phrasebook is None or phrasebook.name in UNPARTED or entry.cells or entry.fact.ordered:
            continue
        said = sentences(entry.fact.text)
        found = (_left_out(corpus, entry, phrasebook, without_note(raw)) for raw in said[:MOST_SENTENCES])
        line = next(filter(None, found), None) if len(said) <= MOST_SENTENCES else None
        if line is not None:
            prompt = f"{opened(line.before)}{GAP}{line.after}"
            yield Proposal("missing", (entry,), prompt, bodies.back(line.said), LAST).of(corpus)


def _left_out(corpus: Corpus, entry: Entry, phrasebook: Phrasebook, raw: str) -> _Line | None:
    text = clean(raw)
    if not SHORTEST <= length(text) <= LONGEST or fault(text) or leans(text, phrasebook) or "?" in text:
        return None
    if (
        FOLLOWS.match(text)
        or POINTS.search(" ".join(text.split()[:POINTING]))
        or phrasebook.instructs(text)
        or TOLD.search(text)
        or joins(text.split(" ")[0])
        or _MORE.match(text)
    ):
        return None
    lines = (
        _Line(text[:at], said, text[at + len(said) :])
        for said in _worth_asking(corpus, entry, raw, text)
        if (at := text.find(said)) >= 0 and text.count(said) == 1
    )
    return next(
        (
            line
            for line in lines
            if _is_name(corpus, phrasebook, line.said)
            and _stands_free(phrasebook, line)
            and _is_told(corpus, entry, line)
        ),
        None,
    )


def _worth_asking(corpus: Corpus, entry: Entry, raw: str, text: str) -> Iterator[str]:
    """What the writer linked, then what is set off, names by their form, and titles of other places."""
    marked = list(reversed(list(_MARKED.finditer(raw))))
    for found in marked:
        if found["page"] or found["text"]:
            yield clean(found["shown"] or found["text"] or found["page"].rpartition("/")[2])
    for found in marked:
        said = found["code"] or clean(found["set"] or found["quoted"] or "")
        if found["code"] or (said and _fills_name(corpus, said, text)):
            yield said
    if entry.language == "en":
        for name in reversed(names_in(text)):
            if BY_FORM.search(name) and _BEFORE_NAME.search(text[: text.find(name)]):
                yield name
    places = [found.span() for found in _WORD.finditer(text)]
    for size in range(LONGEST_NAME, 1, -1):
        for at in range(len(places) - size, -1, -1):
            title = text[places[at][0] : places[at + size - 1][1]]
            if title.lower() in corpus.titled:
                yield title


def _fills_name(corpus: Corpus, said: str, text: str) -> bool:
    """Whether emphasis lies on a name: one that the notes have elsewhere, that its form tells, or that the words before
    it introduce. One word alone has to be introduced as a name."""
    before = text[: max(text.find(said), 0)]
    known = corpus.titled[simple(said)] > 0 or simple(said) in corpus.by_term or BY_FORM.search(said) is not None
    introduced = " " in said and bool(OPENS & set(before.lower().split()[-1:]))
    return known or introduced or NAMES.search(before) is not None


def _is_name(corpus: Corpus, phrasebook: Phrasebook, said: str) -> bool:
    bare = said.strip("`")
    if length(bare) > LONGEST_NAME or re.search(r"[.,:;!?=→|()]", bare) or fault(bare):
        return False
    if not re.search(r"[^\W\d_]{2}", bare) or not words(bare) - corpus.common or unit.spelled(bare):
        return False
    if not said.startswith("`") and not names(bare, phrasebook):
        return False
    first, *_, last = [*bare.lower().split(), bare.lower().split()[-1]]
    if (
        {first, last} & (phrasebook.common | SMALL)
        or is_infinitive(bare, phrasebook.name)
        or phrasebook.labels.fullmatch(bare)
    ):
        return False
    how = phrasebook.name == "en" and (is_quality(bare) or _HOW.fullmatch(bare))
    return not how


def _stands_free(phrasebook: Phrasebook, line: _Line) -> bool:
    """Whether it is no part of a longer name, and none of several that could change places."""
    before, after = line.before, line.after
    if (before and (before[-1].isalnum() or before[-1] in "/-$.:@<=`'")) or _JOINED.match(after):
        return False
    if not before.strip() and _LABEL.match(after):
        return False
    if before.rstrip().endswith((":", "`")) or before.count("(") > before.count(")"):
        return False
    if phrasebook.name != "de" and re.search(r"(?:^| )(?:[A-Z]\w*|\d+) $", before):
        return False
    following = re.match(r" ([^\W\d_][\w-]*)", after)
    if following and following[1].lower() not in phrasebook.common:
        verb = phrasebook.name == "en" and PREDICATE.fullmatch(following[1])
        if not verb:
            return False
    return not _ENDS_LIST.search(before) and not _GOES_ON.match(after)


def _is_told(corpus: Corpus, entry: Entry, line: _Line) -> bool:
    """Whether enough is left to know it by, neither line nor place gives it away, and no other line is nearly the
    same."""
    left = words(line.rest)
    telling = [word for word in left - corpus.common if not word.isdigit()]
    if len(telling) < (TELLING if line.before.strip() else TELLING_AFTER):
        return False
    around = {stem(word) for word in simple(f"{line.rest} {' '.join(corpus.context(entry))}").split()}
    beginnings = {word[:_BEGINNING] for word in around}
    for word in simple(line.said).split():
        if len(word) > 2 and (stem(word) in around or (len(word) >= _BEGINNING and word[:_BEGINNING] in beginnings)):
            return False
        if any(gives_away(stem(word), other) for other in around):
            return False
    near, said = corpus.by_topic[entry.topic.key][:LOOKED_AT], words(line.said)
    if sum(said <= other.words and within(line.said, other.text) for other in near) > OFTEN:
        return False
    return not any(other.key != entry.key and len(left & other.words) >= ALIKE * len(left) for other in near)


PLUGIN = Shape("missing", make)

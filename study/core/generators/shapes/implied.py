"""What does it prevent? A line that begins with its verb says it of the heading or the bullet it stands under:
"Requires a quorum" under "Election" is asked as if it were a sentence about that."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.clauses import cites
from study.core.generators.entry import Entry
from study.core.generators.grammar import form
from study.core.generators.lists import ends_open, names_kind
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.sentences import sentences, without_note
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.subjects import is_many, is_title_telling
from study.core.generators.tails import answer_of
from study.core.generators.whole import fault, is_infinitive, leans, length, names
from study.core.notes.model import Topic
from study.core.text.compare import clean, opened, simple, words

FEWEST, LONGEST = 3, 30
"""Words of a line."""
LONGEST_NAME = 5
LAST = 7
"""Its rank: a line is asked so where nothing closer to it is asked."""
_WORD = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]+(?![A-Z])")
_PAST = re.compile(r"(?i)(?:made|bound|built|sent|kept|held|run|set|meant|known|subject|responsible)")
"""What no -s and no -ed tells to be of one thing."""
_JOINED = re.compile(r"(?i) (?:and|und|et|y|e|och|en|&|\+|/|vs\.?|or|oder|ou|o|eller|of) ")

_OF_A_PART = re.compile(
    r"(?i)(?:[^\W\d_]+ )?(?:organi[sz]ation|organizza(?:zione)|organisatie|structure|struktur|struttura"
    r"|estructura|estrutura|interactions?|interaktion(?:en|er)?|interazioni|interacciones|interações|interacties|classification|indelning"
    r"|einteilung|classificazione|suddivisione|clasificación|classificação|indeling|divisions?|subdivisions?|layout"
    r"|aufbau|uppbyggnad|opbouw|arrangement|processes|regulation|reglering|regulierung|regolazione|régulation"
    r"|regulación|regulação|regulering|overview|översikt|überblick|overzicht|relations?|relationer)"
)
"""The heading of a part of what is told of a thing, and no thing."""
_GERUND = re.compile(r"[A-Z][a-z]{2,}ing [A-Z\w].*[a-rt-z]s$")
"""What is done with several things: lines under it tell their reader what to do."""
_ONCE = re.compile(r"(?i)used to (?:be|have|do) ")
"""How something once was."""
_ONLY_TO = re.compile(r"(?i) only [^?]* to do\?$")
"""What only may be done, or only may come to a place: "permits only owned traffic to servers"."""
_CITED = re.compile(r"['‘][^'’]+['’],")
"""A word in quotation marks, with more behind it: a jotting."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each line that begins with such a verb, where its place says it once."""
    found: dict[str, list[Proposal]] = {}
    for entry in corpus.by_topic[topic.key]:
        phrasebook = entry.phrasebook
        if phrasebook is None or phrasebook.name in UNPARTED or entry.cells or entry.fact.relation:
            continue
        about = _about(corpus, entry, phrasebook)
        told = _told(entry, about, phrasebook) if about else None
        if told is not None:
            prompt, answer = told
            context = tuple(place for place in corpus.context(entry) if simple(place) != simple(about))
            proposal = Proposal("implied", (entry,), prompt, bodies.back(opened(answer)), LAST, context=context)
            found.setdefault(simple(prompt), []).append(proposal)
    for proposals in found.values():
        if len(proposals) == 1:
            yield proposals[0].of(corpus)


def _about(corpus: Corpus, entry: Entry, phrasebook: Phrasebook) -> str:
    """The thing that a line stands right under; "" where that is a respect, several things or no name."""
    if corpus.hangs(entry):
        return ""
    labels = corpus.labels(entry)
    over = labels[-1] if labels else plain_title(entry.topic.title)
    named = (
        0 < length(over) <= LONGEST_NAME
        and names(over, phrasebook)
        and is_title_telling(corpus, over, phrasebook)
        and not names_kind(over, phrasebook)
        and not ends_open(over, phrasebook)
        and not _JOINED.search(over)
        and not _GERUND.match(over)
        and not _OF_A_PART.fullmatch(over)
        and not phrasebook.instructs(f"{over} the")
        and not is_infinitive(over.split(" ")[0], "" if phrasebook.name == "de" else phrasebook.name)
    )
    return over if named and form(over, phrasebook) in ("noun", "thing", "quality", "code") else ""


def _told(entry: Entry, about: str, phrasebook: Phrasebook) -> tuple[str, str] | None:
    """How a line is asked for as a sentence about a thing, and what it tells."""
    said = sentences(entry.fact.text)
    text = clean(without_note(said[0])).rstrip(".。 ") if len(said) == 1 else ""
    if not FEWEST <= length(text) <= LONGEST or fault(text) or leans(text, phrasebook) or cites(text):
        return None
    if "?" in text or words(about) & words(text) or _ONCE.match(text) or form(text, phrasebook) == "phrase":
        return None
    first, many = text.split(" ")[0], is_many(about)
    if phrasebook.name == "en" and not (many or first.endswith(("s", "ed", "en"))) and not _PAST.fullmatch(first):
        return None
    text = text[0].lower() + text[1:] if _WORD.fullmatch(first) else text
    subject = re.sub(r" ?\([^()]*\)", "", about)
    be = phrasebook.equals[many] if phrasebook.name == "en" else ""
    for sentence in (f"{subject} {text}", f"{subject} {be} {text}" if be else ""):
        found = phrasebook.relation(sentence)
        if found is None or found[0]["subject"] != subject:
            continue
        parts, wording = found
        parts.pop("subject")
        answer = answer_of(parts.pop("said"), phrasebook)
        if answer and not (leans(answer, phrasebook) or _CITED.match(answer)):
            does = "do" if many else "does"
            prompt = wording.format(subject=phrasebook.shown(subject), does=does, **parts)
            return None if _ONLY_TO.search(prompt) else (prompt, answer)
    return None


PLUGIN = Shape("implied", make)

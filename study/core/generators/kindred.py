"""Are two names those of things of one kind? By what their place is called, or by what the names have in common."""

import re
from functools import lru_cache

from study.core.generators.lists import names_kind
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.statements import Corpus
from study.core.notes.model import Topic
from study.core.text.compare import simple
from study.core.text.remembered import REMEMBERED

_SHORT_NAME = re.compile(r"[A-Z][A-Z\d/-]*[A-Z\d]+s?")
_HEAD_FIRST = ("fr", "es", "it", "pt", "ar")
"""Languages in which a name begins with the class of the thing: "memoria virtuale"."""
_JOINED = re.compile(r"(?i) (?:and|und|et|y|e|och|en|&|\+|/|vs\.?) ")
_NUMBERED = re.compile(r"(?i)(?:[^\W\d_]+\.? ?\d+(?:[./-]\d+)*|\d.*)(?: \(.*\)|[:–—-].*)?")
"""A part of a course or book, and no thing: "slide 8", "week 3: sorting"."""
_OF_NOTES = re.compile(
    r"(?i)(?:.* )?(?:general|overall|basic|allmän\w*|övergripande|grundläggande|allgemeine\w*|générale?s?|general[ei]s?"
    r"|gera(?:l|is)|algemene) (?:organi[sz]ation|structure|anatomy|principles|remarks|organisation|uppbyggnad|anatomi"
    r"|aufbau|struktur|anatomie|grundlagen|bemerkungen|structure|organizzazione|struttura|anatomia|organización"
    r"|estructura|anatomía|organização|estrutura|organisatie|structuur)"
    r"|(?:definición|definição|definizione|définition|organización|estructura|anatomía|organização|estrutura|anatomia|organizzazione|struttura|organisation|structure"
    r"|anatomie) (?:general|geral|generale|générale)"
    r"|(?:table of )?contents|innehåll(?:sförteckning)?|inhalt(?:sverzeichnis)?|indice|sommaire|table des matières"
    r"|índice|contenidos?|conteúdo|inhoud(?:sopgave)?"
    r"|(?:an? |the )?(?:closer|quick|first|deeper) (?:look|glance)(?: (?:at|into) .*)?"
    r"|(?:a )?deep(?:er)? dive(?: into .*)?"
    r"|in (?:more )?(?:depth|detail)|im (?:detail|überblick)|en (?:detalle|detail|profundidad)|in dettaglio|em detalhe"
    r"|.*(?:一般|概述|总论|概论|绪论).*"
    r"|närmare om .*|i detalj|zoom(?:ing)? in"
)
"""What names a part of somebody's notes, and no thing: a general part, a way to look at something, or all they hold."""
FEWEST_PAGES = 5
"""Pages in a folder from which on it is a collection of things, each with its page."""
_ACT = re.compile(r"(?i)[a-z]{2,}ing\b")


def is_general(name: str) -> bool:
    """Whether a title is that of a general part, or of the contents."""
    return _OF_NOTES.fullmatch(name.strip()) is not None


def is_part_of_notes(name: str) -> bool:
    """Whether a title is that of a general part, of the contents, or of two things at once."""
    return is_general(name) or _JOINED.search(name) is not None


def of_one_kind(place: str, one: str, other: str, phrasebook: Phrasebook) -> bool:
    """Whether two names under a place are those of two things of one kind: the place names a kind, both are
    abbreviations, or they share the noun that says what they are, as "standard queues" and "FIFO queues" do."""
    if simple(one) == simple(other) or _NUMBERED.fullmatch(one) or _NUMBERED.fullmatch(other):
        return False
    if names_kind(place, phrasebook) and not _JOINED.search(place) and not _NUMBERED.fullmatch(place):
        return True
    if _SHORT_NAME.fullmatch(one) and _SHORT_NAME.fullmatch(other):
        return True
    return _noun_of(one, phrasebook) == _noun_of(other, phrasebook) != ""


@lru_cache(maxsize=REMEMBERED)
def _noun_of(name: str, phrasebook: Phrasebook) -> str:
    """The noun that says what a name of several words is; "" where that is only a respect: "SQS pricing"."""
    said = simple(re.sub(r" ?\([^)]*\)", "", name)).split()
    if len(said) < 2 or (phrasebook.name == "en" and _ACT.match(name)):
        return ""
    noun = said[0] if phrasebook.name in _HEAD_FIRST else said[-1]
    vague = phrasebook.labels.fullmatch(noun) or phrasebook.says_nothing.fullmatch(noun)
    return "" if vague or noun in phrasebook.common else noun


def are_pages(corpus: Corpus, one: Topic, other: Topic) -> bool:
    """Whether two topics are the pages of two things in a folder of such pages, as of an encyclopedia."""
    above = corpus.topics.get(one.parent)
    if (
        above is None
        or (above.file == one.file and not above.is_folder)
        or one.parent != other.parent
        or one.file == other.file
    ):
        return False
    pages = {beside.file for beside in (one, other, *corpus.siblings(one))}
    plain = not any(_NUMBERED.fullmatch(topic.title.strip()) or _JOINED.search(topic.title) for topic in (one, other))
    return plain and len(pages) >= FEWEST_PAGES and not (one.is_folder or other.is_folder)

"""Explain X: what the notes say in short of the thing that a page or a heading is called after, told back."""

import re
from collections.abc import Iterator

from study.core.generators import bodies, persons
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.definitions import tells_genus
from study.core.generators.endings import whole
from study.core.generators.entry import Entry
from study.core.generators.grammar import form
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.subjects import enumerated, is_title_telling
from study.core.generators.whole import fault, leans, length, names
from study.core.notes.model import Topic
from study.core.text.compare import opened, simple, within, words

FEWEST, LONGEST, LONGEST_NAME = 3, 34, 5
"""Words of what is said of a thing, and of its name."""
FEWEST_ALONE = 5
"""Words of what is said right under a heading, which nobody calls a definition."""
TELLING = 2
"""Words among them that carry a meaning of their own and stand neither in the name nor in its place."""
MOST = 3
"""Lines that say in short what something is; of more, each is one of many things."""
BESIDE, ALIKE = 4, 2
"""Headings beside one that are looked at, and those of them under which a thing is told in short, too."""
LAST = 6
"""Its rank: a line is asked so where nothing closer to it is asked."""
_BEGINNING = 5
"""Letters that two words of one stem have in common."""
_FIRST = re.compile(r"[^\W\d_]{2,}|[\u3040-\u9fff]")
"""A word, and no number or sign of something: "L2–L4"."""
_SECTION = re.compile(r"[:;|/=&+!?]|\d| [–—-] |(?i:\b(?:and|or|und|oder|et|ou|y|o|e|och|eller|en|of|vs)\b)")
"""What a heading holds that is no name of one thing."""
_SUBJECT = re.compile(
    r"(?i)(?:the|this|each|every|all|any|some|no|der|die|das|jede[rs]?|alle|le|la|les|chaque|tous|toutes|el|los|las"
    r"|cada|tod[oa]s|il|lo|i|gli|ogni|tutt[ie]|os?|as?|den|det|de|varje|alla|het|elke?) |(?:l|dell)['’]"
)
"""What begins a sentence about a thing that is known, rather than what a thing is."""
_PRAISES = re.compile(
    r"(?i)(?:good|best|useful|handy|ideal|gut|nützlich|util[ei]s?|buon[oa]|ottim[oa]|ideale?|idéal|bon(?:ne)?|bueno"
    r"|útil|bom|boa|bra|användbar\w*|goed|handig|nuttig) "
)
_ONE_OF_MANY = re.compile(
    r"(?i)(?:one of the|einer? der|l?['’]?une? des|uno de los|una de las|un[oa] d(?:ei|elle|egli)|uma? d[oa]s|en av de"
    r"|een van de) "
)
"""What counts a thing among others, and sets it apart from none."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of what is said first under a label like "In short", or under the name of a thing."""
    for together in corpus.lists[topic.key]:
        first = together[0]
        phrasebook = first.phrasebook
        if phrasebook is None or not _is_plain(corpus, first):
            continue
        name = _called(corpus, first, phrasebook, len(together))
        if name and _is_told(corpus, first, name, phrasebook):
            who = persons.question(corpus, phrasebook, opened(name), first.text)
            prompt = who or phrasebook.explain.format(term=phrasebook.shown(opened(name)))
            context = tuple(place for place in corpus.context(first) if _is_place(place, name, phrasebook))
            body = bodies.back(opened(whole(first.text, phrasebook)))
            yield Proposal("nutshell", (first,), prompt, body, LAST, context=context).of(corpus)


def _is_place(place: str, name: str, phrasebook: Phrasebook) -> bool:
    """Whether a place says more than the question: it is neither what it asks for nor "In short"."""
    return simple(place) != simple(name) and not phrasebook.in_short.fullmatch(place.strip(" :"))


def _is_plain(corpus: Corpus, entry: Entry) -> bool:
    """Whether a line is no row, step or pair, and the first of what stands under its label or heading."""
    fact = entry.fact
    if entry.cells or fact.ordered or fact.callout or entry.key in corpus.children:
        return False
    if entry.term and fact.relation:
        return False
    before = corpus.entries[entry.order - 2] if entry.order > 1 else None
    return before is None or before.topic.key != entry.topic.key or before.key == fact.parent or _leads(before, entry)


def _leads(before: Entry, entry: Entry) -> bool:
    return bool(entry.fact.lead) and before.fact.text == entry.fact.lead


def _called(corpus: Corpus, entry: Entry, phrasebook: Phrasebook, lines: int) -> str:
    """The thing that a line says in short what it is, "" where it says so of none."""
    labels = corpus.labels(entry)
    title = plain_title(entry.topic.title)
    over = labels[-1] if labels else title
    if phrasebook.in_short.fullmatch(over.strip(" :")):
        places = [*corpus.titles(entry.topic), *labels]
        named = (one for one in reversed(places) if not phrasebook.in_short.fullmatch(one.strip(" :")))
        return next((one for one in named if is_title_telling(corpus, one, phrasebook)), "") if lines <= MOST else ""
    alone = not labels and not entry.fact.lead and is_title_telling(corpus, title, phrasebook)
    once = alone and corpus.titled[simple(title)] == 1 and _is_fragment(entry.text, phrasebook)
    return title if once and _is_thing(corpus, entry.topic) else ""


def _is_thing(corpus: Corpus, topic: Topic) -> bool:
    """Whether a heading is the name of a thing by its place: over its page, or among others that begin so, too."""
    above = corpus.topics.get(topic.parent)
    if above is None or above.is_folder or above.file != topic.file:
        return True
    firsts = [next(iter(corpus.by_topic[one.key]), None) for one in corpus.beside(topic, BESIDE)]
    alike = [one for one in firsts if one is not None and one.phrasebook and _is_fragment(one.text, one.phrasebook)]
    return len(alike) >= ALIKE


def _is_fragment(text: str, phrasebook: Phrasebook) -> bool:
    """Whether a line without a verb of its own begins with the class of a thing, and says which of it."""
    whole = length(text) >= FEWEST_ALONE and not re.search(r"[.!] \S", text)
    return whole and not (_SUBJECT.match(text) or _PRAISES.match(text)) and tells_genus(text, phrasebook)


def _is_told(corpus: Corpus, entry: Entry, name: str, phrasebook: Phrasebook) -> bool:
    """Whether the name is one of a thing, and enough is said of it that it does not say itself."""
    text = entry.text.rstrip(". ")
    if not FEWEST <= length(text) <= LONGEST or fault(text) or leans(text, phrasebook) or "?" in text:
        return False
    if length(name) > LONGEST_NAME or not names(name, phrasebook) or _SECTION.search(name):
        return False
    if form(text, phrasebook) in ("order", "number", "question", "said") or enumerated(text, phrasebook):
        return False
    if not _FIRST.match(text) or within(name, text) or _ONE_OF_MANY.match(text) or form(text, phrasebook) == "phrase":
        return False
    opening = text.partition(", ")[0].lower().split(" ") if ", " in text else []
    if 1 < len(opening) <= FEWEST_ALONE and opening[0] in phrasebook.common:  # "in networks, the speed …"
        return False
    defined = None if _is_fragment(text, phrasebook) else phrasebook.defines.match(text)
    if defined and not within(defined["subject"], name):  # it says what another thing is
        return False
    if phrasebook.name in UNPARTED:
        return True
    told = words(text) - phrasebook.common
    around = {word[:_BEGINNING] for word in words(f"{name} {' '.join(corpus.context(entry))}")}
    return sum(word[:_BEGINNING] not in around and word not in corpus.common for word in told) >= TELLING


PLUGIN = Shape("nutshell", make)

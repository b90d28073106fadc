"""Sections that can be recalled as a whole: what notes say of the one thing that a heading, or a bullet above its own,
names. Whoever knows the thing tells these points, in any order."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from study.core.generators.entry import Entry
from study.core.generators.grammar import begins_as_thing, form, has_verb, is_quality
from study.core.generators.lists import begins_with_kind, ends_open, names_kind
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.respects import TOLD_WHOLE
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.subjects import enumerated, is_title_telling
from study.core.generators.whole import fault, is_infinitive, length, names, without_article
from study.core.generators.worth import leans_back
from study.core.text.compare import opened, simple
from study.core.text.compare import words as meanings

FEWEST, MOST = 3, 7
"""Points that are told of a thing in one go. Of two, the one is a remark as often as not."""
LONGEST_NAME = 5
SHORTEST, LONGEST = 2, 24
PHRASE = 4
"""Words of the name of a thing, of a point that says something of it, and of one that does so without a verb."""
SHORTEST_CONDITION = 6
"""Words of a condition that can hold what follows from it, too."""
LONGEST_TOGETHER = 75
"""Words of all points of a section."""

BEFORE_IT = 2
"""Lines about something else before the thing itself: one may be its first name, or lead to it."""
_ASIDE = re.compile(r" ?\([^()]*\)")
_OF_IT = re.compile(r"(?i) (?:for|of|with|in) (?P<thing>[^()\d]+)$")

_SEVERAL = re.compile(r"(?i)[,/&+]| [–—-] | (?:and|or|vs\.?|und|oder|et|ou|y|o|e|ed|och|eller|en|و) ")
"""What parts the names of two things."""
_PLACED = re.compile(
    r"(?i)(?:favou?rite|my|our|your|mein|unser|mon|notre|mi|mio|nostro|meu|mina?|mitt|vårt?|mijn|onze?)\s"
    r"|(?:all|dall|dell|nell|sull|d|à l|de l)['’]|(?:very|too|so|nel|nell[ae]|nei|negli|sul|sulla|al|alla|dal|dalla"
    r"|con|aux?|dans|great|good|best|useful|easy|hard|im|am|zum|zur|beim|vom|sehr|no|na|nos|nas|en|vid|i|på"
    r"|mycket|bij|op|in)\s"
)
"""What begins a heading that says when, where or how."""
_GENERAL = re.compile(
    r"(?i)(?:.+ )?(?:patterns?|approach(?:es)?|ideas?|concepts?|set-?up|configs?|configuration|basics|internals?|magic"
    r"|organi[sz]ation(?:en)?|commands?|cli|good to know|compatibility|behaviou?rs?|troubleshooting|info"
    r"|stuff|facts?|scenarios?|notes|challenges|reasons|herausforderungen|gründe|notizen|défis|raisons|desafíos|razones"
    r"|apuntes|sfide|motivi|appunti|desafios|razões|utmaningar|anteckningar|uitdagingen|redenen|aantekeningen"
    r"|muster|ansatz|idee[n]?|aufbau|befehle|begriffe?|fakten|idées?|approche|commandes?|notions|ideas|enfoque|comandos"
    r"|conceptos?|approccio|comandi|concetti|organizzazione|ideias?|abordagem|conceitos?|idéer?|begrepp|kommandon"
    r"|organisation|opbouw|opdrachten|begrippen)"
)
"""The end of a heading that names no thing, but what its writer had to say of one."""
_COUNTED = re.compile(r"(?<!\w)[a-zà-ÿ]\w+ \d+$")
"""The end of a heading that counts slides, specimens or lessons of one thing: "prostata 2"; a name has its capital."""
_COURSE = re.compile(
    r"(?i)(?:process|prozess|verlauf|ablauf|förlopp|processus|proceso|processo|proces|sequence"
    r"|sekvens|sequenza|secuencia|séquence|sequenz|procedur[ea]?|workflow|steps"
    r"|journey)(?:en|et|er|es)?$"
)
"""The end of a heading whose points come one after the other."""
_MARKED = re.compile(
    r"(?i)\W*(?:options?|cases?|steps?|ex|e\.?g|examples?|note|nb|tip|beispiel|schritt|exemple|étape|ejemplo|paso"
    r"|esempio|passo|exempel|steg|voorbeeld|stap|مثال|例)\b\W*(?:\d|[:.)])|\W*(?:tuttavia|però|infatti|jedoch|cependant"
    r"|en revanche|sin embargo|no entanto|porém|dock|emellertid|echter|important|wichtig|viktigt)\b|!|->|→|⇒|=>|[(\[]"
    r"|(?:examples? of|how to|watch|esempi\w* di|come|beispiele? (?:für|von)|wie man|exemples? de|comment|ejemplos? de"
    r"|cómo|exemplos? de|exempel på|hur|voorbeeld(?:en)? van|hoe) "
)
"""What begins a point that is one of a row, leans on the one before it, or is a remark."""
_SIGNS = re.compile(
    r"(?i)[→⇒<=]|`[^` ]+ [^`]*`|->|[{}\\|#]|^\$|\S\(config|\d{1,3}(?:\.\d{1,3}){3}|\?"
    r"|\b(?:maybe|probably|vielleicht|forse|quizás|talvez|kanske|misschien)\b|(?:[:：]|\.\.\.|…)$"
)
"""What stands in lines that somebody types or reads off, or that introduce others."""
_QUOTATION = re.compile(r"[\"“„«»'‘][^\"“”„«»]*[\"”“»«'’][.,]?")
"""What somebody says, as an example of the thing."""
_SYMBOL = re.compile(r"(?:(?:the |il |la |le |der |die |das |el |o |a |de |het )?)`\w(?:_\w+)?`(?!\w)", re.IGNORECASE)
"""A letter that stands for something, which another line says: "`v` is the value of the pair"."""
_WITHOUT_NOUN = re.compile(
    r"(?i)\b(?:with|of|by|has|have|than|mit|von|con|di|avec|de|com|med|av|met|van)"
    r" (?:an? )?(?:high|low|larg|small|great|bett|old|new|long|short)er(?=[,;.]|$)"
    r"|\b(?:mit|con|di|avec|de|com|med|av|met|van)"
    r" (?:höher\w*|größer\w*|kleiner\w*|maggior[ei]|minor[ei]|mayor|menor|maior|högre|lägre|hoger|lager)(?=[,;.]|$)"
)
"""What is said to be higher, where what that is was left out: "with higher, …"."""
_COURSE_IN_SIGNS = re.compile(r"(?<=[^\W\d]) > (?=[^\W\d])")
"""A path through several steps or menus."""
_OF_A_PART = re.compile(
    r"(?i)\b(?:section|chapter|page|abschnitt|kapitel|seite|chapitre|capitolo|sezione|capítulo|sección|seção|avsnitt"
    r"|sida|hoofdstuk)s? \d"
)
"""What tells where in a book something stands."""


class Section(NamedTuple):
    """What is told of a thing: its name, the key of the heading or bullet that names it, its place, the lines, and what
    they say."""

    name: str
    fact: str
    context: tuple[str, ...]
    lines: tuple[Entry, ...]
    points: tuple[str, ...]


def section(corpus: Corpus, together: Sequence[Entry], words: Phrasebook) -> Section | None:
    """The lines that stand together as what is said of the one thing above them, without remarks among them; None
    where they name no thing or tell nothing of it."""
    first = together[0]
    over = corpus.by_key.get(first.fact.parent) or corpus.leads.get((first.topic.key, first.fact.lead))
    if over is None and (first.lead or first.cells):
        return None
    name = over.text.rstrip(" :：*_") if over is not None else plain_title(first.topic.title)
    if not is_thing(name, words) or not is_title_telling(corpus, name, words):
        return None
    lines = [one for one in together if is_point(corpus, one, words) and not _is_caption(shown(one), name, words)]
    points = tuple(map(shown, lines))
    if _comes_to_it_late(name, points, words):
        return None
    few = not FEWEST <= len(points) <= MOST or len(points) * 2 <= len(together)
    if few or sum(map(length, points)) > LONGEST_TOGETHER or len(set(map(simple, points))) < len(points):
        return None
    context = corpus.context(over if over is not None else first)
    context = tuple(place for place in context if simple(place) != simple(name))
    if not context:
        return None
    return Section(name, over.key if over is not None else first.topic.key, context, tuple(lines), points)


def shown(entry: Entry) -> str:
    """A line as a point of its list."""
    return opened(f"{entry.term}: {entry.meaning}" if entry.fact.relation == "means" else entry.text)


def is_point(corpus: Corpus, entry: Entry, words: Phrasebook) -> bool:
    """Whether a line can be told as one of the points of a section: whole, in words, leaning on no other, and saying
    something of the thing above it."""
    text, fact = shown(entry), entry.fact
    if _MARKED.match(text) or _SIGNS.search(text) or _OF_A_PART.search(text) or leans_back(text):
        return False
    if _QUOTATION.fullmatch(text) or _SYMBOL.match(text) or _WITHOUT_NOUN.search(text) or _COURSE_IN_SIGNS.search(text):
        return False
    half = words.conditional.match(text) and length(text) <= SHORTEST_CONDITION and "," not in text
    if half or ends_open(text, words) or fault(text.rstrip(" .!")) or fact.text.rstrip(" *_").endswith((":", "：")):
        return False
    if fact.key in corpus.above_code or "example" in (fact.callout, fact.role) or words.elsewhere.search(text):
        return False
    if sum(word.strip(".,/-").isdigit() for word in text.split()) * 2 > length(text):
        return False
    if entry.term and enumerated(entry.meaning, words):
        return False
    sized = SHORTEST <= length(text) <= LONGEST or is_quality(text)
    return sized and says_something(text, words)


def _comes_to_it_late(name: str, points: Sequence[str], words: Phrasebook) -> bool:
    """Whether several lines tell of something else before one begins with the thing itself: of what it was made for."""
    bare = f"{simple(_ASIDE.sub('', name))} "
    told = (simple(without_article(_ASIDE.sub("", one), words)) for one in points)
    return next((at for at, one in enumerate(told) if one.startswith(bare)), 0) >= BEFORE_IT


def _is_caption(text: str, name: str, words: Phrasebook) -> bool:
    """Whether a line without a verb ends with the thing once more, as the title of a picture does."""
    of = _OF_IT.search(text)
    if of is None or words.name != "en" or has_verb(text) or form(text, words) in ("verb", "clause"):
        return False
    thing, named = meanings(of["thing"]), meanings(name)
    return len(thing & named) > 1 and len(thing - named) <= 1


def is_thing(said: str, words: Phrasebook) -> bool:
    """Whether a heading names one thing, of which something can be said."""
    if not names(said, words) or length(said) > LONGEST_NAME or _SEVERAL.search(said):
        return False
    bare = re.sub(r" ?\([^()]*\)", "", said)
    if (
        _GENERAL.fullmatch(bare)
        or _COURSE.search(bare)
        or words.sequence.search(bare)
        or _COUNTED.search(bare)
        or _PLACED.match(bare)
    ):
        return False
    first, last = bare.split(" ")[0], bare.split(" ")[-1]
    if (words.name == "en" and is_quality(last)) or (first != bare and is_infinitive(first, words.name)):
        return False
    if last != bare and form(last, words) == "verb":
        return False
    if words.labels.fullmatch(bare) or TOLD_WHOLE.fullmatch(bare):
        return False
    if names_kind(bare, words) or begins_with_kind(bare, words):
        return False
    return form(said, words) in ("thing", "noun", "code")


def says_something(text: str, words: Phrasebook) -> bool:
    """Whether a point says something of the thing above it, and is no name of another, nor an order."""
    found = form(text, words)
    if found == "order":
        return False
    if words.name == "en" and (found in ("verb", "clause", "quality", "phrase") or has_verb(text) or is_quality(text)):
        return True
    if words.name in UNPARTED:
        return not names(text, words)
    phrase = length(text) >= PHRASE + begins_as_thing(text) and found != "code"
    return phrase or found in ("verb", "clause", "phrase") or words.is_sentence(text)

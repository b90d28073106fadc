"""Sections that can be recalled as a whole: what notes say of the one thing that a heading, or a bullet above its own,
names. Whoever knows the thing tells these points, in any order."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from study.core.generators.definitions import tells_genus
from study.core.generators.entry import Entry
from study.core.generators.grammar import begins_as_thing, form, has_verb, is_quality
from study.core.generators.headings import Name, name_of
from study.core.generators.lists import ends_open, names_kind
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.subjects import enumerated
from study.core.generators.whole import fault, is_infinitive, leans, length, names, without_article
from study.core.generators.worth import leans_back
from study.core.text.compare import opened, simple, stem
from study.core.text.compare import words as meanings

FEWEST, MOST = 3, 7
"""Points that are told of a thing in one go. Of two, the one is a remark as often as not: they have to be all there is,
and full."""
SHORTEST, LONGEST = 2, 24
PHRASE = 4
"""Words of a point that says something of a thing, and of one that does so without a verb."""
LONGEST_IN_ROW = 2
"""Words of a name in a row of names."""
_NAMES = ("noun", "thing", "code")
MOST_TO_BE_DONE = 3
"""One line of so many may tell what somebody is to do."""
SHORTEST_CONDITION = 6
"""Words of a condition that can hold what follows from it, too."""
LONGEST_TOGETHER = 75
"""Words of all points of a section."""

BEFORE_IT = 2
"""Lines about something else before the thing itself: one may be its first name, or lead to it."""
_ASIDE = re.compile(r" ?\([^()]*\)")
_IN_WORDS = re.compile(r" ?\([^()\d]*\)")
_OF_IT = re.compile(r"(?i) (?:for|of|with|in) (?P<thing>[^()\d]+)$")

_MARKED = re.compile(
    r"(?i)\W*(?:\w+ )?(?:examples?|beispiele?|exemples?|ejemplos?|esempio?|exempel|exemplos?|voorbeeld(?:en)?)\b"
    r".{0,24}?[:：]|\W*(?:options?|cases?|steps?|ex|e\.?g|examples?|note|nb|tip|beispiel|schritt|exemple|étape|ejemplo|paso"
    r"|esempio|passo|exempel|steg|voorbeeld|stap|مثال|例)\b\W*(?:\d|[:.)])|\W*(?:tuttavia|però|infatti|jedoch|cependant"
    r"|en revanche|sin embargo|no entanto|porém|dock|emellertid|echter|important|wichtig|viktigt)\b|!|->|→|⇒|=>|[(\[]"
    r"|(?:examples? of|how to|watch|esempi\w* di|come|beispiele? (?:für|von)|wie man|exemples? de|comment|ejemplos? de"
    r"|cómo|exemplos? de|exempel på|hur|voorbeeld(?:en)? van|hoe) "
)
"""What begins a point that is one of a row, leans on the one before it, or is a remark."""
_SIGNS = re.compile(
    r"(?i)[→⇒<=]|\^\^|`[^` ]+ [^`]*`|[–—-]>|\[[^\]]*[,/][^\]]*\]|[{}\\|#]|^\$|\S\(config|\d{1,3}(?:\.\d{1,3}){3}|\?"
    r"|\b(?:maybe|probably|likely|perhaps|wahrscheinlich|probabilmente|probablement|probablemente|provavelmente|troligen"
    r"|waarschijnlijk|vielleicht|forse|quizás|talvez|kanske|misschien)\b|(?:[:：]|\.\.\.|…|\b[pt]\. ?(?:ej|ex))$"
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


_DONE_BY_US = {
    "es": re.compile(r"(?i)(?:ahora|luego|primero|ahora,|por último|\w+[aei]mos)\b"),
    "pt": re.compile(r"(?i)(?:agora|primeiro|\w+[aei]mos)\b"),
    "it": re.compile(r"(?i)(?:ora|adesso|prima|\w+iamo)\b"),
    "fr": re.compile(r"(?i)(?:on|nous|maintenant) "),
    "de": re.compile(r"(?i)(?:wir|jetzt|nun|zuerst) "),
    "sv": re.compile(r"(?i)(?:vi|nu) "),
    "nl": re.compile(r"(?i)(?:we|wij|nu) "),
    "en": re.compile(r"(?i)(?:we (?:need|have|will|must|then|now)|now|go to|first,|then) "),
}
"""What begins a line that tells what is done on the way."""
_DASH = re.compile(r"\w [–—-] \w")
"""What parts a name from what is said of it."""
_NAMED_SO = re.compile(r"(?:[^\W\d_][\w'’-]* )+(?:[^\W\d_][\w'’-]*)")


_OF_SOME = re.compile(
    r"(?i)\b(?:the latter|the former|(?:last|first|other) (?:two|three)|(?:both|other|these|those) cases"
    r"|(?:gli )?(?:ultimi|primi|altri) (?:due|tre)|entrambi i casi"
    r"|(?:últimos|primeros|otros) (?:dos|tres)|ambos casos"
    r"|(?:deux|trois) (?:derniers|premiers|autres)|letztere[sr]?|erstere[sr]?"
    r"|(?:sista|första|andra) (?:två|tre)|(?:laatste|eerste) (?:twee|drie))\b"
    r"|^(?:cela|ça|ciò|eso|esto|isso|isto|det här|dat|das) "
)
"""What points at some of the lines before it."""


class Section(NamedTuple):
    """What is told of a thing: its name, the key of the heading or bullet that names it, its place, the lines, and what
    they say."""

    name: Name
    fact: str
    context: tuple[str, ...]
    lines: tuple[Entry, ...]
    points: tuple[str, ...]


def section(corpus: Corpus, together: Sequence[Entry], words: Phrasebook) -> Section | None:
    """The lines that stand together as what is said of the one thing above them, or of a respect of it, without
    remarks among them; None where they name no thing or tell nothing of it."""
    first = together[0]
    over = corpus.by_key.get(first.fact.parent) or corpus.leads.get((first.topic.key, first.fact.lead))
    if over is None and (first.lead or first.cells):
        return None
    name = name_of(corpus, first, over, words)
    if name is None or _tells_what_to_do(together, words):
        return None
    own = _outside_boxes(tuple(_led_by_their_place(corpus, together)))
    lines = [one for one in own if is_point(corpus, one, words) and not _is_of_another(corpus, one, name, words)]
    lines = [one for one in lines if not (_is_caption(shown(one), name.said, words) or _is_to_be_done(one, words))]
    if len(lines) > MOST:
        lines = [one for one in lines if not one.term]
    points = tuple(map(shown, lines))
    if _comes_to_it_late(name.said, points, words) or _is_torn(together, lines):
        return None
    group = (first.topic.key, first.fact.parent, first.fact.lead)
    both = len(points) == 2 == corpus.lines_of[group] and all(_is_full(one, words) for one in points)
    few = not (FEWEST <= len(points) <= MOST or both) or len(points) * 2 <= len(together)
    if few or sum(map(length, points)) > LONGEST_TOGETHER or len(set(map(simple, points))) < len(points):
        return None
    context = corpus.context(over if over is not None else first)
    said = {
        simple(one) for one in (name.said, name.about, *((plain_title(first.topic.title),) if over is None else ()))
    }
    context = tuple(place for place in context if simple(place) not in said)
    if not context:
        return None
    return Section(name, over.key if over is not None else first.topic.key, context, tuple(lines), points)


def _is_full(text: str, words: Phrasebook) -> bool:
    """Whether one of two points says so much that it is no remark beside the other."""
    if words.name in UNPARTED:
        return False
    does = words.name != "en" or has_verb(f"It {text}") or form(text, words) in ("verb", "clause", "quality")
    return does and length(text) >= PHRASE


def _led_by_their_place(corpus: Corpus, together: Sequence[Entry]) -> Iterator[Entry]:
    """The lines before one that introduces those behind it, though none stands below it: "Example: two apps run:"."""
    for one in together:
        before = corpus.entries[one.order - 2] if one.order > 1 else one
        same = before.topic.key == one.topic.key and before.fact.parent == one.fact.parent
        if same and before.fact.text.rstrip(" *_").endswith((":", "：")) and one.fact.lead != before.fact.text:
            return
        yield one


def _outside_boxes(lines: Sequence[Entry]) -> Sequence[Entry]:
    """The lines without those of a box of several, which has a title of its own, among others outside."""
    boxed = [one for one in lines if one.fact.callout]
    return lines if len(boxed) in (0, 1, len(lines)) else [one for one in lines if not one.fact.callout]


def _tells_what_to_do(together: Sequence[Entry], words: Phrasebook) -> bool:
    """Whether so many lines tell what somebody is to do, or does, that it is a task and no thing."""
    return sum(_is_to_be_done(one, words) for one in together) * MOST_TO_BE_DONE > len(together)


def _is_to_be_done(entry: Entry, words: Phrasebook) -> bool:
    text = shown(entry)
    first = text.split(" ")[0]
    if words.instructs(text) or is_infinitive(first, words.name) or form(text, words) == "order":
        return True
    if words.name in _DONE_BY_US:
        return _DONE_BY_US[words.name].match(text) is not None
    return entry.fact.ordered and words.is_task(text) and not re.search("[^s]s$", first)


def _is_torn(together: Sequence[Entry], lines: Sequence[Entry]) -> bool:
    """Whether most lines are rows of one list, each with its number or a name, and some of them are left out."""
    rows = [one for one in together if one.fact.ordered or one.fact.relation == "explains" or _DASH.search(one.text)]
    kept = {one.key for one in lines}
    return len(rows) * 2 > len(together) and any(one.key not in kept for one in rows)


def _is_of_another(corpus: Corpus, entry: Entry, name: Name, words: Phrasebook) -> bool:
    """Whether a line tells what another thing is, which the names above it do not hold."""
    found = words.defines.match(shown(entry))
    if found is None or not begins_as_thing(found["said"]) or not tells_genus(found["said"], words):
        return False
    of = without_article(_ASIDE.sub("", found["subject"]), words)
    places = " ".join((name.said, name.about, *corpus.titles(entry.topic)))
    known = {stem(one) for one in meanings(places)}
    return not ({stem(one) for one in meanings(of)} <= known or _is_short_for(of, name.said))


def _is_short_for(one: str, other: str) -> bool:
    """Whether one of two names is the initials of the other."""
    first, second = (re.findall(r"[^\W_]+", text.casefold()) for text in (one, other))
    return any(
        len(few) == 1 and few[0] == "".join(word[0] for word in many)
        for few, many in ((first, second), (second, first))
    )


def shown(entry: Entry) -> str:
    """A line as a point of its list."""
    return opened(f"{entry.term}: {entry.meaning}" if entry.fact.relation == "means" else entry.text)


def is_point(corpus: Corpus, entry: Entry, words: Phrasebook) -> bool:
    """Whether a line can be told as one of the points of a section: whole, in words, leaning on no other, and saying
    something of the thing above it."""
    text, fact = shown(entry), entry.fact
    if (
        _MARKED.match(text)
        or _SIGNS.search(text)
        or _OF_A_PART.search(text)
        or leans_back(text)
        or _OF_SOME.search(text)
    ):
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
    if enumerated(entry.meaning, words) if entry.term else _is_row(text, words):
        return False
    if (fact.callout and names_kind(text, words)) or (words.name in UNPARTED and leans(text, words)):  # its title
        return False
    sized = SHORTEST <= length(text) <= LONGEST or is_quality(text)
    return sized and says_something(text, words)


def _is_row(text: str, words: Phrasebook) -> bool:
    """Whether a line only names others one after the other, or is a name of its own, each word with its capital."""
    bare = _ASIDE.sub("", text)
    row = enumerated(bare, words)
    named = len(row) > 1 and all(length(one) <= LONGEST_IN_ROW and form(one, words) in _NAMES for one in row)
    title = words.name != "de" and _NAMED_SO.fullmatch(bare) is not None and bare == bare.title()
    return (named and not any(is_quality(one.split(" ")[-1]) for one in row)) or (title and form(bare, words) in _NAMES)


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


def says_something(text: str, words: Phrasebook) -> bool:
    """Whether a point says something of the thing above it, and is no name of another, nor an order."""
    found = form(text, words)
    if found == "order":
        return False
    if words.name == "en" and (found in ("verb", "clause", "quality", "phrase") or has_verb(text) or is_quality(text)):
        return True
    if words.name in UNPARTED:
        return not names(text, words)
    phrase = length(_IN_WORDS.sub("", text)) >= PHRASE + begins_as_thing(text) and found != "code"
    return phrase or found in ("verb", "clause", "phrase") or words.is_sentence(text)

"""Sections that can be recalled as a whole: what notes say of the one thing that a heading, or a bullet above its own,
names. Whoever knows the thing tells these points, in any order."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from study.core.generators.definitions import tells_genus
from study.core.generators.entry import Entry, is_lead
from study.core.generators.grammar import begins_as_thing, form, has_verb, is_quality
from study.core.generators.headings import Name, is_known_respect, name_of
from study.core.generators.lists import MERITS, ends_open, names_kind, stops_at_verb
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.subjects import enumerated, is_property
from study.core.generators.whole import CLOSING, OPENING, fault, is_infinitive, leans, length, names, without_article
from study.core.generators.worth import leans_back
from study.core.notes.model import Fact, Role
from study.core.text.compare import of_one_stem, opened, simple, stem
from study.core.text.compare import words as meanings

FEWEST, MOST = 3, 7
"""Points that are told of a thing in one go. Of two, the one is a remark as often as not: they have to be all there is,
and full."""
SHORTEST, LONGEST = 2, 24
PHRASE, FULL = 4, 12
"""Words of a point that says something of a thing, of one that does so without a verb, and of two that say enough."""
LONGEST_IN_ROW = 2
"""Words of a name in a row of names."""
_NAMES = ("noun", "thing", "code")
_SAYING = ("verb", "clause", "quality")
SHORTEST_CONDITION = 6
"""Words of a condition that can hold what follows from it, too."""
LONGEST_TOGETHER = 75
"""Words of all points of a section."""
MANY_KINDS = 3
"""Respects of a thing that make a bag of its lines."""
MOST_BESIDE = 500
"""Lines of one level that are looked at for one of them."""
BEFORE_IT = 2
"""Lines about something else before the thing itself: one may be its first name, or lead to it."""
_ASIDE = re.compile(r" ?\([^()]*\)")
_IN_WORDS = re.compile(r" ?\([^()\d]*\)")
_OF_IT = re.compile(r"(?i) (?:for|of|with|in) (?P<thing>[^()\d]+)$")

_EXAMPLE = re.compile(
    r"(?i)\W*(?:\w+ )?(?:examples?|beispiele?|exemples?|ejemplos?|esempio?|exempel|exemplos?|voorbeeld(?:en)?)\b"
    r".{0,24}?[:：]|\W*(?:ex|e\.?g|examples?|beispiel|exemple|ejemplo|esempio|exempel|voorbeeld|مثال|例)\b\W*(?:\d|[:.)])"
    r"|(?:examples? of|esempi\w* di|beispiele? (?:für|von)|exemples? de|ejemplos? de|exemplos? de|exempel på"
    r"|voorbeeld(?:en)? van) "
)
"""What begins a line that its writer marked as an example."""
_MARKED = re.compile(
    r"(?i)\W*(?:options?|cases?|steps?|note|nb|tip|diagrams?|pictures?|screenshots?|schritt|étape|paso|passo|steg|stap)\b\W*(?:\d|[:.)–-])"
    r"|\W*(?:tuttavia|però|infatti|jedoch|cependant"
    r"|en revanche|sin embargo|no entanto|porém|dock|emellertid|echter|important|wichtig|viktigt)\b|!|[(\[]"
    r"|(?:trigger|key ?word|exam|mnemonic|remember|think of|memory aid|merk|eselsbrücke|ricorda|recuerda"
    r"|à retenir)\w*\b"
    r"|(?:how to|watch|come|wie man|comment|cómo|hur|hoe) "
    r"|(?:[A-Z]\d|objections?|responses?|reply|counter\w*|criticisms?|rebuttal|answer|einwand|antwort|objeción"
    r"|respuesta"
    r"|obiezione|risposta|réponse|objeção|resposta|invändning|svar|bezwaar|antwoord)\b ?\d?[:：]"
)
"""What begins a point that is one of a row, answers the one before it, leans on it, or is a remark."""
_ARROW = re.compile(r"[-=–—]+>|<-|[→⇒←↔⇐⟶]")
_TORN = re.compile(rf"{_ARROW.pattern}|(?<!`)`\s*`(?!`)|\S@\S+\.\w")
"""What a line holds that is not told in words: arrows, empty marks of code, addresses of people."""
_SIGNS = re.compile(
    r"(?i)>>|<<|[→⇒=]|<(?! ?\d)|\^\^|`[^` ]+ [^`]*`|[–—-]>|\[[^\]]*[,/][^\]]*\]|[{}\\|#]|^\$|\S\(config"
    r"|\d{1,3}(?:\.\d{1,3}){3}|\?"
    r"|\b(?:maybe|probably|likely|perhaps|wahrscheinlich|probabilmente|probablement|probablemente|provavelmente"
    r"|troligen"
    r"|waarschijnlijk|vielleicht|forse|quizás|talvez|kanske|misschien)\b|(?:[:：]|\.\.\.|…|\b[pt]\. ?(?:ej|ex))$"
)
"""What stands in lines that somebody types or reads off, or that introduce others."""
_QUOTATION = re.compile(rf"[\"»'‘{OPENING}][^\"{OPENING}{CLOSING}]*[\"«'’{CLOSING}][.,。、]?")
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
    "zh": re.compile(r".*(?:不要|请|记得|务必|先)"),
    "es": re.compile(r"(?i)(?:ahora|luego|primero|ahora,|por último|\w+[aei]mos)\b"),
    "pt": re.compile(r"(?i)(?:agora|primeiro|\w+[aei]mos)\b"),
    "it": re.compile(r"(?i)(?:ora|adesso|prima|\w+iamo)\b"),
    "fr": re.compile(r"(?i)(?:on|nous|maintenant) "),
    "de": re.compile(r"(?i)(?:wir|jetzt|nun|zuerst) "),
    "sv": re.compile(r"(?i)(?:vi|nu) "),
    **dict.fromkeys(("nb", "da"), re.compile(r"(?i)(?:vi|nå|nu) ")),
    "nl": re.compile(r"(?i)(?:we|wij|nu) "),
    "en": re.compile(r"(?i)(?:we (?:need|have|will|must|then|now)|now|go to|first,|then) "),
}
"""What begins a line that tells what is done on the way."""
_NAMED_SO = re.compile(r"[^\W\d_][\w'’-]*(?: (?:[^\W\d_][\w'’-]*|\d{4}))+")
_OF_SOME = re.compile(
    r"(?i)\b(?:the latter|the former|(?:last|first|other) (?:two|three)|(?:both|other|these|those) cases"
    r"|(?:gli )?(?:ultimi|primi|altri) (?:due|tre)|entrambi i casi"
    r"|(?:últimos|primeros|otros) (?:dos|tres)|ambos casos"
    r"|(?:deux|trois) (?:derniers|premiers|autres)|letztere[sr]?|erstere[sr]?"
    r"|(?:sista|första|andra) (?:två|tre)|(?:laatste|eerste) (?:twee|drie))\b"
    r"|^(?:cela|ça|ciò|eso|esto|isso|isto|det här|dat|das) "
)
"""What points at some of the lines before it."""
_ASIDES: tuple[Role, ...] = ("example", "links", "source", "to-do", "note-property", "card")
_PICTURE = re.compile(r"(?is)<(?:img|!--|br|figure|picture).*")
"""What is no statement about the thing, by what the notes themselves say of it."""
SAME_END = 4
"""Words at the end of several points that are no part of them: where each was found."""


POINTS_AT = {
    "en": r"this|these|those|such",
    "de": r"dies\w*|solche\w*|hierbei|dabei|hier",
    "fr": r"cette|cet|ces|ceci|cela|ici",
    "es": r"est[aeo]s?|es[aeo]s|aquí",
    "it": r"quest\w+|quell[oaie]|qui",
    "pt": r"est[ae]s?|isto|ess[ae]s?|isso|aqui",
    "sv": r"denna|detta|dessa|här",
    **dict.fromkeys(("nb", "da"), r"denne|dette|disse|her"),
    "nl": r"deze|dit|hier",
    "pl": r"ten|ta|te|tego|tej|tych|tymi|tak(?:i|a|ie|iego|iej|ich)|tutaj|tu",
    "ru": r"эт(?:от|а|у|и|ого|ой|ому|им|их|ими|ом)|так(?:ой|ая|ое|ие|ого|их)|здесь",
}
"""Words that point at what stands beside them; "to" and "это" are verbs as often as not."""
_FOR_THE_WRITER = re.compile(
    r"(?i)\b(?:for|pour|für|per|para|för|voor) (?:us|nous|uns|noi|nosotros|nós|oss|ons)\b"
    r"|[\w.-]+/[\w.-]+/|\bself[ -]exp|(?<!\w)(?:msgs?|w/o?|b/c|btw)(?!\w)"
)
"""What is so for the writer alone: the paths of their files, and words in haste."""
_GOES_ON = re.compile(
    r"(?i)(?:another|likewise|similarly|anche|altrimenti|un altr[oa]|auch|sonst|ebenso|ein weiterer?|aussi|sinon"
    r"|un(?:e)? autre|también|si no|otr[oa]|também|caso contrário|outr[oa]|även|annars|ytterligare|ook|anders"
    r"|così|dunque|allora|pertanto|ainsi|donc|somit|folglich|así|luego|assim"
    r"|portanto|därmed|dus|besides|moreover|furthermore|as a result|for instance)\b"
    r"|又|另外|此外|否则|同时|因此|所以"
)
"""What begins a point that goes on from the one before it."""
_TYPED = re.compile(
    r"(?:git|rm|kubectl|docker|sudo|npm|pip|aws|cd|ls|show|no|ip|conda|apt|systemctl|chmod|cat|grep|switchport) \S"
)
"""What begins a line that somebody types, as it is written."""


class Section(NamedTuple):
    """What is told of a thing: its name, the key of the heading or bullet that names it, its place, the lines, and what
    they say."""

    name: Name
    fact: str
    context: tuple[str, ...]
    lines: tuple[Entry, ...]
    points: tuple[str, ...]


def section(corpus: Corpus, together: Sequence[Entry], words: Phrasebook) -> Section | None:
    """The lines that stand together as what is said of the one thing above them, or of a respect of it; None where
    that is no such thing, or not all of it can be told: whoever knows what is left out would not be credited."""
    first = together[0]
    over = corpus.by_key.get(first.fact.parent) or corpus.leads.get((first.topic.key, first.fact.lead))
    if over is None and (first.lead or first.cells):
        return None
    if over is not None and len(corpus.level[first.topic.key, over.fact.parent]) > MOST_BESIDE:
        return None
    name = name_of(corpus, first, over, words)
    if name is None or not _is_all(corpus, together, over) or _is_done_by_us(name.said, words):
        return None
    lines = tuple(one for one in together if not _is_aside(one))
    if not all(_is_told(corpus, one, name, words) for one in lines):
        return None
    points = tuple(map(shown, lines))
    if _comes_to_it_late(name.said, points, words) or not _are_of_one_piece(corpus, lines, words) or _end_alike(points):
        return None
    merits = name.is_respect and MERITS.fullmatch(name.said) is not None
    both = len(points) == 2 and (merits or _are_full(points, words))
    telling = merits or sum(says_something(one, words) for one in points) * 2 > len(points)
    if not (FEWEST <= len(points) <= MOST or both) or not telling:
        return None
    if sum(map(length, points)) > LONGEST_TOGETHER or len(set(map(simple, points))) < len(points):
        return None
    context = corpus.context(over if over is not None else first)
    said = {
        simple(one) for one in (name.said, name.about, *((plain_title(first.topic.title),) if over is None else ()))
    }
    context = tuple(place for place in context if simple(place) not in said)
    if not context or any(_ARROW.search(place) for place in context):
        return None
    return Section(name, over.key if over is not None else first.topic.key, context, lines, points)


def _are_full(points: Sequence[str], words: Phrasebook) -> bool:
    """Whether two points say so much that neither is a remark beside the other."""
    if words.name in UNPARTED or any(length(one) < PHRASE for one in points):
        return False
    does = (words.name != "en" or has_verb(f"It {one}") or form(one, words) in _SAYING for one in points)
    return all(does) or sum(map(length, points)) >= FULL


def _is_all(corpus: Corpus, together: Sequence[Entry], over: Entry | None) -> bool:
    """Whether lines are all that stands at their level: whoever knows another one of it is to be told so."""
    first, here = together[0], {one.key for one in together}
    level = corpus.level[first.topic.key, first.fact.parent]
    if over is not None and not first.fact.parent:
        level = tuple(fact for fact in level if fact.lead == first.fact.lead)
    below = () if over is not None else corpus.below(first.topic)
    return all(fact.key in here or is_set_apart(fact) for fact in level) and not any(
        corpus.by_topic[one.key] for one in below if one.key not in corpus.outside
    )


def is_set_apart(fact: Fact) -> bool:
    """Whether the notes themselves say that a line tells nothing of the thing: an example, a link, a picture."""
    picture = fact.verbatim and _PICTURE.fullmatch(fact.text.strip()) is not None
    return bool(fact.cards) or fact.role in _ASIDES or picture


def _is_aside(entry: Entry) -> bool:
    text = shown(entry)
    quoted = _QUOTATION.fullmatch(text) is not None
    return (
        is_set_apart(entry.fact)
        or entry.fact.callout in ("example", "quote")
        or quoted
        or _EXAMPLE.match(text) is not None
    )


def _is_told(corpus: Corpus, entry: Entry, name: Name, words: Phrasebook) -> bool:
    """Whether a line can be told as a point of what is named: of no other thing, and more than its name."""
    text = shown(entry)
    if _is_of_another(corpus, entry, name, words) or _is_caption(text, name.said, words):
        return False
    if _is_to_be_done(entry, words) or not is_point(corpus, entry, words):
        return False
    if words.name in UNPARTED:
        return True
    known, said = meanings(f"{name.said} {name.about}"), meanings(text)
    back = {one for one in said if any(one == other or of_one_stem(one, other) for other in known)}
    return not back or len(said - back) > 1


def _are_of_one_piece(corpus: Corpus, lines: Sequence[Entry], words: Phrasebook) -> bool:
    """Whether lines stand in one box, or in none, in one language, and say something different each."""
    told = [simple(one.meaning) for one in lines if one.meaning]
    apart = {(bool(one.fact.callout), one.language) for one in lines}
    bag = _are_of_several_kinds(lines, words) or _are_rows(corpus, lines, words)
    return len(apart) < 2 and len(set(told)) == len(told) and not bag


def _are_rows(corpus: Corpus, lines: Sequence[Entry], words: Phrasebook) -> bool:
    """Whether most lines name what belongs to a thing of their own, which is asked for by itself."""
    rows = sum(bool(one.term and enumerated(one.meaning, words)) and not is_property(corpus, one) for one in lines)
    return rows * 2 > len(lines)


def _are_of_several_kinds(lines: Sequence[Entry], words: Phrasebook) -> bool:
    """Whether some lines, and not all of them, tell of respects of the thing, each of its own: signs, treatment."""
    kinds = [simple(one.term) for one in lines if one.term and is_known_respect(one.term, words)]
    return len(lines) > len(kinds) >= MANY_KINDS


def _end_alike(points: Sequence[str]) -> bool:
    """Whether points end with the same words, as those do that were found in one place."""
    ends = [" ".join(one.casefold().split()[-SAME_END:]) for one in points if length(one) > SAME_END]
    return len(set(ends)) < len(ends)


def _is_to_be_done(entry: Entry, words: Phrasebook) -> bool:
    text = shown(entry)
    first = text.split(" ")[0]
    if words.instructs(text) or is_infinitive(first, words.name) or form(text, words) == "order":
        return True
    if words.name in _DONE_BY_US:
        return _is_done_by_us(text, words)
    return entry.fact.ordered and words.is_task(text) and not re.search("[^s]s$", first)


def _is_done_by_us(text: str, words: Phrasebook) -> bool:
    return words.name in _DONE_BY_US and _DONE_BY_US[words.name].match(text) is not None


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
    return opened(f"{entry.term}: {entry.meaning}" if entry.fact.relation == "means" else entry.text).rstrip(" :：")


def is_point(corpus: Corpus, entry: Entry, words: Phrasebook) -> bool:
    """Whether a line can be told as one of the points of a section: whole, in words, leaning on no other."""
    text, fact = shown(entry), entry.fact
    if (
        _TORN.search(fact.text)
        or _TYPED.match(fact.text)
        or _GOES_ON.match(text)
        or _goes_on_below(corpus, entry)
        or _MARKED.match(text)
        or _SIGNS.search(text)
        or _OF_A_PART.search(text)
        or leans_back(text)
        or _OF_SOME.search(text)
        or _FOR_THE_WRITER.search(text)
        or re.search(rf"(?i)\b(?:{POINTS_AT.get(words.name, '(?!)')})\b", text)
    ):
        return False
    if _SYMBOL.match(text) or _WITHOUT_NOUN.search(text) or _COURSE_IN_SIGNS.search(text):
        return False
    half = words.conditional.match(text) and length(text) <= SHORTEST_CONDITION and "," not in text
    if half or ends_open(text, words) or fault(text.rstrip(" .!")) or fact.text.rstrip(" *_").endswith((":", "：")):
        return False
    if words.elsewhere.search(text):
        return False
    if is_lead(fact) and not says_something(text, words):
        return False
    if sum(word.strip(".,/-").isdigit() for word in text.split()) * 2 > length(text):
        return False
    if not entry.term and _is_row(text, words):
        return False
    if (fact.callout and names_kind(text, words)) or (words.name in UNPARTED and leans(text, words)):  # its title
        return False
    return SHORTEST <= length(text) <= LONGEST or is_quality(text)


def _goes_on_below(corpus: Corpus, entry: Entry) -> bool:
    """Whether a line is only the beginning of what it says, or tells of the code below it."""
    below = corpus.level.get((entry.topic.key, entry.key), ())
    goes_on = any(fact.role == "statement" and not fact.lead.endswith((".", "。")) for fact in below)
    stops = bool(below) and stops_at_verb(entry.text)
    return goes_on or stops or any(fact.verbatim for fact in below)


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

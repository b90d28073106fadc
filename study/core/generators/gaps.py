"""May a sentence with a gap be asked unseen? That it is a sentence, and that one word alone fills the gap."""

import re

from study.core.generators.case import Case, Check
from study.core.generators.entry import Entry
from study.core.generators.grammar import has_verb
from study.core.generators.left_out import SMALL
from study.core.generators.phrasebook import TERSE
from study.core.generators.terms import spells
from study.core.questions.interaction import Blanks
from study.core.text.compare import simple
from study.core.text.quantities import quantities

GAP = "____"
SUBJECT = "subject"
"""How the slot of a gap begins in which the subject of its sentence stood."""
_ASIDE = re.compile(r"\([^()]*\)")
_WITH = re.compile(r"(?:con|with|mit|avec|com|med|met)\b")
"""How a piece of a sentence begins whose verb stands elsewhere."""
_TYPED = re.compile(
    r"(?:\$ ?)?(?:(?:echo|sudo|curl|chmod) [\"'\w./-]|(?:kubectl|docker|git|aws|npm|pip3?|apt(?:-get)?) .* --?\w)"
)
"""How a command begins that is typed somewhere."""
FOLLOWS = re.compile(
    r"^(?:\S+ ){0,4}(?i:therefore|thus|hence|quindi|dunque|pertanto|perciò|daher|deshalb|somit|donc|entonces"
    r"|por lo tanto"
    r"|por tanto|portanto|därför|således|daarom|dus)\b"
    r"|^(?i:entramb[ie]|beide[sn]?|tous les deux|ambos|ambas|båda"
    r"|another|un['’ ]altr[oa]|ein(?:e|en)? ander\w+|une? autre|otr[oa]|outr[oa]|en annan|ett annat"
    r"|een andere?) "
)
"""What a sentence says because of the one before it."""
NAMES = re.compile(
    r"(?i)\b(?:called|known|named|termed|synonym\w*|abbreviat\w+|dett[oaie]|chiamat[oaie]|chiama(?:no)?|nome di"
    r"|denominat[oaie]"
    r"|heißt|heißen|nennt|genannt|bezeichnet|appelle|appelée?s?|nommée?s?|llamad[oa]s?|llama|denomina(?:d[oa])?"
    r"|chamad[oa]s?"
    r"|chama(?:-se)?|kallas|benämns|heet|genoemd|noemt)\b(?:\s\S+){0,6}\s*$"
)
"""What ends before the name of the thing that a sentence tells of."""
POINTS = re.compile(
    r"(?i)\b(?:this|these|those|dies|diese[nmrs]?|ces|cette|cet|quest[oaie]|[nd]?est[aeo]s?|[nd]?ess[ae]s?|denna|detta|dessa|deze|dit)\b"
)
"""Words that point at something before the sentence."""
_BEGINS = re.compile(
    r"(?i)(?:(?:an?|the|il|lo|la|i|gli|le|una?|uno|per|der|die|das|ein|eine|unter|les?|une?|el|los|las|unos?|os?"
    r"|as?|um|uma|en"
    r"|ett|den|det|de|het|een)\s|l['’])?\W*"
)
_AN = (
    r"(?:an?|the|one|un[ao]?|il|lo|la|i|gli|le|ein|eine|der|die|das|une|les?|el|los|las|os?|as?|um|uma|en|ett|den"
    r"|det|de|het|een)\b"
    r"|l['’]"
)
_TOLD = re.compile(
    rf"(?i)(?: [^\s,]+){{0,5}}? (?:(?:is|are|è|sono|ist|sind|est|sont|es|son|é|são|är|zijn) (?:{_AN}|defin)"
    r"|(?:means?|refers to|describes?|denotes?|significa|indica|bedeutet|bezeichnet|désigne|signifie|betyder"
    r"|betecknar)\b)"
    r"|,? (?:si intend|versteht man|on entend|se entiende|entende-se|menas|verstaat men)"
)
_GLOSSED = re.compile(
    r"(?i)\s?(?:,|\(|–|—)\s?(?:(?:which|who|that is|i\.?e\.?|meaning|namely|ovvero|cioè|ossia|vale a dire|che|der"
    r"|die|das|das"
    r" heißt|also|nämlich|qui|c'est-à-dire|es decir|o sea|que|ou seja|isto é|som|dvs\.?|det vill säga|die|dat"
    r"|dat wil zeggen)\b)"
    rf"|, (?:{_AN})|\s(?:that|which|who|che|som|qui|que|dat) (?:is|are|è|sono|är|est|sont|es|son|é|são) (?:{_AN})"
)
"""What follows a name and says what it names."""
_BEGINNING = 5
"""Letters that two words of one stem have in common."""
_ANY_QUALITY = re.compile(r"(?i)(?:new|nuov[oaie]|neue\w*|nouve\w+|nuev\w+|nov[oa]s?|ny|nytt|nya|nieuwe?) [a-zà-ÿ]")
"""A quality that many things have: what it is said of does not follow from it."""
_ALTERNATIVES = re.compile(r"[^\W\d]/[^\W\d]| (?:or|oder|ou|eller) ")
_BOTH = re.compile(r"[^\W\d] (?:and|und|et|y|e|och|en|&) [^\W\d]")
_EACH = re.compile(
    r"(?i)(?:each|every|any|all|some|ogni|tutt[ie]|qualsiasi|jede[rsnm]?|alle|chaque|tou(?:s|tes)|cada|tod[oa]s?"
    r"|varje|alla|elke?|iedere?) "
)
"""What a name does not begin with."""
_ANY_AGENT = re.compile(
    r"(?i)(?:app|application|client|server|item|object|value|default|system|program|code|data|file|process|machine"
    r"|request|user|customer|person|patient|student|author|team|compan(?:y|ie)|organi[sz]ation|device|computer)s?"
    r"|[a-z]+(?:ed|less|ful|able|ible)"
)
"""What does many things, in English, or only tells how something is."""
_OPEN = re.compile(r" to [a-z]")
"""What many nouns are followed by: the power, the right, the chance "to hear"."""


def is_numeral(text: str) -> bool:
    """Whether what is left out is a number, or a range."""
    return re.fullmatch(r"[−\d.,–-]+", text) is not None


def says_a_whole(case: Case) -> str:
    """A sentence with a gap has its verb outside what stands in parentheses, and hangs on no other."""
    main = case.main
    if not isinstance(case.candidate.asked, Blanks) or main is None:
        return ""
    said = _ASIDE.sub("", case.asked)
    number = GAP in said and is_numeral(case.parts.right[0])
    if main.language == "en" and not number and not has_verb(said):
        return "no sentence"
    return "follows from what stood before it" if FOLLOWS.match(said) else ""


_EMPHASIZED = re.compile(r"(?P<mark>[_*])(?![_*])[^_*]{20,}[.!?]?(?P=mark)[.!?]?")
_ATTRIBUTED = re.compile(r"[_*\s]*[-–—~] ?[_*\s]*\S")
_NEAR = 3
"""Lines between a motto and who said it."""


def _is_motto(case: Case, main: Entry) -> bool:
    """Whether a sentence stands in italics alone, and below it behind a dash who said it."""
    if not _EMPHASIZED.fullmatch(main.fact.text.strip()):
        return False
    after = case.corpus.entries[main.order : main.order + 1]
    return any(
        one.fact.lines[0] - main.fact.lines[1] <= _NEAR and _ATTRIBUTED.match(one.fact.text) is not None
        for one in after
    )


def is_a_statement(case: Case) -> str:
    """What has a gap states something of the subject: it is no piece of a sentence, no order and no motto."""
    main = case.main
    if GAP not in case.asked or main is None:
        return ""
    if any(found.match(text) for found in (_WITH, _TYPED) for text in (main.text, case.asked)):
        return "no sentence"
    if _is_motto(case, main):
        return "words of somebody else"
    instructs = main.phrasebook is not None and main.phrasebook.instructs(main.text)
    return "tells what to do" if instructs and not is_numeral(case.parts.right[0]) else ""


def one_word_fills_it(case: Case) -> str:
    """A common word is left out only where the sentence names or tells the thing: many others could stand in another
    place. What has a capital, a number or code is a name; so are several words that are a term or title."""
    main, asked = case.main, case.candidate.asked
    if not isinstance(asked, Blanks) or main is None or main.language in TERSE or not case.parts.right:
        return ""
    said = case.parts.right[0]
    if _ANY_QUALITY.match(said):
        return "another word would fit the gap"
    phrasebook = main.phrasebook
    before = case.asked.partition(GAP)[0]
    if _ALTERNATIVES.search(said):
        return "two words are left out"
    if _EACH.match(said) or said.lower() in SMALL:
        return "another word would fit the gap"
    if case.candidate.slot.startswith(SUBJECT):  # made only where enough is told of it
        if _BOTH.search(said) and not (simple(said) in case.corpus.by_term or case.corpus.titled[simple(said)]):
            return "two words are left out"
        plain = re.fullmatch(r"[^\W\d_]+", said) is not None and said[1:].islower() and main.fact.text[:1].isalpha()
        unnamed = plain and not (simple(said) in case.corpus.by_term or case.corpus.titled[simple(said)])
        return "any such thing would fit the gap" if unnamed or _ANY_AGENT.fullmatch(said) else ""
    if phrasebook and not re.match(r"[\d.,]+$", said) and phrasebook.conditional.match(before) and "," not in before:
        return "another event would fit the gap"
    if re.search(r"[A-Z\d`]", said) and not re.match(r"[A-Z][a-z]+$", said):
        return ""
    before, _, after = case.asked.partition(GAP)
    around = {word[:_BEGINNING] for word in simple(f"{before} {after}").split()}
    if any(word[:_BEGINNING] in around for word in simple(said).split() if len(word) > _BEGINNING):
        return "the sentence gives it away"
    if NAMES.search(before) or _GLOSSED.match(after) or (_BEGINS.fullmatch(before) and _TOLD.match(after)):
        return ""
    known = simple(said) in case.corpus.by_term or case.corpus.titled[simple(said)] > 0
    is_term = " " in said and known and not _OPEN.match(after)
    return "" if is_term else "another word would fit the gap"


_ROLE = re.compile(r"(?i)(?:^|[,;:.] )(?:the|il|la|lo|le|el|der|die|das|o|a|de|het|den|det) $")
_ANY_OF = re.compile(
    r"(?i)(?:^|\s)(?:new|other|many|several|different|various|neue|andere|verschiedene|nouveaux|nouvelles|autres|nuev[oa]s"
    r"|otr[oa]s|nuov[ie]|altr[ie]|nov[oa]s|outr[oa]s|nya|andra) $"
)
_OF = re.compile(r"(?i) (?:of|von|de[lrs]?|du|des|di|della|dos?|das|av|van)\b")


def names_no_respect(case: Case) -> str:
    """What is left out is a name, and no respect of what is named behind it: "the ____ of shock includes"."""
    if GAP not in case.asked or not case.parts.right:
        return ""
    said, (before, _, after) = case.parts.right[0], case.asked.partition(GAP)
    plain = said.islower() and "`" not in said and not is_numeral(said)
    if _ANY_OF.search(before) and not is_numeral(said):
        return "another word would fit the gap"
    respect = plain and _ROLE.search(before) and _OF.match(after)
    return "another word would fit the gap" if respect else ""


_LETTERS = re.compile(r"[^\W\d_]{2,5}")
_SHORTENED = re.compile(r"(?P<rest>(?: [^\W\d_][\w-]*){0,3}) \((?P<letters>[A-Z]{2,6})s?\)")
"""The abbreviation of a name that begins with what is left out: "____ fibre (SMF)"."""
_FEWEST_LETTERS = 3
"""Letters of an abbreviation that no words spell by chance; fewer stand right beside it."""


def sentence_spells_it_not(case: Case) -> str:
    """An abbreviation is not left out where its own words stand in the sentence: "____ (Automatic Identification
    System)"."""
    if GAP not in case.asked or not case.parts.right:
        return ""
    said = case.parts.right[0].strip("` ").removesuffix("s")
    short = _SHORTENED.match(case.asked.partition(GAP)[2])
    if short and spells(short["letters"], f"{said}{short['rest']}"):
        return "the sentence gives it away"
    if not _LETTERS.fullmatch(said) or not (said.isupper() or case.candidate.slot.startswith(SUBJECT)):
        return ""
    before, _, after = case.asked.partition(GAP)
    beside = (after.split()[: len(said)], before.split()[-len(said) :])
    told = any(len(near) == len(said) and spells(said, " ".join(near)) for near in beside)
    anywhere = len(said) >= _FEWEST_LETTERS and any(spells(said, part) for part in (before, after))
    return "the sentence gives it away" if told or anywhere else ""


_INSIDE = 4
"""Letters of a word of the place by which a longer word is known: "phone" in "smartphones"."""


def place_tells_it_not(case: Case) -> str:
    """What is left out is not read off the place above the question: not by its initials, nor as a part of it."""
    if GAP not in case.asked or not case.parts.right or is_numeral(case.parts.right[0]):
        return ""
    said, common = case.parts.right[0], case.main.phrasebook.common if case.main and case.main.phrasebook else ()
    around = [word for place in case.candidate.context for word in simple(place).split() if word not in common]
    inside = any(
        len(one) >= _INSIDE and len(word) > len(one) and one in word for one in around for word in simple(said).split()
    )
    plural = re.fullmatch(r"[A-Z]{2,}s", said)
    initials = any(spells(said[:-1] if plural else said, place) for place in case.candidate.context)
    titled = case.main is not None and simple(said) in map(simple, case.corpus.titles(case.main.topic))
    return "its place gives it away" if inside or titled or (initials and not said.islower()) else ""


_FIRSTS = re.compile(
    r"(?i)\b(?:first|second|third|fourth|prim[oa]|second[oa]|terz[oa]|erste[rnsm]?|zweite[rnsm]?|dritte[rnsm]?|premi[eè]re?"
    r"|deuxième|troisième|primer[oa]?|segund[oa]|tercer[oa]?|primeir[oa]|terceir[oa]|första|andra|tredje|eerste"
    r"|tweede|derde)\b(?! (?:of|per|in) )"
)
_BETWEEN = re.compile(r"(?i)\b(?:between|zwischen|entre|tra|fra|mellan|tussen) (?:the )?$")
_BITS = re.compile(
    r"(?i)_ bits? (?:(?:per|in|pro|par|por|je|each|a|an|en|un|ett|ein(?:em)?) )+(?:octet|byte|oktett?)\b"
)
_TWO = ("2", "two")
_FEW = 6
"""Things that are counted and named in one sentence."""
_PARTS = re.compile(r"[.;:()]| [–—-] ")
_ROW = re.compile(r", ?(?:and |und |et |y |e |och |en )?| (?:and|und|et|y|e|och|en|&) ")
_HAPPENED = re.compile(
    r"(?!.*\b(?:is|are|has|have|can|must|may|will|should|does|do|which|that)\b)[^,;:]* [a-z]{3,}ed (?:the|an?|_)"
)
"""An English sentence whose only verb tells what happened."""


def _is_measured(case: Case, before: str, said: str) -> bool:
    """Whether a number stands before a unit: a plain count is known only to who has counted along."""
    whole = f"{before}{said}{case.asked.partition(GAP)[2]}"
    found = (
        one for one in quantities(whole, case.candidate.language) if one.at <= len(before) < one.at + len(one.numeral)
    )
    return any(one.measured for one in found)


def number_is_news(case: Case) -> str:
    """A number that is left out is counted neither in its own sentence nor below it, and is none of a single event."""
    if not isinstance(case.candidate.asked, Blanks) or not is_numeral(case.parts.right[0]):
        return ""
    said, before = case.parts.right[0], case.asked.partition(GAP)[0]
    counted = said.isdigit() and len(set(map(str.lower, _FIRSTS.findall(case.asked)))) >= min(int(said), 3)
    if counted and int(said) > 1:
        return "the sentence gives it away"
    few = said.isdigit() and 1 < int(said) <= _FEW and not _is_measured(case, before, said)
    rows = (_ROW.split(part) for part in _PARTS.split(case.asked)) if few else ()
    if any(len(row) >= int(said) for row in rows):
        return "the sentence gives it away"
    if before.count("(") > before.count(")"):
        return "a number in an aside"
    if case.asked.endswith("!"):
        return "a remark"
    if case.main is not None and case.main.language == "en" and _HAPPENED.match(case.asked):
        return "tells of what happened once"
    if said == "8" and _BITS.search(case.asked):
        return "everybody knows that"
    if said in _TWO and _BETWEEN.search(before):
        return "everybody knows that"
    formula = re.search(r"_[a-zA-Z]?[+*^=]\w|\w[+*^]_", case.asked)
    return "a number of a formula" if formula else ""


_START = 40
"""Letters by which the beginning of a sentence is known."""
_OF_ANOTHER = {
    "en": re.compile(r"\b(?:it|they|them)\b"),
    "es": re.compile(r"Se \w"),
    "pt": re.compile(r"É \w"),
    "it": re.compile(r"Si \w"),
}
"""Words of a sentence that speaks of what an earlier one names, or leaves its subject to that."""


def names_what_it_tells_of(case: Case) -> str:
    """A later sentence of a statement names what it speaks of."""
    main = case.main
    if GAP not in case.asked or main is None or main.language not in _OF_ANOTHER or _is_first(case.asked, main):
        return ""
    found = _OF_ANOTHER[main.language]
    another = found.search(case.asked) if main.language == "en" else found.match(case.asked)
    return "leans on what stood before it" if another else ""


def _is_first(asked: str, main: Entry) -> bool:
    """Whether a question is made of the beginning of its statement."""
    before, _, after = asked.partition(GAP)
    return main.text.startswith(before) if before.strip() else after.strip()[:_START] in main.text[: 2 * _START]


def tells_what_is_left_out(case: Case) -> str:
    """What is left out is what its sentence defines, or an amount with its unit: what a thing only does another may do,
    and a plain count is known only to who has counted along."""
    if not isinstance(case.candidate.asked, Blanks):
        return ""
    said, (before, _, after) = case.parts.right[0], case.asked.partition(GAP)
    if is_numeral(said):
        return "" if _is_measured(case, before, said) else "a count among others"
    if case.candidate.slot.startswith(SUBJECT) and not _TOLD.match(after):
        return "another thing may do the same"
    return ""


CHECKS: tuple[Check, ...] = (
    says_a_whole,
    names_what_it_tells_of,
    is_a_statement,
    one_word_fills_it,
    sentence_spells_it_not,
    place_tells_it_not,
    names_no_respect,
    number_is_news,
    tells_what_is_left_out,
)

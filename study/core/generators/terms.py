"""May what a term means be asked unseen? That the term is one, that its meaning tells what it is, and that
neither gives the other away."""

import re
from collections.abc import Set

from study.core.generators import descriptions, labels
from study.core.generators.case import Case, Check
from study.core.generators.definitions import PARTICIPIAL, tells_genus
from study.core.generators.entry import Entry
from study.core.generators.grammar import begins_as_thing, form
from study.core.generators.lists import names_kind
from study.core.generators.phrasebook import TERSE, UNPARTED, Phrasebook
from study.core.generators.whole import CLOSING, OPENING, length
from study.core.questions.interaction import Back, OneOf, Pairs
from study.core.text.compare import SHORTEST_STEM, of_one_stem, simple, stem, words

_LOOKED_AT = 50
"""Lines of a list that are looked at for one of them."""
_BEGINNING = 5
"""Letters that two words of one stem have in common."""
_ROOT, _COMPOUND = 4, 9
"""Letters that begin a word of so many, and are seen within another: "cell renewal" and "skincells" in languages that
write them together."""
_SYLLABLE = 2
"""Letters that begin many words by chance."""
_WORD = re.compile(r"[^\W\d_]+")


def names_itself_not(case: Case) -> str:
    """The term that is to be picked is not seen in its own meaning: neither a part of it, "aero" and "aerospace",
    "scale" and "scalability", nor its letters, "ARP" and "Address Resolution Protocol", "DF" and "default forward"."""
    main = case.main
    if main is None:
        return ""
    if isinstance(case.candidate.asked, Pairs):
        pairs = [(pair.left, pair.right) for pair in case.candidate.asked.pairs]
        spelt = sum(spells(left, right) for left, right in pairs)
        return "the letters give its pairs away" if spelt * 2 >= len(pairs) else ""
    if case.candidate.shape not in ("term", "named", "belongs"):
        return ""
    told = main.text if case.candidate.shape == "belongs" else main.meaning
    given = [one for text in case.parts.right for one in words(text) if len(one) > _SYLLABLE]
    said = words(told)
    spelt = any(spells(text, told) for text in case.parts.right)
    if case.candidate.shape == "named":
        begun = (one[:_ROOT] for one in given if len(one) >= _COMPOUND)
        spelt = spelt or any(one in word[1:] for one in begun for word in said)
        spelt = spelt or any(_is_rooted(one, word) or _is_rooted(word, one) for one in given for word in said)
        spelt = spelt or any(_is_begun_by(text, told) for text in case.parts.right)
    begins = any(_within(one, word) or of_one_stem(one, word) for one in given for word in said)
    return "the meaning gives its term away" if spelt or begins else ""


_ROOTED = 7
"""Letters of a word whose first ones are a root that is seen in a longer word: "toxicity" in "nephrotoxic"."""


def _is_rooted(one: str, word: str) -> bool:
    return len(one) >= _ROOTED and one[:_BEGINNING] in word[_SYLLABLE:]


def _is_begun_by(name: str, text: str) -> bool:
    """Whether the letters of a short name begin words of a text in turn, the first word among them, with few words
    left out: "bge" and "branch if greater or equal"."""
    letters = name.strip("` ").lower()
    if not re.fullmatch(r"[a-z]{3,5}", letters):
        return False
    firsts = iter(word[0].lower() for word in _WORD.findall(text)[: 2 * len(letters)])
    return next(firsts, "") == letters[0] and all(letter in firsts for letter in letters[1:])


def _within(one: str, word: str) -> bool:
    """Whether one word begins with the other, or ends with it where that is long enough to be no ending."""
    short, long = sorted((one, word), key=len)
    return word.startswith(one) or (len(short) >= SHORTEST_STEM and long.endswith(short))


_LONGEST_INITIALS = 5


def spells(name: str, text: str) -> bool:
    """Whether the letters of a short name begin words of a text one after the other: "gp2" and "general purpose"."""
    letters = "".join(_WORD.findall(name)).lower()
    initials = "".join(word[0] for word in _WORD.findall(text)).lower()
    capitals = "".join(word[0] for word in _WORD.findall(text) if word[0].isupper()).lower()
    short = " " not in name.strip() and 1 < len(letters) <= _LONGEST_INITIALS
    return short and (letters in initials or letters in capitals)


_BESIDE_NAME = 2
"""Words beside those of a name that say what it does: on what, and whether."""
_PARTS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_CODE = re.compile(r"`([^`]+)`")


def _is_speaking(name: str) -> bool:
    """Whether code is named by several words that tell what it does: `isEmpty()`, `AWSXRayDaemonWriteAccess`,
    `link-state request`."""
    code = _CODE.fullmatch(name.strip())
    called = code[1] if code else ""
    joined = "-" in called and not re.search(r"(?:^| )-", called)
    parts = [part for part in _PARTS.findall(called if joined else called.split(" ")[-1]) if len(part) > 1]
    return "(" in called or len(parts) > 1


def _only_translates(name: str, told: Set[str]) -> bool:
    """Whether a call that is named by what it does is told in hardly more words, be it in another language."""
    called = " ".join(_CODE.findall(name))
    parts = [part for part in _PARTS.findall(called.partition("(")[0].rpartition(" ")[2]) if len(part) > 1]
    told = {word for word in told if not any(of_one_stem(word, part.lower()) for part in parts)}
    return "(" in called and len(told) <= len(parts) + _BESIDE_NAME


def names_speak_not(case: Case) -> str:
    """Who knows the language of a program tells what its names do by reading them."""
    asked, main = case.candidate.asked, case.main
    if main is None or case.candidate.shape not in ("term", "meaning", "property", "explained"):
        return ""
    if case.candidate.shape == "explained":
        common = main.phrasebook.common if main.phrasebook is not None else frozenset[str]()
        return "its name tells what it is" if _only_translates(main.term, words(main.meaning) - common) else ""
    if isinstance(asked, OneOf) and case.candidate.shape != "property":
        names = case.parts.right if case.candidate.shape == "term" else _CODE.findall(main.term) and [main.term]
        told = any(_is_speaking(f"`{code}`") for name in names for code in _CODE.findall(name))
        return "its name tells what it is" if told else ""
    if isinstance(asked, Back):
        named = main.cells[0][1] if main.cells else main.term
        parts = {stem(part.lower()) for code in _CODE.findall(named) for part in _PARTS.findall(code)}
        said = {stem(word) for text in case.parts.right for word in words(text)}
        return "its name tells what it is" if any(len(part) > _SYLLABLE for part in parts & said) else ""
    return ""


_STATE = re.compile(r"(?i).+ (?:on|off|only|enabled|disabled|again|first|last|alone|together|up|down|out|in)")
_TITLE = re.compile(
    r"(?:an? )?(?:[A-Z][\w’'-]+|of|the|and|in|for|to|a|an|on)(?: (?:[A-Z][\w’'-]+|of|the|and|in|for|to|a|an|on))+"
)
_SMALL = re.compile(r"\b(?:of|the|and|in|for|to|a|an|on)\b")
_ACT = re.compile(r"(?i)(?!(?:some|any|no|every)thing|string|thing|being|ring|building)[a-z]+ing\b")
_NAMES_ACT = re.compile(r"(?i)(?:ing|tion|sion|ment|ance|ence|al|sis|ure|age|hash|lock|test|proof|attack)s?$")
_ARTICLES = re.compile(
    r"(?i)(?:(?:one of the|uno dei|una delle|un des|une des|uno de los|eine[rs]? der|en av de|an?|the|another|il|lo"
    r"|la"
    r"|i|le|gli|une?|una|uno|les|ein|eine|der|die|das|el|los|las|o|os|as|um|uma|en|ett|den|det|een|het|de) |l['’])"
)
LONGEST_NAME = 6
"""Words of what is asked for as the name of a thing."""
FEWEST = 3
"""Words beside an article and asides in which it can be told what a thing is."""


def term_is_one(case: Case) -> str:
    """What is asked for is a thing, and no state of one; it is picked among things, too."""
    main, shape = case.main, case.candidate.shape
    if main is None or main.language != "en" or shape not in ("meaning", "term") or case.candidate.slot:
        return ""
    terms = case.parts.all if shape == "term" else (main.term,)
    if any(map(_STATE.fullmatch, terms)):
        return "a state and no thing"
    if shape == "meaning" and _is_of_its_place(case, main):
        return "its place is called so, too"
    return "what happens to something, and no thing" if shape == "term" and any(map(PARTICIPIAL.search, terms)) else ""


def _is_of_its_place(case: Case, main: Entry) -> bool:
    """Whether a word that stands for one of a list, as "Firewall" for one of logs, is what its place is about."""
    above = case.corpus.titles(main.topic)[:-1]
    one = stem(main.term.lower())
    return " " not in main.term and bool(case.corpus.labels(main)) and any(one in words(title) for title in above)


def _beside(case: Case, main: Entry) -> list[str]:
    """The meanings that stand in the list of a term."""
    together = case.corpus.together.get(main.key, ())
    return [one.meaning for one in together[:_LOOKED_AT] if one.meaning]


def _is_told(meaning: str, phrasebook: Phrasebook) -> bool:
    """Whether a meaning with an article says what the thing that it begins with does."""
    return begins_as_thing(meaning) and not tells_genus(meaning, phrasebook)


def _is_said(main: Entry) -> bool:
    """Whether the meaning of a name of several words is its words over again, with little beside them."""
    named = {word[:_BEGINNING] for word in words(main.term)}
    said = {word[:_BEGINNING] for word in words(re.sub(r" ?\([^)]*\)", "", main.meaning))}
    return len(named) > 1 and named <= said and len(said - named) <= FEWEST


def _begins_with_term(main: Entry) -> bool:
    """Whether what a term means begins with its first word: "decoding: decoding of the order"."""
    first = next(iter(_WORD.findall(_ARTICLES.sub("", main.meaning, count=1))), "")
    begins = {stem(word.lower()) for word in (first, *_WORD.findall(main.meaning)[:1]) if word}
    return stem(main.term.split(" ")[0].lower()) in begins


_SECOND = re.compile(r"(?:^|[.;] )\W*(?:\*\*|__)[^*_]+(?:\*\*|__) ?[—–:=-]")
"""A term that is set off, with what is said of it behind."""
_PLURAL = re.compile(
    r"(?i)(?:possono|sono|hanno|devono|vengono|können|sind|haben|werden|müssen|peuvent|sont|ont|doivent|pueden|son"
    r"|tienen"
    r"|deben|podem|são|têm|devem|kunnen|zijn|hebben) "
)
_STROKE = re.compile(r"[^\W\d]{2,}/[^\W\d]{2,} (?:of|to|for)\b")
_KEY = re.compile(r"(?:Ctrl|Cmd|Alt|Shift|Strg|Esc|Maj|Mayús)\b")


def meaning_is_one(case: Case) -> str:
    """What is said of a term tells what it is: in more than two words, as no title of a work, and as an act only of
    one; where its term is to be picked, by what it is or does and not by how it is."""
    main, shape = case.main, case.candidate.shape
    if main is None or main.phrasebook is None or case.candidate.slot or shape not in ("meaning", "term", "property"):
        return ""
    meaning = main.meaning
    if shape == "term" and main.language != "en" and _is_told(meaning, main.phrasebook):
        return "its meaning is no definition"
    if shape == "term" and any(words(meaning) <= words(other) for other in _beside(case, main) if other != meaning):
        return "another term means that, too"
    if shape == "term" and _PLURAL.match(meaning):
        return "its verb tells how many its term are"
    if shape == "meaning" and (_is_said(main) or _begins_with_term(main)):
        return "its term says what it is"
    if shape == "meaning" and length(main.term) > LONGEST_NAME and main.language not in UNPARTED:
        return "the term is a sentence"
    if shape == "meaning" and len(_SECOND.findall(main.fact.text)) > 1:
        return "tells what two things are"
    if shape != "property" and meaning.startswith("("):
        return "its meaning begins with an aside"
    if shape != "property" and (_KEY.match(meaning) or _STROKE.match(meaning)):
        return "its meaning is written for one who knows it"
    if shape != "property" and not main.amounts and not re.match("What is the [^*“`]", case.asked) and _is_short(main):
        return "too little is said of it"
    if main.language != "en":
        return ""
    said = form(meaning, main.phrasebook)
    if shape == "term" and said not in ("thing", "noun", "verb", "question"):
        return "its meaning is no definition"
    if (
        shape == "term"
        and said == "noun"
        and any(form(one, main.phrasebook) == "clause" for one in _beside(case, main))
    ):
        return "its list tells what happens"
    bare = re.sub(r" ?\([^)]*\)", "", meaning)
    if shape == "property" and main.phrasebook.labels.fullmatch(main.term):
        return ""
    named = _SMALL.sub("", bare).split()
    few = 1 if shape == "property" else 2
    if len(named) >= few and all(word.istitle() for word in named) and not re.search(r"[A-Z]{2}|\d", main.term):
        return "the answer is a title"
    is_act = said == "noun" and shape != "property" and _ACT.match(meaning) is not None
    named_so = _NAMES_ACT.search(main.term.split(" ")[-1]) is not None
    return "the answer is an act, and the term is none" if is_act and not named_so else ""


def _is_short(main: Entry) -> bool:
    told = _ARTICLES.sub("", re.sub(r" ?\([^)]*\)", "", main.meaning), count=1)
    return length(told) < FEWEST and main.language not in TERSE


_TOLD = re.compile(r"(?i) (?:was|were|era|erano|war|waren|était|étaient|fue|fueron|var) ")
_SAYS_ABOUT = re.compile(
    r"(?i)(?:\w+ly |more |less )?(?:(?:first|second|last|only|most|least|best|worst|same|other|main|key|major|big|good"
    r"|great|common"
    r"|important|useful|primo|prima|principale|sol[oa]|migliore|premi[eè]re?|principal|seule?|primer[oa]?|wichtig\w*"
    r"|häufig\w*|erste\w*|största|vanlig\w*|viktig\w*)"
    r"|(?:\w+ )?(?:threat|risk|problem|issue|benefit|advantage|disadvantage|drawback|part|step|concern|challenge"
    r"|state"
    r"|example|result|consequence|reason|defen[cs]e|question|matter|idea|topic|area|fact|case|point|minaccia|rischio"
    r"|problema|vantaggio|svantaggio|parte|esempio|conseguenza|motivo|caso|fatto|menace|risque|problème|avantage"
    r"|partie"
    r"|exemple|conséquence|cas|fait|riesgo|ventaja|desventaja|ejemplo|consecuencia|hecho|bedrohung|gefahr|vorteil"
    r"|nachteil|teil|beispiel|folge|grund|fördel|nackdel|del|exempel|följd|orsak))\b"
)
"""What says something about a thing, and not what it is: "a threat to", "the first crime"."""
_NO_SUBJECT = re.compile(r"(?i)[$,]|(?<!\w)(?:that|dass|que|che|att|dat)$")
"""What no name holds or ends with: a formula, the beginning of another sentence."""
_A_WORD = re.compile(
    r"(?i)(?:[\w-]+ ){0,2}(?:term|word|expression|phrase|notion|name|\w*begriff|\w*ausdruck|terme|mot|expression"
    r"|término|palabra|expresión|termine|parola|espressione|termo|palavra|expressão|\w*term|begrepp|ord|uttryck"
    r"|woord|begrip|uitdrukking)"
    r"(?! (?:for|für|pour|para|per|för|voor|(?:that|which|der|die|das|qui|que|che|som|dat) (?:means?|refers?|describes?"
    r"|denotes?|bedeutet|bezeichnet|beschreibt|désigne|signifie|significa|designa|indica|betyder|betecknar|betekent)"
    r"|meaning|used (?:for|to)|of (?:an?|the) )(?!\w))(?!\w)"
)
"""What a word is called, and not what it means: "a technical term"."""
_CLASSLESS = re.compile(
    r"(?:(?:type|kind|form|sort|tipo|forma|sorta|type|sorte|art|form|typ|slag|soort) (?:of|di|de|von|av|van) )?"
    r"[\w’'-]+(?: [\w’'-]+)?(?:, (?:but|and|so|yet|ma|però|aber|mais|pero|mas|men|maar)(?!\w).*)?"
)
"""A class in a word or two, which many things are of: "a binary operation"."""


def sentence_defines(case: Case) -> str:
    """A sentence tells what its subject is by a class and what sets the thing apart in it."""
    phrasebook = case.main.phrasebook if case.main is not None else None
    if phrasebook is None or not case.candidate.name.startswith("meaning-sentence"):
        return ""
    found = phrasebook.defines.match(" ".join(case.parts.right))
    if found is None:
        return ""
    if _TOLD.search(found["copula"]):
        return "it tells what once was"
    if _NO_SUBJECT.search(found["subject"]):
        return "its subject is no name"
    said = _ARTICLES.sub("", found["said"], count=1)
    if (
        _SAYS_ABOUT.match(said)
        or _A_WORD.match(said)
        or re.search(r", (?:so|also|thus|hence|quindi|donc|daher|por tanto|därför|dus) ", said)
    ):
        return "says something about it"
    plain = re.sub(r" ?\([^)]*\)", "", said)
    told = phrasebook.name in ("en", *UNPARTED) or phrasebook.classes.match(plain)
    return "" if told and not _CLASSLESS.fullmatch(plain) else "no class of things, or nothing that sets it apart"


def term_is_no_label(case: Case) -> str:
    """What is asked for by its meaning is a thing, and no label of a part of the notes, as "Hormones" over hormones is:
    a line with others below it, or a noun of several, whose meaning tells nothing that it is."""
    main = case.main
    if main is None or main.phrasebook is None or case.candidate.shape not in ("term", "named"):
        return ""
    keys = (main.key, *(reason.fact for reason in case.candidate.reasons))
    for one in (case.corpus.by_key[key] for key in keys):
        over = one.key in case.corpus.children or names_kind(one.term, main.phrasebook)
        if over and not tells_genus(one.meaning, main.phrasebook):
            return "a label of a part of the notes"
    return ""


FEWEST_OF_RESPECT, RARE = 4, 3
"""Words with a meaning in what is said of one thing in a respect, and statements in which one of them may stand."""


def applies_to_one(case: Case) -> str:
    """What applies to one of several is told by words that are not said of everything: "reduces coupling" may be."""
    main = case.main
    if case.candidate.shape != "belongs" or main is None or main.phrasebook is None or main.language in UNPARTED:
        return ""
    telling = [word for word in main.words - case.corpus.common if not word.isdigit()]
    quoted = next(iter(re.findall(rf"[{OPENING}](.+)[{CLOSING}]", case.asked)), "")
    if simple(quoted) != simple(main.text) and len(telling) < FEWEST_OF_RESPECT:
        return "it may apply to others, too"
    return "" if any(case.corpus.spread[word] <= RARE for word in telling) else "it may apply to others, too"


_IS_TITLE = re.compile(rf"{_TITLE.pattern}(?:, \d{{4}})?")
_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ][\w’'.-]* ?){2,4}")


_ANOTHER = re.compile(r"^[‘’'\"“]|[.;] |\b(?:is|are|was|were|could be)\b")


def _tells_of_another(meaning: str, phrasebook: Phrasebook | None) -> bool:
    """Whether a meaning is a sentence with a subject of its own, as of what follows from the thing."""
    return phrasebook is not None and form(meaning, phrasebook) == "clause" and _ANOTHER.search(meaning) is not None


def tells_of_a_name(case: Case) -> str:
    """What is told back of a thing is more than another name, as that of who plays against whom."""
    main = case.main
    if case.candidate.shape not in ("explained", "named") or main is None or main.cells:
        return ""
    bare = re.sub(r" ?\((?:[^()]|\([^()]*\))*\)", "", main.meaning)
    if main.language != "de" and all(map(_CAPITALS.fullmatch, (main.term, bare))):
        return "the answer is a title"
    if main.language != "de" and _IS_TITLE.fullmatch(bare):
        return "the answer is a title"
    if case.candidate.shape == "named" and main.language == "en" and _tells_of_another(main.meaning, main.phrasebook):
        return "its meaning is a sentence about something else"
    few = case.candidate.shape == "explained" and main.language not in TERSE and length(bare) < FEWEST
    return "too little is said of it" if main.term and few else ""


CHECKS: tuple[Check, ...] = (
    names_itself_not,
    names_speak_not,
    term_is_one,
    term_is_no_label,
    applies_to_one,
    tells_of_a_name,
    meaning_is_one,
    *labels.CHECKS,
    sentence_defines,
    *descriptions.CHECKS,
)

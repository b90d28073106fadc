"""A sentence that says one thing of one thing: who or what it is about, and what is said of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from study.core.generators.entry import Entry
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.sentences import sentences, without_note
from study.core.generators.statements import Corpus
from study.core.generators.subjects import is_many
from study.core.generators.whole import INDEFINITE, fault, leans, length, names, without_article
from study.core.text.compare import clean, of_one_stem, opened, simple, words

SHORTEST, LONGEST = 5, 45
"""Words of a sentence that is asked about."""
MOST_SENTENCES = 12
"""Sentences of one line that are looked at."""
_POINTS = re.compile(
    r"(?i)\b(?:this|these|those|that|its|their|his|her|our|my|your|it|they|them|he|she|we|you|such|same|other|others"
    r"|another|above|below|following|first|second|third|fourth|fifth|next|last|previous|former|latter|who|whom|whose"
    r"|which|when|where|whether|what|how|why|need|needs|if|but|because|although|while"
    r"|underlying|overlying|tal[ei]s?|solche\w*|tels?|telles?|sådan\w*|underliggande|zulke|hur|att|där|när|dies\w*|sein\w*|ihr\w*|welche\w*|andere\w*|erste\w*|zweite\w*"
    r"|quest[oaie]|suo|sua|suoi|sue|loro|altr[oaie]|prim[oaie]|second[oaie]|cui|che|ce|cet|cette|ces|son|sa|ses"
    r"|leurs?|autres?|premi[eè]re?s?|qui|est[aeo]s?|es[aeo]s?|su|sus|otr[oa]s?|primer[oa]?s?|cuy[oa]s?|seus?|suas?"
    r"|outr[oa]s?|primeir[oa]s?|denna|detta|dessa|dess|deras|hans|hennes|andra|första|som|deze|dit|zijn|haar|hun"
    r"|eerste|tweede)\b"
)
"""Words of a subject that another sentence explains, or that make a clause of it."""
_MOVES = re.compile(r"\d{4}|[,;:()\[\]\"“”„«»‘]|(?<!\w)['’]")
_ANYBODY = re.compile(
    r"(?i)(?:some|many|most|several|few)\b.*"
    r"|(?:an?|the|each|every|all|some|any|many|most|several|no|one)? ?(?:states?|people|persons?|users?|courts?"
    r"|countries|students?|authors?|cases?|systems?|things?|words?|examples?|results?|process(?:es)?|jurisdictions?"
    r"|attackers?|defendants?|plaintiffs?|victims?|clients?|servers?|statutes?|companies|company|teams?|problems?"
    r"|reasons?|goals?|ideas?|approach(?:es)?|methods?|values?|names?|data|issues?|questions?|answers?)"
)
"""Subjects that stand for whichever the sentences around speak of."""
_WHERE = re.compile(
    r"(?P<where>(?:In|Under|At|For|During|By) (?!other words|contrast|addition|fact|turn|short|sum|effect|practice"
    r"|reality|particular|theory)[^,.;:()“\"]{3,50}), (?=(?:the|an?) |[A-Z])"
)
_LAW = re.compile(r"§|[a-z]\.\d|[a-z]{3}\.[A-Z]\.|\. `|\b\d+ [A-Z]\.|\bU\.S\.C")
"""A place in a book of law."""
_LAW_BEGUN = re.compile(r"(?<=[a-z]{2}),?[A-Z][a-z]{1,6}$")
"""The beginning of one that an export glued to the end of a sentence."""
_LONGEST_BEGUN = 9  # signs
_UNTOLD = re.compile(
    r"(?i) (?:or|used|discussed|described|mentioned|involved)\b(?!.* (?:for|in|to) )"
    r"|^the (?:term|current|modern|recent|new) "
)
"""What a subject holds or ends with that does not say of what it is."""
_BESIDE_OTHERS = re.compile(
    r"(?i)(?:even|only|just|also|anche|perfino|solo|soltanto|auch|nur|sogar|même|seulement|también|incluso|sólo|até|só"
    r"|também|apenas|även|bara|också|ook|zelfs|alleen) "
)
"""What sets a subject against another, which is named before it."""
_BESIDE_VERB = {
    "it": re.compile(r"(?i)[^\W\d]{2,}(?:ando|endo)(?!\w)"),
    "es": re.compile(r"(?i)[^\W\d]{2,}(?:ando|iendo|yendo)(?!\w)"),
    "pt": re.compile(r"(?i)[^\W\d]{2,}(?:ando|endo|indo)(?!\w)"),
}
"""What goes on beside what a sentence says, told by the form of its verb: its subject comes later."""
_BY_FORM = re.compile(r"`|[A-Z]{2}|[a-zß-ÿ][A-Z]|\d|[\u3040-\u9fff\u0600-\u06ff]")
"""What makes a name of one word by its form, or letters whose words are not told apart here."""
_DETERMINERS = re.compile(
    r"(?i)(?:the|an?|eine?|une?|un[ao]|uma?|ett|een|en|each|every|all|any|no|ogni|ciascun\w*|jede[rs]?|alle|chaque"
    r"|tous|toutes|cada|tod[oa]s|varje|alla|elke?|il|lo|la|i|gli|le|der|die|das|les?|el|los|las|os?|as?|de|het|den"
    r"|det) |(?:un|l|dell|d)['’]"
)
_DEFINITE = {
    "en": "the ",
    "de": "(?:der|die|das) ",
    "it": "(?:il|lo|la|i|gli|le) |l['’]",
    "fr": "(?:le|la|les) |l['’]",
    "es": "(?:el|la|los|las) ",
    "pt": "(?:os?|as?) ",
    "sv": "(?:den|det|de) ",
    "nb": "(?:den|det|de) ",
    "da": "(?:den|det|de) ",
    "nl": "(?:de|het) ",
}
_ONE_OF_ITS_KIND = re.compile(
    r"(?i)(?<!\w)(?:most|least|only|upper|lower|inner|outer|left|right|middle|remaining|resulting"
    r"|(?!(?:re|con)?quest|interest|forest|harvest|guest|digest|arrest|(?:pro|con)?test|manifest)[a-z]{2,}est"
    r"|più|meno|superiore|inferiore|intern[oa]|estern[oa]|destr[oa]|sinistr[oa]|restante|plus|moins|supérieure?"
    r"|inférieure?|interne|externe|gauche|droite?|más|menos|superior|inferior|izquierd[oa]|derech[oa]|mais|esquerd[oa]"
    r"|direit[oa]|obere|untere|innere|äußere|mittlere|linke|rechte|übrige|(?!erst|best)[a-zäöü]{3,}(?:st|ßt)e"
    r"|övre|nedre|inre|yttre|mellersta|vänstra|högra|[a-zåäö]{2,}(?:aste|[rd]sta)|största|minsta|högsta|lägsta|bovenste"
    r"|onderste|binnenste|buitenste|middelste|linker|rechter)(?!\w)"
)
"""What sets one of several apart that are of something: the highest, the inner, the left."""
_OF = re.compile(
    r"(?i) (?:of|in|for|to|von|des|der|di|del\w*|de|du|des|da|do|dos|das|av|i|på|van|het)(?!\w)|['’]s (?=\w)|dell['’]"
)
_OF_VERB = {
    "es": ("le", "les", "lo", "la", "los", "las", "se", "me", "te", "nos", "no"),
    "it": ("gli", "le", "lo", "la", "li", "si", "ci", "vi", "ne", "non"),
    "fr": ("lui", "leur", "le", "la", "les", "se", "ne", "y", "en"),
    "pt": ("lhe", "lhes", "o", "a", "os", "as", "se", "não"),
}
"""Small words right before a verb, which are no part of its subject."""
_HAS_ARTICLE_BEHIND = re.compile(r"[^\W\d_]{3,}(?:s|en|et|an|na) ")
"""A Swedish noun with its article, or what something is of: "pipans skaft"."""
_WITHOUT_ARTICLES = ("sv", "nb", "da", "nl", "de")
"""Languages whose sentences begin without an article with what is only described, too: "thick muscle and folds"."""
RARE = 3
"""Statements that speak of a thing of which any one is meant: what more speak of has its name in a title."""
_BEGINNING = 6
"""Letters that two forms of one word have in common."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a statement that stands by itself; `place` is its number in the statement, from 0, and `where` in
    what it holds, where it says that first: "In most states"."""

    entry: Entry
    place: int
    text: str
    where: str = ""


def clauses(entry: Entry) -> Iterator[Clause]:
    """The sentences of a statement that can be understood without the others. A line that is one of a list under a
    lead, or of a table, says what it says of them."""
    words_of = entry.phrasebook
    if words_of is None or entry.cells or entry.fact.relation:
        return
    for place, written in enumerate(sentences(entry.fact.text)[:MOST_SENTENCES]):
        text = clean(without_note(written)).rstrip(".。 ")
        if "?" in text or not SHORTEST <= length(text) <= LONGEST or cites(text):
            continue
        if fault(text) or leans(text, words_of):
            continue
        first = _WHERE.match(text) if entry.language == "en" else None
        where = first["where"] if first and not _POINTS.search(first["where"]) else ""
        yield Clause(entry, place, opened(text[len(where) + 2 :]) if where else text, where)


def cites(text: str) -> bool:
    """Whether a place in a book of law stands in a text, or begins at its end."""
    if ("." in text or "§" in text) and _LAW.search(text):
        return True
    return _LAW_BEGUN.search(text, max(0, len(text) - _LONGEST_BEGUN)) is not None


def asked(clause: Clause, question: str) -> str:
    """A question in English with that in which it holds before it."""
    return f"{clause.where}, {question[0].lower()}{question[1:]}" if clause.where else question


def is_subject(corpus: Corpus, entry: Entry, said: str, phrasebook: Phrasebook, most: int) -> bool:
    """Whether words name one thing that nothing before them has to explain."""
    bare = without_article(INDEFINITE.sub("", said, count=1), phrasebook)
    if not bare or length(said) > most or _ANYBODY.fullmatch(said):
        return False
    if phrasebook.name == "en" and said.endswith("ly"):
        return False
    beside = _BESIDE_VERB.get(phrasebook.name)
    if _BESIDE_OTHERS.match(said) or (beside is not None and beside.match(said)):
        return False
    if any(one.search(said) for one in (_UNTOLD, _POINTS, _MOVES)) or _ends_before_verb(said, phrasebook):
        return False
    if not names(bare, phrasebook) or not _is_told_apart(corpus, bare, phrasebook):
        return False
    if re.match(r"\w(?: |$)", bare) or (bare == said and bare[0].islower() and not re.match(r"[a-z]+ing ", bare)):
        return False
    if _is_described(said, phrasebook) and not _is_of_its_place(corpus, entry, bare):
        return False
    any_such = INDEFINITE.match(said) is not None and corpus.spread[bare.lower()] <= RARE
    return any_such or " " in bare or _BY_FORM.search(said) is not None or _is_known(corpus, entry, bare)


def _ends_before_verb(said: str, phrasebook: Phrasebook) -> bool:
    """Whether a small word that belongs to the verb ends what should be a subject: "el schema le" indica …"""
    return said.split(" ")[-1].lower() in _OF_VERB.get(phrasebook.name, ())


def _is_told_apart(corpus: Corpus, bare: str, phrasebook: Phrasebook) -> bool:
    """Whether words are more than one of the whole subject: a rare one, or several that say of what they are."""
    counts = frozenset(phrasebook.counts.split())
    if words(bare) - corpus.common - counts:
        return True
    return len(words(bare)) > 1 and bare.split(" ")[0].lower() not in counts and "&" not in bare


def _is_described(said: str, phrasebook: Phrasebook) -> bool:
    """Whether words only tell how something is, or which of several it is, and not of what: "the lowest layer"."""
    if re.match(_DEFINITE.get(phrasebook.name, "(?!)"), said, re.IGNORECASE):
        return _ONE_OF_ITS_KIND.search(said) is not None and not _OF.search(said)
    plain = phrasebook.name in _WITHOUT_ARTICLES and " " in said and not _DETERMINERS.match(said)
    return plain and not (_OF.search(said) or _BY_FORM.search(said) or _HAS_ARTICLE_BEHIND.match(said))


def _is_of_its_place(corpus: Corpus, entry: Entry, bare: str) -> bool:
    """Whether words name what the notes have a title or a term for, or what their own place speaks of."""
    if corpus.titled[simple(bare)] or simple(bare) in corpus.by_term or corpus.titled[simple(bare.split(" ")[0])]:
        return True
    if all(corpus.spread[word] >= RARE for word in words(bare)):
        return True
    said = words(" ".join(corpus.titles(entry.topic)))
    return any(of_one_stem(one, word) for one in words(bare) for word in said)


def _is_known(corpus: Corpus, entry: Entry, word: str) -> bool:
    """Whether the notes have a title or a term for one word: any other may be of whatever is spoken of. What its own
    place is called may have another ending."""
    if corpus.titled[simple(word)] or simple(word) in corpus.by_term:
        return True
    said = words(" ".join(corpus.titles(entry.topic)))
    return any(one[:_BEGINNING] == word.lower()[:_BEGINNING] for one in said if len(one) >= _BEGINNING)


def shown(subject: str, phrasebook: Phrasebook) -> str:
    """A subject in the middle of a question."""
    first = subject.split(" ")[0]
    article = _DETERMINERS.match(subject) or (phrasebook.name != "en" and first.lower() in phrasebook.common)
    if article or (phrasebook.name == "en" and " " in subject and first[1:].islower() and is_many(subject)):
        return subject[0].lower() + subject[1:]
    return phrasebook.shown(subject)


def begins(subject: str, phrasebook: Phrasebook) -> bool:
    """Whether what a sentence tells of a thing begins with that, and points at nothing before it."""
    first = " ".join(subject.split(" ")[:2])
    article = _DETERMINERS.match(subject) is not None
    small = subject.split(" ")[0].lower() in phrasebook.common
    return not (_POINTS.search(first) or _ANYBODY.fullmatch(subject) or _MOVES.search(subject)) and (
        article or not small
    )

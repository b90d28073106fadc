"""What is described here? The name of what a line tells of, where the line tells enough to know it by."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.definitions import QUESTION, says_of_a_thing, tells_genus
from study.core.generators.entry import Entry
from study.core.generators.grammar import form, is_quality
from study.core.generators.lists import goes_on, names_kind, names_uses
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.subjects import enumerated, is_many
from study.core.generators.whole import length, without_article
from study.core.notes.model import Topic
from study.core.text.compare import opened, simple, words

FEWEST, LONGEST = 4, 34
"""Words of what is told that a thing can be known by, and that can be read as a question."""
TELLING, TELLING_OF_SEVERAL = 3, 4
"""Words among them that carry a meaning of their own, for a name of one word or of several."""
LONGEST_NAME = 3
_RELATES = re.compile(r"(?i)\b(?:of|for|in|to|from|with|by|on|over|under|per|and|or|after|before|between|without)\b")
"""What makes of a term a respect, or a case, of some other thing: "Retries of an event", "Caller in an account"."""
_HOW = re.compile(
    r"(?i)(?:at|on|in|by|with|without|per|none|always|never|only|not|optional|required|automatic(?:ally)?|yes|no|may"
    r"|can|must|needs?|same)\b"
)
"""What begins a text that tells how, where or whether, and not what."""


_BY_FORM = re.compile(r"[*_=`]{1,2}\S|[A-Z]{2}|[a-zß-ÿ][A-Z]|\w-\w|\d")
"""What makes a name of a word by its form: set off, capitals, joined words, a number."""
_SET_OFF = re.compile(r"[*_=`]{1,2}\S|\[\[")
_GROUPS = re.compile(
    r"(?i)(?:sub|under|unter|sotto|sous-?|onder)?-?(?:groups?|types?|classes|grupper|gruppen|gruppi|groupes|grupos"
    r"|groepen|typer|typen|tipi|tipos|klasser|klassen|classi|clases)"
)
"""What names several of something, and not of what."""
_OF_ANY = re.compile(
    r"(?i)(?:.* )?(?:variants?|varianter?|variante[ns]?|varianti)|(?:flow|procedure|ablauf|vorgehen|flusso|procedura"
    r"|flux|procédure|flujo|procedimiento|fluxo|procedimento|flöde|förfarande|stroom)|pros?|[ck]ontra|contro|contre|cons"
)
"""What any thing has: a variant, the way it goes, what is said for it and against it."""
_REGISTER = re.compile(r"[A-Z]{1,3} ?\d{1,3} [^\W\d].*[;,] ?[A-Z]{1,3} ?\d{1,3} [^\W\d]")
"""The specimens of a box, each behind its code."""
_STAND_INS = re.compile(
    r"(?<![\w’'])[A-Z] (?:and|or|und|oder|et|ou|y|o|e|och|eller|en|of) [A-Z](?![\w’'])"
    r"|\b(?P<one>\w{4,}) A\b.*\b(?i:(?P=one)) B\b"
)
"""Letters that stand for things of an example: "A and B", "office A"."""
OTHERS = 2
"""Lines of its list beside it that name something, too."""
_LOOKED_AT = 50
"""Lines of a list that are looked at for one of them."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each line that tells something of what it names."""
    for entry in corpus.by_topic[topic.key]:
        phrasebook = entry.phrasebook
        if phrasebook is None or not says_of_a_thing(corpus, entry) or not _tells(corpus, entry):
            continue
        if not (_BY_FORM.search(entry.fact.text[: len(entry.fact.term) + 4]) or _among_others(corpus, entry)):
            continue
        prompt = (phrasebook.described or phrasebook.term).format(said=phrasebook.quoted(entry.meaning))
        yield Proposal("named", (entry,), prompt, bodies.back(opened(entry.term)), 4, given="meaning").of(corpus)


def _among_others(corpus: Corpus, entry: Entry) -> bool:
    """Whether its list tells of other things in the same way: a single one is a remark of its place. What several
    places say of theirs is a respect."""
    beside = corpus.together.get(entry.key, ())[:_LOOKED_AT]
    places = {one.topic.key for one in corpus.by_term.get(simple(entry.term), ())}
    return len(places) < 2 and sum(bool(one.term) for one in beside if one.key != entry.key) >= OTHERS


def _tells(corpus: Corpus, entry: Entry) -> bool:
    """Whether the meaning says enough, of one thing, and names it nowhere."""
    phrasebook, said = entry.phrasebook, entry.meaning
    assert phrasebook is not None
    if not FEWEST <= length(said) <= LONGEST or form(said, phrasebook) in ("order", "number"):
        return False
    if QUESTION.match(entry.term) or phrasebook.instructs(said) or _names_a_respect(entry, phrasebook):
        return False
    if said.startswith(("[", "(")) or _is_row(entry, phrasebook) or _REGISTER.match(said) or _STAND_INS.search(said):
        return False
    if phrasebook.name == "en" and (_RELATES.search(entry.term) or _HOW.match(said)):
        return False
    if length(entry.term) > LONGEST_NAME or (" " in entry.term and is_quality(entry.term.split(" ")[0])):
        return False
    telling = [word for word in words(said) - corpus.common if not word.isdigit()]
    enough = TELLING_OF_SEVERAL if " " in entry.term else TELLING
    return tells_genus(said, phrasebook) if phrasebook.name in UNPARTED else len(telling) >= enough


ROW = 4
"""Things one after the other that are members of something, and not what it is known by."""


def _is_row(entry: Entry, phrasebook: Phrasebook) -> bool:
    """Whether the members of something are all that is said of it: "Deck hands: cook, boy, mate and bosun"."""
    members = enumerated(entry.meaning, phrasebook)
    several = is_many(re.sub(r" ?\([^()]*\)", "", entry.term) or entry.term)
    return len(members) >= ROW or (len(members) > 2 and phrasebook.name == "en" and several)


_SHORTEST = 4
"""Letters of a plain word that is a name and no small word."""


def _names_a_respect(entry: Entry, phrasebook: Phrasebook) -> bool:
    """Whether a term is what its place is told in, and no thing of its own: "Subgroups", "the moment of the call",
    "then"."""
    term, plain = entry.term, not _SET_OFF.match(entry.fact.text)
    if phrasebook.labels.fullmatch(term) or names_kind(term, phrasebook) or _GROUPS.fullmatch(term) or goes_on(term):
        return True
    if _OF_ANY.fullmatch(term) or names_uses(term) or re.search(r"(?i)\w in \w", term):
        return True
    small = term.islower() and len(term) < _SHORTEST
    return plain and (small or without_article(term, phrasebook) != term)


PLUGIN = Shape("named", make)

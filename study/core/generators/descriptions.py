"""Is a thing known by what a line tells of it? What is told may fit another one, tell when or how often, or tell
something of its place."""

import re
from collections.abc import Iterator

from study.core.generators.case import Case, Check
from study.core.generators.definitions import PAIR, is_of_another_column, tells_genus
from study.core.generators.entry import Entry
from study.core.generators.grammar import form, has_verb, is_quality
from study.core.generators.labels import is_asked_as_a_name
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.respects import TELLS_OF_IT
from study.core.generators.whole import is_infinitive, length
from study.core.text.compare import simple, unaccented, within, words

_OF_A_TERM = ("explained", "named", "term", "meaning")
_NAMED = ("named", "term")
_LOOKED_AT = 50
"""Lines of a list that are looked at for one of them."""
_NUMBERED = re.compile(r"(?P<kind>[^\W\d].*?) ?(?:\d{1,2}[a-z]?|[A-Z])")
"""A name that only counts: "Step 1" beside "Step 2"."""
_ARROWS = re.compile(r"[=-]+>|[→⇒⟶➔]")
_OFTEN = re.compile(
    r"(?i)(?:usually|typically|often|mostly|normally|generally|solitamente|spesso|generalmente|normalmente|meist(?:ens)?"
    r"|oft|üblicherweise|normalerweise|souvent|généralement|normalement|habituellement|a menudo|normalmente"
    r"|generalmente|geralmente|muitas vezes|oftast|ofta|vanligtvis|normalt|meestal|vaak|gewoonlijk|通常|一般)(?!\w)"
)
"""How often something is so, which tells not what it is."""
_OF_RESPECTS = 3
"""Lines of a list of respects among which one is called by a label at least."""
_CLAUSE = re.compile(r"[,;:(–]")
_JOTTED = re.compile(r" [+–—-] ")
_FRAGMENT = 2
"""Words of what is no more than a key word between two stops."""
_ROOT = 5
"""Letters that two words of one root begin with, whatever stands above the letters."""
_CAPITALS = re.compile(r"[A-Z]{3,}")


def _beside(case: Case, main: Entry) -> Iterator[Entry]:
    together = case.corpus.together.get(main.key, ())[:_LOOKED_AT]
    return (one for one in together if one.key != main.key and one.term)


def fits_no_other(case: Case) -> str:
    """What is told of a thing is not told of another one of its list, word for word, with more behind or before it."""
    main = case.main
    if main is None or case.candidate.shape not in _OF_A_TERM or not main.term or case.candidate.slot:
        return ""
    told = simple(main.meaning)
    twice = any(within(main.meaning, one.meaning) or told in simple(one.meaning) for one in _beside(case, main))
    return "the same is told of another one of its list" if told and twice else ""


def is_no_number(case: Case) -> str:
    """A name that a list only counts by names nothing outside it."""
    main = case.main
    if main is None or case.candidate.shape not in _OF_A_TERM:
        return ""
    found = _NUMBERED.fullmatch(main.term)
    if found is None:
        return ""
    others = (_NUMBERED.fullmatch(one.term) for one in _beside(case, main) if one.term != main.term)
    counted = any(other and other["kind"] == found["kind"] for other in others)
    return "a name that only counts" if counted and " " in main.term else ""


def tells_what_it_is(case: Case) -> str:
    """A name is asked for by what tells what it is or does: not by how often something is so, by a condition, or in
    key words between stops. What stands alone in its place tells it by no jotting or half sentence."""
    main = case.main
    if main is None or main.phrasebook is None or case.candidate.shape not in _NAMED:
        return ""
    said, phrasebook = main.meaning, main.phrasebook
    if _OFTEN.match(said):
        return "tells how often something is so"
    if any(map(phrasebook.conditional.match, (said, said.partition(" ")[2]))):
        return "tells when something is so"
    pieces = [piece for piece in re.split(r"[.;] ", said) if piece]
    if phrasebook.name not in UNPARTED and len(pieces) > 2 and all(length(piece) <= _FRAGMENT for piece in pieces):
        return "key words alone"
    if phrasebook.name in UNPARTED or tells_genus(said, phrasebook):
        return ""
    if phrasebook.is_sentence(_CLAUSE.split(said)[0]) and not phrasebook.does_something(said):
        return "its meaning is a sentence about something else"
    alone = case.candidate.shape == "named" and not main.cells and not any(_beside(case, main))
    jotted = form(said, phrasebook) == "phrase" or _JOTTED.search(said)
    return "a remark of its place" if alone and jotted and not main.term.startswith("`") else ""


def is_told_no_respect(case: Case) -> str:
    """Lines of which one in three is called by what any thing has are all respects: "Graph" beside "Purpose"."""
    main = case.main
    if main is None or main.phrasebook is None or case.candidate.shape not in _NAMED or main.cells:
        return ""
    labels = main.phrasebook.labels
    beside = [labels.fullmatch(one.term) is not None for one in _beside(case, main)]
    respects = sum(beside) * _OF_RESPECTS > len(beside)
    return "one of the respects of its place" if respects else ""


def column_tells_it(case: Case) -> str:
    """The second column of a table tells what the things of the first one are, by its name, where it is asked so."""
    main = case.main
    if main is None or case.candidate.shape not in ("term", "meaning", "named") or len(main.cells) != PAIR:
        return ""
    column = main.cells[1][0]
    if case.candidate.shape != "meaning" and is_of_another_column(case.corpus, main):
        return "its column tells no meaning"
    if case.candidate.shape == "named":
        return ""
    if not column or TELLS_OF_IT.fullmatch(column) or within(column, case.asked) or main.phrasebook is None:
        return ""
    return "" if tells_genus(main.meaning, main.phrasebook) else "its column tells no meaning"


def shares_no_root(case: Case) -> str:
    """A name is not seen in what is told of it in another form, nor with letters more in its place: "RAM" in "VRAM"."""
    main = case.main
    if main is None or case.candidate.shape not in _NAMED or main.language in UNPARTED:
        return ""
    given = [word for text in case.parts.right for word in words(text) if len(word) >= _ROOT]
    pairs = ((one, other) for one in given for other in words(main.meaning) if not (one.isascii() and other.isascii()))
    if any(unaccented(one)[:_ROOT] == unaccented(other)[:_ROOT] for one, other in pairs):
        return "the meaning gives its term away"
    placed = _CAPITALS.findall(" ".join(case.candidate.context))
    capitals = [one for text in case.parts.right for one in _CAPITALS.findall(text)]
    return "its place gives its term away" if any(one in other for one in capitals for other in placed) else ""


def explains_by_words(case: Case) -> str:
    """What explains a thing is no chain of arrows, and a label that tells its reader to act names none."""
    main = case.main
    if main is None or main.phrasebook is None or case.candidate.shape not in ("explained", "named"):
        return ""
    if len(_ARROWS.findall(main.fact.text)) > 1:
        return "a chain of arrows"
    acts = main.language == "en" and " " not in main.term and main.phrasebook.instructs(f"{main.term} the")
    return "a label that says what to do" if acts and main.fact.callout else ""


_A_LABEL = re.compile(r"§.*|.*[a-zà-ÿ] \(?\d{1,2}\)?(?: ?\(\w\))?")
"""What only says where in a list, or in a law, something stands."""


_ABLE = re.compile(r"(?i)(?:can|may|must|kann|darf|muss|può|deve|peut|doit|puede|debe|pode|kan|får|måste|mag|moet) \w")
_SELF = re.compile(r"(?i)(?:si|se|s['’]) ?(?!poss|puede|pued|pode|può|peu|deve|debe)[^\W\d]{3,} \w")
_DEED = re.compile(
    r"(?P<verb>[^\W\d]{3,}) (?i:il|lo|la|l['’]|i|gli|le|les|el|los|las|o|os|a|as|un[ao]?|une|des|uma?|du|de la)(?!\w)"
)
_GERMAN = re.compile(r"(?P<verb>[a-zäöü]{3,}t) (?:[A-ZÄÖÜ]|(?:de[rnms]|die|das|eine?[nmr]?|sich)\b)")
_ENGLISH = re.compile(r"[A-Za-z]+[a-rt-z]s (?:the|an?|its|their|all|no)\b")
_ENDS_IN_S = re.compile(r"[A-Za-z]+[a-rt-z]s ")
"""A verb told by what follows it: no noun stands right before an article, and no German one begins small."""


def _tells_deed(said: str, phrasebook: Phrasebook) -> bool:
    """Whether a text begins with what something does, can do or has to do."""
    if form(said, phrasebook) == "verb" or _ABLE.match(said):
        return True
    if phrasebook.name == "de":
        found = _GERMAN.match(said)
    elif phrasebook.name == "en":
        return _ENGLISH.match(said) is not None
    elif phrasebook.name in ("it", "es", "fr", "pt"):
        found = _DEED.match(said)
        if _SELF.match(said):
            return True
    else:
        return False
    return found is not None and found["verb"].lower() not in phrasebook.common


def name_is_told_by_class_or_deed(case: Case) -> str:
    """Whoever is asked for a name is told the class of the thing or what it does, and it is no place in a list."""
    main = case.main
    if case.candidate.shape != "named" or main is None or main.phrasebook is None:
        return ""
    if _A_LABEL.fullmatch(main.term):
        return "a name that only counts"
    said, term, phrasebook = main.meaning, main.term, main.phrasebook
    if phrasebook.name == "en" and (is_quality(term) or has_verb(term) or form(term, phrasebook) == "verb"):
        return "tells how something is, and names nothing"
    if term.split(" ")[0].lower() in phrasebook.common or simple(term) in simple(said):
        return "names nothing that is described"
    if _JOTTED.search(said) or "=" in said or phrasebook.instructs(said):
        return "a remark of its place"
    genus, alone = tells_genus(said, phrasebook), not main.cells and not any(_beside(case, main))
    known = genus or form(said, phrasebook) == "code" or (_tells_deed(said, phrasebook) and not alone)
    return "" if known else "tells neither what it is nor what it does"


def line_says_something(case: Case) -> str:
    """What one of several things is known by says what it is or does, and not what goes with it."""
    main = case.main
    if case.candidate.shape != "belongs" or main is None or main.phrasebook is None:
        return ""
    said, phrasebook = main.text, main.phrasebook
    deed = _tells_deed(said, phrasebook) or (phrasebook.name == "en" and _ENDS_IN_S.match(said))
    return "" if deed or tells_genus(said, phrasebook) else "tells neither what it is nor what it does"


_SUPERLATIVE = re.compile(r"(?i)(?:\w{3,}est|most|least|top \d+|more|less|fewer|higher|lower) (?!of the)\w+")
_NUMBER = re.compile(
    r"(?i)(?:one|two|three|four|five|six|seven|eight|nine|ten|several|(?:dozens|hundreds|thousands|millions|billions)"
    r" of"
    r"|(?:at (?:least|most)|up to|about|around|approximately) \d\S*|\d\S*) (?!of (?:the|a|its|these|those)\b)\w"
)
"""A number of something, and not one of several things."""
_FOLLOWS = re.compile(
    r"(?i)(?:means|implies|bedeutet|heißt|signifie|implique|significa|implica|betyder|innebär|betekent),? "
    r"(?:that|dass|qu[e’']|che|att|dat)(?!\w)"
)
"""What tells in a sentence what is so because of a thing."""
_SAME = re.compile(
    r"(?i)(?:(?:the )?same|lo mismo|lo stesso|la même chose|o mesmo|da(?:s|ss)selbe|idem|samma|hetzelfde)(?!\w)"
)
"""What says that it is as something before it is."""
_WORK = re.compile(r"\*(?!\*)[^*]+\*|_(?!_)[^_]+_")
"""What is said of a term is all in italics, as the title of a work is."""


def tells_the_thing(case: Case) -> str:
    """What a term means is no amount of something, nothing that follows from it, and no title."""
    main = case.main
    if main is None or case.candidate.name != "meaning":
        return ""
    amount = main.language == "en" and (_SUPERLATIVE.match(main.meaning) or _NUMBER.match(main.meaning))
    if amount and is_asked_as_a_name(case):
        return "its meaning is an amount of something"
    if _SAME.match(main.meaning):
        return "leans on what stood before it"
    if is_infinitive(main.meaning.split(" ")[0], main.language) and not is_infinitive(main.term, main.language):
        return "the answer is no definition"
    if _FOLLOWS.match(main.meaning):
        return "says what follows from it"
    return "the answer is a title" if _WORK.fullmatch(main.fact.meaning.strip()) else ""


CHECKS: tuple[Check, ...] = (
    fits_no_other,
    is_no_number,
    tells_what_it_is,
    is_told_no_respect,
    column_tells_it,
    shares_no_root,
    explains_by_words,
    name_is_told_by_class_or_deed,
    line_says_something,
    tells_the_thing,
)

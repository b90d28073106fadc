"""Statements that define a term, and the question for what a term means."""

import re

from study.core.generators import respects
from study.core.generators.entry import Entry
from study.core.generators.grammar import Form, form, is_amount, is_quality
from study.core.generators.nouns import what, with_noun
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.respects import TELLS_WHAT
from study.core.generators.sentences import sentences
from study.core.generators.statements import Corpus
from study.core.generators.subjects import (
    SHORT,
    enumerated,
    has_pair,
    is_among_things,
    is_many,
    is_property,
    lowered,
    one_arrow,
)
from study.core.generators.tables import tells_no_meaning
from study.core.generators.usage import Usage
from study.core.generators.whole import INDEFINITE, fault, leans, length, without_article
from study.core.text.compare import opened, simple
from study.core.text.quantities import quantities

OPTIONS = 3
"""Wrong options beside the right one."""
QUESTION = re.compile(
    r"(?i)(?:how (?:many|much|long|often|far|fast|to)?|what|who|where|which|when|why|wie|was|wer|wo|"
    r"welche[rs]?|vilk(?:en|et|a)|quel(?:le)?s?|qual[ei]?|quais|cuál(?:es)?|qué|welke|wann|warum|wieso"
    r"|comment|combien|pourquoi|cómo|cuánt[oa]s?|por qué|come|quant[oaie]|perché|como|quant[oa]s|"
    r"por que|hur|vad|vem|var"
    r"|varför|hoe|wat|wie|waar|waarom)\s(?!(?:an?|the|your|its)\s)"
)
MEASURE = re.compile(
    r"(?i)(?:maximum|minimum|default|max|min|number of|size of|largest|smallest|longest|shortest|"
    r"average|total|time limit)\s"
)
OF_ONE = re.compile(
    r"[A-Z]?[a-z]+(?: [a-z]+){0,3} (?:of|for|to|in|before|after|between) (?:(?:an?|the|each|one|all)\b|[a-z]+s\b)"
)
"""What only one thing can be: "Retention of a stream"."""
PARTICIPIAL = re.compile(
    r"\b(?:[a-z]+ed|sent|made|held|built|kept|written|run|set) (?:by|in|to|on|from|with|for|at|as|into|through)\b"
)
"""What a name with a participle is asked for is what is said of it: "Failures sent to a queue"."""
LONGEST_AMOUNT = 6
"""Words of a meaning that is an amount, and tells what nothing is."""


def defines(corpus: Corpus, entry: Entry) -> bool:
    """Whether a statement tells what the thing is that its term names."""
    return (
        entry.phrasebook is not None
        and entry.fact.relation != ""
        and one_arrow(entry)
        and (entry.fact.relation != "leads-to" or length(entry.term) <= LONGEST_SAID)
        and len(entry.cells) <= 2
        and not _compares(entry)
        and (has_pair(entry) or is_question(entry))
        and not is_property(corpus, entry)
        and not _repeats(corpus, entry)
        and is_among_things(corpus, entry)
        and not enumerated(entry.meaning, entry.phrasebook)
        and not (entry.amounts and length(entry.meaning) <= SHORT)
        and re.search(r"[^\W\d_]", entry.meaning) is not None
        and not leans(entry.meaning, entry.phrasebook)
        and not entry.phrasebook.is_claim(entry.meaning)
        and not (entry.phrasebook.conditional.match(entry.meaning) and "," not in entry.meaning)
    )


def says_of_a_thing(corpus: Corpus, entry: Entry, arrows: bool = False) -> bool:
    """Whether a statement says something of the thing that its term names, be it what it is or anything else. With
    `arrows` one may stand between them."""
    return (
        entry.phrasebook is not None
        and (entry.fact.relation in ("means", "explains") or (arrows and _is_arrow(entry)))
        and len(entry.cells) <= 2
        and not _compares(entry)
        and has_pair(entry)
        and not is_property(corpus, entry)
        and not _repeats(corpus, entry)
        and is_among_things(corpus, entry)
        and not leans(entry.meaning, entry.phrasebook)
    )


def _is_arrow(entry: Entry) -> bool:
    return entry.fact.relation == "leads-to" and one_arrow(entry)


_WITH_REMARK = re.compile(r"\w [–—-] \w")
"""What stands in a column of things, each with what is said of it behind a dash."""


def _compares(entry: Entry) -> bool:
    """Whether the two columns of a table are two things of one kind: "block ciphers", "stream ciphers"."""
    heads = [simple(name).split() for name, _ in entry.cells]
    if entry.cells and all(map(_WITH_REMARK.search, (entry.term, entry.meaning))):
        return True
    return len(heads) == 2 and all(heads) and heads[0][-1] == heads[1][-1]


def _repeats(corpus: Corpus, entry: Entry) -> bool:
    """Whether its list says several things under one term, as a table of methods does of each type. Another line beside
    one that goes on being asked makes no such list."""
    same = [one for one in corpus.by_term.get(simple(entry.term), ())[:50] if one.key != entry.key]
    here = (one for one in same if one.topic.key == entry.topic.key and one.fact.parent == entry.fact.parent)
    return any(not corpus.settled.leaves(entry.key, one.key) for one in here)


def is_question(entry: Entry) -> bool:
    """Whether the term is a question without its mark: "How many events run at once: as many as …"."""
    words = length(entry.term)
    asks = QUESTION.match(entry.term) and not _RELATIVE.match(entry.term) and FEWEST_ASKED <= words <= MOST_ASKED
    return bool(asks) and entry.fact.relation == "means" and not fault(entry.term) and not fault(entry.meaning)


_RELATIVE = re.compile(r"(?i)(?:what|who|where|when|why|how) (?:you|we|they|it|i|he|she|one|people|happens|makes)\b")
"""What names something by a clause: "What you give a function"."""
LONGEST_SAID = 4
"""Words before an arrow that name something; more is what leads to something."""
FEWEST_ASKED, MOST_ASKED = 3, 14
"""Words of a term that is a question."""


def is_open(phrasebook: Phrasebook, prompt: str, meaning: str) -> bool:
    """Whether a question asks for whatever is said of a term, and that is a word or two, code or a number."""
    about = phrasebook.about.partition("{subject}")[0]
    said = form(meaning, phrasebook)
    short = length(meaning) <= (LONGEST_AMOUNT if said == "number" else SHORT)
    return prompt.startswith(about) and (short or said == "code")


LONGEST, SHORTEST = 34, 5
"""Words of what is told back of a thing as it stands, and of its first part where there is more."""


def brief(meaning: str) -> str:
    """What is said of a thing; of what is long the part before its first semicolon, behind which more is said."""
    first = meaning.partition("; ")[0]
    whole = length(meaning) <= LONGEST or length(first) < SHORTEST or len(sentences(first)) > 1 or fault(first)
    return meaning if whole else first


_GOES_ON = re.compile(r"(?i)\b(?:from|to|for|with|by|on|in|of|via|through|into|as|if|when|because)\W*$")
"""A lead that each of its lines ends: they tell how they end it, and not what they are."""


PAIR = 2
"""Columns of a table of names with their meanings."""
MOST_ROWS = 50
"""Rows of a table that are looked at for one of them."""


def is_of_another_column(corpus: Corpus, entry: Entry) -> bool:
    """Whether what stands beside a term is the cell of a column that tells no meaning."""
    if len(entry.cells) != PAIR:
        return False
    rows = corpus.together.get(entry.key, ())[:MOST_ROWS]
    return tells_no_meaning(entry.cells[1][0], [row.cells[1][1] for row in rows if len(row.cells) == PAIR])


def question_of(corpus: Corpus, entry: Entry, phrasebook: Phrasebook) -> str:
    """The question for what a term means; for what its column names, where that tells more than "know about"."""
    column = entry.cells[1][0] if entry.cells else ""
    if column and is_of_another_column(corpus, entry):
        return respects.prompt(phrasebook, column, entry.term, entry.meaning)
    if _GOES_ON.search(entry.lead or entry.topic.title):
        return phrasebook.about.format(subject=phrasebook.shown(entry.term))
    prompt = asked(phrasebook, corpus.usage, entry.term, entry.meaning, entry.fact.relation == "leads-to")
    if prompt == what(phrasebook, corpus.usage, entry.term):
        return with_noun(corpus, entry, phrasebook) or prompt
    vague = any(prompt.startswith(one.partition("{")[0]) for one in (phrasebook.about, phrasebook.value))
    named = phrasebook.labels.fullmatch(column.split(" ")[-1]) and not TELLS_WHAT.fullmatch(column)
    return respects.prompt(phrasebook, column, entry.term, entry.meaning) if vague and named else prompt


_ACTS = re.compile(
    r"(?i)(?:the|an?|each|every) (?:[a-z-]*(?:[a-rt-z]|ss) ){0,3}[A-Za-z-]*[a-rt-z] (?!\w+ss\b)[a-z]{2,}s (?!(?:of"
    r"|that"
    r"|which|for|in|on|to|used|from|with|and|or|by|at|per)\b)\w"
)
"""A sentence with its verb, which English tells by the form alone: "the function falls behind"."""


_SUBORDINATE = re.compile(
    r"(?i)[,;:(–]|\b(?:that|which|who|whose|where|when|as|der|die|das|dessen|deren|wo|qui|que|dont|où|lequel"
    r"|laquelle|lesquel(?:le)?s|quien|cuy[oa]s?|donde"
    r"|che|cui|dove|som|vars|där|då|när|waar\w*|dat|onde)\b(?<!^der)(?<!^die)(?<!^das)(?<!^Der)(?<!^Die)(?<!^Das)"
)
"""Where the main clause of a meaning ends; its own article is no relative."""
_PAUSE = re.compile(r"[,;:(–]")
"""Where it ends in German, whose articles are its relatives, too, but for the comma before those."""
_MAIN_CLAUSE = 10
"""Words in which its verb comes."""
_ACT = re.compile(r"[A-Za-z][a-z]+ing (?!(?:it|this|that|them|these|is|was|can)\b)(?:\w|`)")


_ROMANCE = ("it", "es", "fr", "pt")
_DEFINITE = (*_ROMANCE, "de", "nl")
"""Languages whose subjects begin with an article as a rule, and whose verbs are not told by their form."""
_GOVERNS = re.compile(
    r"(?i)(?:(?:il|lo|la|i|gli|le|una?|uno|el|los|las|les|une|os?|as?|um|uma) |l['’])\w+"
    r"(?: (?:di|de|du|da|do|des|del|della|dei|delle)(?: (?:un[ao]?|une))? \w+)?"
    r" (?!(?:di|de|du|da|do|a|ad|en|in|con|com|dans|par|pour|por|per|para|sur|sobre|su|entre|tra|fra|e|ed|y|et|o|ou|che"
    r"|que|qui|avec) )\w+ (?:il|lo|la|i|gli|le|un[ao]?|el"
    r"|los|las|les"
    r"|une|os|um|uma) "
)
"""A noun and a verb before an article: "il processore legge il"."""

_DECLARES = re.compile(
    r"(?i)[^\W\d_]{3,}[aei] (?:que|che|qu['’])(?<!chose que)(?<!cosa che)(?<!cosa que) ?(?:o|a|os|as|l['’]"
    r"|il|lo|la|i|gli|le|les|el|los|las|un[ao]?|une|uma?|tod[oa]s|tutt[ie]|tou(?:te)?s) "
)
"""A verb and what it says: "declara que as eleições …". Behind a noun its verb comes first."""
_ACTS_IN_GERMAN = re.compile(
    r"(?:^|(?<= ))[A-ZÄÖÜ][\w-]+ (?!(?:mit|seit|samt|nicht|statt|anstatt|selbst|sonst|meist|oft|erst|fast|jetzt|weit"
    r"|damit|somit|zuletzt|gemeint|genannt|bestimmt|gegen|neben|ohne|zwischen|wegen|unten|oben|innen|außen"
    r"|beziehungsweise)(?!\w))[a-zäöüß]{2,}(?:(?:t|te|ten) (?!und |oder )|(?:en|e) (?:die|das|den|sich|eine?[mn]?) )"
)
"""A noun and its verb, with more behind it: "der Anker hielt das Schiff"."""


def tells_genus(meaning: str, phrasebook: Phrasebook) -> bool:
    """Whether a meaning names the class of the thing, and not just how it is: with an article ("a mask"), by what
    follows the noun ("description of the data"), or as an act ("adding nodes")."""
    said = form(meaning, phrasebook)
    main = (_PAUSE if phrasebook.name == "de" else _SUBORDINATE).split(meaning)[0]
    beginning = " ".join(main.split()[:_MAIN_CLAUSE])
    acts = _GOVERNS.match(beginning) or _DECLARES.match(meaning)
    if (
        (phrasebook.name in _ROMANCE and acts)
        or (phrasebook.name == "de" and _ACTS_IN_GERMAN.search(f"{beginning} "))
        or said not in ("thing", "noun")
        or phrasebook.predicate.search(beginning)
        or phrasebook.is_sentence(beginning)
    ):
        return False
    if phrasebook.name in UNPARTED:
        return phrasebook.classes.match(meaning) is not None
    if said == "thing":
        bare = without_article(meaning, phrasebook)
        certain = phrasebook.name in _DEFINITE and bare != meaning and not INDEFINITE.match(meaning)
        if certain and not phrasebook.classes.match(bare):  # what the one thing does: "der Anker hält …"
            return False
        return _ACTS.match(f"{beginning} ") is None
    act = phrasebook.name == "en" and _ACT.match(meaning) is not None
    found = phrasebook.classes.match(meaning)
    before = found["noun"].lower().split() if found else []
    plain = not any(word in phrasebook.common or "’" in word or "'" in word for word in before)
    return act or (found is not None and plain)


def asked(phrasebook: Phrasebook, usage: Usage, term: str, meaning: str, leads: bool = False) -> str:
    """The question for what a term means, by the form of both; `leads` says that the meaning follows an arrow."""
    said = form(meaning, phrasebook)
    shown = phrasebook.shown(re.sub(r"(?i)^(?:an?|the)\s+(?=\w)", "", term) if phrasebook.name == "en" else term)
    if phrasebook.does and said == "verb" and not is_many(term):
        return phrasebook.does.format(term=shown)
    if QUESTION.match(term) and not _RELATIVE.match(term):
        return f"{opened(term)}?"
    if phrasebook.name != "en":
        return phrasebook.about.format(subject=shown) if leads else phrasebook.meaning.format(term=shown)
    wording = phrasebook.many if is_many(term) else phrasebook.meaning
    if MEASURE.match(term) or (OF_ONE.match(term) and said != "thing"):
        one = f"the {lowered(term)}"
        told = said in ("thing", "noun", "number", "code", "said", "question") or quantities(meaning)
        return wording.format(term=one) if told else phrasebook.about.format(subject=one)
    if is_amount(meaning) and length(meaning) <= LONGEST_AMOUNT:
        ends = any(amount.ends for amount in quantities(meaning))
        return (phrasebook.range if ends else phrasebook.value).format(term=shown)
    if is_quality(term) and length(meaning) > SHORT and said in ("thing", "noun", "question", "clause"):
        return phrasebook.mean.format(term=shown)
    if PARTICIPIAL.search(term) or not _tells_what(said, meaning, leads):
        return phrasebook.about.format(subject=shown)
    return what(phrasebook, usage, term)


def _tells_what(said: Form, meaning: str, leads: bool) -> bool:
    """Whether a meaning says what something is. What an arrow leads to does only with its article."""
    return said in ("thing", "question") or (not leads and said == "noun" and length(meaning) > SHORT)

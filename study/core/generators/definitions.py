"""Statements that define a term, and the question for what a term means."""

import re

from study.core.generators.entry import Entry
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.statements import Corpus
from study.core.generators.subjects import (
    SHORT,
    begins_as_thing,
    enumerated,
    has_pair,
    is_among_things,
    is_many,
    is_property,
    lowered,
    one_arrow,
)
from study.core.generators.whole import fault, leans, length
from study.core.text.compare import opened, simple

OPTIONS = 3
"""Wrong options beside the right one."""
_DOES = re.compile(
    r"^(?:\w+ly )?(?:allows|enables|provides|stores|sends|receives|makes|gives|lets|keeps|takes|holds|runs|checks"
    r"|handles|helps|manages|creates|returns|contains|includes|uses|converts|maps|connects|protects|prevents|controls"
    r"|defines|determines|ensures|supports|removes|adds|reads|writes|moves|stops|starts|tells|shows|describes|acts"
    r"|guarantees|reduces|increases|decreases|produces|carries|separates|requires|works|forwards|routes|assigns"
    r"|binds|blocks|builds|causes|changes|collects|combines|delivers|detects|encrypts|executes|filters|generates"
    r"|identifies|inhibits|limits|listens|measures|monitors|performs|represents|restricts|sets|specifies|splits"
    r"|stimulates|transports|transmits|tracks|translates|triggers|updates|validates|verifies|waits|proves|signs|hides|finds|searches|sorts|groups|wraps|loads|saves|records|distributes|executes|hosts|calls|selects|sits|lies)\b",
    re.IGNORECASE,
)
QUESTION = re.compile(
    r"(?i)(?:how (?:many|much|long|often|far|fast|to)?|what|who|where|which|when|why|wie|was|wer|wo|"
    r"welche[rs]?|wann|warum|wieso"
    r"|comment|combien|pourquoi|cómo|cuánt[oa]s?|por qué|come|quant[oaie]|perché|como|quant[oa]s|"
    r"por que|hur|vad|vem|var"
    r"|varför|hoe|wat|wie|waar|waarom)\s(?!(?:an?|the|your|its)\s)"
)
MEASURE = re.compile(
    r"(?i)(?:maximum|minimum|default|max|min|number of|size of|largest|smallest|longest|shortest|"
    r"average|total|time limit)\s"
)
_OF_ONE = re.compile(r"[A-Z]?[a-z]+(?: [a-z]+){0,3} (?:of|for|to|in) (?:(?:an?|the|each|one|all)\b|[a-z]+s\b)")
"""What only one thing can be: "Retention of a stream"."""
_NO_THING = re.compile(
    r"^(?:just|near|back|still|then|charged|allowed|possible|supported|required|optional|typically|about|over|under|up|down"
    r"|within|during|per|all|both|either|any|open|execute|stream|store|allow|enable|provide|keep"
    r"|[a-z]+ed (?:to|by|in|on|at|for|from|with)|if|when|can|cannot|must|should"
    r"|is|are|was|has|have|no|not|never|always|only|use|used|using|to|for|in|on|at"
    r"|by|with|from|after|before|because|so|you|it|they|set|run|add|make|choose|place|does|do|may|will|needs?|best|good|process|retry|create|give|get|send|increase|go|stays?|where|whether)\b"
    r"|^(?:\S+ ){1,5}(?:will|is|are|can|cannot|must|may|should|was|were|has|have|does|do)\b",
    re.IGNORECASE,
)


def defines(corpus: Corpus, entry: Entry) -> bool:
    """Whether a statement tells what the thing is that its term names."""
    return (
        entry.phrasebook is not None
        and entry.fact.relation != ""
        and one_arrow(entry)
        and (entry.fact.relation != "leads-to" or length(entry.term) <= LONGEST_SAID)
        and len(entry.cells) <= 2
        and (has_pair(entry) or is_question(entry))
        and not is_property(corpus, entry)
        and not _repeats(corpus, entry)
        and is_among_things(corpus, entry)
        and not enumerated(entry.meaning)
        and not (entry.amounts and length(entry.meaning) <= SHORT)
        and not leans(entry.meaning, entry.phrasebook)
        and not (entry.phrasebook.conditional.match(entry.meaning) and "," not in entry.meaning)
    )


def _repeats(corpus: Corpus, entry: Entry) -> bool:
    """Whether its list says several things under one term, as a table of methods does of each type."""
    same = corpus.by_term.get(simple(entry.term), ())
    return sum(one.topic.key == entry.topic.key and one.fact.parent == entry.fact.parent for one in same[:50]) > 1


def says_what(meaning: str) -> bool:
    """Whether a meaning reads as what something is, so that others of its form can stand beside it."""
    return begins_as_thing(meaning) or (length(meaning) > SHORT and not _NO_THING.search(meaning))


def is_question(entry: Entry) -> bool:
    """Whether the term is a question without its mark: "How many events run at once: as many as …"."""
    words = length(entry.term)
    asks = entry.fact.relation == "means" and QUESTION.match(entry.term) and FEWEST_ASKED <= words <= MOST_ASKED
    return bool(asks) and not fault(entry.term) and not fault(entry.meaning)


LONGEST_SAID = 4
"""Words before an arrow that name something; more is what leads to something."""
FEWEST_ASKED, MOST_ASKED = 3, 14
"""Words of a term that is a question."""


def is_open(phrasebook: Phrasebook, prompt: str, meaning: str) -> bool:
    """Whether a question asks for whatever is said of a term, and that is a word or two or something to do."""
    about = phrasebook.about.partition("{subject}")[0]
    return prompt.startswith(about) and (length(meaning) <= SHORT or DO.match(meaning) is not None)


DO = re.compile(
    r"(?i)(?:please |always |just )?(?:use|set|run|add|make|choose|open|click|select|include|go|put|press|enter|type"
    r"|create|write|read|check|install|download|navigate|right-click|try|start|take|give|list|describe|explain|highlight)\b"
)


def asked(phrasebook: Phrasebook, term: str, meaning: str, leads: bool = False) -> str:
    """The question for what a term means, by the form of both; `leads` says that the meaning follows an arrow."""
    shown = phrasebook.shown(re.sub(r"(?i)^(?:an?|the)\s+(?=\w)", "", term) if phrasebook.name == "en" else term)
    if phrasebook.does and _DOES.match(meaning) and not is_many(term):
        return phrasebook.does.format(term=shown)
    if QUESTION.match(term):
        return f"{opened(term)}?"
    if phrasebook.name == "en" and (MEASURE.match(term) or (_OF_ONE.match(term) and not begins_as_thing(meaning))):
        return (phrasebook.many if is_many(term) else phrasebook.meaning).format(term=f"the {lowered(term)}")
    if leads and not (phrasebook.name == "en" and begins_as_thing(meaning)):
        return phrasebook.about.format(subject=shown)
    if phrasebook.name == "en" and not says_what(meaning):
        return phrasebook.about.format(subject=shown)
    return (phrasebook.many if phrasebook.many and is_many(term) else phrasebook.meaning).format(term=shown)

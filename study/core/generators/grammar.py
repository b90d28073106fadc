"""The form of what the notes say of a term, as far as its first words tell it: a thing, an order, a clause."""

import re
from functools import lru_cache
from typing import Literal

from study.core.generators.phrasebook import Phrasebook
from study.core.generators.whole import PREDICATE
from study.core.text.quantities import begins_with_amount, quantities
from study.core.text.remembered import REMEMBERED

type Form = Literal[
    "thing", "noun", "verb", "order", "clause", "question", "quality", "phrase", "number", "code", "said"
]
"""A thing has its article, a noun has none; a verb says what something does, an order what to do, a clause who does
what; a quality is no thing ("synchronous", "read-only, with …"), nor is a phrase ("at least once", "when it ends")."""

_ARTICLE = re.compile(
    r"(?i)^(?:an?|the|one|any|some|ein|eine|einer|der|die|das|une?|le|la|les|l['’]|el|los|las|un|una|uno|il|lo|gli"
    r"|um|uma|os?|en|ett|den|det|een|de|het)\s|^(?:l['’])"
)
_VERBS = (
    r"(?:allows|enables|provides|stores|sends|receives|makes|gives|lets|keeps|takes|holds|runs|checks"
    r"|handles|helps|manages|creates|returns|contains|includes|uses|converts|maps|connects|protects|prevents|controls"
    r"|defines|determines|ensures|supports|removes|adds|reads|writes|moves|stops|starts|tells|shows|describes|acts"
    r"|guarantees|reduces|increases|decreases|produces|carries|separates|requires|works|forwards|routes|assigns"
    r"|binds|blocks|builds|causes|changes|collects|combines|delivers|detects|encrypts|executes|filters|generates"
    r"|identifies|infects|inhibits|limits|listens|measures|monitors|performs|represents|restricts|sets|specifies"
    r"|splits"
    r"|stimulates|transports|transmits|tracks|translates|triggers|updates"
    r"|processes (?!of|in|that|and|for)|validates|verifies|waits|proves|signs|hides"
    r"|finds|searches|sorts|groups|wraps|loads|saves|records|distributes|hosts|calls|selects|sits|lies|belongs|grows"
    r"|needs|gets|turns|breaks|applies|asks|begins|closes|comes|computes|copies|counts|covers|decides|depends"
    r"|discards|displays"
    r"|digests|divides|does|ends|exposes|fails|feeds|flows|follows|forms|goes|happens|has|implements|inserts|joins"
    r"|leads|leaves"
    r"|lists|looks|lowers|maintains|merges|occurs|offers|opens|points|polls|prints|promotes|publishes|pulls|pushes"
    r"|puts"
    r"|raises|reaches|releases|replaces|reports|resolves|scales|scans|secretes|serves|shares|simplifies|skips|speeds"
    r"|stands|consumes|costs|exceeds|initializes|suppresses|switches|terminates|tests|throws|transforms|treats"
    r"|tries|unlocks|varies|compels|criminalizes|forbids|governs|imposes|permits|prohibits|punishes"
    r"|(?:grants|transfers)(?= (?:an?|the|its|their)\b))\b"
)
"""What something does, in English."""
_DOES = re.compile(rf"^(?:\w+ly )?{_VERBS}", re.IGNORECASE)
_ASKS = re.compile(
    r"(?i)^(?:how|what|which|whether|was|wat|where|when|why|who|whose|wie|wann|warum|comment|quand|où|cómo|cuándo"
    r"|dónde|come|quando"
    r"|dove|hur|när|varför|hoe|wanneer|waar)\s(?!(?:an?|the|your|its)\s)"
)
_TELLS = re.compile(r"(?i)(?:how|what|which|whether|wie|was|comment|cómo|come|como|hur|hoe|wat)\b")
_PHRASE = re.compile(
    r"(?i)^(?:just|near|back|still|then|about|over|under|up|down|within|during|per|all|both|either|if|when|once"
    r"|unless"
    r"|can|cannot|must|should|is|are|was|has|have|no|not|never|always|only|to|for|in|on|at|by|with|without|from"
    r"|after|before"
    r"|because|so|you|it|they|does|do|may|will|where|whether|as|like|through|using|via|due|instead|based)\b"
)
_QUALITY = re.compile(
    r"(?i)^(?:(?:\w+ly )?(?:charged|allowed|possible|supported|required|optional|typically|best|good|free|available"
    r"|done|made|sent|built|held|kept|given|taken|found|shown|written|stored|used|set up|frozen|open|same)\b"
    r"|[a-z]+ed (?:only|to|by|in|on|at|for|from|with|through|via|and|or|as|when|until)\b"
    r"|[a-z-]*(?:[^r]al|ive|ic|ous|[ai]ble|ful|less|only|free)(?:[,;]| and\b| or\b| but\b|$))"
)
_COMPARES = re.compile(
    r"(?i)(?:(?:more|less) [a-z]+|easier|harder|faster|slower|better|worse|cheaper|bigger|smaller|higher|lower|stronger"
    r"|weaker) (?:to|than|in|for)\b"
    r"|(?:leichter|einfacher|schneller|besser|schlechter|schwerer|größer|kleiner|höher|niedriger) (?:zu|als|in|für)\b"
    r"|(?:plus|moins) \w+ (?:à|que|pour|en)\b|(?:más|menos|mejor|peor) \w+ (?:de|que|para|en)\b"
    r"|(?:mais|menos|melhor|pior) \w+ (?:de|do|que|para|em)\b|(?:più|meno) \w+ (?:da|di|che|per)\b"
    r"|(?:makkelijker|moeilijker|sneller|beter|slechter|groter|kleiner|hoger|lager) (?:te|dan|in|voor)\b"
    r"|(?!pierw|nasz|wasz)\w+sz[aey] (?:do|niż|od)\b|(?:более|менее) \w+|(?:bardziej|mniej) \w+ "
    r"|(?:lättare|svårare|snabbare|bättre|sämre|större|mindre) (?:att|än|för)\b"
    r"|(?:lettere|vanskeligere|raskere|bedre|større|mindre|nemmere|hurtigere) (?:å|at|enn|end|for)\b"
)
"""What compares a thing with another: how it is, and not what."""
_RELATIVE = re.compile(
    r"(?i)\b(?:that|which|who|whose|where|when|if|to|so|because)\b| [a-z]+ing\b|[,;:(]"
    r"|(?<! of)(?<! in)(?<! to)(?<! by) (?:an?|the|its|your|you|we|it) "
)
_FINITE = re.compile(
    rf"{PREDICATE.pattern}|(?i:(?<=\w )(?:prefers?|becomes?|goes|comes|proceeds?|remains?|stays?|exceeds?|occurs?"
    r"|happens?|depends?|fails?|receives?|provides|enables|prevents|determines|ensures)\b)"
)
_SENTENCE = re.compile(
    r"(?:(?!(?i:the|an?|all|some|any|no|each|every|its|these|those)\b)[A-Za-z]+ [a-z]+[a-rt-z]s (?:an?|the|its)\b)"
    r"|(?:(?i:the|an?|each|every|this) )(?:[a-z-]*[a-rt-z] )?[A-Za-z-]*[a-rt-z](?<! that)(?<! who)(?<! which) "
    r"(?!class |process |access )[a-z]+[a-rt-z]s "
    r"(?:with|to|the|an?|from|by|into|on|if|when|its|it|all|and)\b|[A-Za-z]+s (?![a-z]+(?:ing|ed) )[a-z]+ [a-z]+ly\b"
)
"""Who does what, told by the form of the words: "the server responds with", "trials proceed directly"."""
_ALSO_NOUNS = frozenset({"use", "uses", "run", "runs", "need", "needs", "make", "makes", "support", "mean", "means"})
LONGEST_SUBJECT = 6
"""Words within which the verb of a clause comes."""


_ADJECTIVE = re.compile(
    r"(?i)(?:[^r]al|il|ive|(?<!raff)(?<!top)(?<!metr)(?<!log)(?<!fabr)ic|[^n]ous|chronous|[ai]ble|ful|less"
    r"|(?<!spe)ed|ary|ish|ly|ant|resistant)$"
)


def begins_as_thing(text: str) -> bool:
    """Whether a text begins with an article."""
    return _ARTICLE.match(text) is not None


_HAS_VERB = re.compile(rf"(?i)\S (?:{PREDICATE.pattern}|{_VERBS}|[a-z]{{3,}}ed (?:the|an?|that)\b)")


_SAYS = re.compile(
    r"(?i)(?<!\bthe )(?<!\ba )(?<!\ban )(?<!\bof )(?<!\bits )(?<!\band )(?<!\bor )(?<!\bto )(?<=\S )"
    rf"(?:{PREDICATE.pattern}|{_VERBS}|[a-z]{{3,}}[a-rt-z]s(?= (?:the|an?|its|their|all|every|each|both|no)\b))(?= )"
)
"""A verb that says something of what stands before it; behind an article it is a noun."""
_DO = re.compile(
    r"(?<=[a-rt-z]s )(?:(?:only|also|always|never|often|usually) )?(?:take|provide|store|give|keep|hold|handle|help"
    r"|manage|create|convert|connect|protect|prevent|control|define|determine|ensure|remove|reduce|increase|decrease"
    r"|produce|carry|act|work|cause|form|lead|occur|depend|consist|belong|show|describe|represent|perform|generate"
    r"|detect|inhibit|stimulate|bind|begin|become|remain|play|share|apply|exist"
    rf"|encode|assign|replace|stand)(?= (?!{PREDICATE.pattern}))"
)
"""What several things do: "gates keep the water out". Right before a verb it is a noun: "operations control is …"."""


def has_verb(text: str) -> bool:
    """Whether an English text holds a verb that says something of something."""
    return _HAS_VERB.search(text) is not None


def verb_of(text: str) -> re.Match[str] | None:
    """The verb of an English sentence: the first that says something of what stands before it, and no noun."""
    found = next((one for one in _SAYS.finditer(text) if _is_finite(text, one.group())), None)
    following = _FINITE.match(text, found.end() + 1) if found else None
    of_many = _DO.search(text)
    return of_many if of_many and (not found or of_many.start() < found.start()) else following or found


def is_quality(term: str) -> bool:
    """Whether an English term is one word that tells how something is, and no thing: "synchronous"."""
    return " " not in term and "`" not in term and _ADJECTIVE.search(term) is not None


_QUALITIES = {
    "de": re.compile(r"(?i)\w+(?:ig|isch|lich|sam|bar)"),
    "it": re.compile(r"(?i)\w+(?:ic[oaie]|iv[oaie]|os[oaie]|bil[ei])"),
    "fr": re.compile(r"(?i)\w+(?:if|ive|eux|euse|ible|able)s?"),
    "es": re.compile(r"(?i)\w+(?:iv[oa]|os[oa]|able|ible)s?"),
    "pt": re.compile(r"(?i)\w+(?:iv[oa]|os[oa]|ável|ível)s?"),
    "sv": re.compile(r"(?i)\w+(?:[^n]ig|isk)[at]?|sen"),
    "nb": re.compile(r"(?i)\w+(?:[^n]ig|isk|som|løs)[et]?"),
    "da": re.compile(r"(?i)\w+(?:[^n]ig|isk|som|løs)[et]?"),
    "nl": re.compile(r"(?i)\w+(?:ig|isch|lijk)e?"),
}
"""One word that tells how something is, and no thing; English has its own rule."""
_NEVER = re.compile("(?!)")


def is_quality_in(term: str, words: Phrasebook) -> bool:
    """Whether a word of another language than English tells by its end how something is."""
    return _QUALITIES.get(words.name, _NEVER).fullmatch(term) is not None


@lru_cache(maxsize=REMEMBERED)
def form(text: str, words: Phrasebook) -> Form:
    """The form of `text`, told by its beginning. Other languages than English have fewer forms."""
    if text.startswith("`"):
        return "code"
    if re.match(r"[\"“”„«'‘]", text):
        return "said"
    if re.match(r"[~≈<>≤≥+−$€£-]{0,3}\s?\d", text) or begins_with_amount(text, words.name):
        return "number"
    if _ASKS.match(text):
        return "question" if _TELLS.match(text) else "phrase"
    if words.instructs(text):
        return "order"
    if words.name == "en" and _DOES.match(text):
        return "verb"
    if words.does_something(text):
        return "verb"
    if _is_clause(text, words):
        return "clause"
    if begins_as_thing(text):
        return "thing"
    if _COMPARES.match(text):
        return "quality"
    if words.name != "en":
        return "phrase" if text.split(" ")[0].lower() in words.common else "noun"
    return "phrase" if _PHRASE.match(text) else "quality" if _QUALITY.match(text) else "noun"


def _is_clause(text: str, words: Phrasebook) -> bool:
    """Whether a text says who does what: a verb comes before anything that could make it part of a thing. Told in
    English alone, whose verbs are known."""
    if words.name != "en":
        return False
    start = " ".join(text.split(" ")[: LONGEST_SUBJECT + 1])
    if _SENTENCE.match(text):
        return True
    verb = _FINITE.search(start, start.find(" ") + 1)
    return bool(
        verb and verb.start() > 0 and not _RELATIVE.search(start[: verb.start()]) and _is_finite(text, verb.group())
    )


def _is_finite(text: str, verb: str) -> bool:
    """A few verbs are nouns as often: "the use of", "a run"."""
    return verb.lower() not in _ALSO_NOUNS or re.search(rf"\b{verb} (?:the|an?|its|all)\b", text) is not None


def is_amount(text: str) -> bool:
    """Whether a text is an amount and little else: "~$0.15 per hour of audio"."""
    found = quantities(text)
    return bool(found) and found[0].start <= 2

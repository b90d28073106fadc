"""What applies if …? A sentence that says first under which condition something holds, and then what."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.clauses import RARE, Clause, clauses
from study.core.generators.grammar import form, has_verb
from study.core.generators.phrasebook import UNPARTED, Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.sentences import sentences
from study.core.generators.statements import Corpus
from study.core.generators.tails import answer_of
from study.core.generators.whole import length
from study.core.notes.model import Topic
from study.core.text.compare import clean, opened, simple, words

FEWEST, LONGEST_CONDITION, LONGEST_ANSWER = 4, 22, 32
"""Words of a condition and of what follows, the fewest and the most."""
_PARTED = re.compile(r"(?P<condition>[^,，،:;()–—]+)(?:, ?|，|، ?)(?P<said>.+)$")
_MEANWHILE = re.compile(
    r"(?i)(?:while|before|until|after|solange|bevor|nachdem|finché|mientras|enquanto|depois|medan|innan|terwijl)\b"
)
"""What tells the time, or sets two things against each other, and is no condition."""
_THEN = re.compile(
    r"(?i)(?:then|dann|so(?= [a-zäöü]+t\b)|allora|alors|entonces|então|då|så|dan|则|那么|就)(?:,|\b|(?<=[则么就]))\s*"
)
_INVERTS = {"de": "dann", "nl": "dan", "sv": "då", "nb": "da", "da": "så"}
"""Languages whose verb comes first after a condition, and by which word a sentence of its own begins with it."""
_POINTS = re.compile(
    r"(?i)(?<!\w)(?:this|these|those|such|same|other|others|another|above|below|following|previous|former|latter|it"
    r"|they|them|he|she|him|we|us|i|my|so|both|either|instead|there|here|in question|at issue|example|instance|also"
    r"|dies\w*|jene\w*|solche\w*|ich|er|sie|es|wir|ihn|ihm|ihnen|dabei|damit|davon|dort|hier|andere\w*|auch"
    r"|quest[oaie]|quell[oaie]|io|ho|devo|voglio|posso|vedo|faccio|mi|esso|essa|essi|tal[ei]|altr[oaie]|lo|ne|ci|noi|stess[oaie]|invece|esempio|anche"
    r"|ce|cet|cette|ces|cela|ça|je|il|ils|elle|elles|nous|tels?|telles?|autres?|aussi|est[aeo]s?|es[aeo]s?|ello|ellos|ellas|yo|quiero|tengo"
    r"|tales?|otr[oa]s?|también|isso|isto|eu|ess[ae]s?|eles?|elas?|nós|outr[oa]s?|também"
    r"|denna|detta|dessa|jag|den|det|de|han|hon|dem|vi|sådan\w*|andra|också|dit|deze|ik|die|dat|hij|zij|ze|wij|we|hem|hen|zulke"
    r"|ander\w*|ook)(?!\w)|[这那它他她其此]|هذا|هذه|ذلك|تلك"
)
"""Words of a condition that another sentence explains."""
_THAT = re.compile(r"(?i)(?<=\w) (?:that|which|who|whose|die|der|das|dat|den|det|de|es|il|lo)(?= )")
_WITH_NOUN = {
    "sv": re.compile(r"(?i)(?<!\w)(?:den|det|de)(?= \w+ \w)"),
    "nb": re.compile(r"(?i)(?<!\w)(?:den|det|de)(?= \w+ \w)"),
    "da": re.compile(r"(?i)(?<!\w)(?:den|det|de)(?= \w+ \w)"),
    "de": re.compile(r"(?i)(?<!\w)(?:es|sie)(?= (?:gibt|regnet)\b)"),
    "it": re.compile(r"(?i)(?<!\w)lo(?= [sz]\w)"),
    "nl": re.compile(r"(?i)(?<!\w)die(?= \w+en\b)"),
}
_OWN = re.compile(r"(?i)(?<= )(?:its|their|his|her)(?= \w)")
_DEFINITE = re.compile(r"\b[Tt]he (?P<noun>[^\W\d]{3,})")
_OWNER = re.compile(r"(?:the|an?|any|no|every|each|one) ")
_NAME = re.compile(r"(?<= )(?P<name>[A-Z][a-z]+)\b")
_CUT = re.compile(r"(?i) (?:not|do|does|did|is|are|so|single|an?|the|of|on|in|by|for|to|with|and|or)$")
"""How a condition ends that leaves out its verb, or what is named: "if it does not", "on a single"."""
_CLAUSE = re.compile(r"(?:(?:the|an?|any|no|all|each|every|one|you|your|most|some|there|two|both|several)\b)")
"""How a clause begins that names who does something, and not "if set to …"."""
_ASKS_READER = re.compile(
    r"(?i)\b(?:if|when|once|unless) (?:applicable|needed|necessary|possible|desired|required|asked)\b"
)
_BEGINS_RESULT = re.compile(
    r"(?i)(?:(?:the|an?|any|no|all|each|every|it|its|their|only|both|most|some|there|you|his|her|neither|either)\b|[A-Z`]"
    r"|[a-z-]+(?: [a-z-]+)? (?:is|are|was|were|has|have|must|may|can|cannot|will|does|do)\b)"
)
_MERELY = re.compile(
    r"(?i)\b(?:could|might|maybe|perhaps|would|should probably|let['’]?s|please|note that|remember|this|these|those|we"
    r"|our|instead|invece|stattdessen|probabil\w+|probabl\w+|wahrscheinlich|forse|vielleicht|peut-être|quizás?|talvez"
    r"|kanske|misschien)\b"
)
"""What only might be, or leans on the sentences around it."""
_BARE_VERB = re.compile(r"[A-Z][a-z]+s (?:the|an?|[a-z]+ out)\b")
"""What somebody does, without who: "Floods the frame"."""
_STEP = re.compile(r"(?i)\bsteps? \d|^they (?:should|must|can)\b")
"""What goes on elsewhere, or is told of somebody whom another sentence names."""
_TELLS_LITTLE = re.compile(
    r"(?i)(?:it|this|that|they) (?:(?:is|are) (?:called|known|said)|means|(?:\w+ly )?concerns?)\b"
    r"|.* (?:does|do|is|are|has|can|will)$"
    r"|.* (?:two|three|four|several|following) \w+$|\S+(?: or she)? (?:was|were)\b"
)
"""A name for what the condition tells, another word for it, a count, what was once so, or what lacks its verb."""

_POINTS_FROM = re.compile(
    r"(?i)(?:or|and|but|rather|such as|like|which|who|oder|und|aber|o|e|ma|ed|oppure|ou|et|mais|y|pero|och|eller|men|of"
    r"|en|maar|quest[oaie]|ce|cela|esto|isso|dies\w*|detta|dit)\b"
)
"""How what follows goes on with the condition, or points back."""


class _Told(NamedTuple):
    condition: str
    answer: str


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each sentence that begins with its condition, where its place says that once."""
    found: dict[str, list[Proposal]] = {}
    for entry in corpus.by_topic[topic.key]:
        for clause in clauses(entry):
            phrasebook = entry.phrasebook
            assert phrasebook is not None
            told = _told(corpus, clause, phrasebook)
            if told is None:
                continue
            prompt = phrasebook.when.format(said=told.condition)
            slot = str(clause.place + 1) if clause.place else ""
            proposal = Proposal(
                "condition", (entry,), prompt[0].upper() + prompt[1:], bodies.back(told.answer), 3, slot
            )
            found.setdefault(simple(told.condition), []).append(proposal)
    for proposals in found.values():
        if len(proposals) == 1:
            yield proposals[0].of(corpus)


def _told(corpus: Corpus, clause: Clause, phrasebook: Phrasebook) -> _Told | None:
    """The condition of a sentence, and what applies under it."""
    found = _PARTED.match(clause.text)
    if clause.where or found is None or not phrasebook.conditional.match(clause.text):
        return None
    condition, said = found["condition"].strip(), _THEN.sub("", found["said"], count=1)
    first, _, rest = condition.partition(" ")
    if (
        _MEANWHILE.match(condition)
        or _ASKS_READER.match(condition)
        or not _stands_alone(corpus, clause, rest, phrasebook)
    ):
        return None
    answer = answer_of(said, phrasebook)
    if not FEWEST <= length(condition) <= LONGEST_CONDITION or not FEWEST <= length(answer) <= LONGEST_ANSWER:
        return None
    if not _says(answer, phrasebook):
        return None
    then = _INVERTS.get(phrasebook.name, "")
    whole = f"{then} {answer[0].lower() if answer[1:2].islower() else answer[0]}{answer[1:]}" if then else answer
    return _Told(f"{first.lower()} {rest}" if rest else condition, opened(whole))


def _stands_alone(corpus: Corpus, clause: Clause, said: str, phrasebook: Phrasebook) -> bool:
    """Whether a condition tells of what, and of nothing that a sentence before it has brought in."""
    if phrasebook.name in UNPARTED:
        return not _POINTS.search(clause.text.partition("，")[0])
    bare = _WITH_NOUN[phrasebook.name].sub("", said) if phrasebook.name in _WITH_NOUN else said
    bare = _THAT.sub("", _OWN.sub("", bare) if _OWNER.match(said) else bare)
    if _POINTS.search(bare) or _OWN.search(f" {bare}") or len(words(said) - phrasebook.common) < 2 or _CUT.search(said):
        return False
    if phrasebook.name != "en":
        return True
    titles = words(" ".join(corpus.titles(clause.entry.topic)))
    before = " ".join(sentences(clean(clause.entry.fact.text))[: clause.place])
    for noun in (one["noun"].lower() for one in _DEFINITE.finditer(said)):
        brought = re.search(rf"(?i)\b(?:an?|one|two|three|another) (?:\w+ )?{noun}\b", before)
        if brought or (noun not in titles and corpus.spread[noun] < RARE):
            return False
    named = (one["name"].lower() for one in _NAME.finditer(f" {said}"))
    clause_follows = _CLAUSE.match(said) is not None or has_verb(said)
    return clause_follows and all(name in titles for name in named)


def _says(answer: str, phrasebook: Phrasebook) -> bool:
    """Whether what follows is a sentence about something, and neither an order nor a guess."""
    if (
        phrasebook.instructs(answer)
        or _POINTS_FROM.match(answer)
        or _TELLS_LITTLE.match(answer)
        or _MERELY.search(answer)
    ):
        return False
    if phrasebook.name == "en":
        if form(answer, phrasebook) in ("verb", "order") or _STEP.search(answer) or _BARE_VERB.match(answer):
            return False
        first = answer.split(",")[0]
        return _BEGINS_RESULT.match(answer) is not None and (has_verb(first) or length(first) >= FEWEST)
    return True


PLUGIN = Shape("condition", make)

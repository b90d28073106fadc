"""What is the goal of it? What a sentence says that something of a thing is: "the head of the judicial branch is …"."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.clauses import Clause, asked, clauses, is_subject
from study.core.generators.entry import Entry
from study.core.generators.grammar import begins_as_thing, form, is_quality
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus, plain_title
from study.core.generators.tails import answer_of
from study.core.generators.whole import INDEFINITE, is_infinitive, length
from study.core.notes.model import Topic
from study.core.text.compare import opened, simple, within, words

LONGEST_SUBJECT, LONGEST_ANSWER = 12, 32
"""Words of what is asked for, and of what it is."""
_USUALLY = re.compile(r"(?i)(?:typically|usually|generally|commonly|often|mostly|primarily|mainly|normally|simply) ")
_NO_NAME = re.compile(
    r"(?i)(?:not|never|no|also|only|still|therefore|thus|then|now|always|both|either|neither|one|another"
    r"|(?:an?|the) (?:subject|topic|object) of (?:much |some |great )?(?:debate|controversy|dispute|concern)"
    r"|an? (?:new|important|good|common|major|key|crucial|big|matter|question))\b"
)
_ACT = re.compile(r"(?:to (?!the\b|an?\b)[a-z]+|that|[a-z]{2,}ing|what|whether) \S")
"""How a purpose, an act or a whole sentence begins."""
_HOW = re.compile(
    r"(?i)(?:known|upon|\w+(?:ed|fold|cult)|how|more|less|[a-z]+er (?:to|than)"
    r"|(?:very|quite|rather|almost|nearly) [a-z]+|similar|identical|equal|equivalent|different|likely|unlikely"
    r"|able|due|subject to)\b"
    r"|(?!(?:history|story|theory|memory|category|factory|directory|inventory|territory|laboratory|observatory|victory"
    r"|glory|ivory|repository|conservatory|allegory|trajectory|armory|dormitory)$)[a-z]+ory$"
)
"""How a thing is called, or is: "called", "twofold", "difficult", "very similar to", "statutory"."""
_SUPERLATIVE = re.compile(r"(?i)(?:most|least|best|worst|\w{3,}est|main|primary|principal) ")
_PARTICIPLE = re.compile(
    r"(?i)(?:\w+ed|\w+wn|written|built|made|set|held|kept|sent|put|left|bound|spread|open|out|up)$"
)
_CUT = re.compile(r"(?:^|[^\W\d_]+ )(?:of|for|to|in) (?P<noun>[^\W\d_]+) (?:an?|the) [^\W\d_]+$")
"""A noun with an article behind it: the verb of a clause that tells of it is cut off, "the amount of work a crew"."""
_PIECE = re.compile(r"(?i)[,;:(]| (?:of|for|to|in|on|at|by|with|from|under|that|which|who|where|when|or|and|as|than)\b")


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each sentence that says what one certain thing is, by a name that tells of what it is."""
    found: dict[str, list[Proposal]] = {}
    for entry in corpus.by_topic[topic.key]:
        for clause in clauses(entry):
            phrasebook = entry.phrasebook
            assert phrasebook is not None
            if told := _told(corpus, clause, phrasebook):
                subject, prompt, answer = told
                slot = str(clause.place + 1) if clause.place else ""
                proposal = Proposal("identity", (entry,), prompt, bodies.back(opened(answer)), 2, slot)
                found.setdefault(simple(subject), []).append(proposal)
    for proposals in found.values():
        if len(proposals) == 1:  # who says two things of it says neither alone
            yield proposals[0].of(corpus)


def _told(corpus: Corpus, clause: Clause, phrasebook: Phrasebook) -> tuple[str, str, str] | None:
    """What is asked for, how, and what it is."""
    found = phrasebook.identifies.match(clause.text)
    if found is None:
        return None
    subject, answer = found["subject"], answer_of(found["said"], phrasebook)
    bare = subject.partition(" ")[2]
    most = phrasebook.name == "en" and _SUPERLATIVE.match(bare) and len(words(bare)) > 2
    certain = phrasebook.parts_of.search(bare) or most
    if not certain or not is_subject(corpus, clause.entry, subject, phrasebook, LONGEST_SUBJECT):
        return None
    if length(answer) > LONGEST_ANSWER or not _is_thing(answer, phrasebook):
        return None
    if (phrasebook.name == "en" and _CUT.search(bare)) or _is_told_of_its_place(clause.entry, bare, answer):
        return None
    small = subject[0].lower() + subject[1:]
    prompt = phrasebook.which[found["many"] is not None].format(subject=small)
    return subject, asked(clause, prompt), answer


def _is_told_of_its_place(entry: Entry, bare: str, answer: str) -> bool:
    """Whether a sentence begins a section on what it asks for: it defines that, or praises it."""
    title = plain_title(entry.topic.title)
    head = bool(title) and (within(title, bare) and simple(bare).startswith(simple(title)))
    return head and begins_as_thing(answer)


def _is_thing(answer: str, phrasebook: Phrasebook) -> bool:
    """Whether what is said is a thing, an act, or a whole sentence, and not how something is."""
    said = _USUALLY.sub("", answer)
    if not said or _NO_NAME.match(said):
        return False
    first = said.split(" ")[0]
    if phrasebook.name != "en":  # what begins as one of a class is a definition
        return (begins_as_thing(said) and not INDEFINITE.match(said)) or is_infinitive(first, phrasebook.name)
    if begins_as_thing(said) or _ACT.match(said):
        return not said.startswith(("the “", 'the "', "the ‘"))
    if said != answer or (" " not in said and re.fullmatch(r"[a-z]+", said)):  # how it mostly is, or one bare word
        return False
    if _HOW.match(said) or form(said, phrasebook) not in ("noun", "said", "code") or is_quality(said):
        return False
    last = _PIECE.split(said)[0].split(" ")[-1]
    return not (is_quality(last) or _PARTICIPLE.search(last))


PLUGIN = Shape("identity", make)

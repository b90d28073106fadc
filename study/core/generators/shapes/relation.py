"""What does it consist of? What a sentence says of its subject by a verb that leaves one thing to be told."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.clauses import Clause, asked, clauses, is_subject, shown
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.subjects import is_many
from study.core.generators.tails import answer_of
from study.core.generators.whole import leans, length
from study.core.notes.model import Topic
from study.core.text.compare import of_one_stem, opened, simple, words

_ASIDE_FIRST = re.compile(r"(?![在对于当从按])[^，]{1,6}，")
"""How a Chinese sentence begins before its subject, where that is not where or when."""
_ITSELF = re.compile(r"(?i)(?:sich|zich|sig)(?!\w)")
"""What belongs to its verb, and is nothing that is told."""
_SET_AGAINST = re.compile(
    r"(?i) (?:hingegen|dagegen|jedoch|aber|invece|però|however|en revanche|par contre|en cambio|porém|däremot"
    r"|daarentegen)$"
)
_HOW_OFTEN = re.compile(r"(?:主要|通常|一般|往往|可以?|又|也|只)$")
"""What ends a subject that goes on from another sentence, or belongs to the verb behind it."""
LONGEST_SUBJECT = 9
LONGEST_ANSWER = 32
"""Words of a subject, and of what is told of it."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each sentence with such a verb, where its place says it once."""
    found: dict[str, list[Proposal]] = {}
    for entry in corpus.by_topic[topic.key]:
        for clause in clauses(entry):
            phrasebook = entry.phrasebook
            assert phrasebook is not None
            if told := _told(corpus, clause, phrasebook):
                prompt, answer = told
                slot = str(clause.place + 1) if clause.place else ""
                proposal = Proposal("relation", (entry,), prompt, bodies.back(opened(answer)), 2, slot)
                found.setdefault(simple(prompt), []).append(proposal)
    for proposals in found.values():
        if len(proposals) == 1:
            yield proposals[0].of(corpus)


def _told(corpus: Corpus, clause: Clause, phrasebook: Phrasebook) -> tuple[str, str] | None:
    """How a sentence is asked for, and what it tells."""
    found = phrasebook.relation(clause.text)
    if found is None:
        return None
    parts, wording = found
    subject, answer = parts.pop("subject"), answer_of(parts.pop("said"), phrasebook)
    if not answer or length(answer) > LONGEST_ANSWER or leans(answer, phrasebook):
        return None
    if not is_subject(corpus, clause.entry, subject, phrasebook, LONGEST_SUBJECT):
        return None
    if not _is_whole(corpus, clause, subject, answer, wording):
        return None
    does = "do" if phrasebook.name == "en" and (is_many(subject) or " and " in subject) else "does"
    question = wording.format(subject=shown(subject, phrasebook), does=does, **parts)
    return asked(clause, question), answer


def _is_whole(corpus: Corpus, clause: Clause, subject: str, answer: str, wording: str) -> bool:
    """Whether neither side hangs on its text: one plain word of a later sentence is the symptoms, or the rules, of what
    an earlier one names; and what something lets others do is a verb."""
    if clause.place and subject.isalpha() and subject[1:].islower():
        titles = words(" ".join(corpus.titles(clause.entry.topic)))
        if not any(of_one_stem(subject.lower(), title) for title in titles):
            return False
    if _ITSELF.match(answer) or _SET_AGAINST.search(subject) or _HOW_OFTEN.search(subject):
        return False
    if wording.endswith(" this?") or _ASIDE_FIRST.match(subject):
        return False
    return not (wording.endswith(" to do?") and is_many(answer.split(" ")[0]))


PLUGIN = Shape("relation", make)

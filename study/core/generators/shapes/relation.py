"""What does it consist of? What a sentence says of its subject by a verb that leaves one thing to be told."""

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
from study.core.text.compare import opened, simple

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
    does = "do" if phrasebook.name == "en" and (is_many(subject) or " and " in subject) else "does"
    question = wording.format(subject=shown(subject, phrasebook), does=does, **parts)
    return asked(clause, question), answer


PLUGIN = Shape("relation", make)

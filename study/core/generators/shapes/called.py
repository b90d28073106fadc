"""What is it called? The name that a sentence gives to what it tells of: "whoever begins a lawsuit is called …"."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.clauses import asked, begins, cites, clauses, shown
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.tails import answer_of
from study.core.generators.whole import length, names, without_article
from study.core.notes.model import Topic
from study.core.text.compare import opened, simple, stem, words

LONGEST, LONGEST_NAME = 26, 5
"""Words of what is told, and of a name."""
TELLING = 2
"""Words with a meaning of their own by which a thing is told."""
_POINTS = re.compile(
    r"(?i)(?<!\w)(?:this|these|quest[oaie]|diese[rsmn]?|cette|ces|est[aeo]s?|ess[ea]s?|denna|detta|dessa|deze|dit)(?!\w)"
)
"""What points at the sentence before."""
_SIGN = re.compile(r"[^\W_]*[\U0001F000-\U0001FAFF\u2600-\u27BF]")
"""A drawn face is said to nobody."""
_SEVERAL = re.compile(r" (?:or|oder|ou|o|eller|of) ")
"""Other names, of which none is the one."""
_NAME_OF = re.compile(r"(?i)^(?:(?:simply|also|often|just|either|both|its|la sua|il suo|sein[e]?|ihr[e]?) )+")
"""What stands before a name and is no part of it."""


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each sentence that tells of something and then names it, where its place does so once."""
    found: dict[str, list[Proposal]] = {}
    for entry in corpus.by_topic[topic.key]:
        for clause in clauses(entry):
            phrasebook = entry.phrasebook
            assert phrasebook is not None
            named = phrasebook.calls(clause.text)
            if named is None:
                continue
            parts, wording = named
            subject, answer = parts.pop("subject"), _NAME_OF.sub("", answer_of(parts.pop("said"), phrasebook))
            if not _is_told(corpus, subject, answer, phrasebook):
                continue
            question = asked(clause, wording.format(subject=shown(subject, phrasebook), **parts))
            slot = str(clause.place + 1) if clause.place else ""
            proposal = Proposal("called", (entry,), question, bodies.back(opened(answer)), 2, slot)
            found.setdefault(simple(answer), []).append(proposal)
    for proposals in found.values():
        if len(proposals) == 1:
            yield proposals[0].of(corpus)


def _is_told(corpus: Corpus, subject: str, answer: str, phrasebook: Phrasebook) -> bool:
    """Whether a thing is told by enough, and by nothing that its name says, too."""
    if not answer or length(answer) > LONGEST_NAME or length(subject) > LONGEST or not begins(subject, phrasebook):
        return False
    if subject.endswith((" and", " e", " und", " och", " et", " y")):
        return False
    if _SIGN.search(answer) or _SEVERAL.search(answer) or _POINTS.search(subject) or "=" in subject:
        return False
    if not names(without_article(answer, phrasebook), phrasebook) or cites(answer):
        return False
    said = {stem(word) for word in words(subject)}
    return len(said) >= TELLING and not said & {stem(word) for word in words(answer)} and bool(words(answer))


PLUGIN = Shape("called", make)

"""What does it lead to? "X ⇒ Y" with something to say on each side."""

import re
from collections.abc import Iterator

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Shape
from study.core.generators.definitions import LONGEST_SAID, QUESTION
from study.core.generators.phrasebook import Phrasebook
from study.core.generators.proposal import Proposal
from study.core.generators.statements import Corpus
from study.core.generators.subjects import one_arrow
from study.core.generators.whole import PREDICATE, fault, leans, length, names
from study.core.notes.model import Topic
from study.core.text.compare import opened

_NOTATION = re.compile(r"(?:^|\s)--(?:\s|$)|-->|->|=>|[|∣]")
"""What is left of a scheme: a label on its arrow, two states beside each other."""
LONGEST = 20
"""Words of a cause that can be read as a question."""
FEWEST, SHORT = 3, 5
_THING_OR_SIGNS = re.compile(
    r"(?i)(?:something|anything|whatever|whoever|what|who)\b|(?!(?:.*?[^\W\d_]{2,}){3})(?!.*[\u3040-\u9fff])"
)
"""What is meant by its sentence, "something you know", or holds few words beside signs and numbers."""
_VERB = re.compile(rf"{PREDICATE.pattern}|(?<= )[a-z]{{3,}}(?:s|ed)\b(?! (?:of|for|in|per)\b)")


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """One question of each line with one arrow: for what follows, for what applies, or about a name."""
    for entry in corpus.by_topic[topic.key]:
        phrasebook, said, follows = entry.phrasebook, entry.term, entry.meaning
        if phrasebook is None or entry.fact.relation != "leads-to" or not said or length(follows) < FEWEST:
            continue
        if (
            not one_arrow(entry)
            or fault(said)
            or fault(follows)
            or _NOTATION.search(said)
            or _NOTATION.search(follows)
            or leans(said, phrasebook)
            or leans(follows, phrasebook)
            or (entry.amounts and length(follows) <= FEWEST + 1)
        ):
            continue
        if phrasebook.conditional.match(follows) or QUESTION.match(said) or _THING_OR_SIGNS.match(said):
            continue
        whatever = not _says(said, phrasebook)
        if phrasebook.conditional.match(said):
            whatever = False
            condition = said[0].lower() + said[1:] if said[1:2].islower() else said
            prompt = phrasebook.when.format(said=condition)
        elif (not names(said, phrasebook) or length(said) > LONGEST_SAID) and FEWEST <= length(said) <= LONGEST:
            prompt = phrasebook.cause.format(said=phrasebook.quoted(said))
        else:
            continue
        yield Proposal("cause", (entry,), prompt, bodies.back(opened(follows)), 2, given="term", open=whatever).of(
            corpus
        )


def _says(said: str, phrasebook: Phrasebook) -> bool:
    """Whether a cause is a clause with a subject of its own, and not "limited by time" or "Add concurrency"."""
    if phrasebook.name != "en":
        return length(said) > SHORT or phrasebook.predicate.search(said) is not None
    verb = _VERB.search(said)
    return verb is not None and verb.start() > 0


PLUGIN = Shape("cause", make)

"""The pictures that stand with the statements a question is made from."""

import re
from collections.abc import Sequence

from study.core.generators.candidate import Candidate
from study.core.notes.model import Fact, Figure, Lines, Topic
from study.core.questions.covers import covered
from study.core.questions.question import Illustration
from study.core.text.compare import words

MOST = 4
"""Pictures of one question, with the prompt or with the answer."""
_SPEAKS = re.compile(r"(?i)\b(?:figur[ae]?|figure|abbildung|afbeelding|picture|screenshot|image below)\b")


def speaks_of_picture(text: str) -> bool:
    """Whether a line of notes is about a picture."""
    return _SPEAKS.search(text) is not None


def shown_at(topic: Topic, lines: Lines) -> tuple[Figure, ...]:
    """The pictures in these lines of a topic, and on the line right below that says nothing of its own."""
    taken = {number for fact in topic.facts for number in range(fact.lines[0], fact.lines[1] + 1)}
    last = lines[1] if lines[1] + 1 in taken else lines[1] + 1
    found = {one.target: one for one in topic.figures if lines[0] <= one.line <= last}
    return tuple(found.values())


def is_about_picture(fact: Fact, topic: Topic) -> bool:
    """Whether a statement is about a picture that stands with it."""
    return (speaks_of_picture(fact.text) or speaks_of_picture(fact.lead)) and bool(shown_at(topic, fact.lines))


def illustrations(candidate: Candidate, topic: Topic) -> tuple[Illustration, ...]:
    """The pictures of a question. One that the prompt speaks of is shown with it, any other with the answer: it may
    show what is asked for."""
    main = next((fact for fact in topic.facts if fact.key == candidate.fact), None)
    about = not candidate.own and main is not None and is_about_picture(main, topic)
    asked = set(candidate.shows) | ({one.target for one in shown_at(topic, main.lines)} if main and about else set())
    return placed(shown_at(topic, candidate.lines), asked, candidate.parts.right)


def placed(figures: Sequence[Figure], asked: set[str], answers: Sequence[str] = ()) -> tuple[Illustration, ...]:
    """These pictures, those `asked` about with the question. Words that tell an answer stand beside none of them."""
    told = frozenset[str]().union(*map(words, answers))
    found = [
        Illustration(
            one.target, "" if one.target in asked and words(one.caption) & told else one.caption, one.target in asked
        )
        for one in figures
    ]
    with_it = [one for one in found if one.asked][:MOST]
    # What is covered for one card is no answer to another.
    return (*with_it, *[one for one in found if not one.asked and not covered(one.target)][:MOST])

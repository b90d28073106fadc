"""Which topics of a course show a simulator, and which of them gets its questions: the one that fits them best."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from study.core.computed.simulated import key_of, simulated
from study.core.notes.model import Notes, Topic
from study.core.questions.question import Question
from study.core.simulators import ENGINES
from study.core.text.scope import Scope, Standing, stand

LEAST_TERMS = 2
"""So many of a simulator's terms must stand in the notes before they show it, unless their author names it: one
word such as "cost" or "timeout" says little about what notes are about."""

TITLE_COUNTS = 3
"""A word in a topic's title says as much about it as so many in its text."""

GROUPS = 3
"""Siblings are not asked on one day. The questions of a simulator are in so many groups: a few of them
come on one day, and none waits long for the others."""

_COMMAND = re.compile(r"\\[A-Za-z]+")
"""A command in a formula: a `\\lambda` names a letter."""

NONE: Mapping[str, Question] = MappingProxyType({})


class Place(NamedTuple):
    """Where a simulator's question stands in a course: its key, its topic's key, and its group."""

    question: str
    topic: str
    group: str


def fitting(notes: Notes, name: str = "") -> Notes:
    """Return the notes of a course with those simulators alone on their topics that the topic, or what stands above
    it, and all of the notes together speak of, or that the author of a file named. The `name` of all of them stands
    above each topic."""
    shown = [topic for topic in notes.topics if topic.simulators]
    if not shown:
        return notes
    by_key = {topic.key: topic for topic in notes.topics}
    whole = "\n".join((name, *(text for topic in notes.topics for text in (topic.file, *_said(topic)))))
    small = whole.lower()
    called = {_engine(name) for topic in shown for name in topic.simulators}
    named = {scope for scope in {ENGINES[one].subject.notes for one in called} if _is_about(scope, whole)}
    fit = {one for one in called if ENGINES[one].subject.notes in named and _speaks_of(small, one)}

    def kept(topic: Topic) -> Topic:
        here = "\n".join((name, topic.file, *_above(topic, by_key), *_said(topic))) if topic.simulators else ""
        names = tuple(
            name
            for name in topic.simulators
            if ((one := _engine(name)) in fit and _is_about(ENGINES[one].subject.topic, here))
            or _names(notes, topic.file, one)
        )
        return topic if names == topic.simulators else replace(topic, simulators=names)

    return replace(notes, topics=tuple(map(kept, notes.topics)))


def _said(topic: Topic) -> Iterator[str]:
    yield topic.title
    yield from (fact.text for fact in topic.facts)


def _above(topic: Topic, topics: Mapping[str, Topic]) -> Iterator[str]:
    while topic.parent and topic.parent in topics:
        topic = topics[topic.parent]
        yield topic.title


def places(notes: Notes) -> Iterator[Place]:
    """Return the places of the simulators' questions in a course with these notes, whose topics have those that are
    `fitting`. No variant is drawn for it."""
    for engine in ENGINES:
        topics = _showing(notes, engine)
        told = [(topic.title.lower(), " ".join(fact.text for fact in topic.facts).lower()) for topic in topics]
        for number, maker in enumerate(ENGINES[engine].makers if topics else ()):
            sought = [*map(str.lower, ENGINES[engine].terms), *_words(maker.title)]
            fits = [sum(TITLE_COUNTS * (one in title) + text.count(one) for one in sought) for title, text in told]
            topic = topics[fits.index(max(fits))]
            yield Place(key_of(engine, maker.name), topic.key, f"{engine}/{number % GROUPS}")


def placed(found: Iterable[Place], drawn: Mapping[str, Question] = NONE) -> Iterator[tuple[Question, str]]:
    """Return the questions that have these places, each on its topic and with the name of its group. A maker of
    which nothing can be asked has none. Variants are drawn for simulators of which not all are among those that were
    `drawn` before, by key."""
    for engine, group in groupby(found, lambda place: place.group.partition("/")[0]):
        here = list(group)
        known = all(place.question in drawn for place in here)
        questions = drawn if known else {question.key: question for question in simulated(engine)}
        for place in here:
            if place.question in questions:
                yield replace(questions[place.question], topic=place.topic), place.group


def _showing(notes: Notes, engine: str) -> list[Topic]:
    """The topics that show a simulator: those whose author named it, else those whose words call for it."""
    shows = [topic for topic in notes.topics if engine in map(_engine, topic.simulators)]
    named = [topic for topic in shows if _names(notes, topic.file, engine)]
    return named or shows


def _engine(shown: str) -> str:
    """The engine of what a topic shows, whose name may carry a preset."""
    return shown.partition("/")[0]


def _names(notes: Notes, file: str, engine: str) -> bool:
    given = notes.properties.get(file, {}).get("simulators")
    names = [given] if isinstance(given, str) else given if isinstance(given, list) else []
    return engine in map(_engine, map(str, names))


def _is_about(scope: Scope, text: str) -> bool:
    return bool(stand(scope, _COMMAND.sub(" ", text), Standing()).named)


def _speaks_of(text: str, engine: str) -> bool:
    return sum(term.lower() in text for term in ENGINES[engine].terms) >= LEAST_TERMS


def _words(text: str) -> list[str]:
    """The words of a title that say what it is about, as far as their length tells."""
    return re.findall(r"[a-z][a-z-]{5,}", text.lower())

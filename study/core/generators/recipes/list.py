"""Lists: which of these is in it, which is not, choose two."""

from collections.abc import Iterator
from random import Random

from study.core.generators import bodies
from study.core.generators.candidate import Candidate, Recipe
from study.core.generators.groups import Group
from study.core.generators.prompts import path, quoted, says_little
from study.core.generators.proposal import propose
from study.core.generators.statements import Corpus
from study.core.notes.model import Topic
from study.core.questions.interaction import Interaction
from study.core.text.compare import akin, alike, close, opened, simple, within, words


def make(topic: Topic, corpus: Corpus) -> Iterator[Candidate]:
    """Up to three questions of each list of the topic, against items of other lists."""
    for group in corpus.groups:
        if group.topic.key != topic.key or (group.ordered and len(group.items) > 2):
            continue
        named = words(group.name) - corpus.common
        inside = [item for item in _shuffled(group, group.items, "inside") if not words(item) & named]
        if len(inside) < 2 or says_little(group.name):
            continue
        outside = _outside(corpus, group, inside[0])
        where, name = _where(corpus, group)
        if len(outside) >= 2:
            body = bodies.one_of(opened(inside[0]), map(opened, outside[:3]))
            yield _propose(group, f"{where}which of these is listed under {name}?", body, slot="", rank=2)
        if len(inside) >= 3 and len(outside) >= 2:
            body2 = bodies.some_of(map(opened, inside[1:3]), map(opened, outside[-3:]))
            prompt = f"{where}which of these are listed under {name}? Choose TWO."
            yield _propose(group, prompt, body2, slot="two", rank=2)
        foreign = [text for text in outside if all(alike(text, item) for item in inside[:3])]
        if len(inside) >= 3 and foreign:
            body = bodies.one_of(opened(foreign[0]), map(opened, inside[-3:]))
            yield _propose(group, f"{where}which of these is NOT listed under {name}?", body, slot="not", rank=3)


def _propose(group: Group, prompt: str, body: Interaction, *, slot: str, rank: int) -> Candidate:
    return propose("list", group.support, prompt, body, slot=slot, rank=rank, key=group.key)


def _shuffled(group: Group, items: tuple[str, ...], use: str) -> list[str]:
    drawn = list(items)
    Random(bodies.seed(group.key, group.name, use)).shuffle(drawn)  # noqa: S311 - a choice of options, no secret
    return drawn


def _outside(corpus: Corpus, group: Group, model: str) -> list[str]:
    """Items of other lists, the nearest lists first, that no fact of this list's name mentions."""
    kin = {other.key: _kinship(corpus, group, other) for other in corpus.groups}
    others = [
        other
        for other in corpus.groups
        if other.support != group.support and kin[other.key] < STRANGER and not _namesakes(group, other)
    ]
    others.sort(key=lambda other: kin[other.key])
    said = [entry.text for entry in group.support] + [
        entry.text
        for entry in corpus.statements
        if entry.topic.key == group.topic.key and simple(entry.lead) == simple(group.name)
    ]
    found: list[str] = []
    for other in others:
        for item in _shuffled(other, other.items, group.key):
            fresh = akin(model, item) and not any(close(item, known) for known in (*group.items, *found))
            if fresh and not any(within(item, text) for text in said) and not corpus.states(group.name, item):
                found.append(item)
    return found[:6]


STRANGER = 2


def _namesakes(group: Group, other: Group) -> bool:
    """Whether two lists may list the same things. Under one heading short names are
    told apart on purpose."""
    if min(len(words(group.name)), len(words(other.name))) <= 2 and group.topic.key == other.topic.key:
        return simple(group.name) == simple(other.name)
    return close(group.name, other.name)


def _kinship(corpus: Corpus, group: Group, other: Group) -> int:
    """How far apart two lists are: as their facts are, but near when they have members in common."""
    shared = frozenset[str]().union(*map(words, group.items)) & frozenset[str]().union(*map(words, other.items))
    return min(corpus.nearness(group.support[0], other.support[0]), 1 if shared - corpus.common else STRANGER)


def _where(corpus: Corpus, group: Group) -> tuple[str, str]:
    """The opening of the prompt, and the list's name in it: under a term, or in the topic itself."""
    titles = path(corpus, group.topic)
    if simple(group.name) == simple(group.topic.title):
        return "In the notes, ", quoted(path(corpus, group.topic, group.name))
    return f"In “{titles}”, " if titles else "In the notes, ", quoted(group.name)


PLUGIN = Recipe("list", make)

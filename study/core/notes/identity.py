"""The same fact keeps its key when notes are read again, so that what a learner knows of it stays."""

import unicodedata
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from study.core.notes.model import Fact, Notes, Topic
from study.core.text.names import Names

SIMILAR = 0.6  # difflib ratio from which a text counts as the same one reworded
_MOST_COMPARED = 25  # facts left over on either side of one topic that are compared with each other
_LONGEST_COMPARED = 400  # characters


@dataclass(frozen=True, slots=True)
class Changes:
    """How many facts a re-import added, reworded, moved to another topic, removed, and left alone."""

    added: int = 0
    edited: int = 0
    moved: int = 0
    removed: int = 0
    kept: int = 0


type Place = tuple[int, int]  # a fact: index of its topic, index in the topic


def carry_keys(before: Sequence[Topic], after: Notes) -> tuple[Notes, Changes]:
    """`after` under the keys its topics and facts had in `before`, and what has changed.

    A topic is known again by title and facts together, else by its file and the headings above it, by its
    key, its title, or the most facts in common. A fact is known again by its block id, else by the same text
    in the same topic, the same text elsewhere (moved), or the most similar text in the same topic (edited).
    New facts get numbers higher than any in `before`; a caller who keeps removed facts in `before` never
    sees a number twice.
    """
    twins = _match_topics(before, after.topics)
    names = _topic_keys(before, after.topics, twins)
    matches = _match_facts(before, after.topics, twins)
    keys = _fact_keys(before, after.topics, names, matches)
    topics = tuple(_renamed(topic, names, keys) for topic in after.topics)
    return replace(after, topics=topics), _changes(before, after.topics, twins, matches)


def normalised(text: str) -> str:
    """The text as it is compared: one form of each letter, small, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _pair[T](
    old: Iterable[T],
    new: Iterable[T],
    matches: dict[T, T],
    of_old: Callable[[T], Hashable],
    of_new: Callable[[T], Hashable],
) -> None:
    """Match what is unmatched and has an equal name, in order; a name that is None matches nothing."""
    used = set(matches.values())
    waiting: defaultdict[Hashable, deque[T]] = defaultdict(deque)
    for item in old:
        if item not in used and (name := of_old(item)) is not None:
            waiting[name].append(item)
    for item in new:
        if item not in matches and (name := of_new(item)) is not None and waiting.get(name):
            matches[item] = waiting[name].popleft()


def _match_topics(before: Sequence[Topic], after: Sequence[Topic]) -> dict[int, int]:
    """For the index of a topic in `after`, that of the same topic in `before`."""
    twins: dict[int, int] = {}
    texts = [[tuple(normalised(fact.text) for fact in topic.facts) for topic in side] for side in (before, after)]
    headings = [_headings(side) for side in (before, after)]
    names: list[Callable[[int, Topic, int], Hashable]] = [
        lambda side, topic, i: (topic.key, topic.title, texts[side][i]),
        lambda side, topic, i: (topic.title, texts[side][i]) if topic.facts else None,
        lambda side, topic, i: None if topic.is_folder else (topic.file, headings[side][topic.key]),
        lambda side, topic, i: topic.key,
        lambda side, topic, i: normalised(topic.title) or None,
    ]
    for name in names:
        _pair(
            range(len(before)),
            range(len(after)),
            twins,
            lambda i, name=name: name(0, before[i], i),  # type: ignore[misc]
            lambda i, name=name: name(1, after[i], i),  # type: ignore[misc]
        )
    used = set(twins.values())
    homes: defaultdict[str, list[int]] = defaultdict(list)
    for i in range(len(before)):
        if i not in used:
            for text in dict.fromkeys(texts[0][i]):
                homes[text].append(i)
    for i in range(len(after)):
        if i in twins:
            continue
        shared: defaultdict[int, int] = defaultdict(int)
        for text in dict.fromkeys(texts[1][i]):
            for home in homes.get(text, ())[:_MOST_COMPARED]:
                if home not in used:
                    shared[home] += 1
        if shared:
            twins[i] = max(shared, key=lambda home: (shared[home], -home))
            used.add(twins[i])
    return twins


def _headings(topics: Sequence[Topic]) -> dict[str, tuple[str, ...]]:
    """The titles of the headings down to each topic. Pages and folders are none: they were not always topics."""
    found: dict[str, tuple[str, ...]] = {}
    for topic in topics:
        found[topic.key] = (*found.get(topic.parent, ()), normalised(topic.title)) if topic.level else ()
    return found


def _topic_keys(before: Sequence[Topic], after: Sequence[Topic], twins: dict[int, int]) -> dict[str, str]:
    """The key each topic of `after` has from now on, by the key it was read with."""
    free = Names(topic.key for topic in before)
    names: dict[str, str] = {}
    for i, topic in enumerate(after):
        if i in twins:
            names[topic.key] = before[twins[i]].key
            continue
        parent = names.get(topic.parent, topic.parent)
        own = topic.key
        if parent != topic.parent and own.startswith(topic.parent + "/"):
            own = parent + own[len(topic.parent) :]
        names[topic.key] = free.take(own)
    return names


def _places(topics: Sequence[Topic]) -> list[Place]:
    return [(t, f) for t, topic in enumerate(topics) for f in range(len(topic.facts))]


def _anchor(fact: Fact) -> str | None:
    """The block id the author gave the fact."""
    name = fact.key.rpartition("#")[2]
    return name if name.startswith("^") else None


def _match_facts(before: Sequence[Topic], after: Sequence[Topic], twins: dict[int, int]) -> dict[Place, Place]:
    """For the place of a fact in `after`, that of the same fact in `before`."""
    matches: dict[Place, Place] = {}
    old, new = _places(before), _places(after)

    def then(place: Place) -> Fact:
        return before[place[0]].facts[place[1]]

    def now(place: Place) -> Fact:
        return after[place[0]].facts[place[1]]

    texts_then = {place: normalised(then(place).text) for place in old}
    texts_now = {place: normalised(now(place).text) for place in new}

    def in_topic(place: Place, name: str | None) -> Hashable:
        return (twins[place[0]], name) if name is not None and place[0] in twins else None

    _pair(
        old,
        new,
        matches,
        lambda place: (place[0], name) if (name := _anchor(then(place))) else None,
        lambda place: in_topic(place, _anchor(now(place))),
    )
    _pair(
        old, new, matches, lambda place: (place[0], texts_then[place]), lambda place: in_topic(place, texts_now[place])
    )
    _pair(old, new, matches, lambda place: texts_then[place], lambda place: texts_now[place])
    used = set(matches.values())
    left: defaultdict[int, list[Place]] = defaultdict(list)
    for place in old:
        if place not in used:
            left[place[0]].append(place)
    open_now: defaultdict[int, list[Place]] = defaultdict(list)
    for place in new:
        if place not in matches and place[0] in twins:
            open_now[place[0]].append(place)
    for t, places in open_now.items():
        matches.update(_most_similar(left[twins[t]], places, texts_then, texts_now))
    return matches


def _most_similar(
    old: list[Place], new: list[Place], texts_then: dict[Place, str], texts_now: dict[Place, str]
) -> dict[Place, Place]:
    """The best pairs of similar texts, each fact once. Bounded: long lists and texts are cut."""
    scored: list[tuple[float, Place, Place]] = []
    for now in new[:_MOST_COMPARED]:
        matcher = SequenceMatcher(autojunk=False)
        matcher.set_seq2(texts_now[now][:_LONGEST_COMPARED])
        for then in old[:_MOST_COMPARED]:
            matcher.set_seq1(texts_then[then][:_LONGEST_COMPARED])
            if matcher.real_quick_ratio() < SIMILAR or matcher.quick_ratio() < SIMILAR:
                continue
            if (ratio := matcher.ratio()) >= SIMILAR:
                scored.append((-ratio, now, then))
    pairs: dict[Place, Place] = {}
    used: set[Place] = set()
    for _, now, then in sorted(scored):
        if now not in pairs and then not in used:
            pairs[now] = then
            used.add(then)
    return pairs


def _fact_keys(
    before: Sequence[Topic], after: Sequence[Topic], names: dict[str, str], matches: dict[Place, Place]
) -> dict[str, str]:
    """The key each fact of `after` has from now on, by the key it was read with."""
    highest: defaultdict[str, int] = defaultdict(int)
    taken: set[str] = set()
    for topic in before:
        for fact in topic.facts:
            taken.add(fact.key)
            home, _, number = fact.key.rpartition("#")
            if number.isdecimal():
                highest[home] = max(highest[home], int(number))
    keys: dict[str, str] = {}
    for place in _places(after):
        topic, fact = after[place[0]], after[place[0]].facts[place[1]]
        name = names[topic.key]
        if place in matches:
            then = matches[place]
            keys[fact.key] = before[then[0]].facts[then[1]].key
            continue
        key = f"{name}#{anchor}" if (anchor := _anchor(fact)) else ""
        if not key or key in taken:
            highest[name] += 1
            key = f"{name}#{highest[name]}"
        taken.add(key)
        keys[fact.key] = key
    return keys


def _renamed(topic: Topic, names: dict[str, str], keys: dict[str, str]) -> Topic:
    facts = tuple(replace(fact, key=keys[fact.key], parent=keys.get(fact.parent, "")) for fact in topic.facts)
    links = tuple(replace(link, topic=names.get(link.topic, "")) for link in topic.links)
    return replace(topic, key=names[topic.key], parent=names.get(topic.parent, ""), facts=facts, links=links)


def _changes(
    before: Sequence[Topic], after: Sequence[Topic], twins: dict[int, int], matches: dict[Place, Place]
) -> Changes:
    edited = moved = kept = 0
    for now, then in matches.items():
        if normalised(after[now[0]].facts[now[1]].text) != normalised(before[then[0]].facts[then[1]].text):
            edited += 1
        elif twins.get(now[0]) != then[0]:
            moved += 1
        else:
            kept += 1
    removed = sum(len(topic.facts) for topic in before) - len(matches)
    added = sum(len(topic.facts) for topic in after) - len(matches)
    return Changes(added, edited, moved, removed, kept)

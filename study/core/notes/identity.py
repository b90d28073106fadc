"""The same fact keeps its key when notes are read again, so that what a learner knows of it stays."""

from collections import defaultdict
from collections.abc import Callable, Container, Hashable, Sequence
from dataclasses import dataclass, replace

from study.core.notes.model import CellKeys, Fact, GoneCell, Lines, Notes, Topic
from study.core.notes.row_cells import Cell, rests_on, said_under, shown
from study.core.notes.twins import Apart, Matches, Place, anchor, match_facts, normalised, pair, places
from study.core.text.names import Names

_MOST_COMPARED = 25  # topics with a text in common that are counted


@dataclass(frozen=True, slots=True)
class Unsure:
    """A fact that may be another one than it was: its key, what it said and what stands there now, in which
    lines of which file. Where only some `cells` of a table row may be others, those alone are shown; `text` is all that
    stands there now."""

    key: str
    old: str
    new: str
    file: str
    lines: Lines
    cells: tuple[GoneCell, ...] = ()
    text: str = ""

    @property
    def apart(self) -> Apart:
        return self.key, normalised(self.text or self.new)

    def rests_on(self, question: str) -> bool:
        """Whether the question of this key rests on what may be another fact."""
        home, _, name = question.rpartition("/")
        return home == self.key and (not self.cells or rests_on(name, [one.key for one in self.cells]))


@dataclass(frozen=True, slots=True)
class Changes:
    """How many facts a re-import added, reworded, moved to another topic, removed, and left alone. `unsure`
    holds those among the reworded that may be other facts."""

    added: int = 0
    edited: int = 0
    moved: int = 0
    removed: int = 0
    kept: int = 0
    unsure: tuple[Unsure, ...] = ()


def fact_of(question: str) -> str:
    """The key of the fact that the question of this key was made from."""
    return question.rpartition("/")[0]


def carry_keys(
    before: Sequence[Topic], after: Notes, live: Container[str] | None = None, apart: Container[Apart] = frozenset()
) -> tuple[Notes, Changes]:
    """`after` under the keys its topics and facts had in `before`, and what has changed.

    A topic is known again by title and facts together, else by its file and the headings above it, by its key,
    its title, or the most facts in common. A fact is known again by its block id, in another topic where no other
    fact bears it, else by the same text in the same topic under the same lead, the same text elsewhere where no
    other fact says it (moved), or by its words (edited, see `likeness`). New facts get numbers higher than any in
    `before`; a caller who keeps removed facts in `before` never sees a number twice, and names the others as
    `live`: only these are known by their words.

    A table row is known again by its subject and one of its other cells, and each of its cells by itself: one that says
    something else gets another key (see `rows_again`).

    Pairs that only a person can tell are kept as one fact and named in `Changes.unsure`, but for those in
    `apart`, which somebody said are two.
    """
    twins = _match_topics(before, after.topics)
    names = _topic_keys(before, after.topics, twins)
    everything = frozenset(fact.key for topic in before for fact in topic.facts)
    found = match_facts(before, after.topics, twins, everything if live is None else live, apart)
    keys = _fact_keys(before, after.topics, names, found.places)
    cells = {after.topics[t].facts[f].key: of for (t, f), of in found.cell_keys.items()}
    topics = tuple(_renamed(topic, names, keys, cells) for topic in after.topics)
    return replace(after, topics=topics), _changes(before, after.topics, twins, found)


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
        pair(
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
    for place in places(after):
        topic, fact = after[place[0]], after[place[0]].facts[place[1]]
        name = names[topic.key]
        if place in matches:
            then = matches[place]
            keys[fact.key] = before[then[0]].facts[then[1]].key
            continue
        key = f"{name}#{own}" if (own := anchor(fact)) else ""
        if not key or key in taken:
            highest[name] += 1
            key = f"{name}#{highest[name]}"
        taken.add(key)
        keys[fact.key] = key
    return keys


def _renamed(topic: Topic, names: dict[str, str], keys: dict[str, str], cells: dict[str, CellKeys]) -> Topic:
    facts = tuple(
        fact._replace(
            key=keys[fact.key], parent=keys.get(fact.parent, ""), cell_keys=cells.get(fact.key, fact.cell_keys)
        )
        for fact in topic.facts
    )
    links = tuple(replace(link, topic=names.get(link.topic, "")) for link in topic.links)
    return replace(topic, key=names[topic.key], parent=names.get(topic.parent, ""), facts=facts, links=links)


def _changes(
    before: Sequence[Topic],
    after: Sequence[Topic],
    twins: dict[int, int],
    found: Matches,
) -> Changes:
    edited = moved = kept = 0
    matches = found.places
    for now, then in matches.items():
        if normalised(after[now[0]].facts[now[1]].text) != normalised(before[then[0]].facts[then[1]].text):
            edited += 1
        elif twins.get(now[0]) != then[0]:
            moved += 1
        else:
            kept += 1
    removed = sum(len(topic.facts) for topic in before) - len(matches)
    added = sum(len(topic.facts) for topic in after) - len(matches)
    asked = tuple(
        _unsure(before[then[0]].facts[then[1]], after[now[0]].facts[now[1]], after[now[0]].file, cells, found, now)
        for now, cells in sorted(found.unsure.items())
        for then in (matches[now],)
    )
    return Changes(added, edited, moved, removed, kept, asked)


def _unsure(old: Fact, new: Fact, file: str, cells: tuple[GoneCell, ...], found: Matches, now: Place) -> Unsure:
    if not cells:
        return Unsure(old.key, old.text, new.text, file, new.lines)
    said = said_under(new._replace(cell_keys=found.cell_keys[now]))
    was = shown(old, (Cell(one.head, one.text) for one in cells))
    return Unsure(old.key, was, shown(new, (said[one.key] for one in cells)), file, new.lines, cells, new.text)

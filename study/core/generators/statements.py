"""All notes at once, as the recipes and rules look at them: what is said where, and of what."""

from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from study.core.generators.disputes import changed, contradicting
from study.core.generators.entry import Entry, is_lead, read_entry
from study.core.generators.groups import Group, groups
from study.core.limits import FACTS
from study.core.notes.model import Notes, Topic
from study.core.text.compare import clean, simple, within, words

MOST_RIVALS = 500
"""Facts that one fact is held against when something like it is looked for. What is further off in the
notes is further off in meaning, and all against all costs minutes where somebody brings a dictionary."""

MOST_SIBLINGS = 100
"""Topics under one heading that are looked at for one of them."""


@dataclass(frozen=True)
class Corpus:
    """The notes with what follows from them. Built once, asked often."""

    notes: Notes

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every fact that is not verbatim, in reading order, as far as the limit goes."""
        return tuple(islice(self._read(), FACTS))

    @cached_property
    def left_out(self) -> int:
        """How many facts are beyond the limit."""
        return sum(not fact.verbatim for topic in self.notes.topics for fact in topic.facts) - len(self.entries)

    @cached_property
    def statements(self) -> tuple[Entry, ...]:
        """The facts that say something: not verbatim, no mere lead ("On error:")."""
        return tuple(entry for entry in self.entries if not is_lead(entry.fact) and entry.text)

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Keys of facts that other facts of the notes contradict, and of `[!changed]` callouts."""
        return frozenset(contradicting(self.statements)) | frozenset(changed(self.statements, self.common))

    @cached_property
    def usable(self) -> tuple[Entry, ...]:
        """The statements a question may be made from."""
        return tuple(
            entry
            for entry in self.statements
            if entry.key not in self.disputed and not entry.fact.unasked and not entry.fact.cards
        )

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        return tuple(groups([entry for entry in self.usable if not entry.cells]))

    @cached_property
    def tables(self) -> tuple[tuple[Entry, ...], ...]:
        """The rows of each table."""
        rows: dict[tuple[str, str, str], list[Entry]] = {}
        for entry in self.usable:
            if entry.cells:
                rows.setdefault(entry.group, []).append(entry)
        return tuple(tuple(table) for table in rows.values())

    @cached_property
    def by_key(self) -> dict[str, Entry]:
        return {entry.key: entry for entry in self.entries}

    @cached_property
    def by_topic(self) -> dict[str, tuple[Entry, ...]]:
        """The usable facts of every topic that are no table rows, by the topic's key."""
        found: dict[str, list[Entry]] = {topic.key: [] for topic in self.notes.topics}
        for entry in self.usable:
            if not entry.cells:
                found[entry.topic.key].append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return {topic.key: topic for topic in self.notes.topics}

    @cached_property
    def common(self) -> frozenset[str]:
        """Words of the subject as a whole ("lambda"): in one statement of twelve, or in three titles."""
        spread = Counter(word for entry in self.statements for word in entry.words)
        titles = Counter(word for topic in self.notes.topics for word in words(topic.title))
        often = {word for word, count in spread.items() if count * 12 > len(self.statements) and count > 2}
        return frozenset(often | {word for word, count in titles.items() if count > 2})

    def titles(self, topic: Topic) -> tuple[str, ...]:
        """The titles from the top down to `topic`, cleaned."""
        chain: list[str] = []
        at: Topic | None = topic
        while at is not None and len(chain) < 12:
            if at.title:
                chain.insert(0, clean(at.title))
            at = self.topics.get(at.parent) if at.parent else None
        return tuple(chain)

    def siblings(self, topic: Topic) -> tuple[Topic, ...]:
        """The other topics under the same heading, in reading order."""
        beside = self._beside.get((topic.parent, topic.level), [])
        at = self._place_beside.get(topic.key, 0)
        start = max(0, min(at - MOST_SIBLINGS // 2, len(beside) - MOST_SIBLINGS))
        keys = beside[start : start + MOST_SIBLINGS]
        return tuple(self.topics[key] for key in keys if key != topic.key)

    @cached_property
    def _beside(self) -> dict[tuple[str, int], list[str]]:
        """The keys of the topics with a title, under each heading and of each level."""
        found: dict[tuple[str, int], list[str]] = {}
        for topic in self.notes.topics:
            if topic.title:
                found.setdefault((topic.parent, topic.level), []).append(topic.key)
        return found

    @cached_property
    def _place_beside(self) -> dict[str, int]:
        return {key: at for keys in self._beside.values() for at, key in enumerate(keys)}

    def nearness(self, one: Entry, other: Entry) -> int:
        """How far apart two facts stand: 0 under one lead, 1 in one topic, 2 in neighbouring topics,
        3 under one top heading, 4 anywhere."""
        if one.group == other.group:
            return 0
        if one.topic.key == other.topic.key:
            return 1
        if one.topic.parent and (one.topic.parent in (other.topic.parent, other.topic.key)):
            return 2
        return 3 if one.topic.key.split("/")[0] == other.topic.key.split("/")[0] else 4

    def around(self, entry: Entry) -> tuple[Entry, ...]:
        """The usable facts nearest to `entry` in reading order, itself among them."""
        start = bisect(self._orders, entry.order) - 1 - MOST_RIVALS // 2
        start = max(0, min(start, len(self.usable) - MOST_RIVALS))
        return self.usable[start : start + MOST_RIVALS]

    def states(self, term: str, text: str) -> bool:
        """Whether some fact says `text` of `term`, or `text` and beside it `term` in one breath."""
        wanted = simple(text)
        holding = [self._holding.get(word, ()) for word in wanted.split()]
        return any(
            within(text, entry.text) and within(term, simple(entry.text).replace(wanted, " | "))
            for entry in min(holding, key=len, default=())
        )

    @cached_property
    def _orders(self) -> list[int]:
        return [entry.order for entry in self.usable]

    @cached_property
    def _holding(self) -> dict[str, list[Entry]]:
        """The statements by the words that stand in them."""
        found: dict[str, list[Entry]] = {}
        for entry in self.statements:
            for word in dict.fromkeys(simple(entry.text).split()):
                found.setdefault(word, []).append(entry)
        return found

    def _read(self) -> Iterator[Entry]:
        order = 0
        for topic in self.notes.topics:
            for fact in topic.facts:
                if fact.verbatim:
                    continue
                order += 1
                yield read_entry(fact, topic, order)

"""All notes at once, as shapes and judge look at them: what is said where, and of what."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property, lru_cache

from study.core.generators.aloud import aloud
from study.core.generators.disputes import NOTHING_SETTLED, Contradictions, Settled, changed, contradicting, rivalling
from study.core.generators.entry import Entry, is_lead, label
from study.core.generators.fences import read_fences
from study.core.generators.outside import is_outside, refers
from study.core.generators.reached import read_entries
from study.core.generators.usage import Usage, read_usage
from study.core.generators.whole import fault
from study.core.limits import FACTS
from study.core.notes.model import Fact, Notes, Topic
from study.core.notes.pages import spoken, stem
from study.core.text.compare import clean, opened, simple, words
from study.core.text.names import without_moment
from study.core.text.remembered import REMEMBERED

MOST_SIBLINGS = 100
"""Topics under one heading that are looked at for one of them."""
SHOWN = 3
"""Titles that a context names: the last ones, and that of their page."""
MOST_TITLES = 12
"""Titles that stand above one another, as far as they are followed."""
OFTEN = 3
"""Topics with one title, or facts with one term, that make it the name of a property."""


@dataclass(frozen=True)
class Corpus:
    """The notes with what follows from them. Built once, asked often; every question asked of it is
    answered by an index, so that twice the notes cost twice."""

    notes: Notes
    before: frozenset[str] = frozenset()
    """The ids of the questions that were made from these notes so far."""
    settled: Settled = NOTHING_SETTLED

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Every fact that is not verbatim, in reading order, as far as the limit goes. It spares cards of one's own:
        those are asked as they are, and held against nothing. Topics of which something was asked come before the
        others, so that what is written above them takes no question away."""
        return tuple(read_entries(self.notes, self.before))

    @cached_property
    def left_out(self) -> int:
        """How many facts are beyond the limit."""
        return sum(not fact.verbatim for topic in self.notes.topics for fact in topic.facts) - len(self.entries)

    @cached_property
    def beyond(self) -> frozenset[str]:
        """The keys of those."""
        said = (fact for topic in self.notes.topics for fact in topic.facts if not fact.verbatim)
        return frozenset(fact.key for fact in said if fact.key not in self.by_key)

    def why_not(self, key: str) -> str:
        """Why a question about a fact, or a topic, is not asked any more that nothing proposes now."""
        if key in self.by_key or key in self.topics:
            return "its lines are no longer asked in this form"
        beyond = key in self.beyond
        return f"its line is beyond the first {FACTS:,} facts of the notes" if beyond else "the notes no longer say it"

    @cached_property
    def statements(self) -> tuple[Entry, ...]:
        """The facts that say something: not verbatim, no mere lead ("On error:"), nothing that is never asked."""
        return tuple(
            entry
            for entry in self.entries
            if not self.is_outside(entry)
            if entry.text and not entry.fact.unasked and not entry.fact.cards and not is_lead(entry.fact)
        )

    @cached_property
    def headings(self) -> dict[str, tuple[str, ...]]:
        """The headings of every file, in reading order."""
        found: dict[str, list[str]] = {}
        for topic in self.notes.topics:
            found.setdefault(topic.file, []).append(plain_title(topic.title))
        return {file: tuple(titles) for file, titles in found.items()}

    @cached_property
    def thinking(self) -> frozenset[str]:
        """The files on whose lines somebody thinks aloud, in English: asks, wonders, speaks of themselves."""
        return aloud(self.statements)

    @cached_property
    def outside(self) -> frozenset[str]:
        """Keys of the topics that are no part of the subject, by their title or one above it: "References"."""
        found: set[str] = set()
        for topic in self.notes.topics:
            if topic.parent in found or is_outside(plain_title(topic.title)):
                found.add(topic.key)
        return frozenset(found)

    def is_outside(self, entry: Entry) -> bool:
        """Whether a line is no part of the subject, by the place it stands in or its own label."""
        return entry.topic.key in self.outside or is_outside(entry.lead) or refers(entry)

    @cached_property
    def unasked(self) -> dict[str, str]:
        """Why nothing is asked of a fact, by its key; facts that may be asked and those that lead are missing."""
        return {
            fact.key: fact.unasked
            for topic in self.notes.topics
            for fact in topic.facts
            if fact.unasked and fact.role != "lead"
        }

    @cached_property
    def contradictions(self) -> Contradictions:
        return contradicting(self.statements, self.settled)

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Keys of facts that other facts of the notes contradict, and of `[!changed]` callouts."""
        return self.contradictions.found | frozenset(changed(self.statements, self.common))

    @cached_property
    def rivals(self) -> frozenset[str]:
        """Keys of facts that name another highest amount for one quantity than a fact of the same page does."""
        return rivalling(self.statements)

    @cached_property
    def usable(self) -> tuple[Entry, ...]:
        """The statements a question may be made from."""
        return tuple(entry for entry in self.statements if entry.key not in self.disputed)

    @cached_property
    def by_key(self) -> dict[str, Entry]:
        """The entries, and the fences, which are none."""
        return {entry.key: entry for entry in (*self.entries, *(one for some in self.fences.values() for one in some))}

    @cached_property
    def fences(self) -> dict[str, tuple[Entry, ...]]:
        """The fences of every topic, by its key: what they say of commands is asked."""
        found: dict[str, list[Entry]] = {}
        for entry in read_fences(self.notes, self.entries):
            if entry.topic.key not in self.outside and entry.fact.callout != "changed":
                found.setdefault(entry.topic.key, []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    @cached_property
    def by_topic(self) -> dict[str, tuple[Entry, ...]]:
        """The usable facts of every topic, by the topic's key."""
        found: dict[str, list[Entry]] = {topic.key: [] for topic in self.notes.topics}
        for entry in self.usable:
            found[entry.topic.key].append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    @cached_property
    def lists(self) -> dict[str, tuple[tuple[Entry, ...], ...]]:
        """The usable facts of every topic, as they stand together: those under one lead or one parent, those
        of one table, those right under the heading."""
        found: dict[str, dict[tuple[str, str], list[Entry]]] = {topic.key: {} for topic in self.notes.topics}
        for entry in self.usable:
            found[entry.topic.key].setdefault((entry.fact.parent, entry.fact.lead), []).append(entry)
        return {key: tuple(map(tuple, groups.values())) for key, groups in found.items()}

    @cached_property
    def together(self) -> dict[str, tuple[Entry, ...]]:
        """The list that each usable fact stands in, by the fact's key."""
        return {entry.key: group for groups in self.lists.values() for group in groups for entry in group}

    @cached_property
    def by_term(self) -> dict[str, tuple[Entry, ...]]:
        """The statements with a term, by what the term says."""
        found: dict[str, list[Entry]] = {}
        for entry in self.statements:
            if entry.term:
                found.setdefault(simple(entry.term), []).append(entry)
        return {term: tuple(entries) for term, entries in found.items()}

    @cached_property
    def by_meaning(self) -> dict[str, tuple[Entry, ...]]:
        """The statements with a meaning, by what it says."""
        found: dict[str, list[Entry]] = {}
        for entry in self.statements:
            if entry.meaning:
                found.setdefault(simple(entry.meaning), []).append(entry)
        return {meaning: tuple(entries) for meaning, entries in found.items()}

    @cached_property
    def cards(self) -> dict[str, tuple[Entry, ...]]:
        """The facts that are cards of the writer's own, by topic."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.fact.cards:
                found.setdefault(entry.topic.key, []).append(entry)
        return {key: tuple(entries) for key, entries in found.items()}

    @cached_property
    def level(self) -> dict[tuple[str, str], tuple[Fact, ...]]:
        """All lines right under a heading, or under a line, by the keys of the topic and of the line."""
        found: dict[tuple[str, str], list[Fact]] = {}
        for topic in self.notes.topics:
            for fact in topic.facts:
                found.setdefault((topic.key, fact.parent), []).append(fact)
        return {place: tuple(facts) for place, facts in found.items()}

    @cached_property
    def children(self) -> frozenset[str]:
        """Keys of the facts that others are nested under."""
        return frozenset(entry.fact.parent for entry in self.entries if entry.fact.parent)

    @cached_property
    def size(self) -> Counter[tuple[str, str, str]]:
        """How many facts stand in each list, whether or not they can be asked."""
        return Counter(
            (entry.topic.key, entry.fact.parent, entry.fact.lead)
            for entry in self.entries
            if not is_lead(entry.fact) and not self.is_outside(entry)
        )

    @cached_property
    def lines_of(self) -> Counter[tuple[str, str, str]]:
        """How many lines stand together, those that introduce others among them."""
        return Counter(
            (entry.topic.key, entry.fact.parent, entry.fact.lead)
            for entry in self.entries
            if not self.is_outside(entry)
        )

    @cached_property
    def leads(self) -> dict[tuple[str, str], Entry]:
        """The line that introduces a list, by its topic and its text."""
        return {(entry.topic.key, entry.fact.text): entry for entry in self.entries if is_lead(entry.fact)}

    @cached_property
    def led(self) -> Counter[str]:
        """In how many topics each line introduces others: "Course" under every artery names a respect."""
        return Counter(simple(text) for _, text in self.leads) + Counter(
            simple(entry.text) for entry in self.entries if entry.key in self.children and not is_lead(entry.fact)
        )

    @cached_property
    def topics(self) -> dict[str, Topic]:
        return {topic.key: topic for topic in self.notes.topics}

    @cached_property
    def titled(self) -> Counter[str]:
        """How many topics have a title."""
        return Counter(simple(topic.title) for topic in self.notes.topics if topic.title)

    @cached_property
    def common(self) -> frozenset[str]:
        """Words of the subject as a whole ("lambda"): in one statement of twelve, or in three titles."""
        titles = Counter(word for topic in self.notes.topics for word in words(topic.title))
        often = {word for word, count in self.spread.items() if count * 12 > len(self.statements) and count > 2}
        return frozenset(often | {word for word, count in titles.items() if count > 2})

    @cached_property
    def spread(self) -> Counter[str]:
        """In how many statements each word stands."""
        return Counter(word for entry in self.statements for word in entry.words)

    @cached_property
    def usage(self) -> Usage:
        """How the statements write their words."""
        return read_usage(self.statements)

    @cached_property
    def several(self) -> bool:
        """Whether the notes are several files: then the name of a file tells a place."""
        return len({topic.file for topic in self.notes.topics}) > 1

    def titles(self, topic: Topic) -> tuple[str, ...]:
        """The titles from the top down to `topic`, cleaned; the file's name above them where no title says it."""
        if topic.key not in self._titles:
            self._titles[topic.key] = self._titles_of(topic)
        return self._titles[topic.key]

    @cached_property
    def _titles(self) -> dict[str, tuple[str, ...]]:
        """The titles of the topics that were asked for so far."""
        return {}

    def _folders_above(self, topic: Topic) -> int:
        """How many of its titles are those of folders: then comes the page."""
        at, found = self.topics.get(topic.parent), 0
        while at is not None and found < MOST_TITLES:
            found += bool(at.title) and (at.is_folder or at.file != topic.file)
            at = self.topics.get(at.parent)
        return found

    def _titles_of(self, topic: Topic) -> tuple[str, ...]:
        chain: list[str] = []
        above = 0  # titles of its folders, which a note may speak for
        at: Topic | None = topic
        while at is not None and len(chain) < MOST_TITLES:
            if at.title:
                chain.insert(0, plain_title(at.title))
                above += at.is_folder or at.file != topic.file
            at = self.topics.get(at.parent) if at.parent else None
        named = self.several or len(chain) < 2
        name = opened(plain_title(spoken(stem(topic.file)))) if named else ""
        known = simple(" ".join(chain))
        by_moment = chain and without_moment(stem(topic.file)) != stem(topic.file)  # its heading says what it is
        tells = name and not by_moment and not _NO_PLACE.fullmatch(name)
        if tells and simple(name) not in known and chain[:1] != [name]:
            chain.insert(above, name)
        return tuple(chain)

    def context(self, entry: Entry, inner: bool = True) -> tuple[str, ...]:
        """The place of a statement, for the line above a question: titles, and with `inner` what it is nested
        under, as far as that can be named in a few words."""
        titles = self.titles(entry.topic)
        page = min(self._folders_above(entry.topic), max(len(titles) - SHOWN, 0))
        # "Definition › Properties" says little without the page that they are of.
        places = [*titles[page : page + 1], *titles[max(len(titles) - SHOWN, page + 1) :]]
        if inner:
            places += self.labels(entry)
        number = titles[-2] if len(titles) > 1 and self.titled[simple(titles[-1])] > 1 else ""  # tells them apart
        kept: list[str] = []
        for place in places:
            known = any(simple(place) == simple(other) for other in kept)
            if place and not known and not fault(place) and (_LETTERS.search(place) or place == number):
                kept.append(place)
        return tuple(kept)

    def labels(self, entry: Entry) -> tuple[str, ...]:
        """The names of what a statement is nested under, outermost first; those too long for one are missing."""
        if entry.key not in self._labels:
            self._labels[entry.key] = self._labels_of(entry)
        return self._labels[entry.key]

    @cached_property
    def _labels(self) -> dict[str, tuple[str, ...]]:
        """The names for the statements that were asked for so far, by their keys."""
        return {}

    def _labels_of(self, entry: Entry) -> tuple[str, ...]:
        found: list[str] = []
        lead, parent = entry.lead, self.by_key.get(entry.fact.parent)
        if lead and not entry.cells and (parent is None or simple(parent.text) != simple(lead)):
            found.append(label(None, lead))
        while parent is not None and len(found) < 6:
            found.append(label(parent, parent.text))
            if parent.lead and not parent.fact.parent:
                found.append(label(None, parent.lead))
            parent = self.by_key.get(parent.fact.parent)
        return tuple(name for name in reversed(found) if name)

    def hangs(self, entry: Entry) -> bool:
        """Whether a statement is nested under one that no context can name."""
        parent = self.by_key.get(entry.fact.parent)
        if parent is not None:
            return not label(parent, parent.text) or self.hangs(parent)
        return bool(entry.lead) and not entry.cells and not label(None, entry.lead)

    def siblings(self, topic: Topic) -> tuple[Topic, ...]:
        """The other topics under the same heading, in reading order."""
        return tuple(sorted(self.beside(topic, MOST_SIBLINGS), key=lambda one: self._place_beside[one.key]))

    def beside(self, topic: Topic, most: int) -> tuple[Topic, ...]:
        """The `most` topics under the same heading that stand nearest to one, nearest first."""
        keys, at = self._beside.get((topic.parent, topic.level), []), self._place_beside.get(topic.key, 0)
        near = sorted(range(max(0, at - most), min(len(keys), at + most + 1)), key=lambda one: abs(one - at))
        return tuple(self.topics[keys[one]] for one in near if one != at)[:most]

    def below(self, topic: Topic) -> tuple[Topic, ...]:
        """The topics right below a topic of the same file."""
        return tuple(one for one in self._below.get(topic.key, ()) if one.file == topic.file and not topic.is_folder)

    @cached_property
    def _below(self) -> dict[str, list[Topic]]:
        found: dict[str, list[Topic]] = {}
        for topic in self.notes.topics:
            found.setdefault(topic.parent, []).append(topic)
        return found

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


@lru_cache(maxsize=REMEMBERED)
def plain_title(title: str) -> str:
    """A title without its number and signs: "1.3.2 Spine-Leaf", "✅ Access"."""
    text = clean(title)
    return re.sub(r"^(?:\d+(?:\.\d+)*[.):]?\s+|[^\w\s(\[“„«¿¡‘'`.$#@&+-]+\s*)+(?=\D)", "", text) or text


_NO_PLACE = re.compile(r"(?i)readme|index|untitled.*|notes?|new note|_index")
"""Names of files that tell no place."""
_LETTERS = re.compile(r"[^\W\d_]\S*[^\W\d_]|[\u3040-\u9fff]|\b[A-Z](?:\+\+|[#♯♭])")
"""What a place has that names something; in many scripts signs of vowels stand between the letters."""

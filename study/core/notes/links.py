"""Where wiki links lead, and several files read together."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from study.core.notes.model import Fact, Link, Notes, Topic
from study.core.notes.pages import stem
from study.core.notes.places import under_folders, under_pages
from study.core.problem import Problem
from study.core.text.names import Names


def read_together(notes: Iterable[Notes]) -> Notes:
    """Several files as one: keys unique among all, pages under their folders, wiki links resolved across them.

    A link leads to the topic with that title, in its own file first; else to the file of that name; else
    to the path of titles it spells. Reading the result together again changes nothing.
    """
    topics: list[Topic] = []
    problems: list[Problem] = []
    properties: dict[str, dict[str, object]] = {}
    property_lines: dict[str, tuple[int, int]] = {}
    names = Names()
    for one in notes:
        topics.extend(_without_clashes(one.topics, names))
        problems.extend(one.problems)
        properties.update(one.properties)
        property_lines.update(one.property_lines)
    topics = under_pages(topics, {file: given.get("title") for file, given in properties.items()}, names)
    topics = under_folders(topics, names)
    index = Index(topics)
    return Notes(tuple(index.resolved(topic) for topic in topics), tuple(problems), properties, property_lines)


def _without_clashes(topics: Iterable[Topic], names: Names) -> Iterator[Topic]:
    """The topics of one set of notes, under keys that none before them has."""
    renamed: dict[str, str] = {}
    for topic in topics:
        parent = renamed.get(topic.parent, topic.parent)
        name = topic.key
        if parent != topic.parent and name.startswith(topic.parent + "/"):
            name = parent + name[len(topic.parent) :]
        key = names.take(name)
        renamed[topic.key] = key
        yield topic if key == topic.key and parent == topic.parent else rekeyed(topic, key, parent)


def rekeyed(topic: Topic, key: str, parent: str) -> Topic:
    """The topic and its facts under another key."""

    def moved(fact_key: str) -> str:
        return key + fact_key[len(topic.key) :] if fact_key.startswith(topic.key + "#") else fact_key

    def fact_moved(fact: Fact) -> Fact:
        return fact._replace(key=moved(fact.key), parent=moved(fact.parent))

    return replace(topic, key=key, parent=parent, facts=tuple(map(fact_moved, topic.facts)))


class Index:
    """Topics by the names a link may use."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        self.titles: dict[str, str] = {}
        self.own: dict[tuple[str, str], str] = {}
        self.files: dict[str, str] = {}
        self.file_titles: dict[tuple[str, str], str] = {}
        self.paths: dict[str, str] = {}
        spelled: dict[str, str] = {}
        for topic in topics:
            title, file = topic.title.casefold(), stem(topic.file).casefold()
            path = f"{spelled[topic.parent]}/{title}" if topic.parent in spelled else title
            spelled[topic.key] = path
            if not topic.is_folder:
                self.files.setdefault(file, topic.key)
            if title:
                self.titles.setdefault(title, topic.key)
                self.own.setdefault((topic.file, title), topic.key)
                self.file_titles.setdefault((file, title), topic.key)
                self.paths.setdefault(path, topic.key)

    def topic(self, link: Link, file: str) -> str:
        """The key of the topic a link in `file` leads to, empty if there is none."""
        target = link.target.strip().casefold()
        name = stem(target) if "/" in target or target.endswith((".md", ".csv")) else stem(target + ".md")
        heading = link.heading.rpartition("#")[2].strip().casefold()
        if heading and not heading.startswith("^"):
            if not target:
                return self.own.get((file, heading), "")
            found = self.file_titles.get((name, heading)) or self.paths.get(f"{target}/{heading}")
            if found:
                return found
        page = self.own.get((file, target)) or self.titles.get(target)
        return page or self.files.get(name) or self.paths.get(target) or self.titles.get(name, "")

    def resolved(self, topic: Topic) -> Topic:
        if not topic.links:
            return topic
        links = tuple(replace(link, topic=self.topic(link, topic.file)) for link in topic.links)
        return topic if links == topic.links else replace(topic, links=links)

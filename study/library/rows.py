"""Converts between the core's notes and their rows. Unchanged rows are left alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from study.core.notes.model import BY_COLUMN, CellKeys, Figure, GoneCell, Link, Notes, OwnCard, Schedule
from study.core.notes.model import Fact as CoreFact
from study.core.notes.model import Topic as CoreTopic
from study.core.questions.question import encode
from study.library.models import Course, Fact, NoteFile, Topic
from study.library.sources import Text
from study.library.switching import Switch, remove
from study.library.sync import sync

COPIED = (
    *("kind", "text", "term", "meaning", "relation", "lead"),
    *("parent", "depth", "ordered", "callout", "verbatim", "role", "unasked", "language"),
)


@dataclass(frozen=True, slots=True)
class Stored:
    """The notes of a course as they were left: removed facts are among the topics' facts, so that
    the core never gives their keys to others; `live` holds the keys of the others."""

    topics: tuple[CoreTopic, ...] = ()
    live: frozenset[str] = frozenset()


def stored_notes(course: Course, earlier: Mapping[str, str] | None = None) -> Stored:
    """Read back what `store_notes` wrote; the facts that stand there under the keys in `earlier` with those texts."""
    facts: dict[int, list[Fact]] = {}
    for fact in Fact.objects.filter(topic__course=course):
        if fact.removed_at is None:
            fact.text = (earlier or {}).get(fact.key, fact.text)
        facts.setdefault(fact.topic_id, []).append(fact)
    live = frozenset(fact.key for group in facts.values() for fact in group if fact.removed_at is None)
    topics = Topic.objects.filter(course=course).select_related("file", "parent")
    return Stored(tuple(core_topic(topic, facts.get(topic.pk, ())) for topic in topics), live)


def notes_of(course: Course) -> Notes:
    """The notes of a course as the core's value, without removed facts."""
    facts: dict[int, list[Fact]] = {}
    for fact in Fact.objects.filter(topic__course=course, removed_at=None):
        facts.setdefault(fact.topic_id, []).append(fact)
    topics = Topic.objects.filter(course=course).select_related("file", "parent")
    return Notes(tuple(core_topic(topic, facts.get(topic.pk, ())) for topic in topics))


def core_topic(row: Topic, facts: Iterable[Fact]) -> CoreTopic:
    """A stored topic as the core's value."""
    return CoreTopic(
        key=row.key,
        title=row.title,
        level=row.level,
        parent=row.parent.key if row.parent else "",
        file=row.file.path,
        lines=(row.start, row.end),
        heading=(row.heading[0], row.heading[1]),
        facts=tuple(core_fact(fact) for fact in facts),
        figures=tuple(Figure(one["target"], one["line"], one["caption"]) for one in row.figures),
        links=tuple(Link(**one) for one in row.links),
        tags=tuple(row.tags),
        simulators=tuple(row.simulators),
    )


def core_fact(row: Fact) -> CoreFact:
    """A stored line as the core's value."""
    return CoreFact(
        key=row.key,
        lines=(row.start, row.end),
        cards=tuple(_core_card(card) for card in row.cards),
        cell_keys=core_cell_keys(row.cell_keys),
        **{name: getattr(row, name) for name in COPIED},
    )


def core_cell_keys(stored: Mapping[str, Any] | None) -> CellKeys:
    """The stored cell keys of a line as the core's value."""
    if not stored:
        return BY_COLUMN
    return CellKeys(tuple(stored["keys"]), tuple(GoneCell(**one) for one in stored["gone"]))


def _core_card(stored: Mapping[str, Any]) -> OwnCard:
    first, last = stored["lines"]
    schedule = Schedule(**stored["schedule"]) if stored["schedule"] else None
    tags = tuple(stored.get("tags", ()))  # cards from before they had any
    return OwnCard(**{**stored, "lines": (first, last), "schedule": schedule, "tags": tags})


def store_notes(
    course: Course,
    notes: Notes,
    texts: Sequence[Text],
    figures: Mapping[tuple[str, str], str],
    now: datetime,
    switch: Switch | None = None,
) -> dict[str, Topic]:
    """Make the course's files, topics and facts those of `notes`, matched by key.

    `texts` are the files, `figures` holds the path of the picture for the (file, target) of an
    embed. A fact that is gone stays as a removed row; if its topic is gone too, under the first
    topic, where only its key is of interest. With a `switch` it is that which writes, and what is new hangs on its
    place. Returns the topics by key.
    """
    place = switch.place if switch else course
    files = _store_files(course, texts, place, switch)
    topics = _store_topics(course, notes.topics, files, figures, place, switch)
    _store_facts(course, notes.topics, topics, now, switch)
    remove(Topic.objects.filter(course=course).exclude(pk__in=[topic.pk for topic in topics.values()]), switch)
    remove(NoteFile.objects.filter(course=course).exclude(pk__in=[file.pk for file in files.values()]), switch)
    return topics


def _store_files(course: Course, texts: Sequence[Text], place: Course, switch: Switch | None) -> dict[str, NoteFile]:
    existing = {file.path: file for file in NoteFile.objects.filter(course=course)}
    wanted = {
        one.path: {"text": one.text, "revision": _revision(existing.get(one.path), one.text), "package": one.package}
        for one in texts
    }
    return sync(NoteFile.objects.all(), existing, wanted, lambda path: NoteFile(course=place, path=path), switch)


def _revision(stored: NoteFile | None, text: str) -> int:
    """The number of a file's text: that of the stored one where it is the same."""
    return stored.revision + (stored.text != text) if stored else 1


def _store_topics(
    course: Course,
    topics: Sequence[CoreTopic],
    files: Mapping[str, NoteFile],
    figures: Mapping[tuple[str, str], str],
    place: Course,
    switch: Switch | None,
) -> dict[str, Topic]:
    existing = {topic.key: topic for topic in Topic.objects.filter(course=course)}
    called = {one["key"]: one.get("title") or "" for one in course.outline.get("topic", ())}
    wanted = {
        topic.key: {
            "title": topic.title[:500],
            "called": called.get(topic.key, "")[:500],
            "level": topic.level,
            "position": position,
            "file_id": files[topic.file].pk,
            "start": topic.lines[0],
            "end": topic.lines[1],
            "heading": list(topic.heading),
            "figures": [{**encode(one), "asset": figures.get((topic.file, one.target), "")} for one in topic.figures],
            "links": encode(topic.links),
            "tags": list(topic.tags),
            "simulators": list(topic.simulators),
        }
        for position, topic in enumerate(topics)
    }
    rows = sync(Topic.objects.all(), existing, wanted, lambda key: Topic(course=place, key=key), switch)
    parents = {topic.key: {"parent_id": rows[topic.parent].pk if topic.parent else None} for topic in topics}
    return sync(Topic.objects.all(), rows, parents, switch=switch)


def _store_facts(
    course: Course, topics: Sequence[CoreTopic], rows: Mapping[str, Topic], now: datetime, switch: Switch | None
) -> None:
    existing = {fact.key: fact for fact in Fact.objects.filter(topic__course=course)}
    places = [(topic, fact) for topic in topics for fact in topic.facts]
    wanted: dict[str, dict[str, Any]] = {
        fact.key: {
            **{name: getattr(fact, name) for name in COPIED},
            "cards": encode(fact.cards),
            "cell_keys": None if fact.cell_keys == BY_COLUMN else encode(fact.cell_keys),
            "topic_id": rows[topic.key].pk,
            "start": fact.lines[0],
            "end": fact.lines[1],
            "position": position,
            "removed_at": None,
        }
        for position, (topic, fact) in enumerate(places)
    }
    staying = {row.pk for row in rows.values()}
    shelter = next(iter(staying), None)
    gone = {
        key: {
            "removed_at": fact.removed_at or now,
            "topic_id": fact.topic_id if fact.topic_id in staying else shelter,
        }
        for key, fact in existing.items()
        if key not in wanted
    }
    if shelter is not None:
        sync(Fact.objects.all(), existing, gone, switch=switch)
    sync(Fact.objects.all(), existing, wanted, lambda key: Fact(key=key), switch)

"""A course as lists of topics with their cells: by exam domain where the outline has them, else by heading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.urls import reverse

from study.library.models import Course, Topic
from study.practice.outline import Outline
from study.practice.queries.progress import Cells

NONE = Cells()


@dataclass(frozen=True, slots=True)
class Row:
    """A topic in a list; `depth` 1 stands indented under the row before it."""

    title: str
    url: str
    cells: Cells
    depth: int = 0


@dataclass(slots=True)
class Group:
    """Rows under one title; `note` says what the title means for the exam. A group may have no title."""

    title: str
    note: str = ""
    rows: list[Row] = field(default_factory=list)


def topic_url(course: Course, topic: Topic, anchor: str = "") -> str:
    """The address of a topic's page, at a part of it."""
    return reverse("practice:topic", args=[course.address, topic.key]) + (f"#{anchor}" if anchor else "")


def title_of(topic: Topic, outline: Outline) -> str:
    """What a topic is called: by the outline, else by its heading; what stood before any heading has no name."""
    return outline.topic(topic.key).title or topic.title or "Before the first heading"


def groups(course: Course, topics: Sequence[Topic], cells: Mapping[int, Cells], outline: Outline) -> list[Group]:
    """The topics of a course, in reading order, in groups that are not empty."""
    return _by_domain(course, topics, cells, outline) if outline.domains else _by_heading(course, topics, cells, outline)


def asked_only(topics: Iterable[Topic], cells: Mapping[int, Cells]) -> list[Topic]:
    """The topics that have cards."""
    return [topic for topic in topics if topic.pk in cells]


def _row(course: Course, topic: Topic, cells: Mapping[int, Cells], outline: Outline, depth: int = 0) -> Row:
    return Row(title_of(topic, outline), topic_url(course, topic), cells.get(topic.pk, NONE), depth)


def _by_domain(course: Course, topics: Sequence[Topic], cells: Mapping[int, Cells], outline: Outline) -> list[Group]:
    found = {domain.key: Group(domain.title, f"{domain.weight} % of the exam") for domain in outline.domains}
    rest = Group("Beyond the exam")
    for topic in topics:
        found.get(outline.topic(topic.key).domain, rest).rows.append(_row(course, topic, cells, outline))
    return [group for group in (*found.values(), rest) if group.rows]


def _by_heading(course: Course, topics: Sequence[Topic], cells: Mapping[int, Cells], outline: Outline) -> list[Group]:
    """Under each outermost heading those below it; neighbours without any share a group without a title.

    A single heading around everything would make one group of all: its own subheadings count then.
    """
    by_number = {topic.pk: topic for topic in topics}
    roots = [topic for topic in topics if topic.parent_id not in by_number]
    around = roots[0].pk if len(roots) == 1 else None
    path = {topic.pk: _path(topic, by_number, around) for topic in topics}
    titled = {numbers[0] for numbers in path.values() if len(numbers) > 1}
    found: list[Group] = []
    here = None
    for topic in topics:
        top = path[topic.pk][0]
        heading = top if top in titled else None
        if not found or heading != here:
            found.append(Group(title_of(by_number[top], outline) if heading else ""))
            here = heading
        depth = min(max(len(path[topic.pk]) - 2, 0), 1)
        found[-1].rows.append(_row(course, topic, cells, outline, depth))
    return found


def _path(topic: Topic, by_number: Mapping[int, Topic], around: int | None) -> list[int]:
    """The numbers of the headings around a topic, outermost first, and its own."""
    numbers = [topic.pk]
    while (parent := by_number[numbers[0]].parent_id) and parent in by_number and parent != around:
        numbers.insert(0, parent)
    return numbers

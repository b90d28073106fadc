"""A course as lists of topics with their cells, grouped by domain."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from study.library.models import Course
from study.library.queries import CourseMap, Domain
from study.review.queries.standing import Cells

NONE = Cells()


@dataclass(frozen=True, slots=True)
class Row:
    """A topic in a list; one of `depth` 1 stands indented under the row before it."""

    topic: int
    title: str
    url: str
    cells: Cells
    depth: int


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one title, which may be empty; `note` says what the group means for the exam."""

    title: str
    note: str
    rows: list[Row]


def course_url(course: Course) -> str:
    """The address of a course's map."""
    return reverse("topics:course", args=[course.address])


def topic_url(course: Course, key: str, anchor: str = "", **state: object) -> str:
    """The address of a topic's page, at a part of it; the `fact` or `line` that it is to show, where one is named."""
    query = urlencode({name: value for name, value in state.items() if value})
    path = reverse("topics:topic", args=[course.address, key])
    return path + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")


def groups(found: CourseMap, cells: Mapping[int, Cells], asked_only: bool = False) -> list[Group]:
    """The topics of a course in groups; with `asked_only` those that have cards, and no group without any."""
    made = [_group(found.course, domain, cells, asked_only) for domain in found.domains]
    return [group for group in made if group.rows]


def _group(course: Course, domain: Domain, cells: Mapping[int, Cells], asked_only: bool) -> Group:
    note = f"{domain.weight} % of the exam" if domain.weight else ""
    topics = [topic for topic in domain.topics if topic.pk in cells or not asked_only]
    # Headings show depth where the group is a part of the notes; a domain of an exam is a list.
    top = None if domain.weight else min((topic.level for topic in topics), default=0)
    rows = [
        Row(
            topic=topic.pk,
            title=topic.title,
            url=topic_url(course, topic.key),
            cells=cells.get(topic.pk, NONE),
            depth=int(top is not None and topic.level > top),
        )
        for topic in topics
    ]
    return Group(domain.title, note, rows)

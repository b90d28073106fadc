"""A course as lists of topics with their cells, grouped by domain: those with cards, and those without."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from study.library.models import Course
from study.library.queries import CourseMap, Domain, TopicRef
from study.review.queries.standing import Cells

NONE = Cells()


@dataclass(frozen=True, slots=True)
class Row:
    """A topic in a list; one of `depth` 1 stands indented under the row before it. `place` tells it from others of its
    name, where the list does not show that already. `waiting` counts the unsure
    questions that its owner can decide on."""

    topic: int
    title: str
    url: str
    cells: Cells
    depth: int
    waiting: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one title, which may be empty; `note` says what the group means for the exam."""

    title: str
    note: str
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class Lists:
    """The topics of a course: those with `cards`, each below the one it stands under, and the `others`."""

    cards: list[Group]
    others: list[Group]

    @property
    def bare(self) -> int:
        """How many topics have no card."""
        return sum(len(group.rows) for group in self.others)

    @property
    def waiting(self) -> int:
        """How many unsure questions these topics have."""
        return sum(row.waiting for group in self.others for row in group.rows)


def course_url(course: Course) -> str:
    """The address of a course's map."""
    return reverse("topics:course", args=[course.address])


def topic_url(course: Course, key: str, anchor: str = "", **state: object) -> str:
    """The address of a topic's page, at a part of it; the `fact` or `line` that it is to show, where one is named."""
    query = urlencode({name: value for name, value in state.items() if value})
    path = reverse("topics:topic", args=[course.address, key])
    return path + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")


def groups(found: CourseMap, cells: Mapping[int, Cells]) -> list[Group]:
    """The topics of a course that have cards, and no group without any."""
    having = ((domain, [topic for topic in domain.topics if topic.pk in cells]) for domain in found.domains)
    return [_group(found.course, domain, topics, cells, {}) for domain, topics in having if topics]


def lists(found: CourseMap, cells: Mapping[int, Cells], waiting: Mapping[int, int]) -> Lists:
    """The topics of a course in groups, where `waiting` counts unsure questions by topic."""
    made = Lists([], [])
    for domain in found.domains:
        shown = _shown(domain, cells)
        here = {topic.pk for topic in shown}
        rest = [topic for topic in domain.topics if topic.pk not in here]
        for parted, topics in ((made.cards, shown), (made.others, rest)):
            if topics:
                parted.append(_group(found.course, domain, topics, cells, waiting))
    return made


def _shown(domain: Domain, cells: Mapping[int, Cells]) -> list[TopicRef]:
    """The topics with cards, and those they stand under. One that the group is called after is named already."""
    first, *below = domain.topics
    named = not domain.weight and bool(domain.title) and first.pk not in cells
    topics = below if named else [first, *below]
    top = _top(domain, topics)
    shown: list[TopicRef] = []
    holds = False
    for topic in reversed(topics):
        holds = holds or topic.pk in cells
        if topic.pk in cells or (holds and topic.level == top):
            shown.append(topic)
        holds = holds and topic.level != top
    return shown[::-1]


def _top(domain: Domain, topics: Sequence[TopicRef]) -> int | None:
    """The level that is not indented. Headings show depth where the group is a part of the notes; a domain of an exam
    is a list."""
    return None if domain.weight else min((topic.level for topic in topics), default=0)


def _group(
    course: Course,
    domain: Domain,
    topics: Sequence[TopicRef],
    cells: Mapping[int, Cells],
    waiting: Mapping[int, int],
) -> Group:
    note = f"{domain.weight} % of the exam" if domain.weight else ""
    top = _top(domain, topics)
    rows = [
        Row(
            topic=topic.pk,
            title=topic.title,
            url=topic_url(course, topic.key),
            cells=cells.get(topic.pk, NONE),
            depth=int(top is not None and topic.level > top),
            waiting=waiting.get(topic.pk, 0),
            place=topic.place if topic.place != domain.title else "",
        )
        for topic in topics
    ]
    return Group(domain.title, note, rows)

"""Reading courses: which ones a learner may see, a course's map, and a topic's page."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from study.library import search
from study.library.access import opened, own, readable
from study.library.badges import Badge, badges_of
from study.library.models import Course, DatedFact, Fact, Topic
from study.library.pictures import FigureView, figures
from study.library.places import listed, places_of, told_of
from study.people.models import Learner
from study.web.prepared import Read

WORDS_PER_MINUTE = 200


@dataclass(frozen=True, slots=True)
class TopicRef:
    """A topic as a list or a link names it. `place` tells it from others of its name in the course, where there are
    any. `questions` are not counted here: see banks."""

    pk: int
    key: str
    title: str
    level: int
    simulators: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Domain:
    """A group of topics: a domain of the exam with its weight in %, or a part of somebody's notes."""

    title: str
    weight: int | None = None
    topics: tuple[TopicRef, ...] = ()


@dataclass(frozen=True, slots=True)
class CourseMap:
    """The topics of a course in groups. `exam` is the title of the exam that groups them, or ""."""

    course: Course
    exam: str
    domains: tuple[Domain, ...]


@dataclass(frozen=True, slots=True)
class KeyFact:
    """A fact on a topic's page. A dated one has a headline, a source and the day it was checked; one
    from the notes has lines instead, and nobody has checked it beyond its `claims`."""

    key: str
    text: str
    headline: str = ""
    source_title: str = ""
    source_url: str = ""
    as_of: str = ""
    checked: date | None = None
    lines: tuple[int, int] = (0, 0)
    claims: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the notes as it stands in its file, and what was found about it."""

    number: int
    text: str
    badges: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicCard:
    """Everything the page of a topic shows, apart from its questions. `said` are the facts of the notes, and `written`
    their lines as they stand in the file, with those of the badges that are theirs."""

    course: Course
    topic: TopicRef
    lede: str
    domain: Domain | None
    skills: tuple[str, ...]
    minutes: int
    file: str
    lines: tuple[int, int]
    facts: tuple[KeyFact, ...]
    changed: tuple[str, ...]
    figures: tuple[FigureView, ...]
    claims: tuple[Badge, ...]
    related: tuple[TopicRef, ...]
    parent: TopicRef | None
    children: tuple[TopicRef, ...]
    previous: TopicRef | None
    next: TopicRef | None
    said: tuple[Fact, ...]
    written: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A search hit with what a link to it needs; `topic` is the key of the page that shows it, and `place` tells that
    from others of its name."""

    hit: search.Hit
    course: Course
    topic: str
    place: str = ""


def visible_courses(learner: Learner | None) -> QuerySet[Course]:
    """The learner's own courses and those shared with them, then the public ones."""
    return Course.objects.filter(readable(learner)).order_by("shipped", "title", "pk")


def offered_courses(learner: Learner | None) -> list[Course]:
    """What somebody who has chosen no course yet is offered: those opened to them, then those that come with
    Keepwarm."""
    mine = opened(learner) if learner else Q(pk=None)
    return list(Course.objects.filter(Q(shipped=True) | mine).order_by("shipped", "pk"))


def courses_of(numbers: Collection[int]) -> list[Course]:
    """The courses of these numbers, by title; there are none on most days, and then nothing is read."""
    return list(Course.objects.filter(pk__in=numbers).order_by("title", "pk")) if numbers else []


def shipped_courses() -> list[Course]:
    """The courses that come with Keepwarm, in the order in which they are offered."""
    return list(Course.objects.filter(shipped=True).order_by("pk"))


def course_for(learner: Learner | None, address: str) -> Course:
    """The course at that address. Raises Course.DoesNotExist also when it is somebody else's."""
    found = _course_at.first(learner or Learner(), address)  # of a visitor nothing is their own, or shared
    if found is None:
        raise Course.DoesNotExist
    return found


@Read
def _course_at(learner: Learner, address: str) -> QuerySet[Course]:
    return visible_courses(learner).filter(address=address)


def own_courses(learner: Learner | None) -> QuerySet[Course]:
    """The courses that are the learner's, by title."""
    return Course.objects.filter(own(learner)).order_by("title", "pk")


def own_course(learner: Learner | None, address: str) -> Course:
    """The learner's own course at that address. Raises Course.DoesNotExist for any other."""
    return own_courses(learner).get(address=address)


def deleted_courses(learner: Learner | None) -> list[Course]:
    """The learner's courses that they deleted and can still bring back, the latest first."""
    gone = Course.objects.filter(owner=learner.pk if learner else 0, deleted_at__isnull=False)
    return list(gone.order_by("-deleted_at"))


def course_map(course: Course, exam: str = "") -> CourseMap:
    """The topics by domains of the exam (its id, or the course's default), else by top headings."""
    return course_maps([course], exam)[0]


def course_maps(courses: Sequence[Course], exam: str = "") -> list[CourseMap]:
    """The maps of several courses, in one query."""
    topics: dict[int, list[Topic]] = {course.pk: [] for course in courses}
    for topic in listed(list(topics)):
        topics[topic.course_id].append(topic)
    return [_map(course, topics[course.pk], _Outline(course, exam)) for course in courses]


def _map(course: Course, topics: Sequence[Topic], outline: "_Outline") -> CourseMap:
    apart = told_of(topics)
    refs = {topic.key: outline.ref(topic, apart) for topic in topics}
    if not outline.domains:
        return CourseMap(course, "", tuple(_by_headings(topics, refs)))
    keys = {topic.pk: topic.key for topic in topics}
    places: dict[str, str] = {}
    for topic in topics:
        above = places.get(keys.get(topic.parent_id or 0, ""), "")
        places[topic.key] = outline.domain_of(topic.key) or above
    domains = [
        Domain(domain.title, domain.weight, tuple(refs[key] for key in refs if places[key] == name))
        for name, domain in {**outline.domains, "": Domain("More")}.items()
    ]
    return CourseMap(course, outline.exam_title, tuple(domain for domain in domains if domain.topics))


def topic_card(course: Course, key: str, exam: str = "", learner: Learner | None = None) -> TopicCard:
    """The page of a topic as the learner sees it, in at most seven queries. Raises Topic.DoesNotExist."""
    outline = _Outline(course, exam)
    topic, topics = _with_file.first(course.pk, key), listed([course.pk])
    apart = told_of(topics)
    place = next((i for i, each in enumerate(topics) if each.key == key), None)
    if topic is None or place is None:
        raise Topic.DoesNotExist(key)
    by_key = {each.key: each for each in topics}
    facts = tuple(_facts(topic.pk))
    badges = badges_of(topic.pk, course.pk, learner)
    linked = dict.fromkeys(link["topic"] for link in topic.links if link["topic"] in by_key and link["topic"] != key)
    return TopicCard(
        course=course,
        topic=outline.ref(topic, apart),
        lede=outline.lede(key),
        domain=outline.domains.get(outline.domain_of(key)),
        skills=outline.skills(key),
        minutes=max(1, -(-sum(len(fact.text.split()) for fact in facts) // WORDS_PER_MINUTE)),
        file=topic.file.path,
        lines=(topic.start, topic.end),
        facts=tuple(_dated(topic, badges) if course.shipped else _own(facts, badges)),
        changed=tuple(fact.text for fact in facts if fact.callout == "changed"),
        figures=figures(topic),
        claims=badges,
        related=tuple(outline.ref(by_key[name], apart) for name in linked),
        parent=next((outline.ref(each, apart) for each in topics if each.pk == topic.parent_id), None),
        children=tuple(outline.ref(each, apart) for each in topics if each.parent_id == topic.pk),
        previous=outline.ref(topics[place - 1], apart) if place else None,
        next=outline.ref(topics[place + 1], apart) if place + 1 < len(topics) else None,
        said=facts,
        written=_note_lines(topic, badges),
    )


@Read
def _with_file(course: int, key: str) -> QuerySet[Topic]:
    return Topic.objects.filter(course=course, key=key).select_related("file")


@Read
def _facts(topic: int) -> QuerySet[Fact]:
    return Fact.objects.filter(topic=topic, removed_at=None)


def topic(course: Course, key: str) -> Topic:
    """A topic of a course. Raises Topic.DoesNotExist."""
    found = _topic_at.first(course.pk, key)
    if found is None:
        raise Topic.DoesNotExist(key)
    found.course = course
    return found


@Read
def _topic_at(course: int, key: str) -> QuerySet[Topic]:
    return Topic.objects.filter(course=course, key=key)


def _note_lines(topic: Topic, badges: Sequence[Badge]) -> tuple[Line, ...]:
    texts = lines_of(topic.file.text)[topic.start - 1 : topic.end]
    return tuple(
        Line(number, text, tuple(badge for badge in badges if badge.start <= number <= badge.end))
        for number, text in enumerate(texts, topic.start)
    )


def lines_of(text: str) -> list[str]:
    """The lines of a file, the first of which is line 1: however they end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def find(
    learner: Learner | None,
    text: str,
    kind: search.RowKind | None = None,
    limit: int = 20,
    scopes: Iterable[tuple[int, int]] = (),
) -> list[Found]:
    """Search what the learner may see, and nothing else: of what is kept to a circle, that of `scopes`, given
    as course and circle."""
    courses = {course.pk: course for course in visible_courses(learner).defer("outline")}
    hits = search.search(text, courses, kind, limit, scopes)
    same = Topic.objects.filter(course=OuterRef("course"), title=OuterRef("title")).exclude(pk=OuterRef("pk"))
    rows = Topic.objects.filter(pk__in={hit.topic_id for hit in hits}).annotate(is_alike=Exists(same))
    topics = {
        pk: (key, course, alike) for pk, key, course, alike in rows.values_list("pk", "key", "course", "is_alike")
    }
    shown = [topics[hit.topic_id] for hit in hits if hit.kind == "topic" and hit.topic_id in topics]
    apart = places_of(course for _, course, alike in shown if alike)
    return [
        Found(hit, courses[hit.course_id], topics.get(hit.topic_id, ("",))[0], apart.get(hit.topic_id or 0, ""))
        for hit in hits
    ]


def _by_headings(topics: Iterable[Topic], refs: dict[str, TopicRef]) -> Iterator[Domain]:
    """A group for each top heading with headings below it; top headings in a row that have none
    share a group without a title."""
    roots: dict[int, list[Topic]] = {}
    root_of: dict[int, int] = {}
    for topic in topics:
        root = root_of.get(topic.parent_id or 0, topic.pk)
        root_of[topic.pk] = root
        roots.setdefault(root, []).append(topic)
    alone: list[TopicRef] = []
    for group in roots.values():
        if len(group) == 1:
            alone.append(refs[group[0].key])
            continue
        if alone:
            yield Domain("", None, tuple(alone))
            alone = []
        yield Domain(refs[group[0].key].title, None, tuple(refs[topic.key] for topic in group))
    if alone:
        yield Domain("", None, tuple(alone))


@Read
def _dated_facts(topic: int) -> QuerySet[DatedFact]:
    return DatedFact.objects.filter(topic=topic)


def _dated(topic: Topic, badges: Iterable[Badge]) -> Iterator[KeyFact]:
    for fact in _dated_facts(topic.pk):
        yield KeyFact(
            key=fact.key,
            headline=fact.headline,
            text=fact.text,
            source_title=fact.source_title,
            source_url=fact.source_url,
            as_of=fact.as_of,
            checked=fact.checked,
            claims=tuple(badge for badge in badges if badge.fact == fact.pk),
        )


def _own(facts: Iterable[Fact], badges: Iterable[Badge]) -> Iterator[KeyFact]:
    for fact in facts:
        lines = (fact.start, fact.end)
        here = tuple(badge for badge in badges if (badge.start, badge.end) == lines)
        if not fact.verbatim and not fact.callout:
            yield KeyFact(fact.key, fact.text, lines=lines, claims=here)


class _Outline:
    """What course.toml says of topics, by their keys, for one exam."""

    def __init__(self, course: Course, exam: str) -> None:
        exams: list[dict[str, Any]] = course.outline.get("exam", [])
        chosen = next((one for one in exams if one["id"] == exam), None)
        chosen = chosen or next((one for one in exams if one.get("default")), exams[0] if exams else {})
        self.exam: str = chosen.get("id", "")
        self.exam_title: str = chosen.get("title", "")
        self.domains = {one["id"]: Domain(one["title"], one.get("weight")) for one in chosen.get("domain", [])}
        self.topics: dict[str, dict[str, Any]] = {one["key"]: one for one in course.outline.get("topic", [])}

    def ref(self, topic: Topic, apart: Mapping[int, str]) -> TopicRef:
        place = apart.get(topic.pk, "")
        return TopicRef(topic.pk, topic.key, topic.name, topic.level, tuple(topic.simulators), place)

    def lede(self, key: str) -> str:
        return str(self.topics.get(key, {}).get("lede", ""))

    def domain_of(self, key: str) -> str:
        return str(self.topics.get(key, {}).get("domains", {}).get(self.exam, ""))

    def skills(self, key: str) -> tuple[str, ...]:
        prefix = f"{self.exam}/"
        skills = self.topics.get(key, {}).get("skills", [])
        return tuple(skill.removeprefix(prefix) for skill in skills if skill.startswith(prefix))

"""What only a person can tell, and who that person is: whether a line is the same fact still, and which of two texts of
a note stands."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q, QuerySet

from study.banks.roles import looked_after
from study.core.notes.model import Fact as CoreFact
from study.library.access import own
from study.library.doubting import told, waits
from study.library.models import Course, Doubt, Fact, Followed, NoteFile
from study.library.rows import core_fact
from study.people.models import Learner, User


@dataclass(frozen=True, slots=True)
class Told:
    """A doubt as pages show it: what the line said, says now, and where it stands."""

    course: Course
    line: str
    old: str
    new: str
    file: str
    start: int


def told_by(learner: Learner | None, user: User | AnonymousUser) -> QuerySet[Course]:
    """The courses about whose lines somebody decides: their own, and those of nobody that they look after."""
    mine = own(learner)
    if isinstance(user, User):
        mine |= Q(shipped=False, pk__in=looked_after(user).values("pk"))
    return Course.objects.filter(mine)


def doubts_of(learner: Learner) -> QuerySet[Doubt]:
    """The lines of somebody's own notes that wait for them."""
    return Doubt.objects.filter(course__in=Course.objects.filter(own(learner)).values("pk"))


def doubts(learner: Learner | None, user: User | AnonymousUser) -> list[Told]:
    """The lines that wait for somebody, by course and place. The number of queries does not grow with them."""
    waiting = list(Doubt.objects.filter(course__in=told_by(learner, user).values("pk")).select_related("course"))
    lines = Fact.objects.filter(
        topic__course__in={one.course_id for one in waiting}, key__in={one.line for one in waiting}, removed_at=None
    )
    facts = {(fact.topic.course_id, fact.key): fact for fact in lines.select_related("topic__file")}
    found = [(one, facts[one.course_id, one.line]) for one in waiting if (one.course_id, one.line) in facts]
    found.sort(key=lambda pair: (pair[0].course.title, pair[0].course_id, pair[1].topic.file.path, pair[1].start))
    return [
        Told(one.course, one.line, *told(one, core_fact(fact)), fact.topic.file.path, fact.start) for one, fact in found
    ]


def doubted_in(course: Course) -> Counter[str]:
    """How many lines of each file of a course wait for whom they are told to, by path."""
    lines = Fact.objects.filter(topic__course=course, removed_at=None)
    waiting = lines.filter(key__in=Doubt.objects.filter(course=course).values("line"))
    return Counter(waiting.values_list("topic__file__path", flat=True))


def doubts_at(course: Course, path: str, facts: Iterable[CoreFact]) -> list[Told]:
    """The doubts about these lines of a file, as they stand there or as somebody is writing them."""
    waiting = {one.line: one for one in Doubt.objects.filter(course=course)}
    return [
        Told(course, fact.key, *told(doubt, fact), path, fact.lines[0])
        for fact in facts
        if (doubt := waiting.get(fact.key)) and waits(doubt, fact)
    ]


def doubts_in_file(file: NoteFile) -> list[Told]:
    """The doubts about lines of a file as they stand there, in their order."""
    doubted = Doubt.objects.filter(course=file.course).values("line")
    lines = Fact.objects.filter(topic__file=file, key__in=doubted, removed_at=None).order_by("start")
    return doubts_at(file.course, file.path, map(core_fact, lines))


@dataclass(frozen=True, slots=True)
class TwoTexts:
    """A note that says `here` something else than its file on disk, where both changed the same lines or the file is
    `gone`. `seen` names both as they are now."""

    course: Course
    path: str
    here: str
    theirs: str
    gone: bool
    seen: str


def two_texts_of(learner: Learner) -> QuerySet[Followed]:
    """The files on disk that somebody's own notes differ from, to be decided by them."""
    return _of_two_texts().filter(course__in=Course.objects.filter(own(learner)).values("pk"))


def two_texts_in(course: Course) -> int:
    """How many notes of a course say something else than their files."""
    return _of_two_texts().filter(course=course).count()


def _of_two_texts() -> QuerySet[Followed]:
    notes = NoteFile.objects.filter(course=OuterRef("course"), path=OuterRef("path"))
    return Followed.objects.filter(Exists(notes), waits__isnull=False)


def two_texts(learner: Learner | None) -> list[TwoTexts]:
    """Both texts of each, by course and path. The number of queries does not grow with them."""
    waiting = list(two_texts_of(learner).select_related("course").order_by("course__title", "path")) if learner else []
    rows = NoteFile.objects.filter(
        course__in={one.course_id for one in waiting}, path__in={one.path for one in waiting}
    )
    files = {(file.course_id, file.path): file for file in rows}
    return [
        TwoTexts(one.course, one.path, file.text, one.waits or "", one.gone, seen_of(file, one))
        for one in waiting
        if (file := files.get((one.course_id, one.path)))
    ]


def seen_of(file: NoteFile, followed: Followed) -> str:
    """What names both texts as they are: another once one of them changes."""
    return f"{file.revision} {followed.at.isoformat()}"

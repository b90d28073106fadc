"""Lines that were kept as the same fact though only a person can tell, and who that person is."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from study.banks.roles import looked_after
from study.library.access import own
from study.library.models import Course, Doubt, Fact
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
    return [Told(one.course, one.line, one.old, fact.text, fact.topic.file.path, fact.start) for one, fact in found]

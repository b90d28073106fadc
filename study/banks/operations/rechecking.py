"""Holding courses against the dated facts again, and making the questions that follow from it."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from study.banks.operations.loading import publish_generated
from study.core.facts.facts import REFUTED
from study.core.problem import Problem
from study.library.access import own
from study.library.models import LONGEST_TITLE, Claim, Course
from study.library.operations import claims_of, keep_claims, without
from study.library.ownership import rename_course
from study.library.rows import notes_of
from study.people.models import Learner
from study.web import tasks

type Refuted = set[tuple[object, ...]]
MAKE = "make questions again"


def rename(*, learner: Learner, course: Course, title: str, now: datetime) -> Problem | None:
    """Give one's own course another name, which may say what its lines are about; or say why it keeps its own. Raises
    Course.DoesNotExist for any other."""
    named = Course.objects.get(own(learner), pk=course.pk)
    before = refuted(Course.objects.filter(pk=course.pk)).get(course.pk)
    named.title = title[:LONGEST_TITLE]

    def then() -> None:
        rename_course(learner=learner, course=course, title=title, now=now)

    return recheck_since(named, before, now, then=then)


def recheck_since(
    course: Course,
    before: Refuted | None,
    now: datetime,
    again: bool = False,
    then: Callable[[], object] = lambda: None,
) -> Problem | None:
    """Hold a course against the facts under its title, and do `then` with it. Questions are made anew only where other
    claims than `before` are refuted, or where that was begun and did not end: `again`. Where the course is changed
    each time meanwhile, nothing is done."""
    notes = notes_of(course)
    found, away = claims_of(course, notes, course.slug)
    after = {
        (one.line, int(one.fact), str(one.verdict), one.holds, *one.lines)
        for one in without(found, away)
        if one.verdict in REFUTED
    }
    if not course.shipped and (again or after != (before or set())):
        made = publish_generated(course=course, notes=notes, claims=None, now=now, then=then)
        return made if isinstance(made, Problem) else None
    with transaction.atomic():
        keep_claims(course=course, found=found, away=away)
        then()
    return None


def refuted(courses: QuerySet[Course]) -> dict[int, Refuted]:
    """What does not hold of the lines of courses, by their numbers, as far as questions follow from it. A course of
    which all holds is missing."""
    claims = Claim.objects.filter(topic__course__in=courses, away=False, verdict__in=REFUTED)
    found: dict[int, Refuted] = {}
    for course, *said in claims.values_list("topic__course", "line", "fact", "verdict", "holds", "start", "end"):
        found.setdefault(course, set()).add(tuple(said))
    return found


def make_again(*, course: int, now: datetime) -> None:
    """Hold a course against the facts and make its questions anew. Where somebody changes it each time meanwhile, a
    worker does."""
    row = Course.objects.filter(pk=course, deleted_at=None).first()
    if row and recheck_since(row, None, now, again=True):
        tasks.put(name=MAKE, subject=course, now=now)

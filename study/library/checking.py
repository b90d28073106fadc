"""Dated facts whose sources are to be looked at again, and that somebody did."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from study.core.facts.staleness import AFTER, is_stale
from study.library.models import Course, DatedFact, FactCheck


@dataclass(frozen=True, slots=True)
class Checked:
    """The dated facts of a course, those checked longest ago first, parted into `stale` ones and `fresh` ones;
    `days` is how long a check holds, `next` the day on which the next fact becomes stale."""

    course: Course
    days: int
    stale: tuple[DatedFact, ...]
    fresh: tuple[DatedFact, ...]
    next: date | None


def has_facts(courses: QuerySet[Course]) -> bool:
    """Whether any of the courses has dated facts."""
    return DatedFact.objects.filter(course__in=courses).exists()


def dated_fact(courses: QuerySet[Course], number: int) -> DatedFact | None:
    """The fact of that number, if it is of one of the courses."""
    return DatedFact.objects.filter(course__in=courses, pk=number).first()


def check_holds(course: Course) -> timedelta:
    """How long a check of a source holds in this course: `recheck_days` of its course.toml."""
    days = course.outline.get("recheck_days")
    return timedelta(days=days) if isinstance(days, int) and days > 0 else AFTER


def checked(courses: QuerySet[Course], today: date) -> list[Checked]:
    """The dated facts of those of the courses that have some. One query, however many there are."""
    facts: dict[int, list[DatedFact]] = {}
    every = list(courses.order_by("title", "pk"))
    for fact in DatedFact.objects.filter(course__in=every).select_related("topic").order_by("checked", "position"):
        facts.setdefault(fact.course_id, []).append(fact)
    found = []
    for course in every:
        if of_course := facts.get(course.pk):
            holds = check_holds(course)
            stale = tuple(fact for fact in of_course if is_stale(fact.checked, today, holds))
            fresh = tuple(of_course[len(stale) :])
            after = fresh[0].checked + holds + timedelta(days=1) if fresh else None
            found.append(Checked(course, holds.days, stale, fresh, after))
    return found


@transaction.atomic
def check_again(*, fact: DatedFact, by: int, now: datetime, today: date) -> None:
    """Record that somebody looked at the source of a fact today and that it still says so."""
    held = DatedFact.objects.select_for_update().get(pk=fact.pk)
    if held.checked >= today:
        return  # a second press
    FactCheck.objects.create(course_id=held.course_id, key=held.key, said=held.said, day=today, by_id=by, at=now)
    held.checked = today
    held.save(update_fields=["checked"])

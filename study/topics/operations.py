"""Writes of the topics pages: notes that somebody brings and then studies."""

from datetime import datetime

from django.db import transaction

from study.banks.operations import CourseImport, import_course
from study.library.models import Course
from study.library.sources import Sources
from study.people.models import Learner
from study.review.operations import study


@transaction.atomic
def bring_notes(
    *, learner: Learner, sources: Sources, chosen: Course | None = None, title: str = "", now: datetime
) -> CourseImport:
    """Import notes as a course of the learner, or as the new state of the `chosen` one, and let them study it
    from now on. Its cards are dealt when they are asked for."""
    brought = import_course(
        sources=sources,
        slug=chosen.slug if chosen else "",
        title=title or (chosen.title if chosen else ""),
        owner=learner,
        now=now,
    )
    if brought.imported.course:
        study(learner=learner, course=brought.imported.course, now=now)
    return brought

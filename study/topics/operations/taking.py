"""Taking over what was looked at, and taking it back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from study.banks.operations import import_course, is_unchanged
from study.core.notes.model import Notes
from study.library.access import own
from study.library.models import Course, Look, LookState
from study.library.operations import course_named, read_notes, stored_sources
from study.library.ownership import delete_course
from study.library.sources import Sources
from study.review.models import Override, Review
from study.review.operations import study, take_back
from study.topics import brought
from study.topics.operations.looking import again, begin, go_on
from study.topics.operations.moving import bring_pasts
from study.topics.operations.renewing import renew
from study.topics.operations.schedules import take_dates

TAKE = "take over notes"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why something was not done, for the person."""

    why: str


CHANGED = Refused("The course was changed since. This is what would happen now.")
ANSWERED = Refused("Cards of these notes have been answered since, so the import stays.")
RENEWED = Refused("The notes were changed since, so this import stays.")


def take_over(*, look: Look, now: datetime) -> Look | Refused:
    """Make the course what the look shows: at once where it is little, else as a task."""
    with transaction.atomic():
        row = Look.objects.select_for_update().get(pk=look.pk)
        if row.state not in (LookState.READY, LookState.LEFT) or not row.found or row.found["refused"]:
            return row
        Look.objects.filter(pk=row.pk).update(state=LookState.TAKING, at="", done=0)
        begin(row, TAKE, now)
    return go_on(row, TAKE, now, take_over_now, give_up_taking)


def take_over_now(*, look: int, clock: Callable[[], datetime]) -> Look | Refused:
    """Import what was looked at with what was decided. The notes are read before the transaction begins. Twice is
    once; where the course has changed since it was compared with, it is compared anew and nothing is taken."""
    row = Look.objects.select_related("owner").get(pk=look)
    if row.state != LookState.TAKING:
        return row
    course = course_named(row.slug, row.owner)
    sources = brought.to_take(row, course)
    notes = None if course and is_unchanged(course, sources, row.title) else read_notes(sources)
    now = clock()
    with transaction.atomic():
        row = Look.objects.select_for_update(of=("self",)).select_related("owner").get(pk=look)
        course = Course.objects.select_for_update().filter(own(row.owner), slug=row.slug, shipped=False).first()
        if row.state != LookState.TAKING:
            return row
        if row.against == (course.updated_at if course else None) and _take(row, course, sources, notes, now):
            return row
        Look.objects.filter(pk=look).update(state=LookState.READY)
    again(look=row, now=now)
    return CHANGED


def _take(look: Look, course: Course | None, sources: Sources, notes: Notes | None, now: datetime) -> bool:
    before, title = (stored_sources(course), course.title) if course else (Sources(), "")
    done = renew(
        sources=sources,
        slug=look.slug,
        title=look.title,
        owner=look.owner,
        now=now,
        read=notes,
        apart={(one["key"], one["text"]) for one in look.apart},
        told=True,
        only_changed=True,
    )
    if done.imported.course is None:
        return False
    brought.keep(look, before, earlier=True)
    study(learner=look.owner, course=done.imported.course, now=now)
    history = bring_pasts(learner=look.owner, sources=sources, done=done, now=now)
    notes = done.imported.notes
    dates = take_dates(learner=look.owner, course=done.imported.course, notes=notes, now=now) if look.dates else 0
    look.course, look.state, look.taken_at = done.imported.course, LookState.TAKEN, now
    look.found = {**look.found, "earlier": title, "history": history.document, "dates_taken": dates}
    look.save(update_fields=["course", "state", "taken_at", "found"])
    return True


def give_up_taking(*, look: int) -> None:
    """Say that nothing was taken over."""
    Look.objects.filter(pk=look, state=LookState.TAKING).update(state=LookState.FAILED)


@transaction.atomic
def undo_import(*, look: Look, now: datetime) -> Look | Refused:
    """Put back what the course was before it was taken over; a course that was new goes, with the history that came
    along. To a course that was there the reviews it brought stay: they happened, and a log is never cut. Refused as
    soon as a card of it was answered, or the notes were changed again."""
    row = Look.objects.select_for_update(of=("self",)).select_related("owner", "course").get(pk=look.pk)
    if row.state != LookState.TAKEN or row.course is None or row.taken_at is None:
        return row
    if Review.objects.filter(card__question__bank__course=row.course, answered_at__gte=row.taken_at).exists():
        return ANSWERED
    course = Course.objects.select_for_update().get(pk=row.course.pk)
    if course.updated_at != row.taken_at:
        return RENEWED
    before = brought.kept(row, earlier=True)
    row.state = LookState.UNDONE
    if before.files:
        _put_back(row, course, before, now)
        row.save(update_fields=["state"])
    else:
        row.course = None
        row.save(update_fields=["state", "course"])
        delete_course(course=course)
    return row


def _put_back(look: Look, course: Course, before: Sources, now: datetime) -> None:
    assert look.taken_at
    title = look.found["earlier"]
    import_course(sources=before, slug=course.slug, title=title, owner=look.owner, now=now, told=True)
    said = Override.objects.filter(card__question__bank__course=course, at=look.taken_at, lifted_at=None)
    for override in said.select_related("card__learner"):
        take_back(override=override, now=now)

"""Taking over what was looked at."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from study.banks.operations import CourseImport
from study.core.formats.anki.moving import Deck
from study.core.notes.model import Notes
from study.library.access import own
from study.library.decks import moved_in
from study.library.edits import State, say_brought, say_edited, say_read, state_of
from study.library.importing import Accord, Far, Imported, Step, unheard
from study.library.models import Course, Doubt, Look, LookState
from study.library.operations import stored_sources
from study.library.rows import notes_of
from study.library.sources import Sources
from study.review.operations import study
from study.topics import brought
from study.topics.clashes import Edits
from study.topics.history import History
from study.topics.homes import free_title
from study.topics.operations.looking import STEPS, Stopped, again, begin, go_on, is_long
from study.topics.operations.moving import bring_pasts, flagged_by
from study.topics.operations.noted import bring_answers, bring_card_marks, marked_by
from study.topics.operations.renewing import renew
from study.topics.operations.rewording import agree
from study.topics.operations.schedules import take_dates
from study.topics.traces import (
    CourseTraces,
    cards_as_they_are,
    doubts_in,
    keep_cards,
    keep_course,
    lines_of,
    new_in,
    study_of,
)
from study.web import tasks

TAKE = "take over notes"
SETTLE = "settle notes"


@dataclass(frozen=True, slots=True)
class Refused:
    """Why something was not done, for the person."""

    why: str


CHANGED = Refused("Your courses have changed since. This is what would happen now.")


def take_over(*, look: Look, now: datetime) -> Look | Refused:
    """Make the course what the look shows: at once where it is little, else as a task."""
    with transaction.atomic():
        row = Look.objects.select_for_update().get(pk=look.pk)
        if row.state not in (LookState.READY, LookState.LEFT) or not row.found or row.found["refused"]:
            return row
        Look.objects.filter(pk=row.pk).update(state=LookState.TAKING, at="", step="", done=0)
        begin(row, TAKE, now)
    return go_on(row, TAKE, now, take_over_now, give_up_taking)


class _Otherwise(Exception):
    """The look or the course is not as it was when this began."""


def take_over_now(*, look: int, clock: Callable[[], datetime]) -> Look | Refused:
    """Import what was looked at with what was decided. Where the course has changed since it was compared with, or the
    title of a new one was taken, it is compared anew and nothing is taken. Twice is once, and what was cut off goes on:
    from the switch on `taken_at` says that it was taken, and what is known of the cards follows in steps of its own."""
    row = Look.objects.select_related("owner", "course").get(pk=look)
    if row.state != LookState.TAKING:
        return row
    course = row.course if row.course and row.course.deleted_at is None else None
    if row.taken_at and course:
        return _followed(row, course, moved_in(brought.kept(row), course).decks, notes_of(course))
    sources, edits = brought.to_take(row, course)
    try:
        done = _take(row, course, sources, edits, clock()) if brought.are_shown(row, edits) else None
    except _Otherwise:
        row.refresh_from_db()
        if row.state != LookState.TAKING or row.taken_at:
            return row
        done = None
    except Stopped:
        row.refresh_from_db()
        return row
    if done and done.imported.course:
        return _followed(row, done.imported.course, sources.decks, done.imported.notes)
    now = clock()
    Look.objects.filter(pk=look, state=LookState.TAKING).update(state=LookState.READY)
    again(look=row, now=now)
    return CHANGED


def heard(look: Look) -> Far:
    """Write down how far the work is, fifty times at most in each step. Raises Stopped."""
    last: tuple[str, int] = ("", 0)

    def far(step: Step, done: int, total: int) -> None:
        nonlocal last
        here = (step, done * STEPS // max(total, 1))
        if here == last:
            return
        last = here
        going = Look.objects.filter(pk=look.pk, state=LookState.TAKING)
        if not going.update(step=step, done=done, total=total):
            raise Stopped

    return far


def _take(look: Look, course: Course | None, sources: Sources, edits: Edits, now: datetime) -> CourseImport:
    """Switch to what was looked at. Raises _Otherwise."""
    earlier, title = (stored_sources(course), course.title) if course else (Sources(), "")
    if not look.edited:
        brought.keep_earlier(look, earlier)

    texts = {one.path: one.text for one in earlier.texts}
    there = lines_of(course) if course and not look.edited else frozenset[str]()
    edited = state_of(course) if course and not look.edited else ()
    waited: dict[str, Doubt] = {}

    def before() -> None:
        row = Look.objects.select_for_update(of=("self",)).get(pk=look.pk)
        there = Course.objects.select_for_update().filter(own(look.owner), slug=row.slug, shipped=False).first()
        if row.state != LookState.TAKING or row.taken_at or row.against != (there.updated_at if there else None):
            raise _Otherwise
        if there is None and row.title != free_title(row.title, look.owner):
            raise _Otherwise
        waited.update(doubts_in(course) if course else {})

    def after(imported: Imported) -> None:
        assert imported.course
        if course and not look.edited:
            keep_course(look, _traces(look, course, imported, there, waited, edited))
        if look.edited:
            say_edited(imported.course, {path: texts[path] for path in brought.paths(look)}, now)
        else:
            study(learner=look.owner, course=imported.course, now=now)
            say_read(imported.course, now)
            say_brought(imported.course, edits.came, edits.kept, now)
        if look.writer_agreed is not None:
            agree(learner=look.owner, course=imported.course, agreed=look.writer_agreed, now=now)
        look.course, look.taken_at = imported.course, now
        look.found |= {"edits": edits.document, "earlier": title, "history": History().document, "dates_taken": 0}
        look.save(update_fields=["course", "taken_at", "found"])

    return renew(
        sources=sources,
        slug=look.slug,
        title=look.title,
        owner=look.owner,
        now=now,
        apart={(one["key"], one["text"]) for one in look.apart},
        told=not look.edited,
        only_changed=True,
        accord=Accord(before, after, far=heard(look) if is_long(look) else unheard),
    )


def _traces(
    look: Look,
    course: Course,
    imported: Imported,
    there: frozenset[str],
    waited: Mapping[str, Doubt],
    edited: State,
) -> CourseTraces:
    """What this did to the course beside its notes: its lines were `there` before, so many `waited`, and these had been
    `edited`."""
    left = doubts_in(course)
    over = [one for line, one in waited.items() if line not in left]
    return CourseTraces(
        new=new_in(imported.notes, there),
        doubts=[(one.line, one.old, one.at.isoformat(), one.cells) for one in over],
        studied=study_of(look.owner, course),
        agreed=bool(look.writer_agreed) and course.writer_agreed_at is None,
        edits=edited,
        read_at=course.read_at.isoformat() if course.read_at else "",
    )


def _followed(look: Look, course: Course, decks: Sequence[Deck], notes: Notes) -> Look:
    """What is known of the cards comes, and the look is taken over."""
    assert look.taken_at
    now = look.taken_at
    noted = brought.decided(look)
    marked = marked_by(course=course, companion=noted, notes=notes)
    flagged = flagged_by(decks=decks, course=course, notes=notes)
    keep_cards(look, cards_as_they_are(look.owner, [*marked, *flagged]))
    history = bring_pasts(learner=look.owner, decks=decks, course=course, notes=notes, now=now)
    left = bring_card_marks(learner=look.owner, marked=marked, now=now)
    left += bring_answers(learner=look.owner, course=course, companion=noted, notes=notes, now=now)
    dates = take_dates(learner=look.owner, course=course, notes=notes, now=now) if look.dates else 0
    look.found = {**look.found, "history": history.document, "dates_taken": dates, "left": brought.documents(left)}
    look.state, look.seen = LookState.TAKEN, not is_long(look)
    going = Look.objects.filter(pk=look.pk, state=LookState.TAKING)
    going.update(state=look.state, found=look.found, seen=look.seen)
    return look


def give_up_taking(*, look: int) -> None:
    """Say that nothing was taken over; where it was, that it was."""
    going = Look.objects.filter(pk=look, state=LookState.TAKING)
    going.filter(taken_at=None).update(state=LookState.FAILED)
    going.update(state=LookState.TAKEN, seen=False)


def stop_taking(*, look: Look) -> bool:
    """Stop taking it over, so that nothing changes, and the look is as it was; False where it is too late for that."""
    going = Look.objects.filter(pk=look.pk, state=LookState.TAKING, taken_at=None)
    state = LookState.UNDONE if look.settles else LookState.READY
    with transaction.atomic():
        if stopped := going.update(state=state, step="", done=0):
            tasks.drop(name=TAKE, subject=look.pk)
            tasks.drop(name=SETTLE, subject=look.pk)
    return bool(stopped)


def put_away(*, look: Look) -> None:
    """Say no more on Today that it was taken over."""
    if not look.seen:
        Look.objects.filter(pk=look.pk).update(seen=True)

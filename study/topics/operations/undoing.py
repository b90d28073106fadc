"""Taking an import back: the course is what it was, and so is all that the import changed beside it."""

from datetime import datetime
from functools import partial

from django.db import transaction

from study.banks.models import Origin, Question
from study.banks.operations import import_course, put_back_brought, take_back_brought
from study.core.problem import refusals
from study.library.edits import put_back
from study.library.importing import NONE, Accord, Imported
from study.library.models import Course, Doubt, Look, LookState, Reader
from study.library.ownership import give_away, remove_course
from study.review.models import Card, CardNote, Override, Review, Study
from study.review.operations import take_back
from study.topics import brought
from study.topics.operations.taking import Refused
from study.topics.traces import CardTrace, Since, card_traces, course_traces, done_since, is_first

ANSWERED = Refused("Cards of these notes have been answered since, so the import stays.")
RENEWED = Refused("The notes were changed since, so this import stays.")
OTHERS = Refused("Others read these notes by now, so the import stays. You can delete the course instead.")
WRITTEN = Refused("Questions were written for this course, so the import stays. You can delete the course instead.")
FIRST = Refused("The course was there before its first notes, so the import stays. You can delete the course instead.")
MORE = Refused("You have done more with these notes since you saw this page. Undo it if that may go too.")


class _Refusal(Exception):
    def __init__(self, said: Refused | Look) -> None:
        self.said = said


def undo_import(*, look: Look, seen: str = "", now: datetime, accord: Accord = NONE) -> Look | Refused:
    """Put back what the course was before it was taken over; a course that was new goes, with the history that came
    along. To a course that was there the reviews it brought stay: they happened, and a log is never cut. What its owner
    did since goes where it is about lines that go, and only as it was `seen` (`Since.token`). Refused as soon as a card
    of it was answered, the notes were changed again, or others have something of it."""
    row = Look.objects.select_related("owner", "course").get(pk=look.pk)
    if row.state != LookState.TAKEN or row.course is None or row.taken_at is None or row.edited:
        return row
    course = row.course
    try:
        if is_first(row):
            with transaction.atomic():
                goes = _may_undo(row, seen)
                found = {**row.found, "undone": {"since": goes.said, "count": goes.total}}
                Look.objects.filter(pk=row.pk).update(state=LookState.UNDONE, course=None, found=found)
                give_away(course=course, now=now)
            remove_course(course=course)
        else:
            _put_back(row, course, seen, now, accord)
    except _Refusal as refusal:
        return refusal.said
    return Look.objects.select_related("owner", "course").get(pk=row.pk)


def _may_undo(look: Look, seen: str) -> Since:
    """Hold the look and its course, and say what goes of what was done since. Raises _Refusal."""
    row = Look.objects.select_for_update(of=("self",)).select_related("owner", "course").get(pk=look.pk)
    course = Course.objects.select_for_update().filter(looks=row).first()
    if row.state != LookState.TAKEN or course is None or row.taken_at is None:
        raise _Refusal(row)
    if Review.objects.filter(card__question__bank__course=course, answered_at__gte=row.taken_at).exists():
        raise _Refusal(ANSWERED)
    if course.updated_at != row.taken_at:
        raise _Refusal(RENEWED)
    if is_first(row) and Reader.objects.filter(share__course=course).exists():
        raise _Refusal(OTHERS)
    written = Question.objects.filter(bank__course=course, bank__origin=Origin.WRITTEN)
    if is_first(row) and written.exists():
        raise _Refusal(WRITTEN)
    goes = done_since(row)
    if goes.token not in ("", seen):
        raise _Refusal(MORE)
    return goes


def _put_back(look: Look, course: Course, seen: str, now: datetime, accord: Accord) -> None:
    taken, earlier = look.taken_at, brought.kept(look, earlier=True)
    assert taken
    if not earlier.files:
        raise _Refusal(FIRST)
    with transaction.atomic():
        goes = _may_undo(look, seen)
        back = take_back_brought(course=course, at=taken, now=now)

    def after(imported: Imported) -> None:
        notes, changed = _cards_back(look, course, taken)
        undone = {"since": goes.said, "count": goes.total, "notes": notes, "changed": changed}
        Look.objects.filter(pk=look.pk).update(state=LookState.UNDONE, found={**look.found, "undone": undone})
        said = Override.objects.filter(card__question__bank__course=course, at=taken, lifted_at=None)
        for override in said.select_related("card__learner"):
            take_back(override=override, now=now)
        _course_back(look, course, taken)

    try:
        done = import_course(
            sources=earlier,
            slug=course.slug,
            title=look.found["earlier"],
            owner=look.owner,
            now=now,
            told=True,
            accord=Accord(partial(_may_undo, look, seen), after).within(accord),
        )
        if done.imported.course is None:
            raise _Refusal(Refused(f"Not undone: {refusals(done.imported.problems)[0].message}"))
    except BaseException:
        put_back_brought(back)
        raise


def _course_back(look: Look, course: Course, taken: datetime) -> None:
    """What waited, rested, was edited and was not agreed to is so again."""
    traces = course_traces(look)
    put_back(course, traces.edits)
    before = datetime.fromisoformat(traces.read_at) if traces.read_at else None
    Course.objects.filter(pk=course.pk, read_at=taken).update(read_at=before)
    Doubt.objects.bulk_create(
        (
            Doubt(course=course, line=line, old=old, at=datetime.fromisoformat(at), cells=cells[0] if cells else None)
            for line, old, at, *cells in traces.doubts
        ),
        ignore_conflicts=True,
    )
    as_taken_up = Study.objects.filter(learner=look.owner, course=course, paused_at=None, left_at=None)
    if traces.studied is None:
        as_taken_up.filter(since=taken).delete()
    else:
        as_taken_up.update(**{name: at and datetime.fromisoformat(at) for name, at in traces.studied.items()})
    if traces.agreed:
        Course.objects.filter(pk=course.pk, writer_agreed_at=taken).update(writer_agreed_at=None)


def _cards_back(look: Look, course: Course, taken: datetime) -> tuple[int, int]:
    """Cards are as they were: how many notes that came are gone again, and how many stay since they were changed."""
    gone, changed, kept = 0, 0, card_traces(look)
    cards = Card.objects.filter(learner=look.owner, question__in=kept, question__bank__course=course)
    for card in list(cards.select_related("note")):
        was, note = kept[card.question_id], getattr(card, "note", None)
        if note and note.at == taken:
            gone += 1
            _note_back(note, was)
        elif note and note.at > taken:
            changed += 1
        if card.flagged_at == taken:
            card.flagged_at = datetime.fromisoformat(was.flagged_at) if was.flagged_at else None
            card.save(update_fields=["flagged_at"])
        if not was.dealt and not _is_used(card, taken):
            card.delete()
    return gone, changed


def _note_back(note: CardNote, was: CardTrace) -> None:
    if was.note:
        CardNote.objects.filter(pk=note.pk).update(text=was.note, at=datetime.fromisoformat(was.noted_at))
    else:
        note.delete()


def _is_used(card: Card, taken: datetime) -> bool:
    """Whether anything is known of a card, or was done with it besides what came at that moment."""
    rows = (card.log, card.imported, card.overrides.exclude(at=taken), card.turned, CardNote.objects.filter(card=card))
    return bool(card.flagged_at or card.unflagged_at) or any(one.exists() for one in rows)

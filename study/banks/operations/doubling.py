"""Questions made from notes that a written question asks too: the written one alone is asked."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from study.banks.decisions import decisions_of
from study.banks.generated import asked_in, doubles_of, may_be_double
from study.banks.history import SET_ASIDE, note
from study.banks.models import NOTES, Bank, Question, Status
from study.banks.operations.indexing import found_of
from study.banks.rows import standing, why_double
from study.library import search
from study.library.arriving import TRIES
from study.library.models import Course
from study.library.sync import BATCH
from study.web import tasks

FOLLOW = "follow written questions"


def follow_written(*, course: Course, now: datetime) -> None:
    """In a transaction after which written questions of a course are asked, or are not any more: let those made from
    its notes follow it."""
    if Bank.objects.filter(course=course, slug=NOTES).exists():
        tasks.follow(name=FOLLOW, subject=course.pk, now=now)


def mark_written(*, course: Course, now: datetime) -> None:
    """The same in one transaction of several, the last of which calls `follow_written`: a worker does it where they
    are cut off."""
    if Bank.objects.filter(course=course, slug=NOTES).exists():
        tasks.put(name=FOLLOW, subject=course.pk, now=now, wait=tasks.ALONE)


def set_doubles_aside(*, course: int, now: datetime) -> None:
    """Set aside the questions made from the notes of a course that a written one asks too, and ask those again that
    none does. Worked out before the transaction, and anew where somebody changed the questions meanwhile."""
    row = Course.objects.filter(pk=course).first()
    if row is None:
        return
    for _ in range(TRIES):
        asked = asked_in(row)
        if _switch(row, asked, [(one, double) for one, double in doubles_of(row) if one.double_of != double], now):
            return
    tasks.put(name=FOLLOW, subject=course, now=now)


@transaction.atomic
def _switch(course: Course, asked: object, found: Sequence[tuple[Question, str]], now: datetime) -> bool:
    bank = Bank.objects.select_for_update(of=("self",)).filter(course=course, slug=NOTES).first()
    if not found or bank is None:
        return True
    there = {row.pk: row for row in Question.objects.select_for_update().filter(pk__in=[row.pk for row, _ in found])}
    decisions = decisions_of(course)
    same = (_state(there.get(row.pk)) == _state(row) and may_be_double(decisions.get(row.key)) for row, _ in found)
    if asked_in(course) != asked or not all(same):
        return False
    for row, double_of in found:
        was, decision = row.status, decisions.get(row.key)
        row.double_of = double_of
        row.status = standing(Status.READY, row.fit, row.held, decision.choice if decision else "", double_of)
        if was == Status.READY != row.status:
            note(bank, SET_ASIDE, by=None, now=now, question=row, reason=why_double(double_of))
        elif row.status == Status.READY and was == Status.RETIRED:
            note(bank, "asked again", by=None, now=now, question=row, reason="no written question asks this any more")
    Question.objects.bulk_update([row for row, _ in found], ["double_of", "status"], batch_size=BATCH)
    keys = [row.key for row, _ in found]
    search.renew("question", course.pk, keys, found_of(course, keys))
    return True


def _state(row: Question | None) -> object:
    """What of a question made from notes says whether it is set aside."""
    return row and (row.current_id, row.topic_id, row.status, row.fit, row.held, row.double_of)

"""The questions of a sort follow what the owner of their notes did with others of it: they are asked, or wait."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from study.banks.history import note_all
from study.banks.models import NOTES, Bank, Fit, Question, Status
from study.banks.operations.indexing import index_questions
from study.banks.rows import standing, why_it_waits
from study.banks.sorts import Rates, fit_of, keep_rates, of_notes, to_follow
from study.library.models import Course
from study.library.sync import BATCH
from study.web import tasks

SORTS = "follow keep rates"
AT_ONCE = 400
"""Questions that follow in one transaction."""


def follow_sort(*, course: Course, sort: str, now: datetime) -> int:
    """In the transaction of a decision about a question of a sort: let the others follow. How many are asked from now
    on, less those that wait. Where they are very many, a worker goes on."""
    rates = keep_rates(course, sort)
    rows = to_follow(course, sort, rates)
    asked, waiting = rows.exclude(fit=Fit.SURE).count(), rows.filter(fit=Fit.SURE).count()
    _turn(course, _some(rows), rates, now)
    if asked + waiting > AT_ONCE:
        tasks.follow(name=SORTS, subject=course.pk, now=now)
    return asked - waiting


def follow_sorts(*, course: int, now: datetime) -> None:
    """The same for all sorts of a course, some questions at a time."""
    row = Course.objects.filter(pk=course).first()
    for sort in set(of_notes(row).exclude(sort="").values_list("sort", flat=True)) if row else ():
        while row and _goes_on(row, sort, now):
            pass


@transaction.atomic
def _goes_on(course: Course, sort: str, now: datetime) -> bool:
    """Let some more follow; False where none was left."""
    Bank.objects.select_for_update(of=("self",)).filter(course=course, slug=NOTES).first()
    rates = keep_rates(course, sort)
    rows = _some(to_follow(course, sort, rates))
    _turn(course, rows, rates, now)
    return bool(rows)


def _some(rows: QuerySet[Question]) -> list[Question]:
    """Some of them, locked. One that somebody decides on at this moment follows that alone."""
    return list(rows.select_for_update(of=("self",), skip_locked=True)[:AT_ONCE])


def _turn(course: Course, rows: Sequence[Question], rates: Rates, now: datetime) -> None:
    waiting = []
    for row in rows:
        was, row.fit = row.status, fit_of(row.sort, rates, row.unseen)
        row.status = standing(Status.READY, row.fit, row.held, "", row.double_of)
        if was == Status.READY != row.status:
            waiting.append(row)
    Question.objects.bulk_update(rows, ["fit", "status"], batch_size=BATCH)
    note_all(waiting, "held back", by=None, now=now, reasons=[why_it_waits(row) for row in waiting])
    index_questions(course, [row.key for row in rows])

"""Questions made from notes that a written question asks too: the written one alone is asked."""

from datetime import datetime

from django.db import transaction

from study.banks.generated import doubles_of
from study.banks.history import note
from study.banks.models import NOTES, Bank, Question, Status
from study.banks.operations.indexing import found_of
from study.banks.rows import standing
from study.library import search
from study.library.models import Course
from study.library.sync import BATCH


def why_double(key: str) -> str:
    """Why a question is not asked that the written one of this key asks too."""
    return f"the written question {key} asks this"


@transaction.atomic
def follow_written(*, course: Course, now: datetime) -> None:
    """After written questions of a course have become asked, or are not any more: set aside those made from its notes
    that one of them asks too, and ask those again that none does."""
    bank = Bank.objects.select_for_update(of=("self",)).filter(course=course, slug=NOTES).first()
    if bank is None:
        return
    changed: list[Question] = []
    for row, double_of, choice in doubles_of(course):
        if row.double_of == double_of:
            continue
        was = row.status
        row.double_of = double_of
        row.status = standing(Status.READY, row.fit, row.held, choice, double_of)
        changed.append(row)
        if was == Status.READY != row.status:
            note(bank, "set aside", by=None, now=now, question=row, reason=why_double(double_of))
        elif row.status == Status.READY and was == Status.RETIRED:
            note(bank, "asked again", by=None, now=now, question=row, reason="no written question asks this any more")
    Question.objects.bulk_update(changed, ["double_of", "status"], batch_size=BATCH)
    if changed:
        keys = [row.key for row in changed]
        search.renew("question", course.pk, keys, found_of(course, keys))

"""Decisions that came back with notes that were downloaded, taken back with their import."""

from datetime import datetime

from django.db import transaction

from study.banks.models import Decision
from study.library.models import Course, Dispute, DisputeRuling


@transaction.atomic
def take_back_brought(*, course: Course, at: datetime, now: datetime) -> None:
    """Take back what was decided by what was brought at that moment. The notes are to be read again after it."""
    Decision.objects.filter(course=course, at=at, undone_at=None).update(undone_at=now)
    for model in (DisputeRuling, Dispute):
        model.objects.filter(course=course, at=at).delete()

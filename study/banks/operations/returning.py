"""Decisions that came back with notes that were downloaded, taken back with their import."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from study.banks.models import Decision, Ruling, Wording
from study.library.models import Course, Dispute, DisputeRuling


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What was taken back: decisions by their numbers, what was decided about badges, a writer's words, and answers
    that were accepted."""

    decisions: Sequence[int] = ()
    rulings: Sequence[DisputeRuling] = ()
    disputes: Sequence[Dispute] = ()
    wordings: Sequence[Wording] = ()
    accepted: Sequence[Ruling] = ()


@transaction.atomic
def take_back_brought(*, course: Course, at: datetime, now: datetime) -> Withdrawn:
    """Take back what was decided by what was brought at that moment. The notes are to be read again after it; where
    that fails, `put_back_brought` makes it as it was."""
    standing = Decision.objects.filter(course=course, at=at, undone_at=None)
    decisions = list(standing.values_list("pk", flat=True))
    standing.update(undone_at=now)
    rulings = DisputeRuling.objects.filter(course=course, at=at)
    disputes = Dispute.objects.filter(course=course, at=at)
    wordings = Wording.objects.filter(course=course, at=at, brought=True)
    accepted = Ruling.objects.filter(question__bank__course=course, accepted=True, at=at)
    back = Withdrawn(decisions, list(rulings), list(disputes), list(wordings), list(accepted))
    accepted.delete()
    rulings.delete()
    disputes.delete()
    wordings.delete()
    return back


@transaction.atomic
def put_back_brought(back: Withdrawn) -> None:
    """Let what was taken back stand again; what was decided otherwise meanwhile stays so."""
    Decision.objects.filter(pk__in=back.decisions).update(undone_at=None)
    DisputeRuling.objects.bulk_create(back.rulings, ignore_conflicts=True)
    Dispute.objects.bulk_create(back.disputes, ignore_conflicts=True)
    Wording.objects.bulk_create(back.wordings, ignore_conflicts=True)
    Ruling.objects.bulk_create(back.accepted, ignore_conflicts=True)

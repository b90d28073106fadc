"""Answers of ended sittings that are graded again, when what they were graded by proves faulty: each by the rule of
exams, the whole answer or nothing. The points follow, and a record says what counted before.

Memories stay as the exam left them: what it told of a card is history, and the reviews since know better.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from study.banks.models import Version
from study.core.questions.question import recalled
from study.exams.models import GradedAgain, Sitting, Slot
from study.exams.signals import sitting_ended
from study.people.models import User
from study.review.regrade_plan import Counted, Fix, Score

BATCH = 1000


def count(*, version: Version, score: Score) -> Counted:
    """What grading the answers of ended sittings to this version again would change."""
    rows = list(_answered(version))
    changed = list(_changed(rows, score))
    up = sum(right for _, right in changed)
    return Counted(len(rows), up, len(changed) - up, frozenset(slot.sitting.learner_id for slot, _ in changed))


def grade(
    *, version: Version, score: Score, fix: Fix, by_key: Version | None, reason: str, by: User | None, now: datetime
) -> None:
    """Grade the answers of ended sittings to this version again. One that goes on is graded at its end, by the key it
    was drawn with; grade again after it."""
    changed = list(_changed(_answered(version).select_for_update(of=("self",)), score))
    for slot, right in changed:
        slot.right = right
    Slot.objects.bulk_update([slot for slot, _ in changed], ["right"], batch_size=BATCH)
    option = "" if by_key else fix.option
    GradedAgain.objects.bulk_create(
        [
            GradedAgain(
                slot=slot,
                old=not right,
                new=right,
                how=fix.how,
                version=by_key,
                option=option,
                by=by,
                at=now,
                reason=reason,
            )
            for slot, right in changed
        ],
        batch_size=BATCH,
    )
    _count_again({slot.sitting_id for slot, _ in changed}, now)


def _count_again(sittings: set[int], now: datetime) -> None:
    """The points of sittings whose answers changed."""
    right = Count("slots", filter=Q(slots__right=True, slots__pilot=False))
    held = list(Sitting.objects.filter(pk__in=sittings).annotate(now_right=right))
    for one in held:
        one.right = one.now_right
    Sitting.objects.bulk_update(held, ["right"], batch_size=BATCH)
    for one in held:
        sitting_ended.send(sender=Sitting, sitting=one, now=now)


def _answered(version: Version) -> QuerySet[Slot]:
    rows = Slot.objects.filter(version=version, sitting__ended_at__isnull=False)
    return rows.select_related("version", "sitting").order_by("pk")


def _changed(rows: Iterable[Slot], score: Score) -> Iterator[tuple[Slot, bool]]:
    """The answers that turn right or wrong, with what they are then."""
    for slot in rows:
        right = recalled(score(slot))
        if right != bool(slot.right):
            yield slot, right

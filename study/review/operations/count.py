"""Counting a learner's cards for a page. What had to be counted is kept for the next time."""

import logging
from datetime import date

from django.db import IntegrityError, InternalError, OperationalError, transaction

from study.people.models import Learner
from study.review.census import Counts, counts
from study.review.models import Census

log = logging.getLogger("keepwarm.review")
COUNTED = ("counted", "day", "cooling", "cold", "stocks", "rows")


def take_census(*, learner: Learner, today: date) -> Counts:
    """Count the learner's cards. Where nothing can be written, they are counted all the same, and again the next
    time; so they are while somebody writes at the same parts, for whom a page that is only read must not be in the
    way."""
    found, anew = counts(learner, today)
    if anew:
        try:
            _keep(anew)
        except (OperationalError, InternalError, IntegrityError) as fault:
            log.info("counts not kept: %s", fault)
    return found


@transaction.atomic
def _keep(anew: list[Census]) -> None:
    parts = [one.part for one in anew]
    taken = Census.objects.filter(learner=anew[0].learner_id, part__in=parts).order_by("part")
    list(taken.select_for_update(nowait=True).values_list("pk"))
    Census.objects.bulk_create(
        anew, update_conflicts=True, unique_fields=("learner", "part"), update_fields=COUNTED, batch_size=200
    )

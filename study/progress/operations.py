"""Writes the reminder mails."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from study.banks.queries import Waiting, waiting_numbers
from study.core.scheduling import learner_day
from study.people.models import Learner
from study.people.queries import zone
from study.progress.reminders import day_to_remind, reminder
from study.review.queries.queue import DUE, day_queue


@dataclass(frozen=True, slots=True)
class Sent:
    """How many reminder mails were written; who works beside the pages sends them."""

    mails: int = 0


def remind(*, now: datetime) -> Sent:
    """Write the mails of this hour, each in a transaction of its own: to confirmed addresses, and none while nothing
    is due and nothing waits for an instructor."""
    wanted = Learner.objects.filter(reminder_hour__isnull=False, user__is_active=True, leaving_at=None).order_by("pk")
    mails = 0
    for learner in wanted.iterator():
        if (day := day_to_remind(learner, now)) is None:
            continue
        mails += _remind(learner.pk, day, now)
    return Sent(mails)


@transaction.atomic
def _remind(pk: int, day: date, now: datetime) -> int:
    """Write one mail and note its day; of two who try at once, one finds it noted."""
    learner = Learner.objects.select_for_update(of=("self",)).select_related("user").get(pk=pk)
    addresses = EmailAddress.objects.filter(user=learner.user, primary=True, verified=True)
    email = addresses.values_list("email", flat=True).first()
    if email is None or day_to_remind(learner, now) != day:
        return 0
    due = day_queue(learner, learner_day(now, zone(learner)), now, DUE, begins=True).due
    waiting = waiting_numbers(learner.user) if learner.user else Waiting()
    if not due and waiting == Waiting():
        return 0
    learner.reminded_on = day
    learner.save(update_fields=["reminded_on"])
    reminder(learner, email, due, waiting).send()
    return 1

"""When a reminder mail goes out, and what it says."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from study.banks.queries import Waiting
from study.core.text.plural import counted, plural
from study.people.models import Learner
from study.people.queries import zone
from study.people.secret_addresses import reminder_key

LATEST = timedelta(hours=3)
"""How long after its hour a mail may still go out, if none could before."""


def day_to_remind(learner: Learner, now: datetime) -> date | None:
    """The day, where the learner is, whose mail is to go out `now`; None while there is none. Settings that were saved
    after today's hour hold from tomorrow."""
    if learner.reminder_hour is None:
        return None
    here = zone(learner)
    day = now.astimezone(here).date()
    at = datetime.combine(day, time(learner.reminder_hour), here).astimezone(now.tzinfo)
    is_over = learner.reminded_on is not None and learner.reminded_on >= day
    is_for_tomorrow = learner.set_at is not None and learner.set_at > at
    return day if at <= now < at + LATEST and not (is_over or is_for_tomorrow) else None


def waits(waiting: Waiting) -> list[tuple[str, str]]:
    """What waits for an instructor, in sentences, each with the address where it does."""
    at = f"{settings.KEEPWARM_ADDRESS}{reverse('banks:waiting')}"
    reports, badges = (
        f"{settings.KEEPWARM_ADDRESS}{reverse('banks:reports', args=[bank])}"
        for bank in (waiting.reported, waiting.disputed)
    )
    told = (
        (waiting.for_review, "question", "waits", "wait", "for your approval", at),
        (waiting.given_back, "question", "was", "were", "given back to you", f"{at}#given-back"),
        (waiting.reports, "report", "waits", "wait", "in your banks", reports),
        (waiting.badges, "badge", "is", "are", "called wrong in notes of your courses", f"{badges}#badges-h"),
    )
    return [
        (f"{counted(number, what)} {plural(number, does, do)} {where}", link)
        for number, what, does, do, where, link in told
        if number
    ]


def reminder(learner: Learner, email: str, due: int, waiting: Waiting) -> EmailMessage:
    """The mail that so many questions are due, and what waits for an instructor. Mail programs offer its end as one
    press (RFC 8058)."""
    stop = f"{settings.KEEPWARM_ADDRESS}{reverse('people:stop_reminders')}?key={reminder_key(learner.pk)}"
    said = counted(due, "question") + (" is" if due == 1 else " are") + " due" if due else ""
    lines = waits(waiting)
    context = {
        "said": said,
        "waits": lines,
        "review": f"{settings.KEEPWARM_ADDRESS}{reverse('review:review')}",
        "hour": f"{learner.reminder_hour:02}:00",
        "stop": stop,
    }
    return EmailMessage(
        subject=said or lines[0][0],
        body=render_to_string("progress/reminder.txt", context),
        to=[email],
        headers={"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )

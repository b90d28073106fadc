"""What a visitor's browser says about them: which guest they are, and their time zone."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.sessions.backends.base import SessionBase

from study.people.models import Learner

SESSION_KEY = "learner"


def guest_of(session: SessionBase) -> Learner | None:
    """Return the guest whose number is in the session. A learner with an account is never one."""
    number = session.get(SESSION_KEY)
    return Learner.objects.filter(pk=number, user=None).first() if number else None


def zone_named(name: str) -> ZoneInfo:
    """Return the time zone of that IANA name, or UTC where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")

"""Reads about people."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.base import SessionBase

from study.people.models import Learner, User

SESSION_KEY = "learner"


def current_learner(user: User | AnonymousUser, session: SessionBase) -> Learner | None:
    """Return the account's learner, else the guest of this session, else None."""
    if user.is_authenticated:
        return Learner.objects.filter(user=user).first()
    number = session.get(SESSION_KEY)
    return Learner.objects.filter(pk=number, user=None).first() if number else None


def zone(learner: Learner | None, offered: str = "") -> ZoneInfo:
    """Return the learner's time zone; for a visitor the one the browser offered, where it exists."""
    try:
        return ZoneInfo(learner.time_zone if learner else offered)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")

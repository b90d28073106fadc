"""What a visitor's browser says about them: which guest they are, and their time zone.

Every browser gets a random name with its first page, signed so that it cannot be forged. No row is written
for that. The browser's first write, even two at once, finds or creates the guest with that name.
"""

import secrets
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.sessions.backends.base import SessionBase
from django.core.signing import BadSignature, Signer

from study.people.models import Learner

SESSION_KEY = "learner"
VISITOR_COOKIE = "visitor"

_signer = Signer(salt="people.visitor")


def new_visitor() -> str:
    """A name for a browser that has none."""
    return secrets.token_urlsafe(16)


def signed(visitor: str) -> str:
    """What the browser keeps of its name."""
    return _signer.sign(visitor)


def visitor_of(kept: str) -> str:
    """The name in what a browser kept; empty for what we did not sign."""
    try:
        return _signer.unsign(kept)
    except BadSignature:
        return ""


def guest_of(session: SessionBase, visitor: str = "") -> Learner | None:
    """Return the guest whose number is in the session, else the one of that visitor. A learner with an
    account is never one."""
    number = session.get(SESSION_KEY)
    guests = Learner.objects.filter(user=None, leaving_at=None)
    found = guests.filter(pk=number).first() if number else None
    return found or (guests.filter(visitor=visitor).first() if visitor else None)


def zone_named(name: str) -> ZoneInfo:
    """Return the time zone of that IANA name, or UTC where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")

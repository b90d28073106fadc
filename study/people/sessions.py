"""What a visitor's browser says about them: their session, which guest they are, and their time zone.

Every browser gets a random name with its first page, signed so that it cannot be forged. No row is written
for that. The browser's first write, even two at once, finds or creates the guest with that name.
"""

import secrets
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.core.signing import BadSignature, Signer
from django.db.models import QuerySet
from django.db.models.functions import Now

from study.people.cohorts import in_class
from study.people.models import Learner
from study.web.prepared import Read

SESSION_KEY = "learner"
VISITOR_COOKIE = "visitor"

_signer = Signer(salt="people.visitor")


class SessionStore(db.SessionStore):
    """Django's sessions, read with one prepared read. They are signed with the name of this class."""

    def _get_session_from_db(self) -> Session | None:
        found = _live.first(self.session_key or "")
        if found is None:
            self._session_key = None
        return found


@Read
def _live(key: str) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=Now())


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
    account is never one. It has `in_class`, as an account has."""
    number = session.get(SESSION_KEY)
    found = _guest.first(number) if number else None
    return found or (_named.first(visitor) if visitor else None)


@Read
def _guest(number: int) -> QuerySet[Learner]:
    return Learner.objects.filter(pk=number, user=None, leaving_at=None).annotate(in_class=in_class("pk"))


@Read
def _named(visitor: str) -> QuerySet[Learner]:
    return Learner.objects.filter(visitor=visitor, user=None, leaving_at=None).annotate(in_class=in_class("pk"))


def zone_named(name: str) -> ZoneInfo:
    """Return the time zone of that IANA name, or UTC where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")

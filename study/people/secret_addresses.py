"""Secret addresses that need no signing in: of a learner's calendar, and of the end of their reminder mails. A name
in them is signed, so the database alone does not give them away."""

import secrets

from django.core.signing import BadSignature, Signer

_calendar, _reminder = Signer(salt="people.calendar"), Signer(salt="people.reminder")


def new_calendar() -> str:
    """A name for a calendar whose address is to be another from now on."""
    return secrets.token_urlsafe(16)


def calendar_key(name: str) -> str:
    """The key in the address of the calendar of that name."""
    return _calendar.sign(name)


def calendar_of(key: str) -> str:
    """The name of the calendar with that key; empty for what we did not sign."""
    return _unsigned(_calendar, key)


def reminder_key(learner: int) -> str:
    """The key in the link that ends the reminder mails of the learner of that number."""
    return _reminder.sign(str(learner))


def reminded(key: str) -> int:
    """The number of the learner whose mails that key ends; 0 for what we did not sign."""
    return int(_unsigned(_reminder, key) or 0)


def _unsigned(signer: Signer, key: str) -> str:
    try:
        return signer.unsign(key)
    except BadSignature:
        return ""

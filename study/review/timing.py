"""How long a question was open. Its form carries, signed, when it was shown; what a browser says otherwise
does not count, and a form kept back for longer than LONGEST counts as that."""

from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer

LONGEST = 600.0
"""Seconds. Who takes longer did something else meanwhile."""

_signer = Signer(salt="practice.opened")


def stamp(action: str, ordinal: int, now: datetime) -> str:
    """What the form of a question carries: signed, for the address it is sent to and the answer it asks for."""
    return _signer.sign(f"{action}:{ordinal}:{round(now.timestamp() * 1000)}").removeprefix(f"{action}:{ordinal}:")


def shown_at(stamped: str, action: str, ordinal: int) -> datetime | None:
    """When the question of that form was shown; None for what we did not write for it."""
    try:
        milliseconds = int(_signer.unsign(f"{action}:{ordinal}:{stamped}").rpartition(":")[2])
    except BadSignature:
        return None
    return datetime.fromtimestamp(0, UTC) + timedelta(milliseconds=milliseconds)


def seconds_open(shown: datetime | None, now: datetime) -> float | None:
    """How long it was open, in seconds to a tenth and at most LONGEST; None where nobody knows."""
    return None if shown is None or shown > now else round(min((now - shown).total_seconds(), LONGEST), 1)

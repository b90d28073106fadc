"""When a question was shown and answered. The form carries the first time, signed. The browser may state the
second, which counts if it is plausible; a form held longer than LONGEST counts as LONGEST.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer

LONGEST = 600.0
"""Seconds. Who takes longer did something else meanwhile."""

EPOCH = datetime.fromtimestamp(0, UTC)
MILLISECOND = timedelta(milliseconds=1)

_signer = Signer(salt="practice.opened")


def stamp(showing: Sequence[object], now: datetime) -> str:
    """What the form of a question carries: when it was shown, signed together with what tells this `showing` from
    any other."""
    said = _said(showing)
    return _signer.sign(f"{said}{round((now - EPOCH) / MILLISECOND)}").removeprefix(said)


def shown_at(stamped: str, showing: Sequence[object]) -> datetime | None:
    """When the question of that form was shown; None for what we did not write for it."""
    said = _said(showing)
    try:
        milliseconds = int(_signer.unsign(f"{said}{stamped}").removeprefix(said))
    except BadSignature:
        return None
    return instant(milliseconds)


def instant(milliseconds: int) -> datetime | None:
    """The instant this many milliseconds after the beginning of 1970, as browsers count; None where there is none."""
    try:
        return EPOCH + milliseconds * MILLISECOND
    except OverflowError:
        return None


def answered_at(said: datetime | None, shown: datetime | None, arrived: datetime) -> datetime:
    """When a question was answered: when the browser said, if that lies between showing the question and the
    arrival of the answer; else when it arrived."""
    return said if said and shown and shown <= said <= arrived else arrived


def seen_at(said: datetime | None, shown: datetime | None, answered: datetime) -> datetime | None:
    """When a question came into view: when the browser said, if that lies between showing it and its answer; else when
    it was shown."""
    return said if said and shown and shown <= said <= answered else shown


def seconds_open(shown: datetime | None, answered: datetime) -> float | None:
    """How long it was open, in seconds to a tenth and at most LONGEST; None where nobody knows."""
    return None if shown is None or shown > answered else round(min((answered - shown).total_seconds(), LONGEST), 1)


def _said(showing: Sequence[object]) -> str:
    return "".join(f"{part}:" for part in showing)

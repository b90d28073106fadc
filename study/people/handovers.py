"""A link that signs another device in as its learner: it works once, and for ten minutes. Only a digest of what is in
it is stored, and the row stays as a record of the device that was let in."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from study.people.models import Handover, Learner

LASTS = timedelta(minutes=10)
KEPT = timedelta(days=90)
"""How long the record of a link stays."""

type State = Literal["open", "used", "expired", "unknown"]


@dataclass(frozen=True, slots=True)
class Found:
    """What is behind a link: whether it still lets somebody in, and as whom."""

    state: State
    row: Handover | None = None

    @property
    def learner(self) -> Learner | None:
        return self.row.learner if self.row and self.state == "open" else None


def digest(secret: str) -> str:
    """What is stored of a link. Its secret is long and random, so no salt is needed."""
    return hashlib.sha256(secret.encode()).hexdigest()


def account_of(learner: Learner) -> str:
    """What changes with the account's password: a link from before that lets nobody in. Empty for a guest, who becomes
    somebody else by signing up."""
    return learner.user.get_session_auth_hash() if learner.user else ""


def found(row: Handover | None, now: datetime) -> Found:
    """What a stored link is `now`."""
    if row is None:
        return Found("unknown")
    if row.used_at is not None:
        return Found("used", row)
    user = row.learner.user
    is_void = row.account != account_of(row.learner) or (user is not None and not user.is_active)
    is_void |= row.learner.leaving_at is not None
    return Found("expired" if is_void or now >= row.made_at + LASTS else "open", row)

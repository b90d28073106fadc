"""A bank's history: who changed what. Lines are added, never changed."""

from datetime import datetime
from typing import Any

from study.banks.models import Bank, HistoryEntry, Question, Version
from study.people.models import User

LONGEST_ACTION = 32  # characters, as the column holds them
REWORDED, FAILED = "reworded", "writer failed"
"""What became of the questions when a writer was asked for other words."""


def note(
    bank: Bank,
    action: str,
    *,
    by: User | None,
    now: datetime,
    question: Question | None = None,
    version: Version | None = None,
    before: Any = None,
    after: Any = None,
    reason: str = "",
) -> HistoryEntry:
    """Add a line; `before` and `after` are plain JSON."""
    assert len(action) <= LONGEST_ACTION, action  # SQLite would not notice
    return HistoryEntry.objects.create(
        bank=bank,
        question=question,
        version=version,
        who=by,
        at=now,
        action=action,
        before=before,
        after=after,
        reason=reason,
    )

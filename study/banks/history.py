"""A bank's history: who changed what. Lines are added, never changed."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from study.banks.models import Bank, HistoryEntry, Question, Version
from study.library.sync import BATCH
from study.people.models import User

LONGEST_ACTION = 32  # characters, as the column holds them
UNDO = timedelta(seconds=10)
"""How long a decision about a version can be taken back; `.passing` of the style sheet lasts as long."""
ON_THE_WAY = timedelta(seconds=5)
"""What a request may take that was sent in time."""
KEY, POINTS = "key", "points"
"""Actions of lines that follow a publication: what is right changed, or what it is worth."""
GRADED_AGAIN = "graded again"
SET_ASIDE = "set aside"
"""A question made from notes is not asked any more; the line says why."""
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


def note_all(
    rows: Sequence[Question],
    action: str,
    *,
    by: User | None,
    now: datetime,
    versions: Sequence[Version] = (),
    befores: Sequence[Any] = (),
    after: Any = None,
    afters: Sequence[Any] = (),
    reasons: Sequence[str] = (),
) -> None:
    """Add a line for each of the questions; `versions`, what was before, `afters` and `reasons` are in the same order,
    where given. `after` is for all."""
    lines = lines_of(
        rows,
        action,
        by=by,
        now=now,
        versions=versions,
        befores=befores,
        afters=afters or [after] * len(rows),
        reasons=reasons,
    )
    HistoryEntry.objects.bulk_create(lines, batch_size=BATCH)


def lines_of(
    rows: Sequence[Question],
    action: str,
    *,
    by: User | None,
    now: datetime,
    versions: Sequence[Version] = (),
    befores: Sequence[Any] = (),
    after: Any = None,
    afters: Sequence[Any] = (),
    reasons: Sequence[str] = (),
) -> list[HistoryEntry]:
    """Those lines, for whoever writes them."""
    assert len(action) <= LONGEST_ACTION, action
    return [
        HistoryEntry(
            bank_id=row.bank_id,
            question=row,
            version=versions[place] if versions else None,
            who=by,
            at=now,
            action=action,
            before=befores[place] if befores else None,
            after=afters[place] if afters else after,
            reason=reasons[place] if reasons else "",
        )
        for place, row in enumerate(rows)
    ]

"""When keys of this server are made, shown, used and dropped."""

from collections.abc import Sequence
from datetime import datetime, timedelta

SHOWN_FIRST = timedelta(days=1)
"""A key is shown for so long before it signs: platforms keep what they have read."""
USED = timedelta(days=90)
SHOWN_AFTER = timedelta(days=7)


def is_due(made: Sequence[datetime], now: datetime) -> bool:
    """Whether another key is to be made, where keys were made at these times."""
    return not made or max(made) + USED <= now


def signing(made: Sequence[datetime], now: datetime) -> int:
    """Which of the keys signs: the newest that was shown long enough, else the oldest there is."""
    ready = [number for number, at in enumerate(made) if at + SHOWN_FIRST <= now]
    return max(ready, key=lambda number: made[number]) if ready else min(range(len(made)), key=lambda one: made[one])


def dropped(made: Sequence[datetime], now: datetime, signs: int) -> list[int]:
    """Which keys are needed no more: the one that `signs` has been there for so long that nothing they signed is
    read."""
    since = made[signs]
    over = since + SHOWN_FIRST + SHOWN_AFTER <= now
    return [number for number, at in enumerate(made) if at < since and over]

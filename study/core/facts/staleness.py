"""When what was checked is to be checked again."""

from datetime import date, timedelta

AFTER = timedelta(days=365)
"""A source that was checked longer ago is stale, where its course says nothing else."""


def is_stale(checked: date, today: date, after: timedelta = AFTER) -> bool:
    """Whether a source that was last checked on that day has to be looked at again."""
    return today - checked > after

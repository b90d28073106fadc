"""The only place that reads the clock; everything else gets the time as an argument."""

from collections.abc import Callable
from datetime import UTC, datetime

from django.conf import settings
from django.utils.module_loading import import_string


def system() -> datetime:
    """The machine's clock, as an aware datetime in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the edge where time comes in


def now() -> datetime:
    """What the configured clock says (setting KEEPWARM_CLOCK). For views, commands and nothing else."""
    clock: Callable[[], datetime] = import_string(settings.KEEPWARM_CLOCK)
    return clock()

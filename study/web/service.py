"""What a command does that goes on until it is ended."""

import logging
from collections.abc import Callable
from threading import Event

from django.db import DatabaseError, InterfaceError, connections

log = logging.getLogger("keepwarm.service")
AGAIN = 10.0
"""Seconds until what failed is tried again, at most."""


def keep_on(step: Callable[[], bool], pause: float) -> None:
    """Take this step again and again: at once where it returns True, else after `pause` seconds. A database that is
    gone, full or read-only may be back at the next step, so it ends nothing."""
    while True:
        wait = pause
        try:
            if step():
                continue
        except (DatabaseError, InterfaceError, OSError):
            log.exception("tried again in a moment")
            wait = min(pause, AGAIN)
        connections.close_all()
        Event().wait(wait)

"""Rate limits for costly actions, counted by learner, session or visitor. Only without any of these does the
address count, with a limit so high that no class behind one address reaches it.

All processes of a machine share the counts, in a small file beside the data. Counting therefore does not wait
for an import that locks the database, and its cost does not grow. If the file cannot be written, everybody is
let through.
"""

import logging
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import wraps
from typing import Any

from allauth.core.internal.ratelimit import get_ip
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from study.web import errors
from study.web.access import View

log = logging.getLogger("keepwarm.rates")
BY_ADDRESS = 200
"""A minute. The rates of allauth say the same (ACCOUNT_RATE_LIMITS)."""

FILE = "rates.sqlite3"
MAKE = "CREATE TABLE IF NOT EXISTS uses (what TEXT PRIMARY KEY, minute INTEGER, times INTEGER) WITHOUT ROWID"
USE = (
    "INSERT INTO uses VALUES (?, ?, 1) ON CONFLICT (what) DO UPDATE SET "
    "times = CASE WHEN minute = excluded.minute THEN times + 1 ELSE 1 END, minute = excluded.minute RETURNING times"
)


_here: dict[int, Counter[str]] = {}
"""What this process counted in its own memory, by minute: that of one minute alone."""


class TooOften(Exception):
    """Somebody did this more often than they may; they are answered 429."""


def use(what: str, whose: str, most: int, now: datetime) -> None:
    """Count one use of `what` by `whose` in this minute. Raises TooOften for one above `most`."""
    try:
        with _store() as store:
            times: int = store.execute(USE, (f"{what} {whose}", _minute(now))).fetchone()[0]
    except (sqlite3.Error, OSError):
        log.exception("not counted")
        return
    if times > most:
        raise TooOften(what)


def forget(now: datetime) -> int:
    """Drop what was counted in other minutes than this one; return how much that was."""
    with _store() as store:
        return store.execute("DELETE FROM uses WHERE minute <> ?", (_minute(now),)).rowcount


def forget_all() -> None:
    """Begin to count anew."""
    _here.clear()
    (settings.DATA_DIR / FILE).unlink(missing_ok=True)


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, as the outermost trusted proxy saw it."""
    return str(get_ip(request))


def at_most[V: View](most: int, *, posts_only: bool = False) -> Callable[[V], V]:
    """The view may be used `most` times a minute by one person; with `posts_only` looking is free."""

    def decorate(view: V) -> V:
        @wraps(view)
        def counted(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" or not posts_only:
                whose = request.known_as()
                used = f"{view.__module__}.{view.__name__}"
                use(used, whose or address_of(request), most if whose else max(most, BY_ADDRESS), request.now)
            return view(request, *args, **kwargs)

        counted.at_most = most  # type: ignore[attr-defined]
        return counted  # type: ignore[return-value]

    return decorate


def at_most_here[V: View](most: int) -> Callable[[V], V]:
    """The view may be used `most` times a minute by one browser in each process, which counts in its own
    memory: for what is asked many times a second and must wait for no file and no database."""

    def decorate(view: V) -> V:
        @wraps(view)
        def counted(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            minute, whose = _minute(request.now), request.browser or address_of(request)
            if minute not in _here:
                _here.clear()
            counts = _here.setdefault(minute, Counter())
            counts[f"{view.__name__} {whose}"] += 1
            if counts[f"{view.__name__} {whose}"] > most:
                raise TooOften(view.__name__)
            return view(request, *args, **kwargs)

        counted.at_most = most  # type: ignore[attr-defined]
        return counted  # type: ignore[return-value]

    return decorate


class Rates:
    """Answers 429 where somebody did something too often."""

    def __init__(self, handler: Callable[[Any], HttpResponse]) -> None:
        self.handler = handler

    def __call__(self, request: Any) -> HttpResponse:
        return self.handler(request)

    def process_exception(self, request: Any, exception: Exception) -> HttpResponse | None:
        return errors.too_many(request) if isinstance(exception, TooOften) else None


def _minute(now: datetime) -> int:
    return int(now.timestamp() // 60)


@contextmanager
def _store() -> Iterator[sqlite3.Connection]:
    """The file of counts. It need not outlive a power cut, so nothing waits for the disk."""
    settings.DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)
    with closing(sqlite3.connect(settings.DATA_DIR / FILE, timeout=2)) as store, store:
        store.execute("PRAGMA synchronous=OFF")
        store.execute(MAKE)
        yield store

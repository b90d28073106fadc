"""Two health checks for operators: is the process alive (`/healthz`), and can it do its work (`/readyz`)?

A process that is not alive should be restarted. One that cannot work should get no requests: a restart does
not repair a full disk.
"""

import logging
import secrets
from datetime import datetime
from functools import lru_cache, partial
from pathlib import Path
from shutil import disk_usage
from tempfile import TemporaryFile, gettempdir

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from study.core.limits import ARCHIVE
from study.web import tasks
from study.web.access import anyone
from study.web.requests import Request

log = logging.getLogger("keepwarm.health")
PIECE = 64 * 1024  # bytes
ROOM = 2 * ARCHIVE
"""Bytes that must be free: an upload of the largest size, and what is written of it."""


class NotReady(Exception):
    """What there is not, and why, for the log."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(why)
        self.what = what


@anyone
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 with {"status": "ok"}: the process answers. Nothing else is asked."""
    return JsonResponse({"status": "ok"})


@anyone
@require_safe
def readyz(request: Request) -> JsonResponse:
    """200 with {"status": "ok"} when the database has the tables of this version, keeps what is written and gives what
    it has, files can be kept, with room for more, and somebody does the work beside the pages; else 503 with what
    there is not in `status`."""
    for check in (_is_migrated, _reads, _writes, _keeps_files, _has_room, partial(_has_worker, request.now)):
        try:
            check()
        except (DatabaseError, OSError, NotReady) as problem:
            name = "database" if isinstance(problem, DatabaseError) else "data folder"
            name = problem.what if isinstance(problem, NotReady) else name
            log.error("not ready: no %s: %s", name, problem)
            return JsonResponse({"status": f"no {name}"}, status=503)
    return JsonResponse({"status": "ok"})


def _reads() -> None:
    """Read a row of every table, by a connection that has nothing in memory yet."""
    fresh = connection.copy()
    try:
        with fresh.cursor() as cursor:
            for model in apps.get_models():
                table = fresh.ops.quote_name(model._meta.db_table)
                cursor.execute(f"SELECT * FROM {table} LIMIT 1")  # noqa: S608 - the name is a model's
                cursor.fetchone()
    finally:
        fresh.close()


def _writes() -> None:
    """Write a row, read it again and remove it: the cache is a table, which swallows errors of the database."""
    key = f"ready-{secrets.token_hex(8)}"
    cache.set(key, key, timeout=60)
    found = cache.get(key)
    cache.delete(key)
    if found != key:
        raise DatabaseError("a row that was written is not there")


@lru_cache(1)
def _migrations() -> set[tuple[str, str]]:
    return set(MigrationLoader(None).disk_migrations)


def _is_migrated() -> None:
    """Find every migration of this version; those of a later one do not matter."""
    applied = MigrationRecorder(connection).applied_migrations()
    if not applied:
        raise DatabaseError("it is empty")
    if missing := _migrations() - applied.keys():
        raise NotReady("migrated database", f"{len(missing)} migrations are not applied")


def _has_worker(now: datetime) -> None:
    if not tasks.anybody_there(now):
        raise NotReady("worker", "nobody runs manage.py work")


def _folders() -> set[Path]:
    """Where the data is, and where uploads wait."""
    return {Path(settings.DATA_DIR), Path(settings.FILE_UPLOAD_TEMP_DIR or gettempdir())}


def _has_room() -> None:
    for folder in _folders():
        if disk_usage(folder).free < ROOM:
            raise NotReady("room on the disk", f"{folder} is nearly full")


def _keeps_files() -> None:
    """Write a file in each folder."""
    for folder in _folders():
        with TemporaryFile(dir=folder, buffering=0) as file:
            if file.write(b"0" * PIECE) < PIECE:
                raise OSError(f"{folder} is full")

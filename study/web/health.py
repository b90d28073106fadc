"""Two health checks for operators: is the process alive (`/healthz`), and can it do its work (`/readyz`)?

A process that is not alive should be restarted. One that cannot work should get no requests: a restart does
not repair a full disk.
"""

import logging
import secrets
from pathlib import Path
from tempfile import TemporaryFile, gettempdir

from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from study.web.access import anyone

log = logging.getLogger("keepwarm.health")
PIECE = 64 * 1024  # bytes


@anyone
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """200 with {"status": "ok"}: the process answers. Nothing else is asked."""
    return JsonResponse({"status": "ok"})


@anyone
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 with {"status": "ok"} when the database keeps what is written and gives what it has, and files can be
    kept; else 503 with what cannot be done in `status`."""
    for name, check in (("database", _reads), ("database", _writes), ("data folder", _keeps_files)):
        try:
            check()
        except (DatabaseError, OSError) as problem:
            log.error("not ready: %s: %s", name, problem)
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


def _keeps_files() -> None:
    """Write a file where the data is, and where uploads wait."""
    for folder in {Path(settings.DATA_DIR), Path(settings.FILE_UPLOAD_TEMP_DIR or gettempdir())}:
        with TemporaryFile(dir=folder, buffering=0) as file:
            if file.write(b"0" * PIECE) < PIECE:
                raise OSError(f"{folder} is full")

"""What goes wrong around Keepwarm is said in words, and passes when its cause does."""

import ctypes
import fcntl
import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import InterfaceError, OperationalError

from study.web.service import keep_on
from tests.places.installations import Installation, empty, full_disk, on_file

OLD = """
from io import BytesIO
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from PIL import Image
from study.web import clock
apps = MigrationLoader(connection).project_state([("library", "0011_kept_pictures_and_writers")]).apps
get, now = apps.get_model, clock.now()
learner = get("people", "Learner").objects.create(created_at=now, visitor="long-here")
course = get("library", "Course").objects.create(slug="old", title="Old notes", owner=learner, updated_at=now)
file = BytesIO()
Image.new("RGB", (3, 3)).save(file, "PNG")
get("library", "Asset").objects.create(course=course, path="a.png", media_type="image/png", content=file.getvalue())
"""
NEW = """
import json
from study.library.models import Course
from study.uploads import pictures
course = Course.objects.get()
shown = pictures.content_of(course.assets.get().picture)
print(json.dumps([course.title, course.owner.visitor, shown[:4].hex()]))
"""
OUTAGE = """
import json, logging, resource, sys
from pathlib import Path
from django.db import close_old_connections, connections
from django.test import Client
logging.disable()
client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
sent = {{"time_zone": "Europe/Oslo", "new_per_day": "5", "reviews_per_day": "80", "retention": "92", "theme": "dark"}}
def said():
    close_old_connections()  # as a server does before and after each request, and the client of tests does not
    answer = client.post("/settings/", sent)
    return [answer.status_code, "Nothing can be read or saved" in answer.content.decode(), answer.get("Retry-After")]
found = [said()]
{gone}
sent["new_per_day"] = "6"
found += [said(), [client.get("/healthz").status_code, client.get("/readyz").status_code]]
{back}
found += [said()]
close_old_connections()
from study.people.models import Learner
print(json.dumps([*found, Learner.objects.get().new_per_day]))
"""
SAVED, TOLD = [302, False, None], [503, True, "60"]
FULL = full_disk(4096)
ROOM = "resource.setrlimit(resource.RLIMIT_FSIZE, (-1, -1))"
MOVED = "connections.close_all(); file = Path({file!r}); file.rename({away!r}); file.mkdir()"
MOVED_BACK = "connections.close_all(); file.rmdir(); Path({away!r}).rename(file)"
ON_SERVER = "from tests.places.installations import on_address; on_address({server!r}, {statements!r})"


def outage(at: Installation, gone: str, back: str) -> None:
    """Somebody saves their settings before, during and after."""
    found = json.loads(at.python(OUTAGE.format(gone=gone, back=back)))
    assert found == [SAVED, TOLD, [200, 503], SAVED, 6]


def test_a_full_disk_is_told_and_passes(at_file: Installation) -> None:
    outage(at_file, FULL, ROOM)


def test_a_database_that_is_gone_is_told_and_comes_back(installation: Installation) -> None:
    if installation.url.startswith("sqlite"):
        names = {"file": str(installation.folder / "keepwarm.sqlite3"), "away": str(installation.folder / "away")}
        outage(installation, MOVED.format(**names), MOVED_BACK.format(**names))
    else:
        away = [
            "ALTER DATABASE own ALLOW_CONNECTIONS false",  # somebody comes back before it has its other name
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'own'",
            "ALTER DATABASE own RENAME TO away",
        ]
        back = ["ALTER DATABASE away RENAME TO own", "ALTER DATABASE own ALLOW_CONNECTIONS true"]
        server = installation.url.replace("/own?", "/template1?")
        gone = ON_SERVER.format(server=server, statements=away)
        outage(installation, gone, ON_SERVER.format(server=server, statements=back))


def test_what_goes_on_beside_the_pages_outlives_an_outage() -> None:
    left = iter([OperationalError("gone"), InterfaceError("closed"), OSError("full"), None, KeyboardInterrupt()])
    taken: list[object] = []

    def step() -> bool:
        taken.append(fault := next(left))
        if isinstance(fault, BaseException):
            raise fault
        return True

    with pytest.raises(KeyboardInterrupt):
        keep_on(step, 0)
    assert len(taken) == 5


def serve(at: Installation, code: int, before: Callable[[], object] | None = None) -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    said = at.manage("serve", "--no-open", "--port", str(port), code=code, before=before).stderr
    assert said.count("\n") == 1, said
    return said


def test_a_second_serve_of_one_folder_ends(at_file: Installation) -> None:
    with (at_file.folder / "serving").open("a") as first:
        fcntl.flock(first, fcntl.LOCK_EX)
        assert f"Another Keepwarm serves {at_file.folder}" in serve(at_file, 2)


def nobody_special() -> None:
    """Have permissions count, also for root: without the rights to pass over them (CAP_DAC_OVERRIDE and the like)."""
    if os.geteuid() == 0:
        drop = ctypes.CDLL(None).prctl
        for capability in (1, 2, 3):
            drop(24, capability, 0, 0, 0)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    for path in (*folder.iterdir(), folder):
        path.chmod(0o500)
    yield
    folder.chmod(0o700)


def test_a_read_only_folder_is_told(at_file: Installation) -> None:
    at_file.manage("check")  # makes the key
    with read_only(at_file.folder):
        assert "cannot be written: Permission denied" in serve(at_file, 2, nobody_special)
    (at_file.folder / "secret-key").unlink()
    with read_only(at_file.folder):
        assert "KEEPWARM_DATA names another folder" in serve(at_file, 1, nobody_special)


def test_a_damaged_database_file_is_told(tmp_path: Path) -> None:
    at = on_file(tmp_path)
    (tmp_path / "keepwarm.sqlite3").write_bytes(b"\xa5" * 50_000)
    assert "put a backup in its place: manage.py restore FILE" in serve(at, 2)


def test_an_upgrade_and_an_older_backup_keep_what_is_there(installation: Installation, tmp_path: Path) -> None:
    old = empty(tmp_path / "old", "old")
    old.manage("migrate", "library", "0011", "-v0")
    old.python(OLD)
    old.manage("backup", str(tmp_path / "old.backup"))

    old.manage("migrate", "-v0")
    kept = json.loads(old.python(NEW))
    assert kept == ["Old notes", "long-here", b"\x89PNG".hex()]
    installation.manage("restore", str(tmp_path / "old.backup"), "--yes")
    assert json.loads(installation.python(NEW)) == kept
    old.remove()

"""Liveness asks nothing; readiness finds a database that is broken, read-only or full, and a full disk."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

ASK = """
import json, resource, django
django.setup()
from django.db import connection
from django.test import Client
{before}
client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
answers = [client.get(path) for path in ("/healthz", "/readyz")]
print(json.dumps([[answer.status_code, answer.json()["status"]] for answer in answers]))
"""
OK = [200, "ok"]


def run(folder: Path, *command: str) -> str:
    environ = os.environ | {
        "DJANGO_SETTINGS_MODULE": "study.settings",
        "DATABASE_URL": f"sqlite:///{folder / 'test.sqlite3'}",
        "KEEPWARM_DATA": str(folder),
        "KEEPWARM_SECRET_KEY": "test",
        "PYTHONPATH": str(settings.BASE_DIR),
    }
    return subprocess.run(
        [sys.executable, *command], cwd=settings.BASE_DIR, env=environ, check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sound")
    run(folder, "manage.py", "migrate", "-v0")
    return folder


@pytest.fixture
def data(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "data"))


def asked(data: Path, before: str = "") -> list[list[object]]:
    """The answers to /healthz and /readyz."""
    found: list[list[object]] = json.loads(run(data, "-c", ASK.format(before=before)).splitlines()[-1])
    return found


def test_a_sound_one_is_ready(data: Path) -> None:
    assert asked(data) == [OK, OK]


@pytest.mark.parametrize("begin", [0, 100, 4096, 40_000])
def test_a_corrupt_database_is_not_ready_and_lives(data: Path, begin: int) -> None:
    file = data / "test.sqlite3"
    content = bytearray(file.read_bytes())
    content[begin:] = b"\xa5" * (len(content) - begin)
    file.write_bytes(content)
    assert asked(data) == [OK, [503, "no database"]]


def test_a_database_that_is_gone_is_not_ready(data: Path) -> None:
    (data / "test.sqlite3").unlink()
    assert asked(data) == [OK, [503, "no database"]]


def test_a_database_that_takes_no_writes_is_not_ready(data: Path) -> None:
    read_only = "connection.cursor().execute('PRAGMA query_only=ON')"
    assert asked(data, read_only) == [OK, [503, "no database"]]


def test_a_full_disk_is_not_ready(data: Path) -> None:
    assert asked(data, "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))")[1][0] == 503


def test_a_disk_with_no_room_for_a_file_is_not_ready(data: Path) -> None:
    """What the database writes may still find room in a file that it has."""
    full = "import study.web.health as h; h.PIECE = 2**24; resource.setrlimit(resource.RLIMIT_FSIZE, (2**23, 2**23))"
    assert asked(data, full) == [OK, [503, "no data folder"]]


@pytest.mark.django_db
def test_liveness_asks_the_database_nothing(client: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "ok"}

"""Liveness asks nothing; readiness finds a database that is broken, read-only or full, and a full disk."""

import json
from pathlib import Path

import pytest
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from study.web import health, tasks
from tests.clock import START
from tests.places.installations import Installation, copied, full_disk, on_file

ASK = """
import json
from django.db import connection
from django.test import Client
{before}
client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
answers = [client.get(path) for path in ("/healthz", "/readyz")]
print(json.dumps([[answer.status_code, answer.json()["status"]] for answer in answers]))
"""
THERE = """
from datetime import timedelta
from study.web import clock, tasks
tasks.say_there(worker="a", now=clock.now() + timedelta(hours=1))
"""
"""A worker goes on being there, however long it takes until somebody asks."""
OK = [200, "ok"]
FILE = "keepwarm.sqlite3"


@pytest.fixture(scope="module")
def in_use(sound_file: Installation, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Made once: a start of a process costs more than all that a test asks of it."""
    at = copied(sound_file, tmp_path_factory.mktemp("in-use") / "data", "")
    at.python(THERE)
    return at


@pytest.fixture
def data(in_use: Installation, tmp_path: Path) -> Path:
    return copied(in_use, tmp_path / "data", "").folder


def asked(data: Path, before: str = "") -> list[list[object]]:
    """The answers to /healthz and /readyz."""
    found: list[list[object]] = json.loads(on_file(data).python(ASK.format(before=before)).splitlines()[-1])
    return found


def test_a_sound_one_is_ready(data: Path) -> None:
    assert asked(data) == [OK, OK]


@pytest.mark.parametrize("begin", [0, 100, 4096, 40_000])
def test_a_corrupt_database_is_not_ready_and_lives(data: Path, begin: int) -> None:
    file = data / FILE
    content = bytearray(file.read_bytes())
    content[begin:] = b"\xa5" * (len(content) - begin)
    file.write_bytes(content)
    assert asked(data) == [OK, [503, "no database"]]


def test_a_database_that_is_gone_is_not_ready(data: Path) -> None:
    (data / FILE).unlink()
    assert asked(data) == [OK, [503, "no database"]]


def test_a_database_that_takes_no_writes_is_not_ready(data: Path) -> None:
    read_only = "connection.cursor().execute('PRAGMA query_only=ON')"
    assert asked(data, read_only) == [OK, [503, "no database"]]


def test_a_full_disk_is_not_ready(data: Path) -> None:
    assert asked(data, full_disk(4096))[1][0] == 503


def test_a_disk_with_no_room_for_a_file_is_not_ready(data: Path) -> None:
    """What the database writes may still find room in a file that it has."""
    full = f"import study.web.health as h; h.PIECE = 2**24; {full_disk(2**23)}"
    assert asked(data, full) == [OK, [503, "no data folder"]]


@pytest.mark.django_db
def test_liveness_asks_the_database_nothing(client: Client, django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"status": "ok"}
    assert client.get("/readyz").json() == {"status": "no worker"}
    tasks.say_there(worker="a", now=START)
    assert client.get("/readyz").json() == {"status": "ok"}
    tasks.say_there(worker="a", now=START - tasks.LEASE)
    assert client.get("/readyz").status_code == 503, "it was seen too long ago"


@pytest.mark.django_db
def test_tables_of_an_earlier_version_are_not_ready(client: Client) -> None:
    MigrationRecorder.Migration.objects.filter(app="web", name="0002_workers_seen").delete()
    assert client.get("/readyz").json() == {"status": "no migrated database"}


@pytest.mark.django_db
def test_a_disk_that_is_nearly_full_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    tasks.say_there(worker="a", now=START)
    monkeypatch.setattr(health, "ROOM", 10**18)
    assert client.get("/readyz").json() == {"status": "no room on the disk"}

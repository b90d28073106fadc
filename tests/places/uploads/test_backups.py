"""A backup holds all of it, from one moment; a restore changes all or nothing."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from django.conf import settings
from django.core.files.storage import storages
from django.db import connection
from PIL import Image

from study.core.problem import Problem
from study.uploads import backups, pictures
from tests.clock import START
from tests.places.installations import Installation, copied, tools

FILL = """
from io import BytesIO
from PIL import Image
from study.people.models import Learner
from study.uploads import pictures
from study.web import clock
for colour in range({pictures}):
    file = BytesIO()
    Image.new("RGB", (2, 2), (colour, 9, 9)).save(file, "PNG")
    pictures.keep([("a.png", file.getvalue())], clock.now())
for number in range({learners}):
    Learner.objects.create(visitor=f"{name}-{{number}}", created_at=clock.now())
"""
STATE = """
import hashlib, json
from django.core.files.storage import storages
from study.people.models import Learner
from study.uploads import pictures
found = {name: hashlib.sha256(b"".join(pictures.pieces_of(name))).hexdigest() for name in pictures.files()}
print(json.dumps([sorted(Learner.objects.values_list("visitor", flat=True)), found]))
"""
WRITER = """
import sys
from study.people.models import Learner
from study.web import clock
for number in range(100_000):
    Learner.objects.create(visitor=f"busy-{number:06}", created_at=clock.now())
    if number == 20:
        print("writing", flush=True)
"""


def fill(at: Installation, name: str, learners: int = 2, pictures: int = 2) -> None:
    at.python(FILL.format(name=name, learners=learners, pictures=pictures))


def state(at: Installation) -> list[object]:
    """Who is there, and the digests of the pictures' files."""
    found: list[object] = json.loads(at.python(STATE))
    return found


@pytest.fixture
def other(sound: Installation, tmp_path: Path) -> Iterator[Installation]:
    """Where the backup is restored: it holds something else."""
    made = copied(sound, tmp_path / "other", "other")
    (made.folder / "secret-key").write_text("another key")
    yield made
    made.remove()


def test_all_of_it_comes_back(installation: Installation, other: Installation, tmp_path: Path) -> None:
    file = tmp_path / "a.backup"
    fill(installation, "kept")
    installation.manage("backup", str(file))
    fill(other, "away", 1, 1)
    before = state(other)
    assert "--yes" in other.manage("restore", str(file), code=1).stderr
    assert state(other) == before

    said = other.manage("restore", str(file), "--yes").stdout
    assert state(other) == state(installation)
    assert [len(part) for part in state(other)] == [2, 2]  # type: ignore[arg-type]
    assert (other.folder / "secret-key").read_text() == (installation.folder / "secret-key").read_text()
    assert (other.folder / "secret-key").stat().st_mode & 0o777 == file.stat().st_mode & 0o777 == 0o600
    assert "2 pictures" in said and not (other.folder / "restoring").exists()
    assert list(tmp_path.glob(".*")) == [], "nothing is left beside it"


@contextmanager
def writing(at: Installation) -> Iterator[subprocess.Popen[str]]:
    """Somebody who writes row after row, in order."""
    writer = subprocess.Popen(
        [sys.executable, "-c", f"import django; django.setup()\n{WRITER}"],
        cwd=settings.BASE_DIR,
        env=at.environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    with writer:
        assert writer.stdout and writer.stdout.readline() == "writing\n"
        yield writer
        writer.kill()


def test_while_somebody_writes_both_are_of_one_moment(
    installation: Installation, other: Installation, tmp_path: Path
) -> None:
    file = str(tmp_path / "a.backup")
    with writing(installation) as writer:
        installation.manage("backup", file)
        assert writer.poll() is None, "nobody was kept from writing"
    with writing(other):
        other.manage("restore", file, "--yes")
    names = [str(name) for name in state(other)[0]]  # type: ignore[attr-defined]
    numbers = [int(name[5:]) for name in names]
    whole = len(numbers) - next((at for at, number in enumerate(numbers) if number != at), len(numbers))
    kept = len(numbers) - whole
    assert kept > 20 and numbers[:kept] == [*range(kept)], "a moment of it, in order, without a gap"


def rewritten(backup: Path, change: Callable[[dict[str, bytes]], None], packing: int = ZIP_STORED) -> None:
    """The same backup with other members."""
    with ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    with ZipFile(backup, "w", packing) as archive:
        for name, content in members.items():
            archive.writestr(name, content)


def manifest(**changes: object) -> Callable[[dict[str, bytes]], None]:
    def change(members: dict[str, bytes]) -> None:
        members["manifest.json"] = json.dumps(json.loads(members["manifest.json"]) | changes).encode()

    return change


def a_picture_is_other(members: dict[str, bytes]) -> None:
    members[max(members)] = b"not this one"


def a_member_is_gone(members: dict[str, bytes]) -> None:
    del members["secret-key"]


def a_member_is_strange(members: dict[str, bytes]) -> None:
    members["../../etc/cron.d/x"] = b"* * * * * root true"


def a_member_is_one_too_many(members: dict[str, bytes]) -> None:
    members["pictures/aa/more"] = b"more"


def no_manifest(members: dict[str, bytes]) -> None:
    del members["manifest.json"]


def newer_tables(members: dict[str, bytes]) -> None:
    known = json.loads(members["manifest.json"])["migrations"]
    manifest(migrations=[*known, "people.9999_later"])(members)


def the_database_is_damaged(members: dict[str, bytes]) -> None:
    name = next(name for name in members if name.startswith("database"))
    members[name] = members[name][:5000] + b"\xa5" * (len(members[name]) - 5000)
    files = json.loads(members["manifest.json"])["files"] | {name: sha256(members[name]).hexdigest()}
    manifest(files=files)(members)


def told(file: Path, folder: Path) -> str:
    """What is wrong with a backup; "" if nothing is."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    found = backups.check(file=file, folder=folder)
    return found.message if isinstance(found, Problem) else ""


@pytest.fixture
def backup(tmp_path: Path, db: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Of the database of the tests, with a picture."""
    monkeypatch.setenv("PATH", os.pathsep.join((*tools(), os.environ["PATH"])))
    monkeypatch.setattr(settings, "DATA_DIR", tmp_path)
    (tmp_path / "secret-key").write_text("key")
    drawn = BytesIO()
    Image.new("RGB", (2, 2)).save(drawn, "PNG")
    pictures.keep([("a.png", drawn.getvalue())], START)
    made = backups.make(file=tmp_path / "a.backup", now=START)
    assert isinstance(made, backups.Made) and made.pictures >= 1
    return tmp_path / "a.backup"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda members: None, ""),
        (a_picture_is_other, "is not what was put in"),
        (a_member_is_gone, "secret-key is missing"),
        (a_member_is_strange, "leads out of the zip"),
        (a_member_is_one_too_many, "does not belong there"),
        (no_manifest, "no manifest"),
        (manifest(files=[]), "no manifest that can be read"),
        (manifest(format=2), "newer Keepwarm"),
        (newer_tables, "newer Keepwarm, 0."),
    ],
)
def test_what_is_not_sound_is_told(
    backup: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None], said: str
) -> None:
    rewritten(backup, change)
    assert said in told(backup, tmp_path / "out") and (said or not told(backup, tmp_path / "out"))


def test_bytes_that_are_no_backup(backup: Path, tmp_path: Path) -> None:
    whole, out = backup.read_bytes(), tmp_path / "out"
    middle = len(whole) // 2
    for content in (b"", b"words", whole[:middle], whole[:-30], whole[:middle] + b"!" + whole[middle + 1 :]):
        backup.write_bytes(content)
        assert told(backup, out)
    backup.write_bytes(whole)
    rewritten(backup, lambda members: None, ZIP_DEFLATED)
    assert "is packed" in told(backup, out)
    assert told(tmp_path / "none", out) == "There is no such file."


def test_a_file_that_is_missing_in_the_store_is_told(backup: Path, tmp_path: Path) -> None:
    for name in [*pictures.files()]:
        storages["pictures"].delete(name)
    made = backups.make(file=backup, now=START)
    assert isinstance(made, backups.Made) and (made.pictures, made.missing) == (0, 1)


def test_a_damaged_database_in_it_changes_nothing(installation: Installation, backup: Path) -> None:
    fill(installation, "here", 1, 1)
    before = state(installation)
    rewritten(backup, the_database_is_damaged)
    assert "Nothing was changed." in installation.manage("restore", str(backup), "--yes", code=1).stderr
    assert state(installation) == before and not (installation.folder / "restoring").exists()


def test_a_damaged_database_is_never_backed_up_and_can_be_restored(installation: Installation, backup: Path) -> None:
    """The earlier backup stays as it was."""
    whole = backup.read_bytes()
    if connection.vendor == "sqlite":
        file = installation.folder / "keepwarm.sqlite3"
        file.write_bytes(b"\xa5" * 50_000)
        assert "could not be" in installation.manage("backup", str(backup), code=1).stderr
    else:
        assert "pg_dump is not installed" in installation.manage("backup", str(backup), code=1, PATH="/none").stderr
        installation.remove()
        installation.manage("backup", str(backup), code=1)
    assert backup.read_bytes() == whole and list(backup.parent.glob(".*")) == []
    if connection.vendor == "sqlite":
        installation.manage("restore", str(backup), "--yes")
        assert file.with_name("keepwarm.sqlite3.damaged").read_bytes() == b"\xa5" * 50_000
        assert state(installation)[0] == []

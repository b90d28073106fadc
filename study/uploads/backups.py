"""Backups: one file with the database, the pictures and the keys of the data folder, and a manifest that says what
must be in it. The file is a zip in which nothing is packed, so anybody can look inside.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from django.conf import settings
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from study import VERSION
from study.core.problem import Problem
from study.uploads import pictures
from study.uploads.archives import PIECE, laid_out
from study.uploads.models import Picture
from study.uploads.snapshots import Unable, of_this

FORMAT = 1
"""The form of the file; a later one is refused."""
MANIFEST = "manifest.json"
PICTURES = "pictures/"
KEYS = ("secret-key", "instructor-password")
"""Files of the data folder without which sessions end, and the local instructor is locked out."""
ROOM = 3
"""Times its own size that a backup takes on the disk while it is restored: laid out, put in its place, and what was
there before, which those read who read already."""


@dataclass(frozen=True, slots=True)
class Made:
    """A backup: when and by which version it was made, how many pictures it holds, and of how many shown pictures the
    files are missing."""

    at: str
    version: str
    pictures: int
    missing: int = 0


def make(*, file: Path, now: datetime) -> Made | Problem:
    """Write a backup. It takes the place of a file of this name once it is whole."""
    draft = file.with_name(f".{file.name}.{os.urandom(4).hex()}")
    try:
        draft.touch(mode=0o600, exist_ok=False)  # it holds what everybody wrote
        with TemporaryDirectory(prefix=f".{file.name}.", dir=file.parent) as folder:
            made = _written(draft, Path(folder), now)
        with draft.open("rb") as whole:
            os.fsync(whole.fileno())
        draft.replace(file)
    except Unable as unable:
        return Problem(str(unable))
    except (OSError, Error) as error:
        return Problem(f"The backup could not be written: {_said(error)}.")
    finally:
        draft.unlink(missing_ok=True)
    return made


def _written(draft: Path, folder: Path, now: datetime) -> Made:
    digests: dict[str, str] = {}
    snapshots = of_this()
    with ZipFile(draft, "w", ZIP_STORED) as archive:
        # Once more after the database: a picture has its file before its row, and may lose both at any time.
        _add_pictures(archive, digests)
        copy = folder / snapshots.file
        snapshots.save(copy)
        migrations = _applied()
        digests[snapshots.file] = _add(archive, snapshots.file, _pieces(copy))
        _add_pictures(archive, digests)
        for name in KEYS:
            with suppress(FileNotFoundError):
                digests[name] = _add(archive, name, _pieces(settings.DATA_DIR / name))
        at = now.isoformat(timespec="seconds")
        manifest = {"format": FORMAT, "version": VERSION, "at": at, "migrations": migrations, "files": digests}
        archive.writestr(MANIFEST, json.dumps(manifest, indent=1))
    there = {name.removeprefix(PICTURES) for name in digests if name.startswith(PICTURES)}
    shown = f"{Picture._meta.app_label}.0001_pictures" in migrations  # before that, there were none
    return Made(at, VERSION, len(there), len(pictures.without_file(there)) if shown else 0)


def _add_pictures(archive: ZipFile, digests: dict[str, str]) -> None:
    for name in pictures.files():
        if PICTURES + name not in digests:
            with suppress(FileNotFoundError):  # nobody shows it any more
                digests[PICTURES + name] = _add(archive, PICTURES + name, pictures.pieces_of(name))


def _add(archive: ZipFile, name: str, pieces: Iterable[bytes]) -> str:
    """Write a member; its SHA-256."""
    digest, pieces = sha256(), iter(pieces)
    first = next(pieces, b"")  # a file that is gone raises here, before there is a member
    with archive.open(name, "w", force_zip64=True) as member:
        for piece in chain([first], pieces):
            digest.update(piece)
            member.write(piece)
    return digest.hexdigest()


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while piece := opened.read(PIECE):
            yield piece


def _applied() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


class Restoring:
    """A backup that is laid out in the data folder and was checked, ready to serve. Nothing that serves was touched."""

    def __init__(self, folder: Path, made: Made, digests: dict[str, str]) -> None:
        self.made = made
        self._folder = folder
        self._keys = [name for name in KEYS if name in digests]

    def switch(self) -> Problem | None:
        """Let it serve. Files of pictures come before, where nothing shows them yet; the database is the switch."""
        snapshots = of_this()
        try:
            with snapshots.beside(self._folder / snapshots.file) as switch:
                self._bring_pictures()
                switch()
        except Unable as unable:
            return Problem(f"{unable} Nothing was changed.")
        except OSError as error:
            return Problem(f"The pictures could not be written: {_said(error)}. Nothing was changed.")
        try:
            for name in self._keys:
                (self._folder / name).chmod(0o600)
                (self._folder / name).replace(settings.DATA_DIR / name)
            self._bring_pictures()  # what was brought may have been pruned before the switch
        except OSError as error:
            return Problem(f"The database is restored, pictures or keys are not: {_said(error)}. Restore once more.")
        return None

    def _bring_pictures(self) -> None:
        store = self._folder / PICTURES
        for file in sorted(store.glob("*/*")):
            pictures.bring(file.relative_to(store).as_posix(), file)


def check(*, file: Path, folder: Path) -> Restoring | Problem:
    """Lay a backup out in an empty folder and check all of it, digest by digest."""
    try:
        if not file.is_file():
            return Problem("There is no such file.")
        if file.stat().st_size * ROOM > shutil.disk_usage(folder).free:
            return Problem(f"The disk needs {ROOM} times the room of the backup, and has less.")
        digests = laid_out(file, folder)
        if isinstance(digests, Problem):
            return Problem(f"This is no sound backup: {digests.file} {digests.message}.")
        manifest = _manifest(folder / MANIFEST)
    except OSError as error:
        return Problem(f"The backup could not be read: {_said(error)}.")
    problem = _fault(manifest, digests)
    if problem:
        return Problem(problem)
    held = sum(name.startswith(PICTURES) for name in digests)
    return Restoring(folder, Made(manifest["at"], manifest["version"], held), digests)


def _manifest(file: Path) -> dict[str, Any]:
    """What the backup says of itself; empty where it says nothing that can be read."""
    shape = {"format": int, "version": str, "at": str, "migrations": list, "files": dict}
    try:
        found = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    sound = isinstance(found, dict) and all(type(found.get(name)) is kind for name, kind in shape.items())
    return found if sound else {}


def _fault(manifest: dict[str, Any], digests: dict[str, str]) -> str:
    """Why a backup cannot be restored here; "" where it can."""
    if not manifest:
        return "This is no backup: it has no manifest that can be read."
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if manifest["format"] > FORMAT or not known.issuperset(map(str, manifest["migrations"])):
        return f"This backup was made by a newer Keepwarm, {manifest['version'][:20]}. Install that one first."
    files, found = manifest["files"], {name: digest for name, digest in digests.items() if name != MANIFEST}
    for name in sorted(files.keys() | found.keys()):
        if files.get(name) != found.get(name):
            missing = "is missing" if name not in found else "is not what was put in"
            return f"This backup is damaged: {name} {missing if name in files else 'does not belong there'}."
    kind = of_this().file
    if kind not in found:
        return "This backup is of another kind of database; SQLite and PostgreSQL cannot restore each other's."
    for name in sorted(found.keys() - {kind, *KEYS}):
        if not (name.startswith(PICTURES) and pictures.is_name(name.removeprefix(PICTURES))):
            return f"This is no backup: it holds {name}."
    return ""


def _said(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).strip().splitlines()[0]

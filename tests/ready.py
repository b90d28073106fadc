"""A database with all tables and no rows, kept as a file from process to process and run to run.

To migrate from nothing takes as long as hundreds of tests, and every process of every run begins with it. What is kept
holds as long as no line of the product and no version of a package is another.
"""

import fcntl
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from tests.places.installations import Installation, address, tools

FOLDER = Path(settings.BASE_DIR) / ".pytest_cache" / "databases"


def begin_ready() -> None:
    """Have the tests' database made of what is kept, or kept once it is made."""
    creation = connection.creation
    migrated = creation.create_test_db

    def create_test_db(**how: Any) -> str:
        with _one_at_a_time():
            if not (kept := kept_as(connection.vendor)).exists():
                name = migrated(**how)
                _keep(kept, name)
                return name
        name = creation._get_test_db_name()
        creation._create_test_db(how["verbosity"], how["autoclobber"], how["keepdb"])
        connection.close()
        _restore(kept, name)
        settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name
        connection.ensure_connection()
        return name

    creation.create_test_db = create_test_db


def give_tables(to: Installation) -> None:
    """Give an installation whose database is empty its tables: those that are kept, where such are."""
    vendor = "sqlite" if to.url.startswith("sqlite") else "postgresql"
    if (kept := kept_as(vendor)).exists():
        _restore(kept, str(to.folder / "keepwarm.sqlite3") if vendor == "sqlite" else to.name)
    else:
        to.manage("migrate", "-v0")


def kept_as(vendor: str) -> Path:
    """The file of this product's tables, whether it is there or not."""
    base = Path(settings.BASE_DIR)
    what = sha256()
    for path in (base / "uv.lock", *sorted((base / "study").rglob("*.py"))):
        text = path.read_bytes()
        what.update(f"{path.relative_to(base)} {len(text)} ".encode() + text)
    return FOLDER / f"{vendor}-{what.hexdigest()[:32]}"


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Of processes that begin together one makes it, and the others wait for that."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _keep(kept: Path, name: str) -> None:
    for earlier in FOLDER.glob(f"{connection.vendor}-*"):
        earlier.unlink()
    draft = FOLDER / f"draft-{connection.vendor}"
    draft.unlink(missing_ok=True)
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(name)) as made:
            made.execute("VACUUM INTO ?", [str(draft)])
    else:
        _run("pg_dump", "--format=custom", f"--file={draft}", address(name))
    draft.rename(kept)


def _restore(kept: Path, name: str) -> None:
    if kept.name.startswith("sqlite"):
        shutil.copy(kept, name)
    else:
        _run("pg_restore", "--single-transaction", "--exit-on-error", "--dbname", address(name), str(kept))


def _run(program: str, *arguments: str) -> None:
    subprocess.run([Path(tools()[0]) / program, *arguments], check=True, capture_output=True)

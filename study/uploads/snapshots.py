"""The database as one file, and back: a copy of one moment while others read and write, and one switch to another.

SQLite is copied by its own backup, PostgreSQL by its own pg_dump and pg_restore, which must be installed. What is
restored is first made whole beside the database that serves. Until the switch, which happens or does not, that one
is as it was; servers that run see the other from then on.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import psycopg
from django.conf import settings
from django.db import connection, connections
from psycopg import sql
from psycopg.pq import Conninfo

from study.settings import environment

WAITS = 20
"""Seconds to wait for others who write, and for the server of PostgreSQL."""
TRIES = 10
"""How often others are disconnected before the switch is given up: a busy server comes back at once."""


class Unable(Exception):
    """It cannot be done; what keeps it from being done, as a sentence."""


class Snapshots(Protocol):
    """What a kind of database can do."""

    file: str
    """What its copy is called in a backup."""

    def save(self, file: Path) -> None:
        """Write a copy of this moment."""

    def beside(self, file: Path) -> AbstractContextManager[Callable[[], None]]:
        """Make a database of the copy, whole and migrated, beside the one that serves; what is called lets it serve."""


def of_this() -> Snapshots:
    """The database that is configured."""
    if connection.vendor == "sqlite":
        return Sqlite(Path(connection.settings_dict["NAME"]))
    return PostgreSQL(connection.get_connection_params())


def migrated(folder: Path, url: str, **more: str) -> None:
    """Bring a database beside ours to the tables of this version; the pictures beside it come along."""
    command = [sys.executable, "manage.py", "migrate", "--noinput", "-v0"]
    _run(command, "The tables could not be brought to this version", env=environment(folder, url) | more)


@dataclass(frozen=True, slots=True)
class Sqlite:
    """A file, in use by any number of processes."""

    path: Path
    file = "database.sqlite3"

    def save(self, file: Path) -> None:
        if not self.path.exists():
            raise Unable(f"There is no database yet: {self.path}.")
        try:
            with closing(sqlite3.connect(self.path, timeout=WAITS)) as live, closing(sqlite3.connect(file)) as copy:
                live.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")  # all of it in the one file
        except sqlite3.Error as error:
            raise Unable(f"The database could not be read: {error}.") from error
        self._sound(file, "The database is damaged, and a copy of it would be too")

    @contextmanager
    def beside(self, file: Path) -> Iterator[Callable[[], None]]:
        self._sound(file, "The database in the backup is damaged")
        migrated(file.parent, f"sqlite:///{file}")

        def switch() -> None:
            try:
                self._switch(file)
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise Unable(f"The database could not be written: {error}.") from error
                self._set_aside()  # what is there is no database any more
                self._switch(file)

        yield switch

    def _switch(self, file: Path) -> None:
        """One transaction, which writes every page: who reads meanwhile goes on reading what was."""
        with closing(sqlite3.connect(file)) as made, closing(sqlite3.connect(self.path, timeout=WAITS)) as live:
            made.backup(live)

    def _set_aside(self) -> None:
        for end in ("", "-wal", "-shm"):
            with suppress(FileNotFoundError):
                self.path.with_name(self.path.name + end).rename(self.path.with_name(f"{self.path.name}{end}.damaged"))

    @staticmethod
    def _sound(file: Path, otherwise: str) -> None:
        try:
            with closing(sqlite3.connect(file)) as copy:
                found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except sqlite3.Error as error:
            raise Unable(f"{otherwise}: {error}.") from error
        if found != "ok":
            raise Unable(f"{otherwise}: {found.splitlines()[0]}.")


@dataclass(frozen=True, slots=True)
class PostgreSQL:
    """A database of a server, by what is needed to connect to it."""

    params: dict[str, Any]
    file = "database.pgdump"

    def save(self, file: Path) -> None:
        self._tool("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={file}", self.name)

    @contextmanager
    def beside(self, file: Path) -> Iterator[Callable[[], None]]:
        beside = f"{self.name[:50]}_beside"
        try:
            with self._server() as server:  # one that was cut off left its own
                server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(beside)))
                server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(beside)))
        except psycopg.Error as error:
            raise Unable(f"No database could be made beside {self.name}: {_said(error)}.") from error
        try:
            options = ("--exit-on-error", "--no-owner", "--no-privileges", f"--dbname={beside}")
            self._tool("pg_restore", *options, str(file))
            migrated(file.parent, f"postgresql:///{beside}", **self._environment())
            yield lambda: self._switch(beside)
        finally:  # whichever of the two does not serve
            with self._server() as server:
                server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(beside)))

    @property
    def name(self) -> str:
        return str(self.params["dbname"])

    def _switch(self, beside: str) -> None:
        """Let both databases change their names in one transaction, for which nobody may be connected."""
        connections.close_all()
        away = f"{beside}_old"
        for left in reversed(range(TRIES)):
            try:
                with self._server() as server, server.transaction():
                    ours = (self.name,)
                    server.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", ours)
                    rename = sql.SQL("ALTER DATABASE {} RENAME TO {}")
                    for old, new in ((self.name, away), (beside, self.name), (away, beside)):
                        server.execute(rename.format(sql.Identifier(old), sql.Identifier(new)))
                return
            except psycopg.Error as error:
                if not left:
                    raise Unable(f"{self.name} is in use and could not be replaced: {_said(error)}.") from error

    @contextmanager
    def _server(self) -> Iterator[psycopg.Connection]:
        """A connection to the server, beside all of our databases."""
        params = {key: value for key, value in self.params.items() if key in self._known()}
        with psycopg.connect(**params | {"dbname": "template1", "connect_timeout": WAITS}, autocommit=True) as server:
            yield server

    def _tool(self, name: str, *options: str) -> None:
        if not shutil.which(name):
            raise Unable(f"{name} is not installed. It comes with PostgreSQL's client programs.")
        _run([name, "--no-password", *options], f"{name} failed", env=os.environ | self._environment())

    def _environment(self) -> dict[str, str]:
        """How programs are told where the server is; a password has no place among their arguments."""
        known = self._known()
        return {known[key]: str(value) for key, value in self.params.items() if known.get(key) and key != "dbname"}

    @staticmethod
    def _known() -> dict[str, str]:
        """What a connection can be told, with the variable of the environment that tells it."""
        return {
            option.keyword.decode(): option.envvar.decode() if option.envvar else ""
            for option in Conninfo.get_defaults()
        }


def _run(command: list[str], otherwise: str, *, env: dict[str, str]) -> None:
    ended = subprocess.run(command, cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, check=False)  # noqa: S603
    if ended.returncode:
        lines = ended.stderr.strip().splitlines() or ["it gave no reason"]
        raise Unable(f"{otherwise}: {lines[-1]}")


def _said(error: Exception) -> str:
    return str(error).strip().splitlines()[0]

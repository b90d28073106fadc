"""A database as it was once, put back before each test that begins there: loading the shipped courses takes seconds."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import connection, transaction

from tests.emptying import AS_IT_STANDS, deleting


class Kept:
    """The whole database, with what no model describes (search, triggers, counters), and the pictures it names."""

    def __init__(self, folder: Path) -> None:
        store = storages["pictures"]
        self.pictures = {name: _read(store, name) for name in _names(store)}
        self.state: _File | _Rows = _File(folder) if connection.vendor == "sqlite" else _Rows()

    def put_back(self) -> None:
        self.state.put_back()
        store = storages["pictures"]
        for name, content in self.pictures.items():
            if not store.exists(name):
                store.save(name, ContentFile(content))


class _File:
    """SQLite's, page by page."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "kept.sqlite3"
        connection.ensure_connection()
        with closing(sqlite3.connect(self.file)) as kept:
            connection.connection.backup(kept)

    def put_back(self) -> None:
        connection.ensure_connection()
        with closing(sqlite3.connect(self.file)) as kept:
            kept.backup(connection.connection)


class _Rows:
    """PostgreSQL's, table by table, and where its counters are. A database made anew takes several times as long, and
    each connection to it begins without its plans."""

    def __init__(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
            self.tables = [name for (name,) in cursor.fetchall()]
            cursor.execute(
                "SELECT format('setval(%L, %s, %L)', quote_ident(sequencename), "
                "coalesce(last_value, start_value), last_value IS NOT NULL) "
                "FROM pg_sequences WHERE schemaname = 'public'"
            )
            self.counters = [setval for (setval,) in cursor.fetchall()]
            rows = {table: _rows(cursor, table) for table in self.tables}
        self.rows = {table: found for table, found in rows.items() if found}

    def put_back(self) -> None:
        """What a server's thread left open is ended: from here on the database is the next test's."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() "
                "AND backend_type = 'client backend' AND pid <> pg_backend_pid()"
            )
            with transaction.atomic():
                cursor.execute(deleting(self.tables))
                cursor.execute(AS_IT_STANDS)
                for table, rows in self.rows.items():
                    with cursor.copy(f"COPY {table} FROM STDIN (FORMAT binary)") as into:
                        into.write(rows)
                cursor.execute(f"SELECT {', '.join(self.counters)}")
            # Else all that was deleted so far is looked through by each read of the tests to come.
            cursor.execute(f"VACUUM {', '.join(self.rows)}")


def _rows(cursor: Any, table: str) -> bytes:
    with cursor.copy(f"COPY {table} TO STDOUT (FORMAT binary)") as out:
        found = b"".join(out)
    return found if len(found) > EMPTY else b""


EMPTY = 21
"""Bytes of a table without rows: how such a copy begins and ends."""


def _names(store: Storage, folder: str = "") -> list[str]:
    try:
        folders, files = store.listdir(folder)
    except FileNotFoundError:  # nothing was ever stored
        return []
    below = [name for one in folders for name in _names(store, f"{folder}{one}/")]
    return [f"{folder}{name}" for name in files] + below


def _read(store: Storage, name: str) -> bytes:
    with store.open(name) as file:
        return bytes(file.read())

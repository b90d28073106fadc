"""A database as it was once, put back before each test that begins there: loading the shipped courses takes seconds."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db import connection

from tests.places.installations import on_server

NAME = "keepwarm_kept"


class Kept:
    """The whole database, with what no model describes (search, triggers, counters), and the pictures it names."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "kept.sqlite3"
        store = storages["pictures"]
        self.pictures = {name: _read(store, name) for name in _names(store)}
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with closing(sqlite3.connect(self.file)) as kept:
                connection.connection.backup(kept)
        else:
            _copied(_own(), NAME)

    def put_back(self) -> None:
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            with closing(sqlite3.connect(self.file)) as kept:
                kept.backup(connection.connection)
        else:
            own = _own()
            on_server(f"DROP DATABASE {own} WITH (FORCE)")
            _copied(NAME, own)
        store = storages["pictures"]
        for name, content in self.pictures.items():
            if not store.exists(name):
                store.save(name, ContentFile(content))


def _own() -> str:
    """The tests' database, which nobody uses from here on: what a server's thread left open is ended."""
    name = str(connection.settings_dict["NAME"])
    connection.close()
    on_server(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
    return name


def _copied(name: str, to: str) -> None:
    on_server(f"CREATE DATABASE {to} TEMPLATE {name}")


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

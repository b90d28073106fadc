"""The backend for SQLite: it reads the placeholders of a statement once, and as Django does."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from itertools import repeat

import pytest
from django.db import DatabaseError
from django.db.backends.sqlite3.base import SQLiteCursorWrapper
from django.db.backends.utils import CursorDebugWrapper, CursorWrapper

from study.settings import database
from study.web.sqlite.base import LONGEST, Cursor, DatabaseWrapper

STATEMENTS = (
    ("SELECT 1", None),
    ("SELECT '%', 7 % 4", None),
    ("SELECT '100%%', %s, 7 %% %s", [1, 4]),
    ("SELECT '%%s', %s", ["%s"]),
    ("SELECT '?%%?' || %s", ["?"]),
    ("SELECT %(one)s, '%%', %(one)s", {"one": 3}),
    (f"SELECT %s, '{'x' * LONGEST}'", [2]),
)


def test_every_statement_says_what_django_makes_of_it() -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement, given in STATEMENTS:
            for _ in repeat(None, 2):  # the second time from what was kept
                cursors = (connection.cursor(factory=kind) for kind in (Cursor, SQLiteCursorWrapper))
                ours, theirs = (cursor.execute(statement, given).fetchall() for cursor in cursors)
                assert ours == theirs, statement[:60]


@pytest.mark.django_db
def test_a_database_of_sqlite_is_opened_with_it() -> None:
    settings = database("sqlite:///:memory:")
    assert settings["ENGINE"] == DatabaseWrapper.__module__.removesuffix(".base")
    wrapper = DatabaseWrapper({**settings, "TIME_ZONE": None})
    with closing(sqlite3.connect(":memory:")) as wrapper.connection:
        assert isinstance(wrapper.create_cursor(), Cursor)
        usual, ours = super(DatabaseWrapper, wrapper).cursor(), wrapper.cursor()
        assert (type(usual), type(usual.cursor)) == (type(ours), type(ours.cursor)) == (CursorWrapper, Cursor)
        wrapper.force_debug_cursor = True
        assert isinstance(wrapper.cursor(), CursorDebugWrapper)
    assert wrapper.vendor == "sqlite"


@pytest.mark.django_db
def test_a_connection_is_for_the_thread_that_opened_it() -> None:
    wrapper = DatabaseWrapper({**database("sqlite:///:memory:"), "TIME_ZONE": None})
    with closing(sqlite3.connect(":memory:", check_same_thread=False)) as wrapper.connection:
        with ThreadPoolExecutor(1) as other:
            assert isinstance(other.submit(wrapper.cursor).exception(), DatabaseError)
        assert wrapper.cursor().execute("SELECT 1").fetchone() == (1,)

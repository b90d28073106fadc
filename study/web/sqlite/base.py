"""Django's own backend, whose cursors turn the placeholders of a statement into SQLite's once and not each time.

The text of a read with its rules is two thousand characters long: to search it for placeholders took as long as to
answer it.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db.backends.sqlite3 import base

KEPT = 1_000
"""Statements of which the text is kept; a process asks some three hundred again and again."""
LONGEST = 20_000
"""Characters: longer ones, of many rows, are rarely asked twice."""


class Cursor(base.SQLiteCursorWrapper):
    def convert_query(self, query: str, *, param_names: Sequence[str] | None = None) -> str:
        if param_names is None and len(query) <= LONGEST:
            return _converted(str(query))
        return super().convert_query(query, param_names=param_names)


@lru_cache(maxsize=KEPT)
def _converted(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(base.DatabaseWrapper):
    def cursor(self) -> Any:
        """As Django makes it, but for what SQLite need not be asked: whether the connection still works."""
        if self.queries_logged:
            return super().cursor()
        self.ensure_connection()
        self.validate_thread_sharing()
        made: Any = self.create_cursor()
        return self.make_cursor(made)

    def create_cursor(self, name: Any = None) -> Cursor:
        connection: Any = self.connection
        made: Cursor = connection.cursor(factory=Cursor)
        return made

"""How the database is emptied after a test that commits: quickly, of what tests write and of nothing else."""

from collections.abc import Iterable
from typing import Any

from django.core.management.commands import flush
from django.db import connection

MADE = {"django_content_type", "auth_permission"}
"""Tables of what migrations make for each model. No test writes them, and to make them anew takes Django a tenth of a
second each time."""
BESIDE = ("library_search",)
"""Tables that no model describes."""
AS_IT_STANDS = "SET LOCAL session_replication_role = replica"
"""PostgreSQL then writes rows as they are told it: no trigger forbids or adds anything, and no key is looked up."""


def deleting(tables: Iterable[str]) -> str:
    """The statements that empty these tables of PostgreSQL, within a transaction. To truncate them, however few rows
    they have, makes new files for each table and index, and all plans anew."""
    rows = "; ".join(f"DELETE FROM {table}" for table in tables)
    return f"{AS_IT_STANDS}; {rows}; SET LOCAL session_replication_role = DEFAULT"


def empty_quickly() -> None:
    """Have `flush`, with which a test that commits ends, do no more than that."""
    of_django = connection.ops.sql_flush

    def sql_flush(style: Any, tables: Iterable[str], *, reset_sequences: bool = False, **more: Any) -> list[str]:
        written = [table for table in tables if table not in MADE]
        if connection.vendor == "sqlite" or reset_sequences:
            beside = [f"DELETE FROM {table}" for table in BESIDE]
            return [*of_django(style, written, reset_sequences=reset_sequences, **more), *beside]
        return [deleting(map(connection.ops.quote_name, (*written, *BESIDE)))]

    connection.ops.sql_flush = sql_flush  # type: ignore[method-assign]
    flush.emit_post_migrate_signal = lambda *told: None

"""Writes of one row of a fixed shape, whose SQL is written once.

The ORM takes ten times as long to say a row of thirty columns as the database takes to write it. Such a write says no
signal, and is for models that nobody listens to (`tests/places/web/test_writes.py`); constraints and triggers are the
database's and hold.
"""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db import DatabaseError, connections
from django.db.models import Field, Model
from django.db.transaction import mark_for_rollback_on_error

ALIAS = "default"


class Insert:
    """A row of a model that is not stored yet: all its columns are, and it gets its number."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model

    def __call__(self, row: Model) -> None:
        connection = connections[ALIAS]
        values = _values(row, self._fields, connection)
        with mark_for_rollback_on_error(ALIAS), connection.cursor() as cursor:
            cursor.execute(self._sql, values)
            row.pk = cursor.fetchone()[0]
        row._state.adding, row._state.db = False, ALIAS

    @cached_property
    def _fields(self) -> Sequence["Field[Any, Any]"]:
        return [one for one in self.model._meta.concrete_fields if not one.primary_key]

    @cached_property
    def _sql(self) -> str:
        quote, pk = connections[ALIAS].ops.quote_name, self.model._meta.pk
        assert pk is not None
        columns = ", ".join(quote(str(one.column)) for one in self._fields)
        places = ", ".join(["%s"] * len(self._fields))
        return (
            f"INSERT INTO {quote(self.model._meta.db_table)} ({columns}) VALUES ({places}) "  # noqa: S608
            f"RETURNING {quote(str(pk.column))}"
        )


class Update:
    """A stored row of a model: these columns of it are written."""

    def __init__(self, model: type[Model], names: Sequence[str]) -> None:
        self.model, self.names = model, names

    def __call__(self, row: Model) -> None:
        """Raises DatabaseError where the row is gone, as `save` does."""
        connection = connections[ALIAS]
        values = [*_values(row, self._fields, connection), row.pk]
        with mark_for_rollback_on_error(ALIAS), connection.cursor() as cursor:
            cursor.execute(self._sql, values)
            if cursor.rowcount != 1:
                raise DatabaseError(f"there is no {row._meta.verbose_name} {row.pk} any more")

    @cached_property
    def _fields(self) -> Sequence["Field[Any, Any]"]:
        return [self.model._meta.get_field(name) for name in self.names]  # type: ignore[misc]

    @cached_property
    def _sql(self) -> str:
        quote, pk = connections[ALIAS].ops.quote_name, self.model._meta.pk
        assert pk is not None
        columns = ", ".join(f"{quote(str(one.column))} = %s" for one in self._fields)
        return f"UPDATE {quote(self.model._meta.db_table)} SET {columns} WHERE {quote(str(pk.column))} = %s"  # noqa: S608


def _values(row: Model, fields: Sequence["Field[Any, Any]"], connection: Any) -> list[Any]:
    given = ((one, getattr(row, one.attname)) for one in fields)
    return [None if value is None else one.get_db_prep_save(value, connection) for one, value in given]

"""Writes of one row of a fixed shape, whose SQL is written once.

The ORM takes ten times as long to say a row of thirty columns as the database takes to write it. Such a write says no
signal, and is for models that nobody listens to (`tests/places/web/test_writes.py`); constraints and triggers are the
database's and hold.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from types import NoneType
from typing import Any

from django.db import DatabaseError, connections, models
from django.db.models import Field, Model
from django.db.transaction import mark_for_rollback_on_error

ALIAS = "default"
PLAIN: Mapping[type["Field[Any, Any]"], type] = {
    models.BooleanField: bool,
    models.FloatField: float,
    models.IntegerField: int,
}
"""The type of Python whose values a column holds as they are, on every database."""
type _Column = tuple[str, type, Callable[[Any, Any], Any]]
"""The name of a column, the type that it holds as it is, and how it is given another."""


class Insert:
    """A row of a model that is not stored yet: all its columns are, and it gets its number."""

    def __init__(self, model: type[Model]) -> None:
        self.model = model

    def __call__(self, row: Model) -> None:
        row.pk = self._write([getattr(row, name) for name, *_ in self._columns])
        row._state.adding, row._state.db = False, ALIAS

    def of(self, columns: Mapping[str, Any]) -> int:
        """The number of a new row of which no object is made. What is not among its columns is NULL."""
        return self._write([columns.get(name) for name, *_ in self._columns])

    def _write(self, given: Sequence[Any]) -> int:
        connection = connections[ALIAS]
        values = _values(given, self._columns, connection)
        with mark_for_rollback_on_error(ALIAS), connection.cursor() as cursor:
            cursor.execute(self._sql, values)
            return int(cursor.fetchone()[0])

    @cached_property
    def _fields(self) -> Sequence["Field[Any, Any]"]:
        return [one for one in self.model._meta.concrete_fields if not one.primary_key]

    @cached_property
    def _columns(self) -> Sequence[_Column]:
        return _columns(self._fields)

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
        given = [getattr(row, name) for name, *_ in self._columns]
        values = [*_values(given, self._columns, connection), row.pk]
        with mark_for_rollback_on_error(ALIAS), connection.cursor() as cursor:
            cursor.execute(self._sql, values)
            if cursor.rowcount != 1:
                raise DatabaseError(f"there is no {row._meta.verbose_name} {row.pk} any more")

    @cached_property
    def _fields(self) -> Sequence["Field[Any, Any]"]:
        return [self.model._meta.get_field(name) for name in self.names]  # type: ignore[misc]

    @cached_property
    def _columns(self) -> Sequence[_Column]:
        return _columns(self._fields)

    @cached_property
    def _sql(self) -> str:
        quote, pk = connections[ALIAS].ops.quote_name, self.model._meta.pk
        assert pk is not None
        columns = ", ".join(f"{quote(str(one.column))} = %s" for one in self._fields)
        return f"UPDATE {quote(self.model._meta.db_table)} SET {columns} WHERE {quote(str(pk.column))} = %s"  # noqa: S608


def _columns(fields: Iterable["Field[Any, Any]"]) -> "Sequence[_Column]":
    return [(one.attname, _plain(getattr(one, "target_field", one)), one.get_db_prep_save) for one in fields]


def _plain(field: "Field[Any, Any]") -> type:
    return next((kind for column, kind in PLAIN.items() if isinstance(field, column)), NoneType)


def _values(given: Sequence[Any], columns: "Sequence[_Column]", connection: Any) -> list[Any]:
    """What the database is given: a value that is as its column holds it goes as it is."""
    return [
        value if value is None or type(value) is plain else prepare(value, connection)
        for value, (_, plain, prepare) in zip(given, columns, strict=True)
    ]

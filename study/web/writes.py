"""Writes of one row of a fixed shape, whose SQL is written once.

The ORM takes ten times as long to say a row of thirty columns as the database takes to write it. Such a write says no
signal, and is for models that nobody listens to (`tests/places/web/test_writes.py`); constraints and triggers are the
database's and hold.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property
from types import NoneType
from typing import Any

from django.db import DatabaseError, connections, models
from django.db.models import Field, Model
from django.db.models.base import ModelState
from django.db.transaction import mark_for_rollback_on_error

ALIAS = "default"
PLAIN: Mapping[type["Field[Any, Any]"], type] = {
    models.BooleanField: bool,
    models.FloatField: float,
    models.IntegerField: int,
}
"""The type of Python whose values a column holds as they are, on every database."""


class Insert[Stored: Model]:
    """A row of a model that is not stored yet: all its columns are, and it gets its number."""

    def __init__(self, model: type[Stored]) -> None:
        self.model = model

    def row(self, **columns: Any) -> Stored:
        """A row with these columns that is yet to be stored, as the model itself makes it in eight times the time."""
        row = self.model.__new__(self.model)
        row._state = ModelState()
        row.__dict__.update(self._blank, **columns)
        return row

    def __call__(self, row: Stored) -> None:
        row.pk = self._write(self._columns.of(row))
        row._state.adding, row._state.db = False, ALIAS

    def of(self, columns: Mapping[str, Any]) -> int:
        """The number of a new row of which no object is made. What is not among its columns is NULL."""
        return self._write([*map(columns.get, self._columns.names)])

    def _write(self, given: Sequence[Any]) -> int:
        connection = connections[ALIAS]
        values = self._columns.prepared(given, connection)
        with mark_for_rollback_on_error(ALIAS), connection.cursor() as cursor:
            cursor.execute(self._sql, values)
            return int(cursor.fetchone()[0] if self._returns else cursor.lastrowid)

    @cached_property
    def _blank(self) -> Mapping[str, Any]:
        return {one.attname: one.get_default() for one in self.model._meta.concrete_fields}

    @cached_property
    def _fields(self) -> Sequence["Field[Any, Any]"]:
        return [one for one in self.model._meta.concrete_fields if not one.primary_key]

    @cached_property
    def _columns(self) -> "_Columns":
        return _Columns(self._fields)

    @cached_property
    def _returns(self) -> bool:
        """SQLite knows the number of the last row anyway, and makes a table in memory of what is returned."""
        return connections[ALIAS].vendor != "sqlite"

    @cached_property
    def _sql(self) -> str:
        quote, pk = connections[ALIAS].ops.quote_name, self.model._meta.pk
        assert pk is not None
        columns = ", ".join(quote(str(one.column)) for one in self._fields)
        places = ", ".join(["%s"] * len(self._fields))
        insert = f"INSERT INTO {quote(self.model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608
        return f"{insert} RETURNING {quote(str(pk.column))}" if self._returns else insert


class Update:
    """A stored row of a model: these columns of it are written."""

    def __init__(self, model: type[Model], names: Sequence[str]) -> None:
        self.model, self.names = model, names

    def __call__(self, row: Model) -> None:
        """Raises DatabaseError where the row is gone, as `save` does."""
        connection = connections[ALIAS]
        values = [*self._columns.prepared(self._columns.of(row), connection), row.pk]
        with mark_for_rollback_on_error(ALIAS), connection.cursor() as cursor:
            cursor.execute(self._sql, values)
            if cursor.rowcount != 1:
                raise DatabaseError(f"there is no {row._meta.verbose_name} {row.pk} any more")

    @cached_property
    def _fields(self) -> Sequence["Field[Any, Any]"]:
        return [self.model._meta.get_field(name) for name in self.names]  # type: ignore[misc]

    @cached_property
    def _columns(self) -> "_Columns":
        return _Columns(self._fields)

    @cached_property
    def _sql(self) -> str:
        quote, pk = connections[ALIAS].ops.quote_name, self.model._meta.pk
        assert pk is not None
        columns = ", ".join(f"{quote(str(one.column))} = %s" for one in self._fields)
        return f"UPDATE {quote(self.model._meta.db_table)} SET {columns} WHERE {quote(str(pk.column))} = %s"  # noqa: S608


class _Columns:
    """Columns that are written together."""

    def __init__(self, fields: Sequence["Field[Any, Any]"]) -> None:
        self.names = [one.attname for one in fields]
        self._kinds = [(_plain(getattr(one, "target_field", one)), _prepared(one)) for one in fields]

    def of(self, row: Model) -> list[Any]:
        """Their values in a row."""
        return [getattr(row, name) for name in self.names]

    def prepared(self, values: Iterable[Any], connection: Any) -> list[Any]:
        """What the database is given: a value that is as its column holds it goes as it is."""
        return [
            value if value is None or type(value) is plain else prepare(value, connection)
            for value, (plain, prepare) in zip(values, self._kinds, strict=True)
        ]


def _plain(field: "Field[Any, Any]") -> type:
    return next((kind for column, kind in PLAIN.items() if isinstance(field, column)), NoneType)


def _prepared(field: "Field[Any, Any]") -> Callable[[Any, Any], Any]:
    return _moment if type(field) is models.DateTimeField else field.get_db_prep_save


def _moment(value: datetime, connection: Any) -> Any:
    """A moment as the database takes it. That it has its zone is not looked at three times, as the field does."""
    assert value.tzinfo
    return connection.ops.adapt_datetimefield_value(value)

"""A generation of rows that nobody sees before all of it is there.

SQLite has one writer, so no transaction may be long. What hangs on something unseen is written at once, in pieces; all
else that has to change is worked out, kept, and written together in one short transaction.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import partial
from itertools import chain
from typing import Any

from django.db import connection, transaction
from django.db.models import CASCADE, Field, ForeignKey, Model, QuerySet

from study.core.garbage import uncollected

PIECE = 100
"""Rows written in one transaction, where nobody sees them, and by one statement."""
TOGETHER = 500
"""Rows that are moved by one statement."""


@contextmanager
def short() -> Iterator[None]:
    """One transaction in which no garbage is looked for: that would take longer than what it writes, and others wait
    for it."""
    with uncollected(), transaction.atomic():
        yield


class Switch:
    """What is written at once, below `place`, which nobody sees, and what waits until `do`."""

    def __init__(self, place: Model) -> None:
        self.place: Any = place
        self._unseen = {(type(place), place.pk)}
        self._steps: list[Callable[[], object]] = []
        self.wrote: Callable[[Sequence[Model]], object] = lambda rows: None
        """Hears of each piece of rows that was made where nobody sees it."""

    def is_unseen(self, row: Model) -> bool:
        """Whether nobody sees this row: it was made here, or is to be made and belongs to one that was. Being about
        such a one is not enough."""
        if row.pk is not None:
            return (type(row), row.pk) in self._unseen
        return any((one.related_model, getattr(row, one.attname)) in self._unseen for one in _owners(row))

    def together(self, row: Model, rows: int) -> AbstractContextManager[object]:
        """One transaction for what hangs on an unseen row, where that is few rows: each waits for the disk."""
        return short() if self.is_unseen(row) and rows <= PIECE else nullcontext()

    def create[M: Model](self, rows: Sequence[M]) -> None:
        """Make rows of one model."""
        unseen = [row for row in rows if self.is_unseen(row)]
        for start in range(0, len(unseen), PIECE):
            piece = unseen[start : start + PIECE]
            with uncollected():
                _make(piece, *_worked_out(piece))
            self._unseen.update((type(row), row.pk) for row in piece)
            self.wrote(piece)
        if seen := [row for row in rows if row.pk is None]:
            self.then(partial(_make, seen, *_worked_out(seen)))

    def update[M: Model](self, rows: Sequence[M], names: Sequence[str]) -> None:
        """Write these columns of rows of one model, as they are now."""
        unseen = [row for row in rows if self.is_unseen(row)]
        for start in range(0, len(unseen), PIECE):
            with short():
                _write(*_statement(unseen[start : start + PIECE], names))
        if seen := [row for row in rows if not self.is_unseen(row)]:
            self.then(partial(_write, *_statement(seen, names)))

    def shift[M: Model](self, model: type[M], numbers: Sequence[int], steps: Mapping[str, int]) -> None:
        """Move each of these columns so far, of the rows of these numbers."""
        self.then(partial(_execute, _shifts(model, numbers, steps)))

    def delete[M: Model](self, rows: QuerySet[M]) -> None:
        """Remove the rows that are these now."""
        if numbers := list(rows.values_list("pk", flat=True)):
            self.then(lambda: rows.model._base_manager.filter(pk__in=numbers).delete())

    def then(self, step: Callable[[], object]) -> None:
        """Let this be done with the rest."""
        self._steps.append(step)

    def do(self) -> None:
        """Write what waits, in the order in which it was said. For one transaction."""
        for step in self._steps:
            step()


def _owners(row: Model) -> list[ForeignKey[Any, Any]]:
    """The columns that name what a row goes with."""
    keys = [field for field in row._meta.concrete_fields if isinstance(field, ForeignKey)]
    return [field for field in keys if field.remote_field.on_delete is CASCADE]


def _worked_out(rows: Sequence[Model]) -> tuple[list["Field[Any, Any]"], list[list[Any]]]:
    """The columns of new rows of one model, and their values as the database takes them: worked out before the
    transaction, where that takes the ORM five times what it takes the database to write them."""
    fields = [field for field in rows[0]._meta.concrete_fields if not (field.primary_key or field.generated)]
    return fields, [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields] for row in rows
    ]


def _make(rows: Sequence[Model], fields: Sequence["Field[Any, Any]"], values: Sequence[list[Any]]) -> None:
    """Make these rows, which have their numbers then. What belongs to a row that was made within the same transaction
    gets the number of that."""
    meta, quote = rows[0]._meta, connection.ops.quote_name
    keys = [(place, field) for place, field in enumerate(fields) if isinstance(field, ForeignKey)]
    for row, given in zip(rows, values, strict=True):
        for place, key in keys:
            if given[place] is None and (owner := key.get_cached_value(row, default=None)):
                given[place] = owner.pk
                setattr(row, key.attname, owner.pk)
    columns = ", ".join(quote(str(field.column)) for field in fields)
    into = f"INSERT INTO {quote(meta.db_table)} ({columns}) VALUES"
    marks, number = f"({', '.join(['%s'] * len(fields))})", quote(str(meta.pk.column))
    with connection.cursor() as cursor:
        for start in range(0, len(rows), PIECE):
            piece = rows[start : start + PIECE]
            every = ", ".join([marks] * len(piece))
            given = list(chain.from_iterable(values[start : start + PIECE]))
            cursor.execute(f"{into} {every} RETURNING {number}", given)
            for row, (pk,) in zip(piece, cursor.fetchall(), strict=True):
                row.pk, row._state.adding, row._state.db = pk, False, connection.alias


def _statement(rows: Sequence[Model], names: Sequence[str]) -> tuple[str, list[tuple[Any, ...]]]:
    """What writes these columns, and its values: worked out before the transaction."""
    meta, quote = rows[0]._meta, connection.ops.quote_name
    fields = [field for field in meta.concrete_fields if field.name in names]
    columns = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    values = [
        (*(field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields), row.pk) for row in rows
    ]
    return f"UPDATE {quote(meta.db_table)} SET {columns} WHERE {quote(str(meta.pk.column))} = %s", values  # noqa: S608


def _write(statement: str, values: Sequence[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)


def _shifts(model: type[Model], numbers: Sequence[int], steps: Mapping[str, int]) -> list[tuple[str, list[int]]]:
    """What moves these columns, worked out before the transaction: a statement for many rows each."""
    meta, quote = model._meta, connection.ops.quote_name
    columns = [quote(str(field.column)) for name in steps for field in meta.concrete_fields if field.name == name]
    moved = ", ".join(f"{column} = {column} + %s" for column in columns)
    update = f"UPDATE {quote(meta.db_table)} SET {moved} WHERE {quote(str(meta.pk.column))}"  # noqa: S608
    pieces = [numbers[start : start + TOGETHER] for start in range(0, len(numbers), TOGETHER)]
    return [(f"{update} IN ({', '.join(['%s'] * len(piece))})", [*steps.values(), *piece]) for piece in pieces]


def _execute(statements: Sequence[tuple[str, Sequence[int]]]) -> None:
    with connection.cursor() as cursor:
        for statement, values in statements:
            cursor.execute(statement, values)


def shift[M: Model](model: type[M], numbers: Sequence[int], steps: Mapping[str, int]) -> None:
    """Move each of these columns so far, of the rows of these numbers."""
    _execute(_shifts(model, numbers, steps))


def rewrite[M: Model](rows: Sequence[M], names: Sequence[str]) -> None:
    """Write these columns of rows of one model, as they are now: one statement, a tenth of the time that the ORM takes
    to say it for many at once."""
    if rows:
        _write(*_statement(rows, names))


def remove[M: Model](rows: QuerySet[M], switch: Switch | None) -> None:
    """Remove rows, where there is a switch with that."""
    if switch:
        switch.delete(rows)
    else:
        rows.delete()

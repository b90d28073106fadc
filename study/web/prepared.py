"""Reads of a fixed shape, whose SQL the ORM writes once.

Building such a query takes the ORM ten times as long as the database takes to answer it, and the review asks a dozen
of them for each card. A prepared read is a function from what it is given to a query. It is called once, with
placeholders; later calls only fill in values. So each rule (what is due, who may be asked) stays one condition of the
ORM, in one place, on every database.

PostgreSQL parses and plans such a statement once for each connection too: to plan so many joins anew for each card
took it three times as long as to answer.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from datetime import date, datetime
from functools import cache, partial, reduce, update_wrapper
from inspect import Parameter, signature
from itertools import count
from operator import or_
from types import SimpleNamespace
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections, models
from django.db.models import Expression, Field, Func, Model, Q, QuerySet, Value
from django.db.models.base import ModelState
from django.db.models.expressions import Combinable
from django.db.models.query import FlatValuesListIterable, ValuesListIterable
from django.db.models.sql.compiler import SQLCompiler

FIELDS: Final[Mapping[type, "type[Field[Any, Any]]"]] = {
    bool: models.BooleanField,
    date: models.DateField,
    datetime: models.DateTimeField,
    float: models.FloatField,
    int: models.BigIntegerField,
    str: models.TextField,
    UUID: models.UUIDField,
}
LEAST, MOST = models.BigIntegerField.MAX_BIGINT * -1 - 1, models.BigIntegerField.MAX_BIGINT
PIECE = 200
"""Rows fetched at once."""
SLOTS = 4
"""Places for numbers in a prepared read of several, such as courses. Of more, which is rare, the ORM asks anew."""


class Given(Expression):
    """The place of a value in the SQL: the argument of that name or, of an object, its `attribute`."""

    def __init__(self, name: str, attribute: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name, self.attribute = name, attribute
        self.key = (name, attribute, type(output_field))
        self.is_number = isinstance(output_field, models.IntegerField)

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list["Given"]]:  # type: ignore[override]
        return "%s", [self]

    def of(self, arguments: Mapping[str, Any], connection: Any) -> Any:
        """The value, as the database takes it."""
        value = arguments[self.name]
        value = getattr(value, self.attribute) if self.attribute else value
        if isinstance(value, int) and not LEAST <= value <= MOST:
            raise EmptyResultSet  # no row has a number that no column holds, as the ORM knows too
        if type(value) is int and self.is_number and connection.vendor == "sqlite":
            return value  # PostgreSQL is told its width, and plans a statement for it
        return self.output_field.get_db_prep_value(value, connection)


class Read[**P, Row]:
    """A prepared read: called like its function, it returns the rows of the function's query.

    The function must build one and the same query whatever it is given, for it is called only once: what it is given
    may go into conditions, but decides nothing itself. An object of a model stands for the values of its columns, and
    counts as true.
    """

    def __init__(self, query: Callable[P, QuerySet[Any, Row]]) -> None:
        update_wrapper(self, query)
        self.query = query
        self._given = {name: _placeholder(parameter) for name, parameter in signature(query).parameters.items()}
        self._written = cache(self._write)

    def __call__(self, *args: P.args, **kwargs: P.kwargs) -> list[Row]:
        written = self._written("default")
        arguments = self._arguments(args, kwargs)
        return written.values(arguments) if written.is_plain else list(written.rows(arguments))

    def first(self, *args: P.args, **kwargs: P.kwargs) -> Row | None:
        """The first row, or None. The query itself says how many it reads."""
        return next(iter(self(*args, **kwargs)), None)

    def iterate(self, *args: P.args, **kwargs: P.kwargs) -> Iterator[Row]:
        """The rows one after the other, for who may not want all."""
        written = self._written("default")
        arguments = self._arguments(args, kwargs)
        if written.is_plain and connections["default"].vendor == "sqlite":  # its cursors hold no rows back
            return written.pieces(arguments)
        return iter(written.rows(arguments, in_pieces=True))

    def count(self, *args: P.args, **kwargs: P.kwargs) -> int:
        """How many rows there are, counted by the database."""
        return self._written("default").count(self._arguments(args, kwargs))

    def count_to(self, most: int, *args: P.args, **kwargs: P.kwargs) -> int:
        """How many rows there are, counted as far as `most`: what lies beyond costs nothing."""
        return self._written("default").count(self._arguments(args, kwargs), most)

    def _arguments(self, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> Mapping[str, Any]:
        return dict(zip(self._given, args, strict=False)) | dict(kwargs)

    def _write(self, alias: str) -> "_Written":
        return _Written(self.query(**self._given), alias)  # type: ignore[call-arg]


class Joined[Made: Model]:
    """An object and those it leads to, of which only the columns that are named are read with it: any other is read
    when it is asked for, as the ORM does with `only`.

    The ORM makes such objects too, but works out anew for each query which columns are whose, and for each object what
    it was not given. That takes it several times as long as the database takes to find one row.
    """

    def __init__(self, model: type[Made], **columns: str) -> None:
        whole = [field.attname for field in model._meta.concrete_fields]
        parts = {"": _Part(model, whole, slice(len(whole)), whole.index(model._meta.pk.attname), 0, None)}
        self.columns = list(whole)
        for path, wanted in columns.items():
            leads, _, name = path.rpartition("__")
            field: Any = parts[leads].model._meta.get_field(name)
            of, chosen = field.related_model, wanted.split()
            names = [one.attname for one in of._meta.concrete_fields if one.primary_key or one.attname in chosen]
            begins = len(self.columns)
            self.columns += [f"{path}__{one}" for one in names]
            key, owner = begins + names.index(of._meta.pk.attname), list(parts).index(leads)
            parts[path] = _Part(of, names, slice(begins, len(self.columns)), key, owner, field)
        self._parts = list(parts.values())
        self._fields: Mapping[str, Any] = {field.name: field for field in model._meta.concrete_fields}

    def of(self, query: "QuerySet[Made]", *more: Combinable) -> "QuerySet[Made, tuple[Any, ...]]":
        """The rows of a query, with these columns and what `more` is wanted of each, after them."""
        return query.values_list(*self.columns, *more)

    def __call__(self, row: Sequence[Any], **known: Model) -> Made:
        """The object of a row. What is `known` of those it leads to is not read again."""
        made: list[Any] = []
        for part in self._parts:
            one = part.made(row) if row[part.key] is not None else None
            if part.field and made[part.owner]:
                part.field.set_cached_value(made[part.owner], one)
            made.append(one)
        for name, one in known.items():
            self._fields[name].set_cached_value(made[0], one)
        return made[0]  # type: ignore[no-any-return]


class _Part(NamedTuple):
    """A model of which an object is made: its columns, where they are in a row and where its key is, to which object it
    belongs, and as what."""

    model: type[Model]
    names: list[str]
    own: slice
    key: int
    owner: int
    field: Any

    def made(self, row: Sequence[Any]) -> Any:
        """The object, as one that is unpickled: a column that it was not given is one that is read later."""
        one = self.model.__new__(self.model)
        one._state = ModelState()
        one._state.adding, one._state.db = False, "default"
        one.__dict__.update(zip(self.names, row[self.own], strict=True))
        return one


class Numbers(Func):
    """The numbers in a text such as `[3, 1]`, as rows, for a condition such as `pk__in`: so many as there are."""

    output_field = models.BigIntegerField()

    def __init__(self, text: Any) -> None:
        super().__init__(text if isinstance(text, Expression) else Value(text))

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="(SELECT value FROM json_each(%(expressions)s))")

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "(SELECT value::bigint FROM json_array_elements_text((%(expressions)s)::json))"
        return self.as_sql(compiler, connection, template=template)


def among(column: str, numbers: Sequence[Any]) -> Q:
    """The condition that a column is one of these, which are as many in each call: see `filled`."""
    return reduce(or_, (Q(**{column: one}) for one in numbers), Q(pk=None))  # nothing where there are none


def filled(numbers: Sequence[int]) -> tuple[int, int, int, int]:
    """As many numbers as there are SLOTS: of fewer, some stand in two."""
    one, two, three, four = [number for _ in range(SLOTS) for number in numbers][:SLOTS]
    return one, two, three, four


class _Written:
    """The SQL of a query, and how its rows are read. To the iterables of the ORM it stands in the query's place."""

    def __init__(self, queryset: QuerySet[Any, Any], alias: str) -> None:
        self.queryset, self.alias = queryset, alias
        self.compiler = queryset.query.get_compiler(using=alias)
        self.sql, params = self.compiler.as_sql()
        given = {one.key: one for one in params if isinstance(one, Given)}
        self.given, self.constants = [*given.values()], [one for one in params if not isinstance(one, Given)]
        """Each value once: a learner's number alone stands in most reads several times."""
        keys, further = [*given], count(len(given))
        self.places = [keys.index(one.key) if isinstance(one, Given) else next(further) for one in params]
        """Of each parameter, where it is among the values and constants."""
        columns = [column for column, *_ in self.compiler.select[: self.compiler.col_count]]
        self.converters = self.compiler.get_converters(columns)
        kind = queryset._iterable_class
        self.is_flat = kind is FlatValuesListIterable
        self.is_plain = (
            kind in (ValuesListIterable, FlatValuesListIterable)
            and not self.compiler.has_extra_select
            and not self.compiler.has_composite_fields(columns)
        )
        """Whether its rows are columns alone, as the database gives them."""

    def values(self, arguments: Mapping[str, Any]) -> list[Any]:
        """The rows of a plain read, without the objects that the ORM makes for each query."""
        connection = connections[self.alias]
        try:
            params = self._params(arguments, connection)
        except EmptyResultSet:
            return []
        with _planned_once(connection, connection.cursor) as cursor:
            cursor.execute(self.sql, params)
            return self._converted(cursor.fetchall(), connection)

    def pieces(self, arguments: Mapping[str, Any]) -> Iterator[Any]:
        """The same one after the other, fetched as they are wanted."""
        connection = connections[self.alias]
        try:
            params = self._params(arguments, connection)
        except EmptyResultSet:
            return
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            while piece := cursor.fetchmany(PIECE):
                yield from self._converted(piece, connection)

    def _converted(self, rows: list[Any], connection: Any) -> list[Any]:
        if self.converters:
            changed = [*map(list, rows)]
            for position, (converters, expression) in self.converters.items():
                for convert in converters:
                    for row in changed:
                        row[position] = convert(row[position], expression, connection)
            rows = [*map(tuple, changed)]
        return [row[0] for row in rows] if self.is_flat else rows

    def rows(self, arguments: Mapping[str, Any], *, in_pieces: bool = False) -> Any:
        compiler = copy(self.compiler)
        compiler.connection = connections[self.alias]
        compiler.as_sql = lambda: (self.sql, self._params(arguments, compiler.connection))
        compiler.execute_sql = partial(_planned_once, compiler.connection, partial(SQLCompiler.execute_sql, compiler))
        compiler.get_converters = lambda columns: self.converters
        asked: Any = SimpleNamespace(
            query=SimpleNamespace(get_compiler=lambda *args, **kwargs: compiler),
            db=self.alias,
            model=self.queryset.model,
            _fetch_mode=self.queryset._fetch_mode,  # type: ignore[attr-defined]
            _known_related_objects={},
        )
        in_pieces &= not compiler.connection.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS", False)
        return self.queryset._iterable_class(asked, chunked_fetch=in_pieces, chunk_size=PIECE)

    def count(self, arguments: Mapping[str, Any], most: int | None = None) -> int:
        connection = connections[self.alias]
        counted, limit = (self.sql, []) if most is None else (f"{self.sql} LIMIT %s", [most])
        try:
            params = self._params(arguments, connection)
        except EmptyResultSet:
            return 0
        with _planned_once(connection, connection.cursor) as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM ({counted}) counted", params + limit)  # noqa: S608
            return int(cursor.fetchone()[0])

    def _params(self, arguments: Mapping[str, Any], connection: Any) -> list[Any]:
        values = [one.of(arguments, connection) for one in self.given] + self.constants
        return [values[place] for place in self.places]


def _planned_once[Result](connection: Any, ask: Callable[..., Result], *args: Any, **kwargs: Any) -> Result:
    """Ask with a cursor whose statements PostgreSQL keeps with their plans. The usual ones put the values into the
    text, and what has another text is planned anew."""
    if connection.vendor != "postgresql":
        return ask(*args, **kwargs)
    from django.db.backends.postgresql.base import ServerBindingCursor

    connection.ensure_connection()
    kept = connection.connection
    usual, kept.cursor_factory = kept.cursor_factory, ServerBindingCursor
    try:
        return ask(*args, **kwargs)
    finally:
        kept.cursor_factory = usual


def _placeholder(parameter: Parameter) -> Any:
    name, hint = parameter.name, parameter.annotation
    if parameter.kind is not Parameter.POSITIONAL_OR_KEYWORD or parameter.default is not Parameter.empty:
        raise TypeError(f"{name}: a prepared read takes plain arguments only")
    if hint in FIELDS:
        return Given(name, "", FIELDS[hint]())
    if not issubclass(hint, Model):
        raise TypeError(f"{name}: no column holds a {hint.__name__}")
    stand_in = hint()
    for field in hint._meta.concrete_fields:
        setattr(stand_in, field.attname, Given(name, field.attname, getattr(field, "target_field", field)))
    return stand_in

"""Makes rows match a source: one function for notes, dated facts, pictures and questions."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.db.models import Model, QuerySet

from study.library.switching import Switch, shift

BATCH = 500
"""Rows written by one statement."""
MANY = 100
"""So many new rows change what a database must know of its tables to find its way through them."""
PLACE = frozenset({"position", "start", "end"})
"""The columns that say where a row stands among others."""


def sync[M: Model](
    rows: QuerySet[M],
    existing: Mapping[str, M],
    wanted: Mapping[str, Mapping[str, Any]],
    new: Callable[[str], M] | None = None,
    switch: Switch | None = None,
) -> dict[str, M]:
    """Write the values `wanted` by key: create what is missing with `new(key)`, update what differs, leave the
    rest. Returns the rows of the wanted keys, in that order. Without `new` every wanted key has to exist; what
    becomes of rows whose key is not wanted is for the caller to say.

    With a `switch` it is that which writes.

    Rows that only move, as all do behind a line that is added, move together: a statement for each such row costs
    what a whole import does."""
    result: dict[str, M] = {}
    missing: list[M] = []
    changed: list[M] = []
    moved: defaultdict[tuple[tuple[str, int], ...], list[int]] = defaultdict(list)
    names: set[str] = set()
    for key, values in wanted.items():
        row = existing.get(key) or (new(key) if new else existing[key])
        differing = [name for name, value in values.items() if getattr(row, name) != value]
        steps = _steps(row, values, differing)
        for name in differing:
            setattr(row, name, values[name])
        if row.pk is None:
            missing.append(row)
        elif steps and not (switch and switch.is_unseen(row)):
            moved[steps].append(row.pk)
        elif differing:
            names.update(name.removesuffix("_id") for name in differing)
            changed.append(row)
        result[key] = row
    if switch:
        switch.create(missing)
        switch.update(changed, sorted(names))
        for steps, pks in moved.items():
            switch.shift(rows.model, pks, dict(steps))
        return result
    rows.bulk_create(missing, batch_size=BATCH)
    if changed:
        rows.bulk_update(changed, sorted(names), batch_size=BATCH)
    for steps, pks in moved.items():
        shift(rows.model, pks, dict(steps))
    return result


def _steps(row: Model, values: Mapping[str, Any], differing: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """How far each number moves of a row that differs in its place alone; empty where it differs in more."""
    if not PLACE.issuperset(differing):
        return ()
    return tuple((name, values[name] - getattr(row, name)) for name in differing if row.pk is not None)


def analyze() -> None:
    """Have PostgreSQL count its tables, for after an import is committed. It plans each query by what it counted last.
    If that was in the middle of an import there were no rows, and until it next counts by itself a page takes
    minutes."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

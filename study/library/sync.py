"""Makes rows match a source: one function for notes, dated facts, pictures and questions."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Model, QuerySet

BATCH = 500
"""Rows written by one statement."""


def sync[M: Model](
    rows: QuerySet[M],
    existing: Mapping[str, M],
    wanted: Mapping[str, Mapping[str, Any]],
    new: Callable[[str], M] | None = None,
) -> dict[str, M]:
    """Write the values `wanted` by key: create what is missing with `new(key)`, update what differs, leave the
    rest. Returns the rows of the wanted keys, in that order. Without `new` every wanted key has to exist; what
    becomes of rows whose key is not wanted is for the caller to say."""
    result: dict[str, M] = {}
    missing: list[M] = []
    changed: list[M] = []
    names: set[str] = set()
    for key, values in wanted.items():
        row = existing.get(key) or (new(key) if new else existing[key])
        differing = [name for name, value in values.items() if getattr(row, name) != value]
        for name in differing:
            setattr(row, name, values[name])
        if row.pk is None:
            missing.append(row)
        elif differing:
            names.update(name.removesuffix("_id") for name in differing)
            changed.append(row)
        result[key] = row
    rows.bulk_create(missing, batch_size=BATCH)
    if changed:
        rows.bulk_update(changed, sorted(names), batch_size=BATCH)
    return result

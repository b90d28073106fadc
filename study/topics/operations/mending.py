"""Slips of the pen in what was brought: mended in what is taken over, and taken back. The person's own files stay."""

from collections.abc import Container
from datetime import datetime

from django.db import transaction

from study.library.models import Look, LookState
from study.topics import brought
from study.topics.operations.looking import Busy, again


def mend(*, look: Look, chosen: Container[int], now: datetime) -> Look | Busy:
    """Mend slips of the pen that the look shows, named by their numbers in its list, in the text that is to be taken
    over, and read that again. The person's own files stay as they are."""
    with transaction.atomic():
        row = Look.objects.select_for_update(of=("self",)).select_related("course").get(pk=look.pk)
        if row.state not in (LookState.READY, LookState.LEFT):
            return row
        slips = enumerate(row.found.get("slips", ()))
        found = [(one["file"], brought.slip_of(one)) for number, one in slips if number in chosen]
        brought.mend(row, row.course, found)
    return again(look=row, now=now)


def undo_mend(*, look: Look, now: datetime) -> Look | Busy:
    """Take back what the last press mended, and read that again."""
    with transaction.atomic():
        row = Look.objects.select_for_update(of=("self",)).get(pk=look.pk)
        if row.state not in (LookState.READY, LookState.LEFT) or not brought.undo_mend(row):
            return row
    return again(look=row, now=now)

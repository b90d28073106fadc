"""Cards in plain text: which signs part them is for their owner to say, in a look, before anything changes."""

from datetime import datetime

from django.db import transaction

from study.core.notes.parting import Parting, fits
from study.library.models import Look, LookState
from study.topics import brought
from study.topics.operations.looking import Busy, again
from study.topics.operations.taking import Refused

NO_SIGNS = Refused("Choose two different signs: one between the sides of a card, one between cards.")
NO_CARDS = Refused("Few of the rows have two sides with these signs, so nothing was changed. Try others.")
TAKEN = Refused("Another of these files has the name that this one would get. Rename it and bring both again.")


def read_as_cards(*, look: Look, text: int, parting: Parting, now: datetime) -> Look | Refused | Busy:
    """Read a text of the look, named by its number, as cards that are parted so, and read all again. The person's own
    file stays as it is."""
    if not parting.sides or not parting.rows or parting.sides == parting.rows:
        return NO_SIGNS
    return _read(look, text, parting, now)


def read_as_notes(*, look: Look, text: int, now: datetime) -> Look | Refused | Busy:
    """Read a text of the look as notes, whatever signs stand in it, and read all again."""
    return _read(look, text, None, now)


def _read(look: Look, number: int, parting: Parting | None, now: datetime) -> Look | Refused | Busy:
    with transaction.atomic():
        row = Look.objects.select_for_update(of=("self",)).select_related("course").get(pk=look.pk)
        texts = brought.texts_of(row, brought.given(row, row.course))
        if row.state not in (LookState.READY, LookState.LEFT) or not 0 <= number < len(texts):
            return row
        chosen = texts[number]
        if parting and not fits(chosen.text, parting):
            return NO_CARDS
        row.parted[chosen.path] = list(parting or ())
        names = [one.path for one in brought.kept(row).texts]
        if len(set(names)) < len(names):
            return TAKEN
        row.save(update_fields=["parted"])
    return again(look=row, now=now)

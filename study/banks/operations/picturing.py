"""Pictures come beside a bank from the editor, and go when nothing names them any more."""

from datetime import datetime, timedelta

from django.db import transaction

from study.banks.models import Bank, BankPicture, Version
from study.banks.pictures import named_in_texts, place_pictures
from study.core.problem import Problem
from study.library.sync import BATCH

UNNAMED = timedelta(days=8)
"""How long a picture is kept that no text names: longer than a file on its way in (exchanging.ABANDONED)."""


@transaction.atomic
def add_picture(*, bank: int, name: str, content: bytes, now: datetime) -> str | Problem:
    """Keep a picture beside a bank; the name that texts have for it, or why it cannot be shown."""
    locked = Bank.objects.select_for_update(of=("self",)).get(pk=bank)
    placed = place_pictures(locked, [(name, content)], now)
    if placed.problems:
        return Problem(f"The picture {placed.problems[0].message}.")
    return placed.named[name]


def forget_unnamed(*, now: datetime) -> int:
    """Remove from beside their banks the pictures that no text names any more, and no version shows. Returns how many
    went."""
    old = BankPicture.objects.filter(at__lt=now - UNNAMED).order_by("bank")
    gone: list[int] = []
    for bank in old.values_list("bank", flat=True).distinct():
        named = named_in_texts(bank)
        shown = Version.shows.through.objects.filter(version__question__bank=bank).values("picture")
        unshown = old.filter(bank=bank).exclude(picture__in=shown)
        gone += [number for number, name in unshown.values_list("pk", "name") if name not in named]
    for first in range(0, len(gone), BATCH):
        BankPicture.objects.filter(pk__in=gone[first : first + BATCH]).delete()
    return len(gone)

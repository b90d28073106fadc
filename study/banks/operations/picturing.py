"""Pictures come beside a bank from the editor, and go when nothing names them any more."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from study.banks.models import Bank, BankPicture, Question, Version
from study.banks.operations.writing import start
from study.banks.pictures import cover_pictures, named_in_texts, place_pictures, wholes
from study.core.problem import Problem
from study.core.questions.covers import base_of
from study.core.questions.occlusion import Part, texts
from study.library.sync import BATCH
from study.people.models import User

UNNAMED = timedelta(days=8)
"""How long a picture is kept that no text names: longer than a file on its way in (exchanging.ABANDONED)."""


def add_picture(*, bank: int, name: str, content: bytes, now: datetime) -> str | Problem:
    """Keep a picture beside a bank; the name that texts have for it, or why it cannot be shown."""
    placed = place_pictures(bank, [(name, content)], now)
    if placed.problems:
        return Problem(f"The picture {placed.problems[0].message}.")
    return placed.named[name]


def cover(
    *,
    bank: int,
    picture: str,
    alt: str,
    parts: Sequence[Part],
    typed: bool,
    together: bool,
    by: User,
    now: datetime,
) -> list[Question] | tuple[Problem, ...]:
    """Make a draft for each part of a picture of the bank (study.core.questions.occlusion); or say what keeps them from
    being made: then there is none."""
    found = Bank.objects.get(pk=bank)
    if picture not in {row.name for row in wholes(found)}:
        return (Problem(f"There is no picture {picture[:80]!r} in this bank."),)
    written, problems = texts(picture, alt, parts, typed=typed, together=together)
    if problems:
        return problems
    cover_pictures(bank, written, now)
    with transaction.atomic():
        return [start(bank=found, text=text, by=by, now=now) for text in written]


def forget_unnamed(*, now: datetime) -> int:
    """Remove from beside their banks the pictures that no text names any more, and no version shows. Returns how many
    went."""
    old = BankPicture.objects.filter(at__lt=now - UNNAMED).order_by("bank")
    gone: list[int] = []
    for bank in old.values_list("bank", flat=True).distinct():
        shown = Version.shows.through.objects.filter(version__question__bank=bank).values("picture")
        beside = BankPicture.objects.filter(bank=bank, picture__in=shown).values_list("name", flat=True)
        named = named_in_texts(bank) | set(map(base_of, beside))  # a picture stays with what is covered of it
        unshown = old.filter(bank=bank).exclude(picture__in=shown)
        gone += [number for number, name in unshown.values_list("pk", "name") if name not in named]
    for first in range(0, len(gone), BATCH):
        BankPicture.objects.filter(pk__in=gone[first : first + BATCH]).delete()
    return len(gone)

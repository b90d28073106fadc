"""Counting: computes the statistics of a bank's questions and stores them for its lists."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from study.banks.models import Bank, ItemStatistics, Question, Version
from study.core.assessment.retention import Retention
from study.statistics.answers import columns, drawn_by, retentions
from study.statistics.item_report import bank_figures, figures, notes_of, older, place_of
from study.statistics.models import BankStatistics
from study.statistics.reliability import together
from study.statistics.sittings import sat
from study.statistics.tally import Tallies, tallies

STALE = timedelta(hours=1)
"""Counts older than this are made anew when somebody looks at them."""

NOTHING = {"facility": None, "discrimination": None, "efficiency": None, "median_seconds": None, "retention": None}
KEPT = ["version", "attempts", *NOTHING, "flags", "details", "counted_at"]


@transaction.atomic
def count_items(*, bank: Bank, now: datetime) -> int:
    """Count all answers to the bank's questions, in sittings too, and keep what they say: a ItemStatistics for each
    question that was answered, one BankStatistics. Returns how many first answers there are. Counting again changes
    nothing but the time."""
    sittings = sat(bank)
    read = [column for column in columns(bank, sittings) if column.learners]
    versions = Version.objects.in_bulk([column.version for column in read])
    places = {pk: place_of(version) for pk, version in versions.items() if notes_of(version)}
    counted = tallies(read, drawn_by(bank, places, sittings))
    kept = retentions(bank)
    _keep(bank, versions.values(), counted, kept, now)
    found = together(read, {pk: version.question_id for pk, version in versions.items()})
    BankStatistics.objects.update_or_create(bank=bank, defaults={"figures": bank_figures(found), "counted_at": now})
    return found.attempts


def count_if_stale(*, bank: Bank, now: datetime) -> BankStatistics:
    """What is known of the bank, counted anew if that was not done for an hour."""
    known = BankStatistics.objects.filter(bank=bank).first()
    if known is None or now - known.counted_at > STALE:
        count_items(bank=bank, now=now)
    return known if known and now - known.counted_at <= STALE else BankStatistics.objects.get(bank=bank)


def _keep(
    bank: Bank,
    versions: Iterable[Version],
    counted: dict[int, Tallies],
    kept: dict[int, Retention],
    now: datetime,
) -> None:
    """Write the Standings. One whose question's version has no answers yet says so."""
    numbers: dict[int, int] = {}
    told: dict[int, dict[int, dict[str, Any]]] = {}
    for version in versions:
        numbers[version.pk] = version.number
        own = figures(version, counted[version.pk], kept.get(version.pk, Retention()))
        told.setdefault(version.question_id, {})[version.pk] = own
    rows = []
    questions = Question.objects.filter(bank=bank, current__isnull=False)
    for pk, current in questions.values_list("pk", "current"):
        by_version = told.get(pk, {})
        if not by_version:
            continue
        one = dict(by_version.get(current) or {"attempts": 0, **NOTHING, "flags": [], "details": {}})
        one["details"] = {**one["details"], "older": older(by_version, numbers, current)}
        rows.append(ItemStatistics(question_id=pk, version_id=current, counted_at=now, **one))
    ItemStatistics.objects.filter(question__bank=bank).exclude(question__in=[row.question_id for row in rows]).delete()
    ItemStatistics.objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["question"], update_fields=KEPT
    )

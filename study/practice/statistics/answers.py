"""Reading the answers to a bank's questions: whole columns at a time, as a million of them are to be counted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, ExpressionWrapper, F, FloatField, Func, Q, QuerySet, TextField
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from study.banks.models import Bank, Version
from study.core.assessment.retention import DAYS, WITHIN, Retention
from study.core.scheduling import Grade
from study.practice.models import Review


@dataclass(frozen=True, slots=True)
class Column:
    """The attempts at one version, each in the same place of every tuple. `texts` are the answers as the log
    has them, JSON or None; `seconds` may be unknown."""

    version: int
    learners: tuple[int, ...]
    marks: tuple[float, ...]
    texts: tuple[str | None, ...]
    seconds: tuple[float | None, ...]


class _DayNumber(Func):
    """A day, or its ISO name, as a number; a later one is greater by the days between."""

    arity = 1
    output_field = FloatField()

    def as_sqlite(self, compiler, connection, **context):  # type: ignore[no-untyped-def]
        return self.as_sql(compiler, connection, template="julianday(%(expressions)s)", **context)

    def as_postgresql(self, compiler, connection, **context):  # type: ignore[no-untyped-def]
        return self.as_sql(compiler, connection, template="((%(expressions)s)::date - DATE '2000-01-01')", **context)


GAP = ExpressionWrapper(_DayNumber(F("day")) - _DayNumber(KT("before__last_day")), FloatField())
"""Learner days since the card's last review, read off the memory that the answer found."""


def columns(bank: Bank) -> Iterator[Column]:
    """The attempts at every version that has any."""
    rows = (
        _of(bank)
        .filter(ordinal=0)
        .annotate(text=Cast("answer", TextField()))
        .order_by("version")
        .values_list("version", "learner", "score", "text", "seconds")
    )
    for version, group in groupby(rows.iterator(chunk_size=20_000), itemgetter(0)):
        _, learners, marks, texts, seconds = zip(*group, strict=True)
        yield Column(version, learners, marks, texts, seconds)


def drawn_by(bank: Bank, versions: list[int], place: Callable[[int, int], int]) -> dict[int, dict[int, int]]:
    """For versions that ask something else each time: which variant each learner's attempt got, by version
    and learner. `place(version, seed)` says which one a seed draws."""
    found: dict[int, dict[int, int]] = {version: {} for version in versions}
    rows = _of(bank).filter(ordinal=0, version__in=versions).values_list("version", "learner", "seed")
    for version, learner, seed in rows if versions else ():
        found[version][learner] = place(version, seed)
    return found


def retentions(bank: Bank) -> dict[int, Retention]:
    """How much of each version was still known DAYS after the last review."""
    rows = (
        _of(bank)
        .filter(ordinal__gt=0, scheduled=True)
        .annotate(gap=GAP)
        .filter(gap__gte=DAYS - WITHIN, gap__lte=DAYS + WITHIN)
        .order_by()
        .values_list("version")
        .annotate(reviews=Count("pk"), recalled=Count("pk", filter=Q(grade__gt=Grade.AGAIN.value)))
    )
    return {version: Retention(reviews, recalled) for version, reviews, recalled in rows}


def _of(bank: Bank) -> QuerySet[Review]:
    versions = Version.objects.filter(question__bank=bank)
    return Review.objects.filter(version__in=versions.values("pk"), voided_at=None)

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
from study.practice.models import Regraded, Review


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
    again = _graded_again(bank)
    rows = (
        _of(bank)
        .filter(ordinal=0)
        .annotate(text=Cast("answer", TextField()))
        .order_by("version")
        .values_list("version", "learner", "score", "text", "seconds")
    )
    for version, group in groupby(rows.iterator(chunk_size=20_000), itemgetter(0)):
        _, learners, marks, texts, seconds = zip(*group, strict=True)
        if version in again:
            marks = tuple(map(again[version].get, learners, marks))
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
    found = {version: Retention(reviews, recalled) for version, reviews, recalled in rows}
    for version, reviews in _recalled_again(bank).items():
        found[version] += Retention(0, sum(reviews))
    return found


def _graded_again(bank: Bank) -> dict[int, dict[int, float]]:
    """The marks of attempts that were graded again, by version and learner; the latest grading counts."""
    rows = Regraded.objects.filter(review__in=_of(bank).filter(ordinal=0).values("pk")).order_by("pk")
    found: dict[int, dict[int, float]] = {}
    for version, learner, new in rows.values_list("review__version", "review__learner", "new"):
        found.setdefault(version, {})[learner] = new
    return found


def _recalled_again(bank: Bank) -> dict[int, list[int]]:
    """For reviews that count for retention and were graded again: 1 for recalled since, -1 for not."""
    met = _of(bank).filter(ordinal__gt=0, scheduled=True).annotate(gap=GAP)
    met = met.filter(gap__gte=DAYS - WITHIN, gap__lte=DAYS + WITHIN)
    rows = Regraded.objects.filter(review__in=met.values("pk")).order_by("pk")
    latest = {row[0]: row[1:] for row in rows.values_list("review", "review__version", "review__grade", "grade")}
    found: dict[int, list[int]] = {}
    for version, before, after in latest.values():
        found.setdefault(version, []).append((after > Grade.AGAIN) - (before > Grade.AGAIN))
    return found


def _of(bank: Bank) -> QuerySet[Review]:
    versions = Version.objects.filter(question__bank=bank)
    return Review.objects.filter(version__in=versions.values("pk"), voided_at=None)

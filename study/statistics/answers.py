"""Reads the answers to a bank's questions as whole columns, because there may be a million of them.

Only attempts count (study.review.attempts), undone or not.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import itemgetter

from django.db.models import Count, Exists, F, FloatField, Func, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from study.banks.models import Bank, Version
from study.core.assessment.retention import DAYS, WITHIN, Retention
from study.core.questions.kinds import KINDS
from study.core.scheduling import Grade
from study.review.attempts import attempts, was_guessed
from study.review.models import Regraded, Review
from study.statistics.sittings import Sat

SELF_GRADED = tuple(kind.name for kind in KINDS.values() if kind.self_graded)


@dataclass(frozen=True, slots=True)
class Column:
    """The attempts at one version, each in the same place of every tuple. `texts` are the answers as the log
    has them, JSON or None; `seconds` may be unknown."""

    version: int
    learners: tuple[int, ...]
    marks: tuple[float, ...]
    texts: tuple[str | None, ...]
    seconds: tuple[float | None, ...]


class _Gap(Func):
    """Learner days since the card's last review, read off the memory that the answer found. Of a million
    memories: Django's own way to look into JSON asks three times as much of SQLite."""

    arity = 2
    output_field = FloatField()

    def as_sqlite(self, compiler, connection, **context):  # type: ignore[no-untyped-def]
        return self._between(compiler, "julianday({})", "julianday(json_extract({}, '$.last_day'))")

    def as_postgresql(self, compiler, connection, **context):  # type: ignore[no-untyped-def]
        return self._between(compiler, "{}", "({} ->> 'last_day')::date")

    def _between(self, compiler, day: str, last_day: str):  # type: ignore[no-untyped-def]
        (first, one), (second, other) = (compiler.compile(each) for each in self.get_source_expressions())
        return f"({day.format(first)} - {last_day.format(second)})", (*one, *other)


def columns(bank: Bank, sittings: Sat) -> Iterator[Column]:
    """The attempts at every version that has any, and that is graded by its key: what learners say of themselves
    tells nothing of a question. Those of sittings are among them."""
    left = dict(sittings.given)
    for column in _reviewed(bank):
        yield _joined(column, sittings, left.pop(column.version, {}))
    for version, given in left.items():
        yield _joined(Column(version, (), (), (), ()), sittings, given)


def _joined(column: Column, sittings: Sat, given: Mapping[int, tuple[float, str | None]]) -> Column:
    """The attempts at a version with those of sittings, and without what came after them."""
    rows = zip(column.learners, column.marks, column.texts, column.seconds, strict=True)
    if sittings.later:
        rows = (row for row in rows if not sittings.is_later(column.version, row[0]))  # type: ignore[assignment]
    elif not given:
        return column
    both = [*rows, *((learner, mark, text, None) for learner, (mark, text) in given.items())]
    return Column(column.version, *zip(*both, strict=True)) if both else Column(column.version, (), (), (), ())


def _reviewed(bank: Bank) -> Iterator[Column]:
    """The attempts in the reviews."""
    again = _graded_again(bank)
    rows = (
        attempts(_of(bank).filter(ordinal=0, judged=False).exclude(version__kind__in=SELF_GRADED))
        .annotate(text=Cast("answer", TextField()))
        .order_by("version")
        .values_list("version", "learner", "score", "text", "seconds")
    )
    for version, group in groupby(rows.iterator(chunk_size=20_000), itemgetter(0)):
        _, learners, marks, texts, seconds = zip(*group, strict=True)
        if version in again:
            marks = tuple(map(again[version].get, learners, marks))
        yield Column(version, learners, marks, texts, seconds)


def drawn_by(bank: Bank, places: Mapping[int, Callable[[int], int]], sittings: Sat) -> dict[int, dict[int, int]]:
    """Which variant each learner's attempt got, by version and learner. `places` has the versions that ask
    something else each time, and says which variant of it a seed draws."""
    found: dict[int, dict[int, int]] = {version: {} for version in places}
    rows = (
        attempts(_of(bank).filter(ordinal=0)).filter(version__in=list(places)).values_list("version", "learner", "seed")
    )
    for version, learner, seed in rows if places else ():
        found[version][learner] = places[version](seed)
    for version in places:
        found[version] |= {learner: places[version](seed) for learner, seed in sittings.seeds.get(version, {}).items()}
    return found


def retentions(bank: Bank) -> dict[int, Retention]:
    """How much of each version was still known DAYS after the last review."""
    recalled = Q(Q(voided_at=None) | ~was_guessed(), grade__gt=Grade.AGAIN.value)
    rows = (
        attempts(_in_any_order(bank).filter(ordinal__gt=0))
        .annotate(gap=_Gap(F("day"), F("before")))
        .filter(gap__range=(float(DAYS - WITHIN), float(DAYS + WITHIN)))  # type: ignore[misc]
        .order_by()
        .values_list("asked")
        .annotate(reviews=Count("pk"), recalled=Count("pk", filter=recalled))
    )
    found = {version: Retention(reviews, recalled) for version, reviews, recalled in rows}
    for version, reviews in _recalled_again(bank).items():
        found[version] += Retention(0, sum(reviews))
    return found


def _graded_again(bank: Bank) -> dict[int, dict[int, float]]:
    """The marks of attempts that were graded again, by version and learner; the latest grading counts."""
    found: dict[int, dict[int, float]] = {}
    rows = _gradings(bank).filter(review__ordinal=0)
    for version, learner, new in rows.values_list("faulty", "review__learner", "new"):
        found.setdefault(version, {})[learner] = new
    return found


def _recalled_again(bank: Bank) -> dict[int, list[int]]:
    """For reviews that count for retention and were graded again: 1 for recalled since, -1 for not."""
    rows = _gradings(bank).filter(review__ordinal__gt=0)
    latest = {
        review: (version, before, after)
        for review, version, before, after, day, memory in rows.values_list(
            "review", "faulty", "review__grade", "grade", "review__day", "review__before"
        )
        if memory and abs((day - date.fromisoformat(memory["last_day"])).days - DAYS) <= WITHIN
    }
    found: dict[int, list[int]] = {}
    for version, before, after in latest.values():
        found.setdefault(version, []).append((after > Grade.AGAIN) - (before > Grade.AGAIN))
    return found


def _gradings(bank: Bank) -> QuerySet[Regraded]:
    """Of attempts, or of the guess that stands for one, oldest first. They are few; read from the answers' side
    they would cost a walk over the log."""
    own = attempts(Review.objects.filter(pk=OuterRef("review")))
    rows = Regraded.objects.filter(Exists(own) | Q(review__guessed=True), faulty__question__bank=bank)
    return rows.order_by("pk")


def _in_any_order(bank: Bank) -> QuerySet[Review]:
    """The answers to the bank, each with the version that was `asked`. When they are much of the log, walking
    through it as it lies is twice as fast as going from version to version; the sum keeps SQLite from that."""
    versions = Version.objects.filter(question__bank=bank).values("pk")
    newest = Review.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    if Review.objects.filter(version__in=versions).count() < newest / 4:
        return _of(bank).annotate(asked=F("version"))
    return Review.objects.annotate(asked=F("version_id") + 0).filter(asked__in=versions)


def _of(bank: Bank) -> QuerySet[Review]:
    versions = Version.objects.filter(question__bank=bank)
    return Review.objects.filter(version__in=versions.values("pk"))

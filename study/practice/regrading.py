"""Grading the answers to a faulty version again: what that would change, before anything is written."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from study.banks.models import Question, Version
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode, recalled
from study.core.questions.regrading import by_key, key_fault, options, withdrawal_fault, without
from study.core.scheduling import Grade
from study.practice.attempts import attempts, was_guessed
from study.practice.memory import grade_of
from study.practice.models import Regraded, Review

KEY = "key"


@dataclass(frozen=True, slots=True)
class Fix:
    """What to grade by: the key of the version of that number (`how` is "key"), or an option withdrawn."""

    how: str
    number: int = 0
    option: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One answer whose score changes. `moves` says whether its card's memory does too."""

    review: int
    card: int
    old: float
    new: float
    grade: Grade
    moves: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """What grading again would do to the `answers` there are."""

    faulty: Version
    fix: Fix
    by: Version | None
    answers: int
    right: int
    changes: tuple[Change, ...]

    @property
    def to_right(self) -> int:
        return sum(recalled(change.new) > recalled(change.old) for change in self.changes)

    @property
    def to_wrong(self) -> int:
        return sum(recalled(change.old) > recalled(change.new) for change in self.changes)

    @property
    def in_part(self) -> int:
        """Answers whose score changes without becoming right or wrong."""
        return len(self.changes) - self.to_right - self.to_wrong

    @property
    def cards(self) -> tuple[int, ...]:
        """The cards whose memory changes."""
        return tuple(dict.fromkeys(change.card for change in self.changes if change.moves))


def regraded(rows: QuerySet[Review]) -> QuerySet[Review]:
    """Answers with what counts of them now: `counted_score` and `counted_grade`."""
    latest = Regraded.objects.filter(review=OuterRef("pk")).order_by("-pk")
    return rows.annotate(
        counted_score=Coalesce(Subquery(latest.values("new")[:1]), F("score")),
        counted_grade=Coalesce(Subquery(latest.values("grade")[:1]), F("grade")),
    )


def plan(question: Question, faulty: int, fix: Fix) -> Plan | Problem:
    """What grading the answers to the version of the number `faulty` again would change."""
    versions = {version.number: version for version in question.versions.all()}
    version, other = versions.get(faulty), versions.get(fix.number) if fix.how == KEY else None
    if version is None:
        return Problem("Choose the version that is faulty.")
    kind, body = KINDS[version.kind], decode(KINDS[version.kind].body, version.body)
    if fix.how == KEY:
        if other is None or other == version:
            return Problem("Choose another version, the one that mends the fault.")
        other_kind = KINDS[other.kind]
        mended = decode(other_kind.body, other.body)
        fault = key_fault(kind, body, other_kind, mended)
    else:
        mended, fault = None, withdrawal_fault(kind, body, fix.option, fix.how)
    if fault:
        return fault

    def score(answer: Any, seed: int) -> float:
        if mended is not None:
            return by_key(kind, mended, answer, seed)
        return without(kind, body, answer, fix.option, fix.how)  # type: ignore[arg-type]  # asked above

    rows = list(regraded(_counted(version)).order_by("pk"))
    right = sum(recalled(row.counted_score) for row in rows)  # type: ignore[attr-defined]
    found = ((row, score(row.answer, row.seed)) for row in rows)
    return Plan(version, fix, other, len(rows), right, tuple(_changes(found)))


def _counted(version: Version) -> QuerySet[Review]:
    """The answers to a version that count: those that stand, and attempts that were undone, which count in
    statistics alone."""
    rows = Review.objects.filter(version=version)
    undone = attempts(rows.filter(voided_at__isnull=False)).filter(~was_guessed())
    return rows.filter(Q(voided_at=None) | Q(pk__in=undone.values("pk")))


def _changes(rows: Iterable[tuple[Review, float]]) -> Iterable[Change]:
    for row, new in rows:
        old, before = row.counted_score, Grade(row.counted_grade)  # type: ignore[attr-defined]
        if new == old:
            continue
        turned = recalled(new) != recalled(old) and not row.guessed  # a guess was not known, right or not
        grade = grade_of(new) if turned else before
        yield Change(row.pk, row.card_id, old, new, grade, row.voided_at is None and row.scheduled and grade != before)


def choices(question: Question) -> dict[str, str]:
    """The options of any version that answers were given to, text by key, for a form."""
    found: dict[str, str] = {}
    asked = question.versions.filter(pk__in=Review.objects.filter(voided_at=None).values("version"))
    for version in asked.order_by("-number"):
        kind = KINDS[version.kind]
        body = decode(kind.body, version.body)
        keys = options(kind, body)
        texts = {face.key: face.text for face in kind.present(body, 0).options} if keys else {}
        found |= {key: texts[key] for key in keys if key not in found}
    return found

""" "My answer was right": reported, or accepted directly in the learner's own notes; and what accepting changes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from study.banks import operations as banks
from study.banks.models import Question, Ruling, Version
from study.banks.rulings import basis_of, form_of
from study.core.notes import companion
from study.core.problem import Problem
from study.people.errands import Progress
from study.people.models import Learner, User
from study.review.models import Notice, Review
from study.review.operations.regrade import regrade, regrade_in_parts
from study.review.regrade_plan import ACCEPTED, Fix, typed_wrong


@dataclass(frozen=True, slots=True)
class Accepted:
    """The version that accepts an answer now, and how many answers count since."""

    version: Version
    counted: int


@transaction.atomic
def accept_typed(
    *,
    question: Question,
    place: str,
    given: str,
    by: User | None,
    now: datetime,
    reason: str = "",
    knows: Learner | None = None,
) -> Accepted | Problem:
    """Accept what was typed, and grade everybody again who typed it when the question asked the same."""
    version = banks.accept_answer(question=question, place=place, given=given, by=by, now=now, reason=reason)
    if isinstance(version, Problem):
        return version
    fix, why = Fix(ACCEPTED, version.number, place=place, given=given), _why(reason, given)
    counted = 0
    for number in _asked_the_same(question, version):
        done = regrade(question=question, faulty=number, fix=fix, reason=why, by=by, now=now, knows=knows)
        counted += 0 if isinstance(done, Problem) else done.to_right
    return Accepted(version, counted)


def accept_in_parts(
    *, question: Question, place: str, given: str, by: User | None, now: datetime, reason: str, progress: Progress
) -> Accepted | Problem:
    """The same for a great many answers: what is accepted counts at once, and those who typed it before follow, some
    in one transaction. Gone on with after a kill, it finds what is left."""
    progress.seal()
    version = banks.accept_answer(question=question, place=place, given=given, by=by, now=now, reason=reason)
    if isinstance(version, Problem):
        return version
    about: dict[str, Any] = {"question": question, "by": by, "now": now, "reason": _why(reason, given)}
    fix = Fix(ACCEPTED, progress.keep("version", version.number), place=place, given=given)
    counted = 0
    for number in _asked_the_same(question, version):
        told = regrade_in_parts(faulty=number, fix=fix, progress=progress, **about)
        counted += 0 if isinstance(told, Problem) else told["after"]["to right"]
    return Accepted(version, counted)


def bring_accepted(
    *, given: Mapping[int, Sequence[companion.Accepted]], by: User | None, now: datetime
) -> tuple[Problem, ...]:
    """Accept for questions, by their numbers, what was accepted for them where their notes come from, as long as they
    ask the same. What was decided here stays. What does not fit comes back. Twice is once."""
    problems = list[Problem]()
    for row in Question.objects.filter(pk__in=given).select_related("current").order_by("pk"):
        ruled = set(Ruling.objects.filter(question=row).values_list("place", "form"))
        for one in given[row.pk]:
            if (one.place, form_of(one.given)) in ruled:
                continue
            same = row.current is not None and basis_of(row.current) == one.basis
            done = (
                accept_typed(question=row, place=one.place, given=one.given, by=by, now=now)
                if same
                else Problem("The question asks something else.")
            )
            if isinstance(done, Problem):
                words = f"the answer “{one.given}” that you had accepted is left out: {done.message}"
                problems.append(Problem(words, severity="warning", subject=row.key))
    return tuple(problems)


def _why(reason: str, given: str) -> str:
    return reason.strip() or f"“{given}” is now accepted."


def _asked_the_same(question: Question, version: Version) -> list[int]:
    """The numbers of the other versions that asked what this one asks."""
    asked = Version.objects.filter(question=question, kind=version.kind, prompt=version.prompt)
    return list(asked.exclude(pk=version.pk).order_by("number").values_list("number", flat=True))


@transaction.atomic
def call_right(*, learner: Learner, review: int, now: datetime) -> Problem | None:
    """Say that what one typed in an answer is right. Nobody but oneself looks after one's own notes: there it
    counts at once. Raises Review.DoesNotExist for an answer that is not the learner's, or was taken back."""
    rows = Review.objects.filter(learner=learner, voided_at=None).select_related("version__question__bank__course")
    row = rows.get(pk=review)
    version = row.version
    for place, given in typed_wrong(row, row.regrades.select_related("version").order_by("-pk").first()).items():
        if version.question.bank.course.owner_id != learner.pk:
            banks.dispute(version=version, learner=learner, place=place, given=given, now=now)
            continue
        done = accept_typed(
            question=version.question, place=place, given=given, by=learner.user, now=now, knows=learner
        )
        if isinstance(done, Problem):
            return done
    return None


def put_away(*, learner: Learner, notice: int, now: datetime) -> None:
    """Put a notice away. Raises Notice.DoesNotExist for one that is not the learner's."""
    found = Notice.objects.get(pk=notice, learner=learner)
    found.seen_at = found.seen_at or now
    found.save(update_fields=["seen_at"])

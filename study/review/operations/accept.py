""" "My answer was right": reported, or accepted directly in the learner's own notes; and what accepting changes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from study.banks import operations as banks
from study.banks.models import Question, Version
from study.core.problem import Problem
from study.people.models import Learner, User
from study.review.models import Notice, Review
from study.review.operations.regrade import regrade
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
    fix = Fix(ACCEPTED, version.number, place=place, given=given)
    why = reason.strip() or f"“{given}” is now accepted."
    asked = Version.objects.filter(question=question, kind=version.kind, prompt=version.prompt)
    counted = 0
    for number in asked.exclude(pk=version.pk).order_by("number").values_list("number", flat=True):
        done = regrade(question=question, faulty=number, fix=fix, reason=why, by=by, now=now, knows=knows)
        counted += 0 if isinstance(done, Problem) else done.to_right
    return Accepted(version, counted)


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

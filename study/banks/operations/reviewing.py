"""Reviewing: somebody other than the author decides about a version, and says why."""

from datetime import datetime
from typing import Any

from django.db import transaction

from study.banks.history import note
from study.banks.models import Comment, Question, Status, Version
from study.banks.operations.loading import index_course
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode
from study.people.models import User


@transaction.atomic
def decide(
    *, question: Question, version: int, approve: bool, by: User, now: datetime, reason: str = ""
) -> Problem | None:
    """Approve the version that waits, which publishes it, or give it back with a reason."""
    question = Question.objects.select_for_update(of=("self",)).select_related("bank__course").get(pk=question.pk)
    waiting = question.candidate
    if waiting is None or waiting.number != version:
        return Problem("Another version waits for review by now. Look at that one.")
    if waiting.author_id == by.pk:
        return Problem("Somebody else has to review what you wrote.")
    if not approve and not reason.strip():
        return Problem("Say what should change.")
    replaced, question.candidate, question.changed_at = question.current, None, now
    if approve:
        question.current, question.status = waiting, Status.READY
    elif question.status == Status.IN_REVIEW:
        question.status = Status.DRAFT
    question.save(update_fields=["candidate", "current", "status", "changed_at"])
    action = "published" if approve else "given back"
    note(question.bank, action, by=by, now=now, question=question, version=waiting, reason=reason)
    if reason.strip():
        Comment.objects.create(question=question, version=waiting, author=by, text=reason.strip(), at=now)
    if approve:
        _note_key(question, replaced, waiting, by, now)
        index_course(question.bank.course)
    return None


@transaction.atomic
def comment(*, question: Question, text: str, by: User, now: datetime) -> Problem | None:
    """Say something about a question, at the version that is newest now."""
    if not text.strip():
        return Problem("Write a comment first.")
    at = question.candidate or question.current
    Comment.objects.create(question=question, version=at, author=by, text=text.strip()[:10_000], at=now)
    return None


def _note_key(question: Question, replaced: Version | None, published: Version, by: User, now: datetime) -> None:
    """A changed key, and changed points, get lines of their own in the history: answers were graded by the
    old ones."""
    if replaced is None:
        return
    for action, of in (("key", _key), ("points", _points)):
        before, after = of(replaced), of(published)
        if before != after:
            numbered = {"version": replaced.number} | before, {"version": published.number} | after
            note(
                question.bank,
                action,
                by=by,
                now=now,
                question=question,
                version=published,
                before=numbered[0],
                after=numbered[1],
            )


def _key(version: Version) -> dict[str, Any]:
    """What is right by a version, as its own kind says it."""
    kind = KINDS[version.kind]
    found = kind.explain(decode(kind.body, version.body), None, 0)
    return {"answer": found.answer, "right": sorted(row.text for row in found.rows if row.state == "right")}


def _points(version: Version) -> dict[str, Any]:
    return {"points": version.points}

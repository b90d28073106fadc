"""Reviewing: somebody who wrote none of a version decides on it and gives a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import batched
from typing import Any

from django.conf import settings
from django.db import transaction

from study.banks.history import ON_THE_WAY, UNDO, note
from study.banks.models import GIVEN_BACK, PUBLISHED, Comment, Question, Status
from study.banks.operations.doubling import follow_written
from study.banks.operations.publishing import go_live
from study.banks.roles import is_writer, waits_for
from study.core.problem import Problem
from study.core.text.plural import counted, plural
from study.library.models import Course
from study.people.models import User
from study.web import tasks

TELL = "tell an author"
"""The task of the mail to an author; its subject is the line of the history."""
MOST, PIECE = 100, 20
"""Versions that are approved in one act, and in one transaction."""
LONGEST = 10_000
"""Characters of a comment."""


@transaction.atomic
def decide(
    *, question: Question, version: int, approve: bool, by: User, now: datetime, reason: str = ""
) -> Problem | None:
    """Approve the version that waits, which publishes it, or give it back with a reason. `version` is the
    number of the one that was shown: versions never change, so that what is approved is what was seen."""
    problem = _decide(question, version, approve, by, now, reason)
    if approve and problem is None:
        follow_written(course=question.bank.course, now=now)
    return problem


def _decide(question: Question, version: int, approve: bool, by: User, now: datetime, reason: str) -> Problem | None:
    question = Question.objects.select_for_update(of=("self",)).select_related("bank__course").get(pk=question.pk)
    waiting = question.candidate
    if waiting is None:
        return Problem("Nothing is waiting for review any more.")
    if waiting.number != version:
        return Problem("Another version is now waiting for review. Check that one.")
    if question.status == Status.RETIRED:
        return Problem("This question is retired and must be restored first.")
    if is_writer(waiting, by):
        return Problem("You wrote part of this, so somebody else must review it.")
    if not approve and not reason.strip():
        return Problem("Say what should change.")
    if problem := _too_long(reason):
        return problem
    if reason.strip():
        Comment.objects.create(question=question, version=waiting, author=by, text=reason.strip(), at=now)
    if approve:
        go_live(question, waiting, PUBLISHED, by=by, now=now, reason=reason)
        return None
    question.candidate, question.changed_at = None, now
    question.status = Status.DRAFT if question.status == Status.IN_REVIEW else Status(question.status)
    question.save(update_fields=["candidate", "status", "changed_at"])
    entry = note(question.bank, GIVEN_BACK, by=by, now=now, question=question, version=waiting, reason=reason)
    if settings.KEEPWARM_MAIL:
        tasks.put(name=TELL, subject=entry.pk, now=now, wait=UNDO + ON_THE_WAY)
    return None


@dataclass(frozen=True, slots=True)
class Approved:
    """How many versions were approved. `problems` say which were not, and why."""

    count: int
    problems: tuple[Problem, ...] = ()


def approve_all(*, versions: Mapping[int, int], by: User, now: datetime) -> Approved:
    """Approve several versions in one act: `versions` are their numbers, as they were shown, by those of their
    questions. What does not wait for this user, or not any more, is left out. Some of them go into one transaction:
    what was cut off waits on."""
    if len(versions) > MOST:
        return Approved(0, (Problem(f"At most {MOST} are approved in one act."),))
    problems: list[Problem] = []
    rows = list(waits_for(by).filter(pk__in=list(versions)).select_related("bank__course"))
    for some in batched(rows, PIECE):
        problems += _approve(some, versions, by, now)
    count = len(rows) - len(problems)
    if gone := len(versions) - len(rows):
        problems.append(Problem(f"{counted(gone, 'question')} no longer {plural(gone, 'waits', 'wait')} for you."))
    return Approved(count, tuple(problems))


@transaction.atomic
def _approve(rows: Sequence[Question], versions: Mapping[int, int], by: User, now: datetime) -> list[Problem]:
    """Why some of them were not."""
    approved: set[Course] = set()
    problems: list[Problem] = []
    for row in rows:
        if problem := _decide(row, versions[row.pk], True, by, now, ""):
            problems.append(replace(problem, subject=row.key))
        else:
            approved.add(row.bank.course)
    for course in approved:
        follow_written(course=course, now=now)
    return problems


@transaction.atomic
def comment(*, question: Question, text: str, by: User, now: datetime) -> Problem | None:
    """Say something about a question, at the version that is newest now. The same words again, with nothing
    said in between, are the same comment: a form may arrive twice."""
    if not text.strip():
        return Problem("Write a comment first.")
    if problem := _too_long(text):
        return problem
    question = Question.objects.select_for_update().get(pk=question.pk)
    said: dict[str, Any] = {"version": question.candidate or question.current, "author": by, "text": text.strip()}
    last = question.comments.last()
    if last is None or any(getattr(last, name) != value for name, value in said.items()):
        Comment.objects.create(question=question, at=now, **said)
    return None


def _too_long(text: str) -> Problem | None:
    words = f"A comment may have at most {LONGEST:,} characters; this one has {len(text.strip()):,}."
    return Problem(words) if len(text.strip()) > LONGEST else None

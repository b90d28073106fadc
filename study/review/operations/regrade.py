"""Grading answers again: stored beside the log, which does not change, and folded into the memories."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from study.banks.history import note
from study.banks.models import Question
from study.core.problem import Problem
from study.core.questions.question import recalled
from study.people.models import Learner, User
from study.review.models import Card, Notice, Regraded
from study.review.operations.rebuild import rebuild
from study.review.regrade_plan import ACCEPTED, ELSEWHERE, READ, Counted, Fix, Plan, plan

BATCH = 1000


@transaction.atomic
def regrade(
    *,
    question: Question,
    faulty: int,
    fix: Fix,
    reason: str,
    by: User | None,
    now: datetime,
    knows: Learner | None = None,
) -> Plan | Problem:
    """Grade the answers to the version of the number `faulty` again. Doing it twice is doing it once: then
    nothing changes any more, and nothing is written. Whose answer turns right or wrong is told so, but for
    whoever `knows`."""
    question = Question.objects.select_for_update(of=("self",)).select_related("bank").get(pk=question.pk)
    if not reason.strip():
        return Problem("Enter a reason: learners see it beside their answer.")
    done = plan(question, faulty, fix)
    if isinstance(done, Problem) or not done.changed:
        return done
    rows = _rows(done, reason.strip(), by, now)
    Regraded.objects.bulk_create(rows, batch_size=BATCH)
    _tell(rows, done, knows)
    if done.elsewhere != Counted():
        for place in ELSEWHERE.values():
            place.grade(
                version=done.faulty, score=done.score, fix=fix, by_key=done.by, reason=reason.strip(), by=by, now=now
            )
    for card in Card.objects.select_for_update(of=("self",)).filter(pk__in=done.cards).select_related("learner"):
        rebuild(card=card)
    note(
        question.bank,
        "graded again",
        by=by,
        now=now,
        question=question,
        version=done.faulty,
        before={"version": done.faulty.number, "answers": done.answers, "right": done.right},
        after={
            "right": done.right + done.to_right - done.to_wrong,
            "to right": done.to_right,
            "to wrong": done.to_wrong,
            "in part": done.in_part,
            "memories": len(done.cards),
            **_exams(done),
            "by": _by(done),
        },
        reason=reason.strip(),
    )
    return done


def _rows(done: Plan, reason: str, by: User | None, now: datetime) -> list[Regraded]:
    """The record of what changes in the log."""
    return [
        Regraded(
            review_id=change.review,
            faulty=done.faulty,
            old=change.old,
            new=change.new,
            grade=change.grade,
            how=done.fix.how,
            version=done.by,
            option=done.fix.option if done.by is None else "",
            by=by,
            at=now,
            reason=reason,
        )
        for change in done.changes
    ]


def _tell(rows: Sequence[Regraded], done: Plan, knows: Learner | None) -> None:
    """Tell those whose answer turned right or wrong, but for whoever `knows`."""
    news = [
        Notice(learner_id=change.learner, regraded=row)
        for row, change in zip(rows, done.changes, strict=True)
        if change.stands and recalled(change.old) != recalled(change.new) and not (knows and knows.pk == change.learner)
    ]
    Notice.objects.bulk_create(news, batch_size=BATCH)


def _exams(done: Plan) -> dict[str, int]:
    """What changed in exams and quizzes, where something was answered there."""
    if not done.elsewhere.answers:
        return {}
    return {"to right in exams": done.elsewhere.to_right, "to wrong in exams": done.elsewhere.to_wrong}


def _by(done: Plan) -> str:
    """What was graded by, for the history."""
    fix = done.fix
    if fix.how == READ:
        return "its own key, as answers are read now"
    if fix.how == ACCEPTED:
        return f"accepting {fix.given}"
    return f"the key of version {done.by.number}" if done.by else f"{fix.option}: {fix.how}"

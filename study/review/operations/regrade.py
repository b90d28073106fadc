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
from study.review.regrade_plan import ACCEPTED, READ, Fix, Plan, plan

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
    if isinstance(done, Problem) or not done.changes:
        return done
    rows = [
        Regraded(
            review_id=change.review,
            faulty=done.faulty,
            old=change.old,
            new=change.new,
            grade=change.grade,
            how=fix.how,
            version=done.by,
            option=fix.option if done.by is None else "",
            by=by,
            at=now,
            reason=reason.strip(),
        )
        for change in done.changes
    ]
    Regraded.objects.bulk_create(rows, batch_size=BATCH)
    _tell(rows, done, knows)
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
            "by": _by(done),
        },
        reason=reason.strip(),
    )
    return done


def _tell(rows: Sequence[Regraded], done: Plan, knows: Learner | None) -> None:
    """Tell those whose answer turned right or wrong, but for whoever `knows`."""
    news = [
        Notice(learner_id=change.learner, regraded=row)
        for row, change in zip(rows, done.changes, strict=True)
        if change.stands and recalled(change.old) != recalled(change.new) and not (knows and knows.pk == change.learner)
    ]
    Notice.objects.bulk_create(news, batch_size=BATCH)


def _by(done: Plan) -> str:
    """What was graded by, for the history."""
    fix = done.fix
    if fix.how == READ:
        return "its own key, as answers are read now"
    if fix.how == ACCEPTED:
        return f"accepting {fix.given}"
    return f"the key of version {done.by.number}" if done.by else f"{fix.option}: {fix.how}"

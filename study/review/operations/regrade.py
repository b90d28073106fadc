"""Grading answers again: stored beside the log, which does not change, and folded into the memories."""

from collections.abc import Sequence
from datetime import datetime
from itertools import batched
from typing import Any

from django.db import transaction

from study.banks.history import GRADED_AGAIN, note
from study.banks.models import Question, Version
from study.core.problem import Problem
from study.core.questions.question import recalled
from study.people.errands import Progress
from study.people.models import Learner, User
from study.review.models import Card, Notice, Regraded
from study.review.operations.rebuild import rebuild_all
from study.review.regrade_plan import ACCEPTED, ELSEWHERE, READ, Counted, Fix, Plan, plan

BATCH = 1000
NO_REASON = Problem("Enter a reason: learners see it beside their answer.")
PART = 20
"""Cards in one transaction."""


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
        return NO_REASON
    done = plan(question, faulty, fix)
    if isinstance(done, Problem) or not done.changed:
        return done
    _write(done, reason.strip(), by, now, knows)
    _write_elsewhere(done, reason.strip(), by, now)
    _note(question, done.faulty, _told(done), reason.strip(), by, now)
    return done


def regrade_in_parts(
    *,
    question: Question,
    faulty: int,
    fix: Fix,
    reason: str,
    by: User | None,
    now: datetime,
    progress: Progress,
    knows: Learner | None = None,
) -> dict[str, Any] | Problem:
    """The same for a great many answers: some cards in one transaction, each with all its answers, and what became of
    it in the history with the last of them. Once it has begun it goes on to its end; gone on with after a kill, it
    finds what is left. Returns what the history says; nothing in it where nothing changes."""
    done = plan(question, faulty, fix)
    if isinstance(done, Problem):
        return done
    progress.seal()
    told: dict[str, Any] = progress.keep(f"told of version {faulty}", _told(done))
    of_card: dict[int, list[int]] = {}
    for change in done.changes:
        of_card.setdefault(change.card, []).append(change.review)
    parts = list(batched(of_card.values(), PART)) or ([()] if done.changed else [])
    for number, part in enumerate(parts):
        progress.at(number * PART, len(of_card))
        with transaction.atomic():
            Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
            again = plan(question, faulty, fix, [review for reviews in part for review in reviews])
            if isinstance(again, Problem):
                return again
            _write(again, reason.strip(), by, now, knows)
            if number == len(parts) - 1:
                _write_elsewhere(done, reason.strip(), by, now)
                _note(question, done.faulty, told, reason.strip(), by, now)
    return told


def _write(done: Plan, reason: str, by: User | None, now: datetime, knows: Learner | None) -> None:
    """Keep the new scores, tell whom they concern, and fold the memories again."""
    rows = _rows(done, reason, by, now)
    Regraded.objects.bulk_create(rows, batch_size=BATCH)
    _tell(rows, done, knows)
    cards = Card.objects.select_for_update(of=("self",)).filter(pk__in=done.cards).select_related("learner")
    rebuild_all(cards=list(cards))


def _write_elsewhere(done: Plan, reason: str, by: User | None, now: datetime) -> None:
    """Have the answers graded that are not in the log."""
    if done.elsewhere != Counted():
        for place in ELSEWHERE.values():
            place.grade(
                version=done.faulty, score=done.score, fix=done.fix, by_key=done.by, reason=reason, by=by, now=now
            )


def _told(done: Plan) -> dict[str, Any]:
    """What a plan comes to, for the history."""
    before = {"version": done.faulty.number, "answers": done.answers, "right": done.right}
    after = {
        "right": done.right + done.to_right - done.to_wrong,
        "to right": done.to_right,
        "to wrong": done.to_wrong,
        "in part": done.in_part,
        "memories": len(done.cards),
        **_exams(done),
        "by": _by(done),
    }
    return {
        "before": before,
        "after": after,
        "changes": len(done.changes),
        "changed": done.changed,
        "elsewhere": done.elsewhere.answers,
    }


def _note(
    question: Question, faulty: Version, told: dict[str, Any], reason: str, by: User | None, now: datetime
) -> None:
    note(
        question.bank,
        GRADED_AGAIN,
        by=by,
        now=now,
        question=question,
        version=faulty,
        before=told["before"],
        after=told["after"],
        reason=reason,
    )


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

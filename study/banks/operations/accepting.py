"""Typed answers that learners report as right: reported once, decided once for everybody who types the same.

Accepting one makes a new version, in use at once: the learner proposed it and a reviewer decided, so two
people have looked at it. It makes nobody a writer of the text, and a version without a second reader still
has none afterwards.
"""

from datetime import datetime
from typing import Any

from django.db import transaction

from study.banks.exchange import core_question
from study.banks.history import note
from study.banks.models import Complaint, Draft, Question, Report, Ruling, Status, Verdict, Version
from study.banks.operations.drafting import keep_writers, next_version, write_draft
from study.banks.operations.publishing import replace_asked
from study.banks.pictures import targets_of
from study.banks.rulings import form_of
from study.core.problem import Problem
from study.core.questions.answers.disputes import accept
from study.core.questions.pictures import showing
from study.core.questions.question import encode
from study.core.questions.source.reader import parse_question
from study.core.questions.source.writer import write_alone
from study.people.models import Learner, User


@transaction.atomic
def dispute(*, version: Version, learner: Learner, place: str, given: str, now: datetime) -> Report:
    """Say that what was typed is right. Once is enough; what was decided before is the verdict at once."""
    found, is_new = Report.objects.get_or_create(
        question=version.question,
        learner=learner,
        place=place,
        form=form_of(given),
        defaults={"version": version, "complaint": Complaint.ANSWER, "given": given, "at": now},
    )
    ruling = Ruling.objects.filter(question=found.question, place=place, form=found.form, accepted=False).first()
    if is_new and ruling:
        found.verdict, found.answer, found.judge, found.judged_at = Verdict.DECLINED, ruling.reason, ruling.by, now
        found.save()
    return found


@transaction.atomic
def accept_answer(
    *, question: Question, place: str, given: str, by: User | None, now: datetime, reason: str = ""
) -> Version | Problem:
    """Accept what was typed from now on: the version that does. What somebody is writing gets it too, so that
    publishing that does not take it back."""
    joined = ("bank", "current", "candidate", "draft", "topic")
    question = Question.objects.select_for_update(of=("self",)).select_related(*joined).get(pk=question.pk)
    before = question.current
    if before is None or question.status == Status.RETIRED:
        return Problem("This question is no longer in use.")
    if question.candidate:
        return Problem(f"Version {question.candidate.number} is waiting for review. Decide on it first.")
    ruled = Ruling.objects.filter(question=question, place=place, form=form_of(given)).first()
    asked = accept(core_question(question, before), place, given)
    if isinstance(asked, Problem):
        if not (ruled and ruled.accepted):
            return asked
        after = before  # it is accepted already
    else:
        text = write_alone(asked) if before.text else ""
        if problem := _into_draft(question, place, given, text, by, now):
            return problem
        before.question = question
        body = showing(asked, targets_of(question.bank, text)).body
        after = next_version(before, now, author_id=by.pk if by else None, text=text, body=encode(body))
        replace_asked(question, after, now)
        _rule(question, before, place, given, True, by, now, reason, after=after)
    _judge(question, place, given, by, now, reason, verdict=Verdict.RIGHT, fixed_in=after)
    return after


@transaction.atomic
def refuse_answer(
    *, question: Question, place: str, given: str, by: User | None, now: datetime, reason: str = ""
) -> Problem | None:
    """Decide that what was typed does not count; nobody need look at it again."""
    question = Question.objects.select_for_update(of=("self",)).select_related("bank", "current").get(pk=question.pk)
    if Ruling.objects.filter(question=question, place=place, form=form_of(given), accepted=True).exists():
        return Problem("This answer has already been accepted. Edit the question to undo that.")
    if question.current:
        _rule(question, question.current, place, given, False, by, now, reason)
    _judge(question, place, given, by, now, reason, verdict=Verdict.DECLINED)
    return None


def _into_draft(
    question: Question, place: str, given: str, text: str, by: User | None, now: datetime
) -> Problem | None:
    """Write the answer into the draft, if there is one."""
    draft: Draft | None = getattr(question, "draft", None)
    if draft is None:
        return None
    if question.current is None or draft.text != question.current.text:
        read, _ = parse_question(draft.text)
        drafted = accept(read, place, given) if read else Problem("The draft cannot be read.")
        if isinstance(drafted, Problem):
            return Problem(
                f"Somebody is changing this question, and its draft cannot take the answer. {drafted.message}"
            )
        text = write_alone(drafted)
    keep_writers(draft)
    write_draft(draft, text, by=by, now=now, other=True, approved=True)
    return None


def _rule(
    question: Question,
    asked: Version,
    place: str,
    given: str,
    accepted: bool,
    by: User | None,
    now: datetime,
    reason: str,
    after: Version | None = None,
) -> None:
    said = {"version": asked, "given": given, "accepted": accepted, "reason": reason.strip(), "by": by, "at": now}
    Ruling.objects.update_or_create(question=question, place=place, form=form_of(given), defaults=said)
    action = "answer accepted" if accepted else "answer not accepted"
    told = {"given": given, **({"blank": place} if place else {})}
    note(question.bank, action, by=by, now=now, question=question, version=after, after=told, reason=reason.strip())


def _judge(
    question: Question, place: str, given: str, by: User | None, now: datetime, reason: str, **came_of_it: Any
) -> None:
    """Give everybody who said so the verdict."""
    said = Report.objects.filter(question=question, place=place, form=form_of(given), verdict=Verdict.OPEN)
    said.update(answer=reason.strip(), judge=by, judged_at=now, **came_of_it)

"""Learners' reports: made on the page of an answer, decided on by the bank's reviewers."""

from datetime import datetime

from django.db import transaction

from study.banks.history import note
from study.banks.models import Complaint, Report, Verdict, Version
from study.core.problem import Problem
from study.people.models import Learner, User

LONGEST = 4_000
"""Characters of a report, and of what is answered to it."""


@transaction.atomic
def report(*, version: Version, learner: Learner, complaint: str, text: str, now: datetime) -> Report | Problem:
    """Report a version of a question. The same learner's open report on it is written anew, not doubled."""
    if complaint not in dict(Complaint.written()):
        return Problem("Choose what is wrong.")
    if complaint == Complaint.OTHER and not text.strip():
        return Problem("Say what is wrong.")
    if problem := _too_long(text):
        return problem
    found, _ = Report.objects.update_or_create(
        question=version.question,
        version=version,
        learner=learner,
        verdict=Verdict.OPEN,
        form="",
        defaults={"complaint": complaint, "text": text.strip(), "at": now},
    )
    return found


@transaction.atomic
def judge(
    *, report: Report, verdict: str, answer: str, by: User | None, now: datetime, fixed_in: int = 0
) -> Problem | None:
    """Say what came of a report: `fixed_in` is the number of the version that mends it, `by` who says so; nobody for
    the owner of a course who has no account."""
    report = Report.objects.select_for_update().select_related("question__bank").get(pk=report.pk)
    if verdict not in Verdict.values or verdict == Verdict.OPEN:
        return Problem("Choose a verdict.")
    if problem := _too_long(answer):
        return problem
    version = Version.objects.filter(question=report.question, number=fixed_in).first() if fixed_in else None
    if fixed_in and version is None:
        return Problem(f"There is no version {fixed_in} of this question.")
    before = {"verdict": report.verdict, "answer": report.answer}
    report.verdict, report.answer, report.judge = verdict, answer.strip(), by
    report.judged_at, report.fixed_in = now, version
    report.save()
    note(
        report.question.bank,
        "report judged",
        by=by,
        now=now,
        question=report.question,
        version=version,
        before=before,
        after={"report": report.pk, "verdict": report.verdict, "answer": report.answer},
    )
    return None


def _too_long(text: str) -> Problem | None:
    words = f"Write at most {LONGEST:,} characters; this has {len(text.strip()):,}."
    return Problem(words) if len(text.strip()) > LONGEST else None

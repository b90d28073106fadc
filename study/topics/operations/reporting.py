"""The owner of a shared course decides about what its readers report."""

from datetime import datetime

from django.db import transaction

from study.banks import operations as banks
from study.banks.models import Report, Verdict
from study.core.problem import Problem
from study.library.access import own
from study.people.models import Learner
from study.review.operations import Accepted, accept_typed


@transaction.atomic
def settle_report(*, learner: Learner, report: int, right: bool, answer: str, now: datetime) -> Problem | None:
    """Say that a reader is right, or that the question stays; `answer` is for them. An answer that they call right
    counts from then on, for all who typed it. Raises Report.DoesNotExist for what nobody reports to this learner."""
    mine = Report.objects.filter(own(learner, "question__bank__course__"), verdict=Verdict.OPEN)
    row = mine.select_related("version", "question__current").get(pk=report)
    if row.form:
        decide = accept_typed if right else banks.refuse_answer
        done = decide(question=row.question, place=row.place, given=row.given, by=learner.user, now=now, reason=answer)
        return None if isinstance(done, Accepted) else done
    current = row.question.current
    mended = current.number if right and current and current.number > row.version.number else 0
    verdict = Verdict.RIGHT if right else Verdict.DECLINED
    return banks.judge(report=row, verdict=verdict, answer=answer, by=learner.user, now=now, fixed_in=mended)

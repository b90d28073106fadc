"""The owner of a shared course decides about what its readers report."""

from datetime import datetime
from typing import Any

from study.banks import operations as banks
from study.banks.models import Report, Verdict
from study.core.problem import Problem
from study.library.access import own
from study.people.models import Errand, ErrandState, Learner
from study.review.operations import Accepted, accept_typed
from study.statistics.operations import ask_to_accept


def settle_report(
    *, learner: Learner, report: int, right: bool, answer: str, back: str, now: datetime
) -> Errand | Problem | None:
    """Say that a reader is right, or that the question stays; `answer` is for them. An answer that they call right
    counts from then on, for all who typed it; where those are many, an errand goes on with it. Raises
    Report.DoesNotExist for what nobody reports to this learner."""
    mine = Report.objects.filter(own(learner, "question__bank__course__"), verdict=Verdict.OPEN)
    row = mine.select_related("version", "question__current").get(pk=report)
    if row.form:
        about: dict[str, Any] = {"question": row.question, "place": row.place, "given": row.given, "reason": answer}
        if right and learner.user:
            asked = ask_to_accept(**about, by=learner.user, back=back, now=now)
            if asked.state == ErrandState.FAILED:
                return Problem(asked.said)
            return asked if asked.state == ErrandState.WORKING else None
        decide = accept_typed if right else banks.refuse_answer
        done = decide(**about, by=learner.user, now=now)
        return None if isinstance(done, Accepted) else done
    current = row.question.current
    mended = current.number if right and current and current.number > row.version.number else 0
    verdict = Verdict.RIGHT if right else Verdict.DECLINED
    return banks.judge(report=row, verdict=verdict, answer=answer, by=learner.user, now=now, fixed_in=mended)

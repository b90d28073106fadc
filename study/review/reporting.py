"""The form in which a learner reports a version, wherever they answered it: in the review or in an exam."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from study.banks import operations
from study.banks.models import Complaint
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode
from study.people.models import Learner
from study.review.queries.reports import Reported
from study.web.rendering import stem

THANKS = "Thank you. Somebody will check it; the verdict will appear here."


def sent(reported: Reported, learner: Learner, given: Mapping[str, str], now: datetime) -> Problem | None:
    """Send what was filled in, or say what is wrong with it."""
    found = operations.report(
        version=reported.version,
        learner=learner,
        complaint=given.get("complaint", ""),
        text=given.get("text", ""),
        now=now,
    )
    return found if isinstance(found, Problem) else None


def form_of(reported: Reported, back: str, given: Mapping[str, str], problem: Problem | None) -> dict[str, Any]:
    """What the page shows: the stem, and what was filled in or is reported already; `back` leads to the answer."""
    version, before = reported.version, reported.last if reported.is_open else None
    kind = KINDS[version.kind]
    return {
        "back": back,
        "stem": stem(kind.stem(decode(kind.body, version.body), version.prompt)),
        "complaints": Complaint.written(),
        "complaint": given.get("complaint", before.complaint if before else ""),
        "text": given.get("text", before.text if before else ""),
        "reported": reported,
        "problem": problem,
    }

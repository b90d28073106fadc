"""Reading questions."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Min, QuerySet

from study.banks.models import Bank, Entry, Question, Report, Ruling, Verdict, Version
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode

MOST = 100
"""Lines of a list that are shown."""


def question_history(question: Question) -> dict[str, Any]:
    """What was said about a question: its comments, its open reports, its last lines of history."""
    lines = Entry.objects.filter(question=question).select_related("who", "version")
    return {
        "comments": list(question.comments.select_related("author", "version")),
        "reports": list(question.reports.filter(verdict=Verdict.OPEN).select_related("version")),
        "history": list(lines[:20]),
    }


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer that `count` learners typed in the `place` of a question and call right; `report` is one of
    their reports, and `answer` what is accepted now."""

    report: int
    question: Question
    place: str
    given: str
    count: int
    last: datetime
    answer: str


def reports_of(bank: Bank) -> dict[str, Any]:
    """What learners report about a bank: answers they call right, the same ones together; open reports and
    judged ones; and what was decided about answers. The number of queries does not grow."""
    rows = Report.objects.filter(question__bank=bank)
    written = rows.filter(form="").select_related("question", "version", "judge", "fixed_in")
    rulings = Ruling.objects.filter(question__bank=bank).select_related("question", "by")
    return {
        "typed": _typed(rows.filter(verdict=Verdict.OPEN).exclude(form="")),
        "open": [row for row in written if row.verdict == Verdict.OPEN],
        "judged": [row for row in written if row.verdict != Verdict.OPEN][:MOST],
        "rulings": list(rulings[:MOST]),
    }


def _typed(rows: QuerySet[Report]) -> list[Typed]:
    groups = (
        rows.order_by()
        .values("question", "place", "form")
        .annotate(report=Min("pk"), count=Count("pk"), last=Max("at"))
        .order_by("-count", "report")[:MOST]
    )
    found = {group["report"]: group for group in groups}
    reports = Report.objects.filter(pk__in=list(found)).select_related("question__current")
    by_number = {report.pk: report for report in reports}
    return [
        Typed(
            report=number,
            question=by_number[number].question,
            place=by_number[number].place,
            given=by_number[number].given,
            count=group["count"],
            last=group["last"],
            answer=_answer(by_number[number].question.current),
        )
        for number, group in found.items()
    ]


def _answer(version: Version | None) -> str:
    if version is None:
        return ""
    kind = KINDS[version.kind]
    return kind.explain(decode(kind.body, version.body), None, 0).answer

"""What readers of a shared course report about its questions, for its owner to decide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from study.banks.models import NOTES, Report, Verdict
from study.library.access import own
from study.people.models import Learner

MOST = 50
"""Reports that a page lists; the oldest first, so that the others come when these are decided."""


@dataclass(frozen=True, slots=True)
class Said:
    """A report that waits for its owner. `given` is what the reader typed and calls right, empty where they say in
    words what is wrong. `mended` is whether the question has been changed since."""

    report: Report
    given: str
    mended: bool

    @property
    def editable(self) -> bool:
        """Whether it was made from lines of the notes, where it can be put in other words."""
        question = self.report.question
        return question.bank.slug == NOTES and question.topic is not None


def reports(learner: Learner | None) -> list[Said]:
    """The open reports on questions of the learner's own courses; the same answer called right by several is one."""
    rows = open_reports(learner).select_related("version", "question__topic__file", "question__bank__course")
    return [
        Said(one, one.given if one.form else "", one.question.current_id != one.version_id)
        for one in _once(rows.order_by("pk")[:MOST])
    ]


def open_reports(learner: Learner | None) -> QuerySet[Report]:
    """Those reports, each."""
    return Report.objects.filter(own(learner, "question__bank__course__"), verdict=Verdict.OPEN)


def _once(rows: Iterable[Report]) -> Iterator[Report]:
    seen: set[tuple[object, ...]] = set()
    for row in rows:
        name = (row.question_id, row.place, row.form) if row.form else (row.pk,)
        if name not in seen:
            seen.add(name)
            yield row

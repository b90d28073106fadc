"""What readers of a shared course report about its questions and call wrong of its badges, for its owner to decide."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from study.banks.models import NOTES, Report, Verdict
from study.library.access import own
from study.library.models import Claim, Dispute, DisputeRuling
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


@dataclass(frozen=True, slots=True)
class CalledWrong:
    """A badge of the learner's notes that readers call wrong: how many do."""

    claim: Claim
    count: int


def called_wrong(learner: Learner | None) -> list[CalledWrong]:
    """The badges of the learner's own courses that readers call wrong, those that most do first."""
    groups = open_disputes(learner).order_by().values("course", "line", "fact").annotate(count=Count("pk"))
    counted = {(one["course"], one["line"], one["fact"]): one["count"] for one in groups}
    claims = Claim.objects.filter(
        topic__course__in={course for course, _, _ in counted}, line__in={line for _, line, _ in counted}
    )
    found = [
        CalledWrong(one, counted[key])
        for one in claims.select_related("topic__course", "topic__file", "fact")
        if (key := (one.topic.course_id, one.line, one.fact_id)) in counted
    ]
    return sorted(found, key=lambda one: (-one.count, one.claim.pk))[:MOST]


def open_disputes(learner: Learner | None) -> QuerySet[Dispute]:
    """What readers said of badges that still stand, and that nobody decided about."""
    same = {"line": OuterRef("line"), "fact": OuterRef("fact")}
    ruled = DisputeRuling.objects.filter(course=OuterRef("course"), **same)
    claims = Claim.objects.filter(topic__course=OuterRef("course"), away=False, **same)
    return Dispute.objects.filter(own(learner, "course__"), Exists(claims), ~Exists(ruled))


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

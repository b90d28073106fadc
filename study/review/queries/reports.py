"""A learner's reports on questions they answered, with their verdicts."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.urls import reverse

from study.banks.models import Report, Verdict, Version
from study.banks.rulings import form_of
from study.library.models import Course
from study.people.models import Learner
from study.review.models import Regraded, Review


@dataclass(frozen=True, slots=True)
class Disputed:
    """What a learner typed that does not count, and their report that it should; `report` is None for none."""

    given: str
    report: Report | None

    @property
    def is_declined(self) -> bool:
        return self.report is not None and self.report.verdict != Verdict.OPEN


@dataclass(frozen=True, slots=True)
class Reported:
    """The version that a learner answered, their last report about its question, None for none yet, and the `address`
    at which they report it."""

    version: Version
    last: Report | None
    address: str

    @property
    def is_open(self) -> bool:
        return self.last is not None and self.last.verdict == Verdict.OPEN

    @property
    def is_judged(self) -> bool:
        return self.last is not None and self.last.verdict != Verdict.OPEN


def with_reports(rows: QuerySet[Review]) -> QuerySet[Review]:
    """The answers with what `reported` and `graded_again` read: no query more."""
    latest = Regraded.objects.filter(review=OuterRef("pk")).order_by("-pk")
    mine = Report.objects.filter(learner=OuterRef("learner"), question=OuterRef("version__question"), form="")
    return rows.annotate(
        last_report=Subquery(mine.order_by("-at", "-pk").values("pk")[:1]),
        course_owner=F("version__question__bank__course__owner"),
        last_grading=Subquery(latest.values("pk")[:1]),
    )


def graded_again(row: Review) -> Regraded | None:
    """The latest grading of an answer that was read `with_reports`; the row then says what counts by it."""
    if not row.last_grading:  # type: ignore[attr-defined]
        return None
    found = Regraded.objects.select_related("version").get(pk=row.last_grading)  # type: ignore[attr-defined]
    row.score, row.grade = found.new, found.grade
    return found


def reported(row: Review) -> Reported | None:
    """The report about an answer that was read `with_reports`. None for a question of the learner's own course,
    which nobody else looks after: they mend it. What readers of a shared course report its owner gets."""
    if row.course_owner == row.learner_id:  # type: ignore[attr-defined]
        return None
    pk = row.last_report  # type: ignore[attr-defined]
    last = Report.objects.select_related("fixed_in", "version").get(pk=pk) if pk else None
    return Reported(row.version, last, reverse("review:report", args=[row.pk]))


def reported_in_exam(learner: Learner, version: Version, address: str) -> Reported | None:
    """The same of a version that was asked in an exam or a quiz."""
    if Course.objects.filter(banks__questions=version.question_id, owner=learner).exists():
        return None
    mine = Report.objects.filter(learner=learner, question=version.question_id, form="").order_by("-at", "-pk")
    return Reported(version, mine.select_related("fixed_in", "version").first(), address)


def disputed(row: Review, typed: Mapping[str, str]) -> tuple[Disputed, ...]:
    """What of an answer can be called right by its learner, or was, by place."""
    if not typed or row.voided_at:
        return ()
    forms = {place: form_of(given) for place, given in typed.items()}
    mine = Report.objects.filter(learner=row.learner_id, question=row.version.question_id, form__in=forms.values())
    said = {(report.place, report.form): report for report in mine}
    return tuple(Disputed(given, said.get((place, forms[place]))) for place, given in typed.items())


def reported_by(learner: Learner, number: int) -> Reported | None:
    """The answer of that number with its report; None where there is no such answer of the learner's."""
    row = with_reports(Review.objects.select_related("version")).filter(learner=learner, pk=number).first()
    return reported(row) if row else None

"""Reads of statistics: a bank's questions with their figures, and reports of typed answers."""

from django.core.paginator import Page, Paginator
from django.db.models import F

from study.banks.changed_keys import Effect
from study.banks.models import Bank, ItemStatistics, Question, Report, Version
from study.core.assessment.calibration import Calibration, calibration
from study.core.limits import REGRADE_LOOK_AT_ONCE
from study.core.problem import Problem
from study.review.forecasts import forecasts
from study.review.models import Review
from study.review.regrade_plan import KEY, Fix, plan
from study.statistics.calibrated import LEAST_LEARNERS

PER_PAGE = 50
WORST_FIRST = (
    F("statistics__discrimination").asc(nulls_last=True),
    F("statistics__facility").asc(nulls_last=True),
    "-statistics__attempts",
    "pk",
)


def counted_questions(bank: Bank, page: str) -> Page[Question]:
    """A page of the bank's questions that somebody answered, worst first, each with its statistics."""
    rows = Question.objects.filter(bank=bank, statistics__isnull=False).select_related("statistics__version", "current")
    return Paginator(rows.order_by(*WORST_FIRST), PER_PAGE).get_page(page)


def statistics_of(question: Question) -> ItemStatistics | None:
    """What was counted about a question; None while nobody has answered it."""
    return ItemStatistics.objects.filter(question=question).select_related("version").first()


def forecasts_of(bank: Bank) -> Calibration | None:
    """What was foretold of the last answers to a bank's questions against what happened, of all its learners together;
    None below LEAST_LEARNERS of them, since nobody is to be read out of it."""
    rows = Review.objects.filter(version__question__bank=bank, voided_at=None, before__isnull=False)
    if len(rows.order_by().values_list("learner").distinct()[:LEAST_LEARNERS]) < LEAST_LEARNERS:
        return None
    return calibration(forecasts(rows))


def typed_report(bank: Bank, number: int) -> Report | None:
    """The report of that number, where it is about an answer that was typed to a question of the bank."""
    reports = Report.objects.filter(pk=number, question__bank=bank).exclude(form="")
    return reports.select_related("question").first()


def is_long_look(question: Question, faulty: int) -> bool:
    """Whether working out what grading the answers to a version again would change takes longer than a page should
    wait."""
    answers = Review.objects.filter(version__question=question, version__number=faulty)
    return answers[REGRADE_LOOK_AT_ONCE : REGRADE_LOOK_AT_ONCE + 1].exists()


def would_change(question: Question, version: Version) -> Effect:
    """What grading the answers to the version in use by the key of another one would change."""
    faulty = question.current.number if question.current else 0
    if is_long_look(question, faulty):
        return Effect(long=True)
    found = plan(question, faulty, Fix(KEY, version.number))
    if isinstance(found, Problem):
        return Effect(why=found.message)
    return Effect(found.answers + found.elsewhere.answers, found.changed, found.people)

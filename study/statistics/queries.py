"""Reads of statistics: the questions of a bank with what was counted about them, and reports of typed answers."""

from django.core.paginator import Page, Paginator
from django.db.models import F

from study.banks.models import Bank, Question, Report, Standing, Version

PER_PAGE = 50
WORST_FIRST = (
    F("standing__discrimination").asc(nulls_last=True),
    F("standing__facility").asc(nulls_last=True),
    "-standing__attempts",
    "pk",
)


def counted_questions(bank: Bank, page: str) -> Page[Question]:
    """A page of the bank's questions that somebody answered, worst first, each with its standing."""
    rows = Question.objects.filter(bank=bank, standing__isnull=False).select_related("standing__version", "current")
    return Paginator(rows.order_by(*WORST_FIRST), PER_PAGE).get_page(page)


def standing_of(question: Question) -> Standing | None:
    """What was counted about a question; None while nobody has answered it."""
    return Standing.objects.filter(question=question).select_related("version").first()


def versions_of(question: Question) -> list[Version]:
    """All versions of a question, the newest first."""
    return list(question.versions.order_by("-number"))


def typed_report(bank: Bank, number: int) -> Report | None:
    """The report of that number, where it is about an answer that was typed to a question of the bank."""
    reports = Report.objects.filter(pk=number, question__bank=bank).exclude(form="")
    return reports.select_related("question").first()

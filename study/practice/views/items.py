"""What the answers say about the questions of a bank, for those who look after it."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from study.banks.models import Question, Role, Standing
from study.banks.roles import may
from study.banks.views.common import bank_at, question_at
from study.people.requests import Request
from study.practice import operations
from study.practice.statistics import words
from study.practice.statistics.words import LATER, number, span
from study.web.access import instructor

PER_PAGE = 50
WORST_FIRST = (
    F("standing__discrimination").asc(nulls_last=True),
    F("standing__facility").asc(nulls_last=True),
    "-standing__attempts",
    "pk",
)
FIGURES = ("attempts", "facility", "discrimination", "efficiency", "median_seconds", "retention", "details")


@instructor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def statistics(request: Request, bank: int) -> HttpResponse:
    """A whole bank: how its questions agree, and each of them, worst first. A post counts anew."""
    found, _ = bank_at(request, bank)
    if request.method == "POST":
        operations.count_items(bank=found, now=request.now)
        return redirect("practice:bank_statistics", bank)
    whole = operations.count_if_stale(bank=found, now=request.now)
    rows = Question.objects.filter(bank=found, standing__isnull=False).select_related("standing__version", "current")
    page = Paginator(rows.order_by(*WORST_FIRST), PER_PAGE).get_page(request.GET.get("page", "1"))
    context = {
        "bank": found,
        "whole": whole,
        "figures": words.reliability(whole.figures),
        "lower": number(max(0.0, 60 - (whole.figures.get("standard_error") or 0))),
        "upper": number(min(100.0, 60 + (whole.figures.get("standard_error") or 0))),
        "page": page,
        "rows": [(question, _short(question.standing)) for question in page],
        "section": "banks",
    }
    return render(request, "practice/items/statistics.html", context)


@instructor
@never_cache
@require_safe
def item(request: Request, bank: int, key: str) -> HttpResponse:
    """One question: its figures, its options or variants, and how its older versions did."""
    question, role = question_at(request, bank, key)
    whole = operations.count_if_stale(bank=question.bank, now=request.now)
    standing = Standing.objects.filter(question=question).select_related("version").first()
    details: dict[str, Any] = standing.details if standing else {}
    context = {
        "bank": question.bank,
        "question": question,
        "standing": standing,
        "whole": whole,
        "figures": words.told({name: getattr(standing, name) for name in FIGURES}) if standing else [],
        "left_out": standing.attempts - details.get("ranked", standing.attempts) if standing else 0,
        "options": [_option(row) for row in details.get("options", ())],
        "variants": [_variant(row) for row in details.get("variants", ())],
        "older": [(old, words.told(old)) for old in details.get("older", ())],
        "writes": may(role, Role.EDITOR),
        "section": "banks",
    }
    return render(request, "practice/items/item.html", context)


def _short(standing: Standing) -> dict[str, str]:
    """The figures of a row of the table."""
    return {
        "facility": number(standing.facility, " %") or LATER,
        "facility_span": span(standing.details.get("facility"), " %"),
        "discrimination": number(standing.discrimination) or "–",
        "discrimination_span": span(standing.details.get("discrimination")),
        "efficiency": number(standing.efficiency) or "–",
        "time": words.seconds(standing.median_seconds) or "–",
        "retention": number(standing.retention, " %") or "–",
    }


def _option(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "share": number(row["share"], " %"),
        "share_span": span(row["share_interval"], " %"),
        "rest": number(row["rest"], " %") or "–",
        "rest_span": span(row["rest_interval"], " %"),
        "upper": number(row["upper"], " %"),
        "lower": number(row["lower"], " %"),
    }


def _variant(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "facility": number(row["facility"], " %") or LATER, "span": span(row["interval"], " %")}

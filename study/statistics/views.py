"""Statistics of a bank's questions, for its members."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from study.banks import operations as banks
from study.banks.models import Bank, ItemStatistics, Report, Role, Version
from study.banks.queries import versions_of
from study.banks.reports_page import reports_page
from study.banks.requests import bank_at, question_at, user_of
from study.banks.roles import judges, may
from study.core.problem import Problem
from study.core.questions.source.changes import changes
from study.people.models import Errand, ErrandState
from study.people.requests import Request
from study.review import regrade_plan
from study.review.regrade_plan import Fix, Plan
from study.statistics import display, operations, queries
from study.statistics.calibrated import LEAST_LEARNERS, calibrated
from study.statistics.display import LATER, interval, rounded
from study.web.access import instructor
from study.web.cleaning import whole
from study.web.rates import at_most

LONGEST_REASON = 1000
FIGURES = ("attempts", "facility", "discrimination", "efficiency", "median_seconds", "retention", "details")


@instructor
@at_most(60, posts_only=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def statistics(request: Request, bank: int) -> HttpResponse:
    """A whole bank: how its questions agree, and each of them, worst first. A post counts anew."""
    found, _ = bank_at(request, bank)
    if request.method == "POST":
        operations.count_again(bank=found, now=request.now)
        return redirect("statistics:bank_statistics", bank)
    if request.headers.get("HX-Request-Type") == "partial":  # is it counted by now?
        return HttpResponse(status=204) if operations.is_counting(found) else HttpResponseClientRedirect(request.path)
    counted = operations.count_if_stale(bank=found, now=request.now)
    if counted is None:
        return render(request, "statistics/counting.html", {"bank": found, "section": "banks"})
    page = queries.counted_questions(found, request.GET.get("page", "1"))
    error = counted.figures.get("standard_error") or 0
    context = {
        "bank": found,
        "whole": counted,
        "is_counting": operations.is_counting(found),
        "figures": display.reliability(counted.figures),
        "lower": rounded(max(0.0, 60 - error)),
        "upper": rounded(min(100.0, 60 + error)),
        "page": page,
        "rows": [(question, _short(question.statistics)) for question in page],
        "calibration": calibrated(queries.forecasts_of(found)),
        "least_learners": LEAST_LEARNERS,
        "section": "banks",
    }
    return render(request, "statistics/statistics.html", context)


@instructor
@never_cache
@require_safe
def item(request: Request, bank: int, key: str) -> HttpResponse:
    """One question: its figures, its options or variants, and how its older versions did."""
    question, role = question_at(request, bank, key)
    counted = operations.count_if_stale(bank=question.bank, now=request.now)
    found = queries.statistics_of(question)
    if counted is None:
        return render(request, "statistics/counting.html", {"bank": question.bank, "section": "banks"})
    details: dict[str, Any] = found.details if found else {}
    context = {
        "bank": question.bank,
        "question": question,
        "statistics": found,
        "whole": counted,
        "figures": display.told({name: getattr(found, name) for name in FIGURES}) if found else [],
        "left_out": found.attempts - details.get("ranked", found.attempts) if found else 0,
        "options": [_option(row) for row in details.get("options", ())],
        "variants": [_variant(row) for row in details.get("variants", ())],
        "older": [
            (old, display.told(old), f"What the answers to version {old['version']} say")
            for old in details.get("older", ())
        ],
        "writes": may(role, Role.EDITOR),
        "section": "banks",
    }
    return render(request, "statistics/item.html", context)


@instructor
@at_most(60, posts_only=True)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def regrade(request: Request, bank: int, key: str) -> HttpResponse:
    """Grade the answers to a faulty version again: look at what it would change, then do it."""
    question, _ = question_at(request, bank, key, Role.EDITOR)
    posted = request.method == "POST"
    sent = request.POST if posted else request.GET  # a look that was worked out beside the pages leads back to here
    given = "version" in sent
    faulty, reason = whole(sent.get("version"), 0), sent.get("reason", "").strip()[:LONGEST_REASON]
    fix = Fix(sent.get("how", regrade_plan.KEY), whole(sent.get("number"), 0), sent.get("option", ""))
    result: Plan | Problem | None = None
    if posted and sent.get("do") == "apply":
        back = reverse("statistics:item", args=[bank, key])
        by, now = user_of(request), request.now
        done = operations.ask_to_regrade(
            question=question, faulty=faulty, fix=fix, reason=reason, by=by, back=back, now=now
        )
        if isinstance(done, Errand) and done.state == ErrandState.DONE:
            messages.success(request, done.said)
            return redirect(back)
        if isinstance(done, Errand) and done.state == ErrandState.WORKING:
            return redirect("people:errand", done.pk)
        result = Problem(done.said) if isinstance(done, Errand) else done
    elif posted and queries.is_long_look(question, faulty):
        asked = {"version": faulty, "how": fix.how, "number": fix.number, "option": fix.option, "reason": reason}
        back = f"{reverse('statistics:regrade', args=[bank, key])}?{urlencode(asked)}"
        about: dict[str, Any] = {"question": question, "faulty": faulty, "fix": fix, "by": user_of(request)}
        return redirect("people:errand", operations.ask_to_look(**about, back=back, now=request.now).pk)
    elif posted:
        result = regrade_plan.plan(question, faulty, fix)
    known = operations.looked(user_of(request), question, faulty, fix) if given and not posted else None
    versions = versions_of(question)
    problem = result.message if isinstance(result, Problem) else ""
    context = {
        "bank": question.bank,
        "question": question,
        "versions": versions,
        "choices": regrade_plan.choices(question),
        "faulty": faulty if given else versions[1].number if len(versions) > 1 else 1,
        "fix": fix if given else Fix(regrade_plan.KEY, question.current.number if question.current else 0),
        "reason": reason,
        "problem": problem,
        "plan": result if isinstance(result, Plan) else known,
        **_mended(versions, faulty, fix),
        "section": "banks",
    }
    return render(request, "statistics/regrade.html", context, status=422 if problem else 200)


def _mended(versions: Sequence[Version], faulty: int, fix: Fix) -> dict[str, Any]:
    """What differs between the faulty version and the one by whose key its answers are graded."""
    texts = {one.number: one.text for one in versions}
    if fix.how != regrade_plan.KEY or not {faulty, fix.number} <= texts.keys():
        return {}
    caption = f"From version {faulty} to version {fix.number}"
    return {"lines": changes(texts[faulty], texts[fix.number]), "caption": caption}


def _short(one: ItemStatistics) -> dict[str, str]:
    """The figures of a row of the table."""
    return {
        "facility": rounded(one.facility, "%") or LATER,
        "facility_span": interval(one.details.get("facility"), "%"),
        "discrimination": rounded(one.discrimination) or "–",
        "discrimination_span": interval(one.details.get("discrimination")),
        "efficiency": rounded(one.efficiency) or "–",
        "time": display.time_open(one.median_seconds) or "–",
        "retention": rounded(one.retention, "%") or "–",
    }


def _option(row: dict[str, Any]) -> dict[str, Any]:
    return {
        **row,
        "share": rounded(row["share"], "%"),
        "bar": row["share"],
        "share_span": interval(row["share_interval"], "%"),
        "rest": rounded(row["rest"], "%") or "–",
        "rest_span": interval(row["rest_interval"], "%"),
        "upper": rounded(row["upper"], "%"),
        "lower": rounded(row["lower"], "%"),
    }


def _variant(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "facility": rounded(row["facility"], "%") or LATER, "span": interval(row["interval"], "%")}


@instructor
@require_POST
def rule(request: Request, bank: int, report: int) -> HttpResponse:
    """Decide about an answer that learners call right: for all who typed it, and for good."""
    found, role = bank_at(request, bank)
    said = queries.typed_report(found, report)
    if said is None or not judges(user_of(request), found):
        raise Http404
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    if request.POST.get("do") == "accept":
        return _accepted(request, found, role, said, reason)
    done = banks.refuse_answer(
        question=said.question, place=said.place, given=said.given, by=user_of(request), now=request.now, reason=reason
    )
    if isinstance(done, Problem):
        return reports_page(request, found, role, said, done)
    messages.success(request, f"“{said.given}” does not count. Nobody will be asked about it again.")
    return redirect("banks:reports", bank)


def _accepted(request: Request, bank: Bank, role: Role, said: Report, reason: str) -> HttpResponse:
    """Accept what was typed: where many answers follow, beside the pages."""
    back = reverse("banks:reports", args=[bank.pk])
    about: dict[str, Any] = {"question": said.question, "place": said.place, "given": said.given, "reason": reason}
    done = operations.ask_to_accept(**about, by=user_of(request), back=back, now=request.now)
    if done.state == ErrandState.FAILED:
        return reports_page(request, bank, role, said, Problem(done.said))
    if done.state == ErrandState.WORKING:
        return redirect("people:errand", done.pk)
    messages.success(request, done.said)
    return redirect(back)

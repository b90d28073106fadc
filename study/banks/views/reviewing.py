"""Reviewing: decide on a waiting version, discuss a question, decide on learners' reports."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from study.banks import disputes, operations
from study.banks.changed_keys import changes_key, effect_of
from study.banks.models import Question, Role
from study.banks.preview import VIEWS, preview_of
from study.banks.queries import question_history, version_of, writers_of, written_report
from study.banks.reports_page import reports_page
from study.banks.requests import bank_at, question_at, user_of, variant_of
from study.banks.roles import decides, judges, looks_after
from study.banks.views.editor_page import editor_page
from study.core.problem import Problem, tally
from study.core.questions.source.changes import changes, compared
from study.people.requests import Request
from study.web import unsent
from study.web.access import instructor
from study.web.cleaning import whole


@instructor
@never_cache
@require_safe
def review(request: Request, bank: int, key: str) -> HttpResponse:
    """The version that waits, as it was sent: what it changes, what learners will see, and the decision."""
    question, role = question_at(request, bank, key, Role.REVIEWER)
    return _review(request, question, role)


@instructor
@require_POST
def decide(request: Request, bank: int, key: str) -> HttpResponse:
    """Approve the version that was shown, or give it back. If another one waits by now, that is shown."""
    question, role = question_at(request, bank, key, Role.REVIEWER)
    decision = decided(request, question)
    number, problem = decision.version, decision.problem
    if problem is None:
        done = "published" if decision.approve else "given back to its author"
        messages.success(request, f"Version {number} was {done}.")
        return redirect("banks:edit", bank, key)
    question, role = question_at(request, bank, key, Role.REVIEWER)  # somebody else may have decided by now
    if question.candidate:
        return _review(request, question, role, problem, number)
    if decision.reason:
        return unsent.given_back(request, "Nothing was decided", problem.message, status=409, again=False)
    messages.error(request, problem.message)
    return redirect("banks:edit", bank, key)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a form decided about the version it showed; `problem` is why nothing was."""

    version: int
    approve: bool
    reason: str
    problem: Problem | None


def decided(request: Request, question: Question) -> Decision:
    """Do what the form says."""
    approve, reason = request.POST.get("do") == "approve", request.POST.get("reason", "").strip()
    version, by = whole(request.POST.get("version"), 0), user_of(request)
    problem = operations.decide(
        question=question, version=version, approve=approve, by=by, now=request.now, reason=reason
    )
    return Decision(version, approve, reason, problem)


def is_plain_wanted(request: Request) -> bool:
    """Whether the text that was sent is to be shown as it is, without its changes."""
    return "plain" in (request.GET.get("show"), request.POST.get("show"))


def sent_text(question: Question, is_plain: bool) -> dict[str, Any]:
    """The lines of the version that waits: with what it changes, or as it is."""
    asked, sent = question.current, question.candidate
    text = sent.text if sent else ""
    caption = f"The text, with its changes since version {asked.number}" if asked and not is_plain else "The whole text"
    before = text if is_plain else asked.text if asked else ""
    return {
        "lines": compared(before, text),
        "caption": caption,
        "is_plain": is_plain,
        "kept": "&show=plain" if is_plain else "",
        "changes_key": changes_key(question),
    }


def _review(
    request: Request, question: Question, role: Role, problem: Problem | None = None, shown: int = 0
) -> HttpResponse:
    """The page of the version that waits; after a refusal, with what differs from the one that was shown."""
    waiting = question.candidate
    if waiting is None:
        return redirect("banks:edit", question.bank_id, question.key)
    waiting.question = question
    draft = getattr(question, "draft", None)
    seen = version_of(question, shown) if problem and shown != waiting.number else None
    view = request.GET.get("view") or request.POST.get("view") or "answered"
    made = preview_of(waiting, request.now.date(), view, variant_of(request))
    context = {
        "question": question,
        "bank": question.bank,
        "role": role,
        "waiting": waiting,
        "writers": writers_of(waiting),
        "decides": decides(waiting, role, user_of(request)),
        "later": draft is not None and draft.text != waiting.text,
        "problem": problem,
        "seen": seen,
        "seen_lines": changes(seen.text, waiting.text) if seen else (),
        "effect": effect_of(question),
        "address": f"view={made.view}&variant={made.variant}",
        "preview": made,
        "problems": made.problems,
        "tally": tally(made.problems),
        "views": VIEWS,
        "reason": request.POST.get("reason", ""),
        "section": "banks",
        **sent_text(question, is_plain_wanted(request)),
        **question_history(question),
    }
    return render(request, "banks/review.html", context, status=409 if problem else 200)


@instructor
@require_POST
def comment(request: Request, bank: int, key: str) -> HttpResponse:
    """Say something about a question."""
    question, role = question_at(request, bank, key, Role.REVIEWER)
    text = request.POST.get("text", "")
    if problem := operations.comment(question=question, text=text, by=user_of(request), now=request.now):
        return editor_page(request, question, role, unsaid=problem)
    return redirect("banks:edit", bank, key)


@instructor
@require_safe
def reports(request: Request, bank: int) -> HttpResponse:
    """What learners report about the questions of a bank: open ones first."""
    found, role = bank_at(request, bank, Role.VIEWER)
    return reports_page(request, found, role)


@instructor
@require_POST
def judge(request: Request, bank: int, report: int) -> HttpResponse:
    """Say what came of a report."""
    found, role = bank_at(request, bank)
    row = written_report(found, report)
    if row is None or not judges(user_of(request), found):
        raise Http404
    fixed = request.POST.get("fixed_in", "").strip()
    number = whole(fixed, 0)
    problem = Problem("Enter a version number, or leave it empty.") if fixed and not number else None
    problem = problem or operations.judge(
        report=row,
        verdict=request.POST.get("verdict", ""),
        answer=request.POST.get("answer", ""),
        fixed_in=number,
        by=user_of(request),
        now=request.now,
    )
    if problem:
        return reports_page(request, found, role, row, problem)
    return redirect("banks:reports", bank)


@instructor
@require_POST
def rule_on_badge(request: Request, bank: int) -> HttpResponse:
    """Take a badge away that learners call wrong, or let it stand."""
    found, _ = bank_at(request, bank, Role.VIEWER)
    claim = disputes.badge(found.course, request.POST.get("badge", ""))
    if claim is None or not looks_after(user_of(request), found.course):
        raise Http404
    away = request.POST.get("do") == "away"
    operations.rule_on_badge(claim=claim, away=away, bank=found, by=user_of(request), now=request.now)
    messages.success(request, "The badge is taken away." if away else "The badge stays.")
    return redirect("banks:reports", bank)

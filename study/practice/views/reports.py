"""A learner says what is wrong with a question they answered, or that their answer is right; and those who look
after the bank decide what was typed counts."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from study.banks import operations
from study.banks.models import Complaint, Report, Role
from study.banks.views.common import bank_at, user_of
from study.banks.views.reviewing import reports_page
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode
from study.people.requests import Request
from study.practice import operations as practice
from study.practice.models import Notice, Review
from study.practice.queries.reports import reported_by
from study.web.access import anyone, instructor
from study.web.rendering import stem

LONGEST_REASON = 1000


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Request, number: int) -> HttpResponse:
    """Report the version that was answered; a report nobody has judged yet is written anew."""
    found = reported_by(request.learner, number) if request.learner else None
    if found is None or not request.learner:
        raise Http404
    problem = None
    version = found.answer.version
    if request.method == "POST":
        sent = operations.report(
            version=version,
            learner=request.learner,
            complaint=request.POST.get("complaint", ""),
            text=request.POST.get("text", ""),
            now=request.now,
        )
        if not isinstance(sent, Problem):
            messages.success(request, "Thank you. Somebody will look at it; what comes of it will stand here.")
            return redirect("practice:answered", number)
        problem = sent
    kind = KINDS[version.kind]
    before = found.last if found.is_open else None
    context = {
        "number": number,
        "stem": stem(kind.stem(decode(kind.body, version.body), version.prompt)),
        "complaints": Complaint.written(),
        "complaint": request.POST.get("complaint", before.complaint if before else ""),
        "text": request.POST.get("text", before.text if before else ""),
        "reported": found,
        "problem": problem,
    }
    return render(request, "practice/items/report.html", context, status=422 if problem else 200)


@anyone
@require_POST
def call_right(request: Request, number: int) -> HttpResponse:
    """ "My answer was right": once is enough."""
    if not request.learner:
        raise Http404
    try:
        problem = practice.call_right(learner=request.learner, review=number, now=request.now)
    except Review.DoesNotExist:
        raise Http404 from None
    if problem:
        messages.error(request, problem.message)
    return redirect("practice:answered", number)


@anyone
@require_POST
def put_away(request: Request, notice: int) -> HttpResponse:
    """Show this notice no more."""
    if not request.learner:
        raise Http404
    try:
        practice.put_away(learner=request.learner, notice=notice, now=request.now)
    except Notice.DoesNotExist:
        raise Http404 from None
    return redirect("practice:today")


@instructor
@require_POST
def rule(request: Request, bank: int, report: int) -> HttpResponse:
    """Decide about an answer that learners call right: for all who typed it, and for good."""
    found, role = bank_at(request, bank, Role.REVIEWER)
    said = Report.objects.filter(pk=report, question__bank=found).exclude(form="").select_related("question").first()
    if said is None:
        raise Http404
    reason = request.POST.get("reason", "").strip()[:LONGEST_REASON]
    decide = practice.accept_typed if request.POST.get("do") == "accept" else operations.refuse_answer
    done = decide(
        question=said.question, place=said.place, given=said.given, by=user_of(request), now=request.now, reason=reason
    )
    if isinstance(done, Problem):
        return reports_page(request, found, role, said, done)
    if isinstance(done, practice.Accepted):
        practice.count_items(bank=found, now=request.now)
        messages.success(
            request,
            f"“{said.given}” counts from version {done.version.number} on. Answers that count now: {done.counted:,}.",
        )
    else:
        messages.success(request, f"“{said.given}” does not count. Nobody will be asked about it again.")
    return redirect("banks:reports", bank)

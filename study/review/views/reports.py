"""Learners report a faulty question, or that their answer was right. Reviewers of the bank decide whether a
typed answer counts.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from study.people.requests import Request
from study.review import operations as practice
from study.review import reporting
from study.review.models import Notice, Review
from study.review.queries.questions import answer_of
from study.review.queries.reports import reported_by
from study.web.access import anyone

LONGEST_REASON = 1000


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Request, number: int) -> HttpResponse:
    """Report the version that was answered; a report nobody has judged yet is written anew. Questions of one's own
    notes nobody else looks after: their owner edits them."""
    if not request.learner:
        raise Http404
    found = reported_by(request.learner, number)
    if found is None and answer_of(request.learner, number):
        return redirect("review:edit_answered", number)
    if found is None:
        raise Http404
    problem = reporting.sent(found, request.learner, request.POST, request.now) if request.method == "POST" else None
    if request.method == "POST" and problem is None:
        messages.success(request, reporting.THANKS)
        return redirect("review:answered", number)
    context = reporting.form_of(found, reverse("review:answered", args=[number]), request.POST, problem)
    return render(request, "statistics/report.html", context, status=422 if problem else 200)


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
    return redirect("review:answered", number)


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
    return redirect("today:today")

"""A learner reports a question of a sitting that has ended, by the form of the review."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from study.exams import queries
from study.people.requests import Request
from study.review import reporting
from study.web.access import anyone


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: Request, sitting: int, position: int) -> HttpResponse:
    """Report the version that was asked; a report nobody has judged yet is written anew."""
    learner = request.learner
    held = queries.sitting_of(learner, sitting) if learner else None
    found = queries.reported(held, position) if held else None
    if not learner or held is None or found is None:
        raise Http404
    told = held.is_told(request.now)
    back = reverse("exams:item", args=[sitting, position]) if told else reverse("exams:result", args=[sitting])
    problem = reporting.sent(found, learner, request.POST, request.now) if request.method == "POST" else None
    if request.method == "POST" and problem is None:
        messages.success(request, reporting.THANKS)
        return redirect(back)
    context = {**reporting.form_of(found, back, request.POST, problem), "section": "exams"}
    return render(request, "statistics/report.html", context, status=422 if problem else 200)

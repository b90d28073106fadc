"""A learner says what is wrong with a question they answered."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from study.banks import operations
from study.banks.models import Complaint
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.question import decode
from study.people.requests import Request
from study.practice.queries.reports import reported_by
from study.web.access import anyone
from study.web.rendering import stem


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
        "complaints": Complaint.choices,
        "complaint": request.POST.get("complaint", before.complaint if before else ""),
        "text": request.POST.get("text", before.text if before else ""),
        "reported": found,
        "problem": problem,
    }
    return render(request, "practice/items/report.html", context, status=422 if problem else 200)

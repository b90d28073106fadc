"""The page that tells a learner how their memory differs from the usual."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from study.people.models import Learner
from study.people.requests import Request
from study.review.queries.fits import remembering
from study.web.access import anyone


@anyone
@require_safe
def memory(request: Request) -> HttpResponse:
    """What was measured, what it changed, and how that is switched off."""
    learner = request.learner or Learner()
    found = remembering(learner) if learner.pk else None
    return render(request, "review/memory.html", {"found": found, "adapts": learner.adapts})

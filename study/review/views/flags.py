"""A learner's flag on a card: put on and taken off in the review, and the page of all flags."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from study.people.requests import Request
from study.review import operations
from study.review.models import Card
from study.review.queries.flags import flags_of
from study.web.access import anyone
from study.web.cleaning import whole


@anyone
@require_POST
def flag(request: Request, card: int) -> HttpResponse:
    """Put the flag on or take it off. htmx gets the form alone; otherwise it leads back to the question, to the answer
    of the number `answered`, or, with `list`, to the flags."""
    wanted, answered = bool(request.POST.get("flag")), whole(request.POST.get("answered"), 0)
    if not request.learner:
        raise Http404
    try:
        operations.flag(learner=request.learner, card=card, flagged=wanted, now=request.now)
    except Card.DoesNotExist:
        raise Http404 from None
    if request.htmx:
        return render(request, "review/_flag.html", {"card": card, "flagged": wanted, "answered": answered})
    if request.POST.get("list"):
        return redirect("review:flags")
    return redirect("review:answered", answered) if answered else redirect("review:answer", card)


@anyone
@never_cache
@require_safe
def flags(request: Request) -> HttpResponse:
    """All cards with a flag."""
    if not request.learner:
        raise Http404
    return render(request, "review/flags.html", {"flags": flags_of(request.learner)})

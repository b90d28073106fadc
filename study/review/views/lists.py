"""Lists of the learner's own cards: those they keep missing, and those that are not asked now."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from study.core.text.plural import counted
from study.people.requests import Request
from study.review import operations
from study.review.models import Card, Reason
from study.review.queries import lists
from study.web.access import anyone
from study.web.cleaning import whole


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def hard(request: Request) -> HttpResponse:
    """The questions that are missed again and again; one that is sent is set aside."""
    if not request.learner:
        raise Http404
    if request.method == "POST":
        card = whole(request.POST.get("card"), 0)
        try:
            operations.suspend(learner=request.learner, card=card, now=request.now, why=Reason.MISSED)
        except Card.DoesNotExist:
            raise Http404 from None
        messages.success(request, "Set aside. You find it under what is set aside.")
        return redirect("review:hard")
    found = lists.hard(request.learner)
    return render(request, "review/hard.html", {"hard": found, "number": lists.hard_number(request.learner)})


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def aside(request: Request) -> HttpResponse:
    """What is set aside or put off; those that are sent are brought back: the `one` whose button was pressed, or all
    that are ticked."""
    if not request.learner:
        raise Http404
    if request.method == "POST":
        sent = [request.POST["one"]] if request.POST.get("one") else request.POST.getlist("card")
        cards = {whole(text, 0) for text in sent}
        try:
            back = operations.bring_back(learner=request.learner, cards=cards, now=request.now)
        except Card.DoesNotExist:
            raise Http404 from None
        messages.success(request, f"Brought back {counted(back, 'question')}." if back else "Choose a question first.")
        return redirect("review:aside")
    found = lists.hidden(request.learner, request.today())
    return render(request, "review/aside.html", {"hidden": found})

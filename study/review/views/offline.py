"""The day without a connection: what a browser keeps of it, the page that asks it, and where its answers come in.
static/js/offline.js is the other half.
"""

import re
from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from study.core.scheduling import Grade
from study.people.requests import Request
from study.review import operations
from study.review.models import Card
from study.review.queries.ahead import MOST_PICTURES, DayAhead, Held, day_ahead
from study.review.submission import submission
from study.review.views.focus import Focus
from study.web.access import anyone
from study.web.rates import at_most

PICTURE = re.compile(r'<img\b[^<>]*?\bsrc="(/[^"]*/?pictures/[0-9a-f]{64}/)"')
"""A picture in what is shown, by its address."""
GONE = {
    "aside": "You have set this question aside since.",
    "double": "A written question asks this now.",
    "withdrawn": "This question was withdrawn meanwhile.",
    "closed": "This question is no longer open to you.",
    "read": "You opened its text before, so it comes back tomorrow.",
}


@anyone
@require_safe
def offline(request: Request) -> HttpResponse:
    """The page that a browser keeps: whatever is asked for without a connection, it answers. So it is the same for
    everybody, and nothing of a person is in it."""
    return render(request, "review/offline.html")


@anyone
@never_cache
@at_most(30)
@require_safe
def ahead(request: Request) -> HttpResponse:
    """The day's questions, and the addresses of the pictures they show and of what their page is made from."""
    found = DayAhead()
    if learner := request.learner or None:
        today = request.today()
        operations.open_day(learner=learner, today=today, now=request.now)
        queue = Focus().queue(learner, today, request.now)
        found = day_ahead(learner, queue.cards, today, request.now)
    cards, pictures, left = list[dict[str, Any]](), dict[str, None](), found.left
    for card in map(_card, found.held):
        shown = dict.fromkeys(PICTURE.findall(f"{card['front']} {card['back'] or ''}"))
        if len(pictures | shown) > MOST_PICTURES:
            left += 1
            continue
        cards.append(card)
        pictures |= shown
    return JsonResponse({"cards": cards, "pictures": list(pictures), "left": left, "shell": shell()})


def shell() -> list[str]:
    """What the page without a connection is made from. A page with another script is from before an update."""
    files = ("css/keepwarm.css", "django_htmx/htmx-4.min.js", "js/keepwarm.js", "js/offline.js")
    return [reverse("review:offline"), *(static(name) for name in (*files, "fonts/source-sans-3.woff2"))]


def _card(one: Held) -> dict[str, Any]:
    context = {"asked": one.asked, "action": one.address, "showing": one.showing, "given": {}, "back": one.back}
    back = render_to_string("review/_back.html", context) if one.back else None
    return {"question": one.asked.question, "front": render_to_string("review/_front.html", context), "back": back}


@anyone
@never_cache
@require_POST
def answer_ahead(request: Request, card: int) -> HttpResponse:
    """An answer that was given without a connection, perhaps days ago."""
    if not request.learner and not request.user.is_authenticated:
        return JsonResponse({"why": "You are signed out."}, status=401)
    if not request.learner:
        raise Http404
    sent, day = submission(request), request.today()
    try:
        result = operations.answer(
            learner=request.learner, card=card, sent=sent, now=request.now, today=day, ahead=True
        )
    except Card.DoesNotExist:
        raise Http404 from None
    return JsonResponse(_outcome(result))


def _outcome(result: operations.Result) -> dict[str, Any]:
    """What became of it: `counted`, with the address of its verdict; or `why` not."""
    if isinstance(result, operations.Answered):
        row = result.review
        return {
            "counted": True,
            "right": Grade(row.grade).recalled,
            "verdict": reverse("review:answered", args=[row.pk]),
        }
    if isinstance(result, operations.Withdrawn):
        return {"counted": False, "why": GONE[result.why]}
    if isinstance(result, operations.Refused):
        return {"counted": False, "why": f"{result.problem.message} The question is still due."}
    assert isinstance(result, operations.Changed)  # nothing that was fetched ahead is turned over by its answer
    return {"counted": False, "why": result.message}

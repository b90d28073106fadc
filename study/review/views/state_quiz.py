""" "Quiz me on this state": one question about a lab's state, on its own page, because the run beside it would
give the answer away.
"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from study.core.problem import Problem
from study.people.requests import Request, current_or_new_learner
from study.review import operations
from study.review.state_quiz import judge, state_quiz, to_keep
from study.review.submission import form_of
from study.web.access import anyone
from study.web.rates import at_most


@anyone
@at_most(120)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quiz_state(request: Request, engine: str) -> HttpResponse:
    """A question about the state in the address. A post answers it, which changes nothing, or with
    `keep` makes it a card. htmx gets the section #ask alone."""
    quiz = state_quiz(engine, request.GET.dict())
    if quiz is None:
        raise Http404
    context: dict[str, Any] = {"quiz": quiz, "given": {}, "section": "labs"}
    if quiz.mark:
        context["given"] = {"answer": [quiz.mark]}
    status = 200
    if request.method == "POST" and quiz.question:
        form = form_of(request)
        if form.get("keep"):
            context["kept"] = operations.keep(
                learner=current_or_new_learner(request),
                engine=engine,
                question=to_keep(quiz),
                now=request.now,
                today=request.today(),
            )
        else:
            judged = judge(quiz, form)
            wrong = isinstance(judged, Problem)
            context |= {"given": form, "problem": judged.message} if isinstance(judged, Problem) else {"judged": judged}
            status = 422 if wrong else 200
    if not context.keys() & {"kept", "judged"}:
        context["figures"] = quiz.figures(next(iter(context["given"].get("answer", ())), ""))
    partial = request.htmx and request.htmx.request_type == "partial"
    response = render(request, f"review/quiz_state.html{'#ask' if partial else ''}", context, status=status)
    if request.method == "POST":
        response["HX-Push-Url"] = "false"
    return response

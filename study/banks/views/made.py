"""The page of a question that is not written in the browser, but made from notes, read from a file or computed: what
it asks, where that comes from, and what one can do about it. There is no text to edit."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from study.banks import operations, queries
from study.banks.models import Complaint, Question, Role
from study.banks.pictures import pictures_of
from study.banks.preview import VIEWS, preview_of
from study.banks.requests import question_at, user_of, variant_of
from study.banks.roles import looks_after
from study.banks.rows import why_it_waits
from study.banks.whence import whence
from study.core.problem import Problem
from study.people.requests import Request, current_or_new_learner
from study.web.access import instructor
from study.web.cleaning import whole


def made_page(
    request: Request, question: Question, role: Role, problem: Problem | None = None, no_room: Problem | None = None
) -> HttpResponse:
    """The page; after a report that was refused, or for a bank with `no_room` for its pictures, with what was sent and
    why."""
    version, user = question.current, user_of(request)
    made, pictures = None, dict[str, Any]()
    if version:
        version.question = question
        view = request.GET.get("view", "answered")
        made = preview_of(version, request.now.date(), view, variant_of(request))
        pictures = {"asked": pictures_of(question, version, asked=True), "told": pictures_of(question, version)}
    found = whence(question)
    context = {
        "question": question,
        "bank": question.bank,
        "role": role,
        "version": version,
        "preview": made,
        "pictures": pictures,
        "views": VIEWS,
        "title": question.title or question.key,
        "whence": found,
        "waits": why_it_waits(question),
        "decides": found.is_decided and looks_after(user, question.bank.course),
        "targets": queries.banks_to_fill(user),
        "complaints": Complaint.written(),
        "problem": problem,
        "no_room": no_room,
        "given": request.POST,
        "section": "banks",
        **queries.question_history(question),
    }
    return render(request, "banks/made.html", context, status=422 if problem or no_room else 200)


def _made_at(request: Request, bank: int, key: str) -> tuple[Question, Role]:
    """The question, if it asks something that was not written in the browser."""
    question, role = question_at(request, bank, key)
    if question.bank.authored or question.current is None:
        raise Http404
    return question, role


@instructor
@require_POST
def write_after(request: Request, bank: int, key: str) -> HttpResponse:
    """Begin a question of one's own with what this one asks, in a bank one writes in."""
    question, role = _made_at(request, bank, key)
    to = next(
        (one for one in queries.banks_to_fill(user_of(request)) if one.pk == whole(request.POST.get("to"), 0)), None
    )
    if to is None:
        raise Http404
    made = operations.write_after(question=question, to=to, by=user_of(request), now=request.now)
    if isinstance(made, Problem):
        return made_page(request, question, role, no_room=made)
    messages.success(request, f"This is your draft in {to.title}. Nothing of the other one has changed.")
    return redirect("banks:edit", to.pk, made.key)


@instructor
@require_POST
def set_aside(request: Request, bank: int, key: str) -> HttpResponse:
    """Ask nobody what notes of a course that is nobody's were made to ask, or ask it again."""
    question, _ = _made_at(request, bank, key)
    if not whence(question).is_decided or not looks_after(user_of(request), question.bank.course):
        raise Http404
    again = request.POST.get("do") == "again"
    decide = operations.ask_again if again else operations.set_aside
    decide(question=question, by=user_of(request), now=request.now)
    messages.success(request, "It is asked again." if again else "It is set aside: nobody is asked it.")
    return redirect("banks:edit", bank, key)


@instructor
@require_POST
def report(request: Request, bank: int, key: str) -> HttpResponse:
    """Report the version in use, as learners do from the page of an answer."""
    question, role = _made_at(request, bank, key)
    assert question.current
    sent = operations.report(
        version=question.current,
        learner=current_or_new_learner(request),
        complaint=request.POST.get("complaint", ""),
        text=request.POST.get("text", ""),
        now=request.now,
    )
    if isinstance(sent, Problem):
        return made_page(request, question, role, sent)
    messages.success(request, "Reported. It stands among the reports of this bank.")
    return redirect("banks:edit", bank, key)

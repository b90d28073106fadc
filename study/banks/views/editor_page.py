"""The editor's page, and the part of it that changes while somebody writes.

The revision in its form is always that of the text the author has seen. After a refusal it stays the old
one, so that the next save is refused too, until the author chooses.
"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from study.banks import operations, queries
from study.banks.models import Question, Role, Status
from study.banks.operations import Conflict, Saved
from study.banks.pictures import targets_of
from study.banks.preview import VIEWS, preview
from study.banks.requests import clock_time, decided_lately, user_of, variant_of
from study.banks.roles import decides, may, may_alone
from study.core.problem import Problem, tally
from study.core.questions.source.changes import changes
from study.core.questions.source.meaning import ask_about
from study.people.requests import Request
from study.web.cleaning import whole

type Outcome = Saved | Conflict | Problem
OUTCOME = "Keepwarm-Draft"
"""The header that tells the editor's script what became of the text it sent. An answer without it is
not from the editor: a sign-in page, an error, a proxy."""
STATUSES = {Saved: 200, Conflict: 409, Problem: 422}


def save_text(request: Request, question: Question, text: str) -> Outcome:
    """Save over the revision that was seen: that of the form or, where both texts were shown and this one
    was chosen, that of the other."""
    return operations.save(
        question=question,
        text=text,
        revision=sent_revision(request, "over" if "over" in request.POST else "revision"),
        by=user_of(request),
        now=request.now,
        other="over" in request.POST or "earlier" in request.POST,
    )


def sent_revision(request: Request, name: str = "revision") -> int:
    """The revision that the form goes on from; −1, which no draft has, where it says none."""
    sent = request.POST.get(name, "")
    return whole(sent, -1)


def newest_text(question: Question) -> tuple[str, int]:
    """The text one goes on from, with its revision: the draft, else that of the newest version."""
    found = getattr(question, "draft", None)
    if found:
        return found.text, found.revision
    version = question.candidate or question.current
    return (version.text if version else ""), 0


def editor_page(
    request: Request,
    question: Question,
    role: Role,
    *,
    outcome: Outcome | None = None,
    refused: tuple[Problem, ...] = (),
    unsaid: Problem | None = None,
    live: bool = False,
) -> HttpResponse:
    """The editor as it is opened or, with the `outcome` of a save, with the text that was sent. `refused`
    says what keeps a saved text from review, `unsaid` what keeps a comment from being taken, which is shown
    as it was sent; `live` gives the part that changes alone."""
    found = queries.again(question)
    text, revision, saved_at = _shown(request, found, outcome)
    view = request.POST.get("view") or request.GET.get("view") or "answered"
    targets = targets_of(found.bank, text)
    made = preview(text, found.key, request.now.date(), targets, view, variant_of(request))
    draft = getattr(found, "draft", None)
    asked = ask_about(made.question, text, draft.settled) if draft else ""
    problems = (*refused, *(one for one in made.problems if one not in refused))
    context = {
        "question": found,
        "bank": found.bank,
        "role": role,
        "writes": may(role, Role.EDITOR) and found.status != Status.RETIRED,
        "decides": decides(found.candidate, role, user_of(request)),
        "alone": may_alone(role, found.bank),
        "text": text,
        "revision": revision,
        "saved_at": clock_time(request, saved_at) if saved_at else "",
        "preview": made,
        "problems": problems,
        "tally": tally(problems),
        "conflict": outcome if isinstance(outcome, Conflict) else None,
        "asks": asked,
        "unsaid": unsaid,
        "comment": request.POST.get("text", "") if unsaid else "",
        "unsaved": outcome if isinstance(outcome, Problem) else None,
        "live": live,
        "views": VIEWS,
        "lines": range(1, text.count("\n") + 2),
        "title": made.question.title if made.question else found.key,
        "section": "banks",
    }
    status = 422 if refused or unsaid else STATUSES[type(outcome)] if outcome else 200
    if live:
        response = render(request, "banks/edit.html#aside", context)
        response[OUTCOME] = type(outcome).__name__.lower()
        return response
    if isinstance(outcome, Conflict):
        context["conflict_lines"] = changes(outcome.theirs.text, outcome.yours)
    context |= queries.question_history(found) | decided_lately(request)
    context["to_grade_again"] = [found] if may(role, Role.EDITOR) and queries.is_to_grade_again(found) else []
    return render(request, "banks/edit.html", context, status=status)


def _shown(request: Request, question: Question, outcome: Outcome | None) -> tuple[str, int, Any]:
    """The text in the editor, the revision it goes on from, and when it was saved, if it was."""
    if isinstance(outcome, Conflict):
        return outcome.yours, outcome.seen, None
    if isinstance(outcome, Problem):
        return request.POST.get("text", "").replace("\r\n", "\n"), sent_revision(request), None
    if isinstance(outcome, Saved):
        draft = outcome.draft
        return draft.text, draft.revision, draft.saved_at if draft.pk else None
    kept = getattr(question, "draft", None)
    return *newest_text(question), kept.saved_at if kept else None

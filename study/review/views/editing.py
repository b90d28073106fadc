"""E in the review: other words for a question of one's own notes, or a note of one's own on any other."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from study.banks.decisions import words_of
from study.banks.forms import WordsForm
from study.banks.requests import tell
from study.banks.roles import is_own_note
from study.core.problem import Problem
from study.core.questions.source.form import Sheet, sheet_of, text_of
from study.people.requests import Request
from study.review import operations
from study.review.access import is_closed, is_read, is_text_open, is_turned
from study.review.models import Card, Review
from study.review.operations.decide import LONGEST_NOTE, Reworded
from study.review.queries import questions
from study.web.access import anyone
from study.web.cleaning import whole


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, card: int) -> HttpResponse:
    """Edit a question that is being asked. Its answer stays hidden: the text of one's own question opens with
    `do=open`, which puts its card off; a note that is there already is not shown, and what is written goes beside
    it."""
    found = questions.card_of(request.learner, card) if request.learner else None
    if found is None or found.question.current is None or is_closed(found):
        raise Http404
    return _edit(request, found, None)


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit_answered(request: Request, number: int) -> HttpResponse:
    """Edit a question from the page of an answer to it."""
    row = questions.answer_of(request.learner, number) if request.learner else None
    if row is None or row.card.question.current is None:
        raise Http404
    return _edit(request, row.card, row)


def _edit(request: Request, card: Card, row: Review | None) -> HttpResponse:
    if not is_own_note(card.question, card.learner):
        return _note(request, card, row)
    if request.POST.get("do") == "open":
        operations.open_text(learner=card.learner, card=card.pk, today=request.today(), now=request.now)
        return redirect(request.path)
    answered = row is not None and row.version_id == card.question.current_id
    if not answered and not is_text_open(card, request.today()):
        return _page(request, card, row, {"closed": True})
    return _words(request, card, row)


def _words(request: Request, card: Card, row: Review | None) -> HttpResponse:
    """The question as fields, or as text where fields cannot hold it; what is wrong with it stands beside it."""
    text = words_of(card.question)
    sheet = sheet_of(text)
    data = request.POST if request.method == "POST" else None
    form = WordsForm(sheet, data) if isinstance(sheet, Sheet) else None
    problems: tuple[Problem, ...] = ()
    if data is not None and (form is None or form.is_valid()):
        text = text_of(form.changed()) if form else data.get("whole", "").replace("\r\n", "\n")
        done = operations.reword(
            learner=card.learner,
            question=card.question_id,
            version=whole(data.get("version"), 0),
            text=text,
            today=request.today(),
            now=request.now,
        )
        if isinstance(done, Reworded):
            messages.success(request, _told(done, read=row is None and is_read(card, request.today())))
            tell(request, done.followed)
            return redirect(_back(card, row) if row else "review:review")
        problems = done
    return _page(request, card, row, {"form": form, "text": text, "problems": problems}, refused=data is not None)


def _told(done: Reworded, *, read: bool) -> str:
    if not done.changed:
        return "Nothing was changed." + (" You have seen the answer: it is asked again tomorrow." if read else "")
    if done.asked_on:
        return "Saved. Another answer is right now, so this question is asked again tomorrow."
    if read:
        return "Saved. You have seen the answer, so this question is asked again tomorrow."
    return "Saved. The answer is the same, so the question keeps its day."


def _note(request: Request, card: Card, row: Review | None) -> HttpResponse:
    """The note on a card: as it is, where the answer was shown, else an empty field."""
    shown = row is not None or is_turned(card, request.today(), card.reviews)
    problem, text = None, questions.note_on(card) if shown else ""
    if request.method == "POST":
        text = request.POST.get("note", "")
        problem = operations.write_note(
            learner=card.learner, card=card.pk, text=text, now=request.now, beside=not shown
        )
        if problem is None:
            messages.success(request, "Saved. Your note is shown with the answer.")
            return redirect(_back(card, row))
    beside = bool(not shown and questions.note_on(card))
    more = {"note": True, "text": text, "problem": problem, "beside": beside, "longest": LONGEST_NOTE}
    return _page(request, card, row, more, refused=problem is not None)


def _page(
    request: Request, card: Card, row: Review | None, more: dict[str, Any], refused: bool = False
) -> HttpResponse:
    version = row.version if row else card.question.current
    assert version is not None  # asked for by both views
    context = {
        "card": card,
        "row": row,
        "back": _back(card, row),
        "stem": questions.stem_of(version, row.seed) if row else questions.ask_card(card, request.today()).stem,
        **more,
    }
    return render(request, "review/edit.html", context, status=422 if refused else 200)


def _back(card: Card, row: Review | None) -> str:
    return reverse("review:answered", args=[row.pk]) if row else reverse("review:answer", args=[card.pk])

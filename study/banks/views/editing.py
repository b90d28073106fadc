"""The editor: the text on one side, what learners will see on the other.

It saves shortly after the last keystroke and updates the preview with the same request. Without scripts
the buttons do both. Two people editing one text do not overwrite each other: the second save is refused
until its author has seen both texts and chosen.
"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.banks import operations, queries
from study.banks.decisions import words_in
from study.banks.forms import QuestionForm
from study.banks.models import Role, Version
from study.banks.operations import Conflict, Saved
from study.banks.requests import bank_at, question_at, user_of, variant_of
from study.banks.roles import may
from study.banks.views.editor_page import editor_page, newest_text, save_text, sent_revision
from study.banks.views.made import made_page
from study.core.problem import Problem
from study.core.questions.kinds import KINDS
from study.core.questions.source.changes import changes
from study.core.questions.source.form import Sheet, sheet_of, text_of
from study.core.questions.source.starter import USUAL, is_untouched, starter
from study.people.requests import Request
from study.web import unsent
from study.web.access import instructor
from study.web.rates import at_most


@instructor
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, bank: int) -> HttpResponse:
    """Name a new question and choose its kind; its first text shows the marks of that kind, and may be written over or
    filled in as a form. The kind that is usual in this bank stands first."""
    found, _ = bank_at(request, bank, Role.EDITOR)
    if request.method == "POST":
        title = " ".join(request.POST.get("title", "").split())[:200] or "Untitled"
        text = starter(request.POST.get("kind", ""), title, request.now.date().isoformat())
        question = operations.start(bank=found, text=text, by=user_of(request), now=request.now)
        return redirect("banks:fields" if request.POST.get("do") == "fields" else "banks:edit", found.pk, question.key)
    usual = queries.usual_kind(found) or USUAL
    kinds = sorted(KINDS.values(), key=lambda kind: kind.name != usual)
    return render(request, "banks/new.html", {"bank": found, "kinds": kinds, "section": "banks"})


@instructor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, bank: int, key: str) -> HttpResponse:
    """The editor of a question; a post saves its text, and sends it for review, or publishes it without a
    second reader, if that is asked. What is not written in the browser has no editor."""
    question, role = question_at(request, bank, key, Role.EDITOR if request.method == "POST" else Role.VIEWER)
    if request.method != "POST":
        return editor_page(request, question, role) if question.bank.authored else made_page(request, question, role)
    if request.POST.get("do") == "theirs":
        text = request.POST.get("text", "")
        operations.give_way(question=question, text=text, by=user_of(request), now=request.now)
        messages.success(request, "Their text was kept. Yours is among the earlier texts.")
        return redirect("banks:edit", bank, key)
    saved = save_text(request, question, request.POST.get("text", ""))
    if not isinstance(saved, Saved):
        return editor_page(request, question, role, outcome=saved)
    if request.POST.get("do") == "meant":
        operations.settle_kind(question=question, revision=saved.draft.revision, now=request.now)
        return redirect("banks:edit", bank, key)
    if request.POST.get("do") == "another":
        return redirect(f"{reverse('banks:edit', args=[bank, key])}?variant={variant_of(request)}")
    by, now, wanted = user_of(request), request.now, request.POST.get("do")
    if wanted not in ("review", "alone") or (wanted == "alone" and not may(role, Role.OWNER)):
        messages.success(request, "Draft saved.")
        return redirect("banks:edit", bank, key)
    send = operations.publish_alone if wanted == "alone" else operations.submit
    sent = send(question=question, by=by, now=now, revision=saved.draft.revision if saved.draft.pk else None)
    if isinstance(sent, Version):
        told = "was published without a second reader" if wanted == "alone" else "is waiting for a reviewer"
        messages.success(request, f"Version {sent.number} {told}.")
        return redirect("banks:edit", bank, key)
    return editor_page(request, question, role, outcome=saved, refused=sent)


@instructor
@at_most(240)
@require_POST
def draft(request: Request, bank: int, key: str) -> HttpResponse:
    """Save by itself while somebody writes, and show the preview. A conflict keeps both texts."""
    question, role = question_at(request, bank, key, Role.EDITOR)
    outcome = save_text(request, question, request.POST.get("text", ""))
    return editor_page(request, question, role, outcome=outcome, live=True)


@instructor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def fields(request: Request, bank: int, key: str) -> HttpResponse:
    """The same question as a form with fields. It saves text, like the editor, and cannot overwrite either."""
    question, role = question_at(request, bank, key, Role.EDITOR)
    text, revision = newest_text(question)
    sheet, begun = sheet_of(text), is_untouched(text)
    context = {"question": question, "bank": question.bank, "revision": revision, "section": "banks"}
    if request.method != "POST":
        shown = {"form": QuestionForm(sheet, begun=begun)} if isinstance(sheet, Sheet) else {"unheld": sheet}
        return render(request, "banks/fields.html", {**context, **shown})
    context["revision"] = sent_revision(request)
    if not isinstance(sheet, Sheet):
        words = "The text now has parts the form has no fields for. Nothing was saved: copy what you need from here."
        return unsent.given_back(request, "Not saved", words, status=409, again=False)
    form = QuestionForm(sheet, request.POST, begun=begun)
    if not form.is_valid():
        return render(request, "banks/fields.html", {**context, "form": form}, status=422)
    changed = form.changed()
    saved = save_text(request, question, text if changed == sheet else text_of(changed))
    if isinstance(saved, Problem):
        form.add_error(None, saved.message)
        return render(request, "banks/fields.html", {**context, "form": form}, status=422)
    if isinstance(saved, Conflict):
        return editor_page(request, question, role, outcome=saved)
    messages.success(request, "Draft saved.")
    return redirect("banks:edit", bank, key)


@instructor
@never_cache
@require_safe
def versions(request: Request, bank: int, key: str) -> HttpResponse:
    """All versions, and the difference between two of them or between one and the draft."""
    question, role = question_at(request, bank, key)
    numbered = {version.number: version for version in queries.versions_of(question)}
    texts = {str(number): words_in(version) for number, version in numbered.items()}
    newest = str(max(numbered, default=0))
    changed = question.bank.authored and newest_text(question)[0] != texts.get(newest)
    if question.bank.authored:
        texts["draft"] = newest_text(question)[0]
    old = request.GET.get("from", str(question.current.number) if question.current else newest)
    new = request.GET.get("to", "draft" if changed else newest)
    context = {
        "question": question,
        "bank": question.bank,
        "role": role,
        "versions": numbered.values(),
        "names": [*texts],
        "old": old,
        "new": new,
        "lines": changes(texts.get(old, ""), texts.get(new, "")),
        "known": old in texts and new in texts,
        "section": "banks",
    }
    return render(request, "banks/versions.html", context)


@instructor
@require_POST
def status(request: Request, bank: int, key: str) -> HttpResponse:
    """Retire a question, bring it back, or take a version back from the reviewers."""
    question, _ = question_at(request, bank, key, Role.EDITOR)
    by, now, wanted = user_of(request), request.now, request.POST.get("do", "")
    if wanted == "retire":
        operations.retire(question=question, by=by, now=now, reason=request.POST.get("reason", "").strip())
    elif wanted == "restore":
        operations.restore(question=question, by=by, now=now)
    elif wanted == "withdraw":
        operations.withdraw(question=question, by=by, now=now)
    return redirect("banks:edit", bank, key)


@instructor
@require_POST
def delete(request: Request, bank: int, key: str) -> HttpResponse:
    """Delete a draft that was never sent."""
    question, _ = question_at(request, bank, key, Role.EDITOR)
    if problem := operations.delete_draft(question=question, by=user_of(request), now=request.now):
        messages.error(request, problem.message)
        return redirect("banks:edit", bank, key)
    messages.success(request, f"The draft {key} was deleted.")
    return redirect("banks:bank", bank)

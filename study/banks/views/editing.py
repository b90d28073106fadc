"""The editor: text on one side, what learners will see on the other.

It saves itself a moment after the last key and shows the preview with the same request. Without
scripts the buttons do both. Two people in one text do not overwrite each other: the second is shown
what the first saved, and decides.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.banks import operations
from study.banks.forms import QuestionForm
from study.banks.models import Question, Role, Status, Version, Visibility
from study.banks.operations import Conflict
from study.banks.preview import VIEWS, preview
from study.banks.queries import question_history
from study.banks.roles import decides, may
from study.banks.views.common import bank_at, question_at, user_of, variant_of
from study.core.problem import tally
from study.core.questions.changes import changes
from study.core.questions.kinds import KINDS
from study.core.questions.sheet import Sheet, sheet_of, text_of
from study.people.requests import Request
from study.web.access import instructor

FIRST_TEXT = """## {title}

Write the question here.

- [x] The right answer
  > Why it is right.
- [ ] A wrong answer
  > Why somebody might think so, and why it is not.

Source: [Title of the page](https://…) (checked {today})
"""


@instructor
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: Request, bank: int) -> HttpResponse:
    """Name a new question and choose its kind; its first text shows the marks of that kind."""
    found, _ = bank_at(request, bank, Role.EDITOR)
    if request.method == "POST":
        title = " ".join(request.POST.get("title", "").split())[:200] or "Untitled"
        text = _first_text(request.POST.get("kind", ""), title, request.now.date().isoformat())
        question = operations.start(bank=found, text=text, by=user_of(request), now=request.now)
        return redirect("banks:edit", found.pk, question.key)
    return render(request, "banks/new.html", {"bank": found, "kinds": KINDS.values(), "section": "banks"})


@instructor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, bank: int, key: str) -> HttpResponse:
    """The editor of a question; a post saves its text, and sends it for review, or publishes it without a
    second reader, if that is asked."""
    question, role = question_at(request, bank, key, Role.EDITOR if request.method == "POST" else Role.VIEWER)
    if request.method != "POST":
        return _editor(request, question, role)
    saved = _save(request, question)
    if isinstance(saved, Conflict):
        return _editor(request, question, role, conflict=saved, status=409)
    if request.POST.get("do") == "another":
        return redirect(f"{reverse('banks:edit', args=[bank, key])}?variant={variant_of(request)}")
    by, now, wanted = user_of(request), request.now, request.POST.get("do")
    if wanted not in ("review", "alone") or (wanted == "alone" and not may(role, Role.OWNER)):
        messages.success(request, "Draft saved.")
        return redirect("banks:edit", bank, key)
    if wanted == "alone":
        sent = operations.publish_alone(question=question, text=saved.draft.text, by=by, now=now)
        told = "is published, without a second reader."
    else:
        sent = operations.submit(question=question, by=by, now=now)
        told = "waits for a reviewer."
    if isinstance(sent, Version):
        messages.success(request, f"Version {sent.number} {told}")
        return redirect("banks:edit", bank, key)
    question.refresh_from_db()
    return _editor(request, question, role, refused=sent, status=422)


@instructor
@require_POST
def draft(request: Request, bank: int, key: str) -> HttpResponse:
    """Save by itself while somebody writes, and show the preview. A conflict keeps both texts."""
    question, role = question_at(request, bank, key, Role.EDITOR)
    saved = _save(request, question)
    if isinstance(saved, Conflict):
        return _editor(request, question, role, part="#aside", conflict=saved, live=True)
    return _editor(request, question, role, part="#aside", live=True)


@instructor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def fields(request: Request, bank: int, key: str) -> HttpResponse:
    """The same question as a form with fields. It saves text, like the editor, and cannot overwrite either."""
    question, role = question_at(request, bank, key, Role.EDITOR)
    text, revision = _text(question)
    sheet = sheet_of(text)
    context = {"question": question, "bank": question.bank, "revision": revision, "section": "banks"}
    if not isinstance(sheet, Sheet):
        status = 200 if request.method != "POST" else 422
        return render(request, "banks/fields.html", {**context, "unheld": sheet}, status=status)
    if request.method != "POST":
        return render(request, "banks/fields.html", {**context, "form": QuestionForm(sheet)})
    form = QuestionForm(sheet, request.POST)
    if not form.is_valid():
        return render(request, "banks/fields.html", {**context, "form": form}, status=422)
    changed = form.changed()
    saved = _save(request, question, text if changed == sheet else text_of(changed))
    if isinstance(saved, Conflict):
        return _editor(request, question, role, conflict=saved, status=409)
    messages.success(request, "Draft saved.")
    return redirect("banks:edit", bank, key)


@instructor
@never_cache
@require_safe
def versions(request: Request, bank: int, key: str) -> HttpResponse:
    """All versions, and the difference between two of them or between one and the draft."""
    question, role = question_at(request, bank, key)
    numbered = {
        version.number: version for version in question.versions.prefetch_related("writers").order_by("-number")
    }
    texts = {str(number): version.text for number, version in numbered.items()}
    text = _text(question)[0]
    texts["draft"] = text
    newest = str(max(numbered, default=0))
    old = request.GET.get("from", str(question.current.number) if question.current else newest)
    new = request.GET.get("to", "draft" if text != texts.get(newest) else newest)
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


def _save(request: Request, question: Question, text: str | None = None) -> operations.Saved | Conflict:
    sent = request.POST.get("revision", "")
    return operations.save(
        question=question,
        text=request.POST.get("text", "") if text is None else text,
        revision=int(sent) if sent.isdecimal() and len(sent) < 9 else -1,
        by=user_of(request),
        now=request.now,
    )


def _editor(
    request: Request,
    question: Question,
    role: Role,
    *,
    part: str = "",
    conflict: Conflict | None = None,
    refused: Any = (),
    live: bool = False,
    status: int = 200,
) -> HttpResponse:
    question = Question.objects.select_related("current", "candidate", "draft", "topic", "bank__course").get(
        pk=question.pk
    )
    text, revision = _text(question)
    shown = conflict.yours if conflict else request.POST.get("text", text) if refused or live else text
    view = request.POST.get("view") or request.GET.get("view") or "answered"
    made = preview(shown, question.key, request.now.date(), view, variant_of(request))
    problems = (*made.problems, *(problem for problem in refused if problem not in made.problems))
    waiting = question.candidate
    user = user_of(request)
    context = {
        "question": question,
        "bank": question.bank,
        "role": role,
        "writes": may(role, Role.EDITOR) and question.status != Status.RETIRED,
        "decides": decides(waiting, role, user),
        "alone": may(role, Role.OWNER) and question.bank.visibility != Visibility.PUBLIC,
        "text": shown,
        "revision": conflict.theirs.revision if conflict else revision,
        "preview": made,
        "problems": problems,
        "tally": tally(problems),
        "conflict": conflict,
        "conflict_lines": changes(conflict.theirs.text, conflict.yours) if conflict else (),
        "views": VIEWS,
        "live": live,
        "lines": range(1, shown.count("\n") + 2),
        "title": made.question.title if made.question else question.key,
        "section": "banks",
    }
    if not part:
        context |= question_history(question)
    return render(request, f"banks/edit.html{part}", context, status=status)


def _text(question: Question) -> tuple[str, int]:
    """The text one goes on from, with its revision: the draft, else that of the newest version."""
    found = getattr(question, "draft", None)
    if found:
        return found.text, found.revision
    version = question.candidate or question.current
    return (version.text if version else ""), 0


def _first_text(kind: str, title: str, today: str) -> str:
    """A text to begin with: the marks of the kind, under the title."""
    text = (KINDS[kind].begin or KINDS[kind].examples[0]).strip() if kind in KINDS else ""
    _, _, rest = text.partition("\n")
    if not rest:
        return FIRST_TEXT.format(title=title, today=today)
    return f"## {title}\n{rest}\n\nSource: [Title of the page](https://…) (checked {today})\n"

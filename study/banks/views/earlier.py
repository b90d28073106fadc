"""A draft's earlier texts: look one up, restore it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from study.banks.models import Role
from study.banks.operations import Saved
from study.banks.operations.drafting import HELD
from study.banks.queries import earlier_texts
from study.banks.requests import clock_time, question_at
from study.banks.views.editor_page import editor_page, newest_text, save_text
from study.core.questions.source.changes import changes
from study.people.requests import Request
from study.web.access import instructor


@instructor
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def earlier(request: Request, bank: int, key: str) -> HttpResponse:
    """The earlier texts with who and when, and one of them beside the draft; a post brings that one back."""
    question, role = question_at(request, bank, key, Role.EDITOR)
    rows = earlier_texts(question)
    wanted = request.POST.get("earlier") or request.GET.get("earlier") or (str(rows[0].pk) if rows else "")
    chosen = next((row for row in rows if str(row.pk) == wanted), None)
    if request.method == "POST":
        if chosen is None:
            raise Http404
        saved = save_text(request, question, chosen.text)
        if not isinstance(saved, Saved):
            return editor_page(request, question, role, outcome=saved)
        messages.success(request, "The earlier text is now the draft again.")
        return redirect("banks:edit", bank, key)
    text, revision = newest_text(question)
    context = {
        "question": question,
        "role": role,
        "bank": question.bank,
        "rows": [(row, clock_time(request, row.saved_at)) for row in rows],
        "chosen": chosen,
        "known": chosen is not None or not wanted,
        "when": clock_time(request, chosen.saved_at) if chosen else "",
        "lines": changes(chosen.text, text) if chosen else (),
        "revision": revision,
        "held": HELD,
        "section": "banks",
    }
    return render(request, "banks/earlier.html", context)

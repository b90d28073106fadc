"""What the columns of a table are: shown as guessed, put right, and read by."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from study.banks import operations
from study.banks.columns_page import columns_page
from study.banks.models import Role
from study.banks.queries import upload_of
from study.banks.requests import bank_at, user_of
from study.core.problem import Problem
from study.people.requests import Request
from study.web.access import instructor
from study.web.rates import at_most


@instructor
@at_most(60, posts_only=True)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: Request, bank: int, upload: int) -> HttpResponse:
    """The first rows of a table that was brought, what its columns are taken for, and the first questions that come
    out; a post reads it by the columns that were chosen, a long one beside the page, or only shows what would come of
    them."""
    found, _ = bank_at(request, bank, Role.EDITOR)
    kept = upload_of(found, user_of(request), upload)
    if kept is None or not kept.is_table:
        raise Http404
    if kept.started:
        return redirect("banks:review_import", bank, upload)
    sent = request.POST if request.method == "POST" else None
    page = columns_page(kept, request.now.date(), sent)
    if isinstance(page, Problem):
        raise Http404
    if sent is not None and page.form.is_valid():
        settle = sent.get("then") != "look" and not page.form.is_of_another
        by, chosen = user_of(request), page.chosen()
        if settle and operations.is_long_table(page.length):
            back = reverse("banks:review_import", args=[bank, upload])
            asked = operations.ask_to_settle(upload=kept, columns=chosen, by=by, back=back, now=request.now)
            return redirect("people:errand", asked.pk)
        is_settled = operations.choose_columns(upload=kept, columns=chosen, by=by, now=request.now, settle=settle)
        return redirect("banks:review_import" if settle and is_settled else "banks:columns", bank, upload)
    context = {"bank": found, "upload": kept, "page": page, "section": "banks"}
    return render(request, "banks/columns.html", context, status=422 if sent is not None else 200)

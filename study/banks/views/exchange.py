"""Import and export: a file is previewed before anything changes, and what a format cannot hold is reported."""

from collections import Counter
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from study.banks import exchange, operations
from study.banks.forms import SourceForm
from study.banks.models import Bank, Role, Status, Upload
from study.banks.queries import upload_of
from study.banks.requests import bank_at, user_of
from study.core.formats import FORMATS
from study.core.limits import ARCHIVE, MEGABYTE
from study.core.problem import Problem, tally
from study.core.questions.source.front import NO_BANK
from study.people.models import ErrandState
from study.people.requests import Request
from study.web.access import instructor
from study.web.intake import takes
from study.web.rates import at_most

TYPED = "text.md"
"""What a text is called that was written on the page of imports, as a file of it would be."""
SHOWN = 200
"""Questions and problems listed on the review page; all are taken in."""


@instructor
@takes(ARCHIVE)
@at_most(20, posts_only=True)
@require_http_methods(["GET", "HEAD", "POST"])
def import_file(request: Request, bank: int) -> HttpResponse:
    """Choose a file, or write several questions as text; a post reads them, a large file beside the page, and shows
    what they would change. A text with an error stays where it is, with what to mend."""
    found, _ = bank_at(request, bank, Role.EDITOR)
    if not found.authored:
        raise Http404
    file = request.FILES.get("file") if request.method == "POST" else None
    text = request.POST.get("text", "")
    problem, faults = "", tuple[Problem, ...]()
    if request.method == "POST" and file is None and not text.strip():
        problem = "Choose a file, or write questions below."
    elif file and (file.size or 0) > ARCHIVE:
        problem = f"The file is larger than {ARCHIVE // MEGABYTE} MB."
    elif file:
        problem, lead = _brought(request, found, file.read(), file.name or "upload")
        if lead:
            return lead
    elif request.method == "POST":
        planned = exchange.plan(found, text.encode(), TYPED, "auto", request.now.date())
        # A text on a page of the bank need not name it.
        faults = tuple(one for one in planned.problems if one.message != NO_BANK.message)
        if planned.items and not tally(faults).refuses:
            return _looked_at(_kept(request, found, replace(planned, problems=faults), TYPED))
        problem = "" if faults else operations.NOTHING
    context = {
        "bank": found,
        "formats": [(one.name, one.title) for one in exchange.readable()],
        "problem": problem,
        "problems": faults,
        "tally": tally(faults),
        "text": text,
        "most": ARCHIVE,
        "section": "banks",
    }
    return render(request, "banks/import.html", context, status=422 if problem or faults else 200)


def _brought(request: Request, bank: Bank, data: bytes, name: str) -> tuple[str, HttpResponse | None]:
    """Where it goes on with a file that was brought, or why it does not. Of a table, which is opened beside the page
    where it is large, somebody says first what its columns are."""
    wanted, by = request.POST.get("format", "auto"), user_of(request)
    form = exchange.format_of(data, name, wanted)
    is_table = not isinstance(form, Problem) and form.tabular is not None
    if not isinstance(form, Problem) and is_table and not operations.is_long_to_open(data):
        table = operations.keep_table(bank=bank, form=form, data=data, name=name, by=by, now=request.now)
        return (table.message, None) if isinstance(table, Problem) else ("", _looked_at(table))
    wanted = wanted if isinstance(form, Problem) else form.name
    if is_table or operations.is_long_to_read(len(data)):
        back = reverse("banks:import", args=[bank.pk])
        asked = operations.ask_to_read(
            bank=bank, data=data, name=name, format=wanted, by=by, back=back, now=request.now
        )
        return (asked.message, None) if isinstance(asked, Problem) else ("", redirect("people:errand", asked.pk))
    planned = exchange.plan(bank, data, name, wanted, request.now.date())
    if planned.items or planned.problems:
        return "", _looked_at(_kept(request, bank, planned, name))
    return operations.NOTHING, None


def _looked_at(kept: Upload) -> HttpResponse:
    return redirect("banks:review_import", kept.bank_id, kept.pk)


def _kept(request: Request, bank: Bank, planned: exchange.Plan, name: str) -> Upload:
    return operations.keep_upload(bank=bank, plan=planned, name=name, by=user_of(request), now=request.now)


@instructor
@require_http_methods(["GET", "HEAD", "POST"])
def review_import(request: Request, bank: int, upload: int) -> HttpResponse:
    """What a file would change; a post takes it in, one of many questions beside the page."""
    found, _ = bank_at(request, bank, Role.EDITOR)
    kept = upload_of(found, user_of(request), upload)
    if kept is None:
        raise Http404
    if not kept.is_settled:
        return redirect("banks:columns", bank, upload)
    source = SourceForm(request.POST if request.method == "POST" else None, today=request.now.date())
    is_sent = request.method == "POST" and (kept.started or source.is_valid())
    if is_sent:
        done = operations.ask_to_take_in(
            upload=kept,
            by=user_of(request),
            back=reverse("banks:bank", args=[bank]),
            now=request.now,
            keep_both=request.POST.get("mode") == "both",
            source=None if kept.started else source.given(),
        )
        if done.state != ErrandState.DONE:
            return redirect("people:errand", done.pk)
        messages.success(request, done.said)
        return redirect("banks:bank", bank)
    problems = [exchange.problem_of(document) for document in kept.problems]
    states = Counter(item["state"] for item in kept.items)
    context = {
        "bank": found,
        "upload": kept,
        "total": len(kept.items),
        "states": states,
        "source_form": source,
        "tally": tally(problems),
        "items": kept.items[:SHOWN],
        "problems": problems[:SHOWN],
        "more_items": max(len(kept.items) - SHOWN, 0),
        "more_problems": max(len(problems) - SHOWN, 0),
        "format": FORMATS[kept.format].title if kept.format in FORMATS else "",
        "section": "banks",
    }
    status = 422 if request.method == "POST" and not is_sent else 200
    return render(request, "banks/review_import.html", context, status=status)


@instructor
@at_most(60)
@require_http_methods(["GET", "HEAD", "POST"])
def export_file(request: Request, bank: int) -> HttpResponse:
    """Choose a format; with one, what it cannot hold is shown first, then the file is given. The file of a large bank
    is sent for, and made beside the page."""
    found, _ = bank_at(request, bank)
    sent = request.POST if request.method == "POST" else request.GET
    wanted, is_large = sent.get("format", ""), operations.is_large(found)
    statuses = [status for status in sent.getlist("status") if status in Status.values]
    context: dict[str, Any] = {
        "bank": found,
        "formats": [(one.name, one.title) for one in exchange.writable()],
        "wanted": wanted,
        "statuses": [choice for choice in Status.choices if choice[0] != Status.RETIRED],
        "chosen": statuses,
        "problem": "",
        "is_large": is_large,
        "section": "banks",
    }
    if request.method == "POST":
        back = reverse("banks:bank", args=[bank])
        asked = operations.ask_to_export(
            bank=found, format=wanted, statuses=statuses, by=user_of(request), back=back, now=request.now
        )
        if not isinstance(asked, Problem):
            return redirect("people:errand", asked.pk)
        context["problem"] = asked.message
    elif wanted and not is_large:
        written = exchange.write(found, wanted, statuses, now=request.now)
        if isinstance(written, Problem):
            context["problem"] = written.message
        elif written.problems and "anyway" not in request.GET:
            context["tally"] = tally(written.problems)
            context["problems"], context["more"] = written.problems[:SHOWN], max(len(written.problems) - SHOWN, 0)
        else:
            return _download(found, wanted, written.data)
    return render(request, "banks/export.html", context, status=422 if context["problem"] else 200)


def _download(bank: Bank, wanted: str, data: bytes) -> HttpResponse:
    response = HttpResponse(data, content_type=FORMATS[wanted].media_type)
    response["Content-Disposition"] = f'attachment; filename="{exchange.file_name(bank, wanted)}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response

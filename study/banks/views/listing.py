"""The list of banks in which the visitor has a role, and the page of one bank."""

from collections.abc import Collection
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.banks import operations, queries
from study.banks.listing import LOOKS, OLD, SORTED_BY, Filters, listing
from study.banks.models import Bank, Role, Status
from study.banks.operations import Change
from study.banks.requests import bank_at, user_of
from study.banks.roles import looked_after, may
from study.core.text.plural import counted
from study.library.checking import has_facts
from study.library.ownership import make_course
from study.people.requests import Request, current_or_new_learner
from study.web.access import instructor
from study.web.cleaning import whole


@instructor
@require_http_methods(["GET", "HEAD", "POST"])
def banks(request: Request) -> HttpResponse:
    """The banks one may look into; a post makes a new one."""
    user = user_of(request)
    courses = queries.courses_for(user)
    title = " ".join(request.POST.get("title", "").split())
    course = next((one for one in courses if one.address == request.POST.get("course")), None)
    if request.method == "POST" and title and (course or request.POST.get("course") == ""):
        course = course or make_course(learner=current_or_new_learner(request), title=title, now=request.now)
        made = operations.create_bank(course=course, title=title, by=user, now=request.now)
        return redirect("banks:bank", made.pk)
    context: dict[str, Any] = {
        "banks": queries.banks_with_counts(user),
        "courses": courses,
        "given": request.POST,
        "has_facts": has_facts(looked_after(user)),
        "problem": "Give it a title and choose a course." if request.method == "POST" else "",
        "section": "banks",
    }
    return render(request, "banks/banks.html", context, status=422 if context["problem"] else 200)


@instructor
@never_cache
@require_safe
def bank(request: Request, bank: int) -> HttpResponse:
    """The questions of a bank, filtered and sorted by the address."""
    return _list(request, *bank_at(request, bank))


def _list(request: Request, found: Bank, role: Role, *, chosen: Collection[int] = (), tag: str = "") -> HttpResponse:
    """The list as the address filters it. What was `chosen` for a change that was refused stays chosen."""
    filters = Filters.read(request.GET)
    context = {
        "bank": found,
        "chosen": chosen,
        "tag": tag,
        "role": role,
        "writes": may(role, Role.EDITOR),
        "owns": may(role, Role.OWNER),
        "listing": listing(found, filters, request.GET.get("page", "1"), request.now.date()),
        "filters": filters,
        "looks": LOOKS,
        "sorts": SORTED_BY,
        "statuses": Status.choices,
        "old": request.now.date() - OLD,
        "query": _without_page(request),
        "undo": request.session.pop("banks_undo", [0, 0]) if may(role, Role.EDITOR) else [0, 0],
        "section": "banks",
    }
    partial = request.htmx and request.headers.get("HX-Request-Type") == "partial"
    return render(request, f"banks/bank.html{'#rows' if partial else ''}", context)


@instructor
@require_POST
def many(request: Request, bank: int) -> HttpResponse:
    """Change the chosen questions, or take the last such change back."""
    found, role = bank_at(request, bank, Role.EDITOR)
    by, now, wanted = user_of(request), request.now, request.POST.get("do", "")
    if wanted == "undo":
        sent = request.POST.get("entry", "")
        number = whole(sent, 0)
        undone = operations.undo_change(bank=found, entry=number, by=by, now=now)
        _tell(request, undone, "Taken back")
        return redirect("banks:bank", bank)
    chosen = [number for pick in request.POST.getlist("pick") if (number := whole(pick, 0))]
    tag = "".join(request.POST.get("tag", "").split())[:80]
    back = f"{reverse('banks:bank', args=[bank])}?{request.GET.urlencode()}"
    if not chosen or wanted not in ("submit", "retire", "restore", "tag", "untag") or ("tag" in wanted and not tag):
        messages.error(request, "Select questions, and enter a tag if you are adding or removing one.")
        return _list(request, found, role, chosen=chosen, tag=tag)
    change = Change(wanted, tag)  # type: ignore[arg-type]
    done = operations.change_all(bank=found, questions=chosen, change=change, by=by, now=now)
    _tell(request, done, "Changed")
    if done.entry:
        request.session["banks_undo"] = [found.pk, done.entry.pk]
    return redirect(back)


def _tell(request: Request, done: operations.Changed, word: str) -> None:
    if done.count:
        messages.success(request, f"{word}: {counted(done.count, 'question')}.")
    for problem in done.problems[:10]:
        messages.error(request, f"{problem.subject}: {problem.message}" if problem.subject else problem.message)
    if len(done.problems) > 10:
        messages.error(request, f"And {len(done.problems) - 10:,} more were left unchanged.")


def _without_page(request: Request) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()

"""The list of banks in which the visitor has a role, and the page of one bank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.banks import operations, queries
from study.banks.forms import PointsForm, SourceForm
from study.banks.listing import LOOKS, OLD, SORTED_BY, Filters, listing, passing
from study.banks.models import Bank, Role, Status
from study.banks.operations import Change
from study.banks.requests import bank_at, user_of
from study.banks.roles import looked_after, may
from study.core.questions.source.amendment import Amendment
from study.core.questions.source.front import LABEL
from study.core.text.plural import counted
from study.library.checking import has_facts
from study.library.ownership import make_course
from study.people.requests import Request, current_or_new_learner
from study.web.access import instructor
from study.web.cleaning import whole


@dataclass(frozen=True, slots=True)
class Wish:
    """What a form asks for: the action, the questions it is for (`everything` stands for all that pass the filters),
    and the fields that say more. `problem` is why it cannot be done."""

    do: str = ""
    chosen: Sequence[int] = ()
    everything: bool = False
    source: SourceForm | None = None
    points: PointsForm = field(default_factory=PointsForm)
    given: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""

    @property
    def opens_fields(self) -> bool:
        return self.do in ("topic", "points", "tag", "untag")

    @property
    def moves(self) -> bool:
        return self.do in ("move", "copy")


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
        "teaching": queries.waiting_numbers(user),
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


def _list(request: Request, found: Bank, role: Role, wish: Wish | None = None, status: int = 200) -> HttpResponse:
    """The list as the address filters it. What was chosen and filled in for a change that was refused stays."""
    filters = Filters.read(request.GET)
    writes = may(role, Role.EDITOR)
    context = {
        "bank": found,
        "role": role,
        "writes": writes,
        "owns": may(role, Role.OWNER),
        "listing": listing(found, filters, request.GET.get("page", "1"), request.now.date()),
        "filters": filters,
        "looks": LOOKS,
        "sorts": SORTED_BY,
        "statuses": Status.choices,
        "old": request.now.date() - OLD,
        "query": _without_page(request),
        "wish": wish or Wish(),
        "source_form": (wish and wish.source) or SourceForm(today=request.now.date()),
        "topics": queries.topics_of(found.course) if writes else (),
        "targets": queries.banks_to_fill(user_of(request)) if writes else (),
        "undo": request.session.pop("banks_undo", [0, 0]) if writes else [0, 0],
        "section": "banks",
    }
    partial = request.htmx and request.headers.get("HX-Request-Type") == "partial"
    return render(request, f"banks/bank.html{'#rows' if partial else ''}", context, status=status)


@instructor
@require_POST
def many(request: Request, bank: int) -> HttpResponse:
    """Change, move or copy the chosen questions, or take the last such change back."""
    found, role = bank_at(request, bank, Role.EDITOR)
    by, now, wanted = user_of(request), request.now, request.POST.get("do", "")
    if wanted == "undo":
        undone = operations.undo_change(bank=found, entry=whole(request.POST.get("entry"), 0), by=by, now=now)
        _tell(request, undone, "Taken back")
        return redirect("banks:bank", bank)
    everything = request.POST.get("all") == "1"
    chosen = [number for pick in request.POST.getlist("pick") if (number := whole(pick, 0))]
    wish = Wish(wanted, chosen, everything, given=request.POST)
    if everything:
        chosen = passing(found, Filters.read(request.GET), now.date())
    if not chosen:
        return _list(request, found, role, replace(wish, problem="Select questions first."), 422)
    if wanted in ("move", "copy"):
        return _move(request, found, role, wish, chosen)
    asked = _change(found, wish, now.date())
    if isinstance(asked, Wish):
        return _list(request, found, role, asked, 422)
    done = operations.change_all(bank=found, questions=chosen, change=asked, by=by, now=now)
    _tell(request, done, "Changed")
    if done.entry:
        request.session["banks_undo"] = [found.pk, done.entry.pk]
    return redirect(_back(request, bank))


def _move(request: Request, found: Bank, role: Role, wish: Wish, chosen: Sequence[int]) -> HttpResponse:
    targets = {one.pk: one for one in queries.banks_to_fill(user_of(request))}
    to = targets.get(whole(request.POST.get("to"), 0))
    if to is None or (wish.do == "move" and to == found):
        return _list(request, found, role, replace(wish, problem="Choose another bank to move them to."), 422)
    act = operations.move if wish.do == "move" else operations.copy
    done = act(bank=found, questions=chosen, to=to, by=user_of(request), now=request.now)
    _tell(request, done, f"{'Moved' if wish.do == 'move' else 'Copied'} to {to.title}")
    return redirect(_back(request, found.pk))


def _change(bank: Bank, wish: Wish, today: date) -> Change | Wish:
    """The change that a form asks for, or the form with what is wrong in it."""
    given = wish.given
    if wish.do in ("submit", "retire", "restore"):
        return wish.do  # type: ignore[return-value]
    if wish.do == "source":
        source = SourceForm(given, today=today, needed=True)
        cited = source.given() if source.is_valid() else None
        return Amendment(cited, replaces="replaces" in given) if cited else replace(wish, source=source)
    if wish.do == "points":
        points = PointsForm(given)
        worth = points.cleaned_data["points"] if points.is_valid() else None
        return Amendment(points=worth) if worth else replace(wish, points=points)
    if wish.do == "topic" and given.get("topic", "") in ("", *dict(queries.topics_of(bank.course))):
        return Amendment(topic=given.get("topic", ""))
    tag = "".join(given.get("tag", "").split())[:80]
    if wish.do in ("tag", "untag") and LABEL.fullmatch(tag) and "," not in tag:
        return Amendment(add=(tag,)) if wish.do == "tag" else Amendment(remove=(tag,))
    return replace(wish, problem="Enter a tag without spaces or commas." if "tag" in wish.do else "Choose what to do.")


def _back(request: Request, bank: int) -> str:
    return f"{reverse('banks:bank', args=[bank])}?{request.GET.urlencode()}"


def _tell(request: Request, done: operations.Changed | operations.Moved, word: str) -> None:
    if done.count:
        messages.success(request, f"{word}: {counted(done.count, 'question')}.")
    together: dict[str, list[str]] = {}
    for problem in done.problems:
        together.setdefault(problem.message, []).append(problem.subject)
    for words, keys in together.items():
        named = ", ".join(filter(None, keys))
        messages.error(request, f"{words} Left as they were: {named}." if named else words)


def _without_page(request: Request) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()

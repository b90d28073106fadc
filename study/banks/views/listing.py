"""The list of banks in which the visitor has a role, and the page of one bank."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from study.banks import operations, queries
from study.banks.forms import PointsForm, SourceForm
from study.banks.listing import LOOKS, OLD, SORTED_BY, Filters, listing, split
from study.banks.models import Bank, Role, Status
from study.banks.requests import bank_at, user_of
from study.banks.roles import looked_after, may, may_alone
from study.library.checking import has_facts
from study.library.ownership import make_course
from study.library.places import topic_labels
from study.people.requests import Request, current_or_new_learner
from study.web.access import instructor

CHOSEN = "banks_chosen"
"""Where the session keeps what somebody chose in a bank while they go from page to page: its number, and theirs."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a form asks for: the action, the questions it is for (`everything` stands for all that pass the filters),
    and the fields that say more. `problem` is why it cannot be done."""

    do: str = ""
    chosen: Collection[int] = ()
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
    return show_list(request, *bank_at(request, bank))


def show_list(
    request: Request,
    found: Bank,
    role: Role,
    wish: Wish | None = None,
    status: int = 200,
    address: QueryDict | None = None,
) -> HttpResponse:
    """The list as the address filters it, that of the request or another one. What was chosen and filled in for a
    change that was refused, or not done yet, stays."""
    address = request.GET if address is None else address
    filters = Filters.read(address)
    writes = may(role, Role.EDITOR)
    wish = wish or Wish(chosen=kept_choice(request, found) if writes else ())
    shown = listing(found, filters, address.get("page", "1"), request.now.date())
    elsewhere = queries.among(found, set(wish.chosen) - {row.pk for row in shown.page})
    context = {
        "bank": found,
        "role": role,
        "writes": writes,
        "owns": may(role, Role.OWNER),
        "alone": may_alone(role, found),
        "listing": shown,
        "filters": filters,
        "looks": LOOKS,
        "sorts": SORTED_BY,
        "statuses": Status.choices,
        "old": request.now.date() - OLD,
        "query": _without_page(address),
        "here": address.urlencode(),
        "wish": wish,
        "elsewhere": elsewhere,
        "split": split(shown, elsewhere.values()),
        "source_form": wish.source or SourceForm(today=request.now.date()),
        "topics": topic_labels(found.course_id) if writes else (),
        "targets": queries.banks_to_fill(user_of(request)) if writes else (),
        "undo": request.session.pop("banks_undo", [0, 0]) if writes else [0, 0],
        "section": "banks",
    }
    partial = request.htmx and request.headers.get("HX-Request-Type") == "partial"
    return render(request, f"banks/bank.html{'#rows' if partial else ''}", context, status=status)


def kept_choice(request: Request, bank: Bank) -> list[int]:
    """What the visitor chose in this bank on the pages of its list."""
    number, chosen = request.session.get(CHOSEN, (0, []))
    return chosen if number == bank.pk else []


def _without_page(address: QueryDict) -> str:
    query = address.copy()
    query.pop("page", None)
    return query.urlencode()

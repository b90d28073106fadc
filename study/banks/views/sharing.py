"""Who shares a bank, whom it is asked, and what happened in it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.banks import operations
from study.banks.models import Entry, Member, Role, Visibility
from study.banks.roles import may
from study.banks.views.common import bank_at, user_of
from study.people.models import Cohort
from study.people.requests import Request
from study.web.access import instructor
from study.web.cleaning import whole

PER_PAGE = 100


@instructor
@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request: Request, bank: int) -> HttpResponse:
    """Whom the bank is asked, and who has which role; a post changes the first."""
    found, role = bank_at(request, bank, Role.OWNER if request.method == "POST" else Role.VIEWER)
    user = user_of(request)
    cohorts = Cohort.objects.filter(owner=user).order_by("name")
    if request.method == "POST":
        visibility = request.POST.get("visibility", "")
        chosen = cohorts.filter(pk__in=[whole(pk, 0) for pk in request.POST.getlist("cohorts")[:200]])
        if visibility == Visibility.COHORTS and not chosen:
            messages.error(request, "Choose the cohorts that are asked.")
        elif visibility in Visibility.values:
            operations.set_visibility(
                bank=found, visibility=Visibility(visibility), cohorts=chosen, by=user, now=request.now
            )
            messages.success(request, "Saved.")
        return redirect("banks:sharing", bank)
    context = {
        "bank": found,
        "role": role,
        "owns": may(role, Role.OWNER),
        "members": Member.objects.filter(bank=found).select_related("user").order_by("user__email"),
        "roles": Role.choices,
        "visibilities": Visibility.choices,
        "cohorts": cohorts,
        "chosen": set(found.cohorts.values_list("pk", flat=True)),
        "section": "banks",
    }
    return render(request, "banks/sharing.html", context)


@instructor
@require_POST
def role(request: Request, bank: int) -> HttpResponse:
    """Give somebody a role, or take it away."""
    found, _ = bank_at(request, bank, Role.OWNER)
    by, now, wanted = user_of(request), request.now, request.POST.get("role", "")
    if member := whole(request.POST.get("member"), 0):
        problem = operations.leave(bank=found, member=member, by=by, now=now)
    elif wanted not in Role.values:
        return redirect("banks:sharing", bank)
    else:
        email = request.POST.get("email", "")
        problem = operations.set_role(bank=found, email=email, role=Role(wanted), by=by, now=now)
    if problem:
        messages.error(request, problem.message)
    return redirect("banks:sharing", bank)


@instructor
@require_safe
def history(request: Request, bank: int) -> HttpResponse:
    """Everything that happened in a bank, latest first."""
    found, role = bank_at(request, bank)
    lines = Entry.objects.filter(bank=found).select_related("who", "question", "version")
    page = Paginator(lines, PER_PAGE).get_page(request.GET.get("page", "1"))
    return render(request, "banks/history.html", {"bank": found, "role": role, "page": page, "section": "banks"})

"""A bank's members, its audience and its history."""

from collections.abc import Iterable, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from study.banks import operations, queries
from study.banks.models import Bank, Question, Role, Visibility
from study.banks.requests import bank_at, user_of
from study.banks.roles import choices, may
from study.core.problem import Problem
from study.people.models import Cohort
from study.people.queries import classes_taught
from study.people.requests import Request
from study.web.access import instructor
from study.web.cleaning import whole


@instructor
@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request: Request, bank: int) -> HttpResponse:
    """Whom the bank is asked, and who has which role; a post changes the first."""
    found, role = bank_at(request, bank, Role.OWNER if request.method == "POST" else Role.VIEWER)
    if request.method == "POST":
        return _share(request, found)
    return _sharing(request, found, role)


def _sharing(
    request: Request,
    bank: Bank,
    role: Role,
    held: Sequence[Question] = (),
    *,
    refused: str = "",
    part: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; `held` are the questions that would wait for a reader if the bank became public. `refused`
    says, at the `part` of the page it came from, why what was sent is not taken: it is shown as it was sent."""
    bank = queries.bank_of(bank.pk) or bank  # somebody else may have changed it by now
    mine, asked = list(classes_taught(user_of(request))), queries.cohorts_asked(bank)
    shown, offered = _picked(request, mine, "shown"), choices(bank)
    untouched = [one for one in asked if one not in shown]
    context = {
        "bank": bank,
        "role": role,
        "owns": may(role, Role.OWNER),
        "members": queries.members_of(bank),
        "roles": Role.choices,
        "visibilities": [(one.value, one.label) for one in Visibility if one in offered or one == bank.visibility],
        "unread": len(offered) < len(Visibility),
        "own": bool(request.learner) and bank.course.owner_id == request.learner.pk,  # type: ignore[union-attr]
        "cohorts": mine,
        "visibility": request.POST.get("visibility", bank.visibility),
        "chosen": {one.pk for one in (*untouched, *_picked(request, mine, "cohorts"))},
        "others": [one for one in asked if one not in mine],
        "held": held,
        "refused": refused,
        "part": part,
        "email": request.POST.get("email", ""),
        "wanted": request.POST.get("role", ""),
        "section": "banks",
    }
    return render(request, "banks/sharing.html", context, status=status)


def _share(request: Request, bank: Bank) -> HttpResponse:
    """Take the form in as changes to what it showed: a choice that was left alone is not one."""
    given, was = request.POST.get("visibility", ""), request.POST.get("was", "")
    chosen = Visibility(given) if given in Visibility.values and given != was else None
    if chosen and bank.visibility not in (was, chosen):
        words = f"Somebody changed this in the meantime: it is now asked of {bank.get_visibility_display()}."
        return _sharing(request, bank, Role.OWNER, refused=words, part="asked", status=409)
    hold = request.POST.get("hold") == "1"
    if chosen == Visibility.PUBLIC != bank.visibility and not hold and (held := operations.unread(bank)):
        return _sharing(request, bank, Role.OWNER, held, part="asked", status=409)
    mine = list(classes_taught(user_of(request)))
    problem = operations.set_visibility(
        bank=bank,
        visibility=chosen,
        cohorts=_picked(request, mine, "cohorts"),
        shown=_picked(request, mine, "shown"),
        by=user_of(request),
        now=request.now,
        hold=hold,
    )
    if problem:
        return _sharing(request, bank, Role.OWNER, refused=problem.message, part="asked", status=422)
    messages.success(request, "Saved.")
    return redirect("banks:sharing", bank.pk)


def _picked(request: Request, cohorts: Iterable[Cohort], name: str) -> list[Cohort]:
    numbers = {whole(number, 0) for number in request.POST.getlist(name)[:200]}
    return [one for one in cohorts if one.pk in numbers]


@instructor
@require_POST
def role(request: Request, bank: int) -> HttpResponse:
    """Give somebody a role, or take it away."""
    found, own = bank_at(request, bank, Role.OWNER)
    by, now, wanted = user_of(request), request.now, request.POST.get("role", "")
    if member := whole(request.POST.get("member"), 0):
        problem = operations.leave(bank=found, member=member, by=by, now=now)
    elif wanted not in Role.values:
        problem = Problem("Choose a role.")
    else:
        email = request.POST.get("email", "")
        problem = operations.set_role(bank=found, email=email, role=Role(wanted), by=by, now=now)
    if problem:
        return _sharing(request, found, own, refused=problem.message, part="members" if member else "role", status=422)
    return redirect("banks:sharing", bank)


@instructor
@require_POST
def title(request: Request, bank: int) -> HttpResponse:
    """Rename the bank."""
    found, own = bank_at(request, bank, Role.OWNER)
    wanted = request.POST.get("title", "")
    if problem := operations.rename_bank(bank=found, title=wanted, by=user_of(request), now=request.now):
        return _sharing(request, found, own, refused=problem.message, part="title", status=422)
    return redirect("banks:sharing", bank)


@instructor
@require_POST
def delete(request: Request, bank: int) -> HttpResponse:
    """Delete the bank, if nobody was ever asked anything of it."""
    found, own = bank_at(request, bank, Role.OWNER)
    if problem := operations.delete_bank(bank=found):
        return _sharing(request, found, own, refused=problem.message, part="delete", status=409)
    messages.success(request, f"{found.title} was deleted.")
    return redirect("banks:banks")


@instructor
@require_safe
def history(request: Request, bank: int) -> HttpResponse:
    """Everything that happened in a bank, latest first."""
    found, role = bank_at(request, bank)
    page, people = queries.bank_history(found, request.GET.get("page", "1"))
    context = {"bank": found, "role": role, "page": page, "people": people, "section": "banks"}
    return render(request, "banks/history.html", context)

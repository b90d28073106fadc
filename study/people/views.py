"""Pages of people: settings, data download, deletion, other devices."""

import ipaddress
import json
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings as django_settings
from django.contrib import messages
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from study.core.problem import Problem
from study.core.text.day import time_of_day
from study.drawing.qr import qr
from study.people import errands, leaving, operations, queries
from study.people.forms import SettingsForm
from study.people.handovers import LASTS, Found
from study.people.models import Errand, ErrandState, Learner, Role, User
from study.people.queries import zone as zone_of
from study.people.requests import Request, current_or_new_learner
from study.people.secret_addresses import calendar_key, new_calendar
from study.people.sessions import SESSION_KEY
from study.web.access import admin, anyone, member
from study.web.rates import at_most

YEAR = 60 * 60 * 24 * 365  # seconds


def _form(request: Request, learner: Learner | None, data: Any = None) -> SettingsForm:
    """The form over the learner, or for a visitor over the defaults with the zone their browser offers."""
    zone, theme = request.zone(), request.COOKIES.get("theme", "")
    today = request.now.astimezone(zone).date()
    offered, learner = request.COOKIES.get("tz", ""), learner or Learner(time_zone=zone.key)
    mailed = django_settings.KEEPWARM_MAIL and request.user.is_authenticated
    return SettingsForm(data, instance=learner, today=today, theme=theme, mailed=mailed, zone=offered)


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: Request) -> HttpResponse:
    """Show and save the settings. Saving makes a learner of a visitor."""
    if request.method != "POST":
        return _settings(request, _form(request, request.learner or None))
    form = _form(request, request.learner or None, request.POST)
    if not form.is_valid():
        return _settings(request, form, status=422)
    operations.save_settings(
        settings=form.save(commit=False),
        touched=form.touched,
        learner=current_or_new_learner(request),
        now=request.now,
    )
    messages.success(request, "Saved.")
    response = redirect("people:settings")
    theme = form.cleaned_data["theme"]
    response.set_cookie("theme", theme, max_age=YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    return response


def _settings(request: Request, form: SettingsForm, status: int = 200) -> HttpResponse:
    """The page of the settings, with the address of the calendar."""
    name = request.learner.calendar if request.learner else None
    path = f"{reverse('progress:calendar')}?key={calendar_key(name)}" if name else ""
    context = {"form": form, "calendar": request.build_absolute_uri(path) if path else ""}
    return render(request, "people/settings.html", context, status=status)


@anyone
@require_safe
def download(request: Request) -> HttpResponse:
    """Everything that is stored about the learner, as one JSON file."""
    if not request.learner:
        raise Http404
    everything = queries.everything_of(request.learner, request.now)
    document = json.dumps(everything, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    response = HttpResponse(document, content_type="application/json")
    response["Content-Disposition"] = 'attachment; filename="keepwarm-my-data.json"'
    response["Cache-Control"] = "private, no-store"
    return response


@anyone
@at_most(20, posts_only=True)  # a password can be tried here
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: Request) -> HttpResponse:
    """Ask first, an account for its password; on POST delete the learner, their progress and their account. For a
    while that can be undone on the page it leads to."""
    if not request.learner:
        raise Http404
    if request.method != "POST":
        return render(request, "people/delete.html")
    if request.user.is_authenticated and not request.user.check_password(request.POST.get("password", "")):
        return render(request, "people/delete.html", {"wrong": True}, status=422)
    token = leaving.leave(learner=request.learner, now=request.now)
    logout(request)
    return redirect("people:stay", token)


@anyone
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stay(request: Request, token: str) -> HttpResponse:
    """After a deletion: until when it can be undone. A POST undoes it; a guest goes on in this browser."""
    found = leaving.leaving(token, request.now)
    if request.method != "POST" or found is None:
        until = leaving.until(found).astimezone(zone_of(found)) if found else None
        context = {"found": found, "until": f"{until:%H:%M}" if until else ""}
        return render(request, "people/left.html", context, status=200 if found else 404)
    kept = leaving.stay(token=token, now=request.now)
    messages.success(request, "Nothing was deleted.")
    if kept and kept.user:
        return redirect("account_login")
    if kept:
        request.session[SESSION_KEY] = kept.pk
    return redirect("today:today")


@anyone
@require_POST
def calendar(request: Request) -> HttpResponse:
    """Switch the calendar on, give it another address, or switch it off. Switching on makes a guest of a visitor."""
    name = None if request.POST.get("do") == "stop" else new_calendar()
    operations.set_calendar(learner=current_or_new_learner(request), name=name)
    said = "Its address does not work any more." if name is None else "The calendar has a new address."
    messages.success(request, said)
    return redirect(f"{reverse('people:settings')}#calendar")


@csrf_exempt  # mail programs press the link themselves (RFC 8058); its key is all they need, and all it opens
@anyone
@at_most(20)
@require_http_methods(["GET", "HEAD", "POST"])
def stop_reminders(request: Request) -> HttpResponse:
    """The link in a reminder mail. Opening it asks first, since what previews links opens them too."""
    learner = queries.learner_reminded(request.GET.get("key", ""))
    if learner is None:
        raise Http404
    if request.method == "POST":
        operations.stop_reminders(learner=learner)
    return render(request, "people/stop_reminders.html", {"stopped": learner.reminder_hour is None})


@anyone
@never_cache
@at_most(10, posts_only=True)
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: Request) -> HttpResponse:
    """How to study on a phone. A post makes a link that lets it in as the same learner; the link is shown once, since
    only its digest is kept."""
    context: dict[str, Any] = {}
    if request.method == "POST":
        made = operations.make_handover(learner=current_or_new_learner(request), now=request.now)
        link = request.build_absolute_uri(made)
        until = f"{(request.now + LASTS).astimezone(request.zone()):%H:%M}"
        context = {"link": link, "code": SafeString(qr(link)), "until": until, "local": is_local(request.get_host())}
    today = request.now.astimezone(request.zone()).date()
    used = [one.used_at for one in queries.devices(request.learner or None)]
    devices = [time_of_day(at.astimezone(request.zone()), today) for at in used if at]
    return render(request, "people/phone.html", {**context, "devices": devices})


def is_local(host: str) -> bool:
    """Whether an address leads to the machine it is opened on: no other device gets anywhere by it."""
    name = host.rpartition(":")[0] if ":" in host.rpartition("]")[2] else host
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return name == "localhost"


@anyone
@never_cache
@at_most(20)
@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: Request) -> HttpResponse:
    """A link to this device, from another. Opening it asks first: what previews links must not use it up."""
    secret = request.GET.get("link", "")
    found = queries.handover(secret, request.now)
    if request.method != "POST" or not found.learner or outcome(request, found) != "open":
        return _handover(request, found)
    found = operations.use_handover(secret=secret, now=request.now)
    if found.learner is None:
        return _handover(request, found)
    get_adapter(request).hand_over(request, found.learner)
    messages.success(request, "Your progress is on this device now.")
    return redirect("today:today")


def outcome(request: Request, found: Found) -> str:
    """What the link comes to in this browser: its state, or `here` for a learner who is here already, or `other` where
    somebody else is signed in."""
    if found.learner and found.learner == (request.learner or None):
        return "here"
    return "other" if found.learner and request.user.is_authenticated else found.state


def _handover(request: Request, found: Found) -> HttpResponse:
    status = {"unknown": 404, "used": 410, "expired": 410}.get(outcome(request, found), 200)
    context = {"outcome": outcome(request, found), "whose": found.learner}
    return render(request, "people/handover.html", context, status=status)


@member
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def errand(request: Request, errand: int) -> HttpResponse:
    """Long work that one asked for: how far it is, or what came of it; a post stops it."""
    row = _mine(request, errand)
    address = reverse("people:errand", args=[errand])
    if request.method == "POST":
        if errands.stop(errand=row):
            messages.success(request, f"{row.title}: stopped. Nothing has changed.")
            return redirect(row.back)
        return redirect(address)
    is_working = row.state == ErrandState.WORKING
    if request.htmx and request.headers.get("HX-Request-Type") == "partial":
        return (
            render(request, "people/errand.html#far", {"errand": row})
            if is_working
            else HttpResponseClientRedirect(address)
        )
    if request.method == "GET":
        errands.put_away(errand=row)
    return render(request, "people/errand.html", {"errand": row, "kept": errands.KEPT.days})


@member
@never_cache
@require_safe
def errand_file(request: Request, errand: int) -> HttpResponse:
    """The file that came of it, for whoever asked for it and may have it still."""
    row = _mine(request, errand)
    pieces = errands.file_of(row)
    if pieces is None:
        raise Http404
    return HttpResponse(
        b"".join(pieces),
        content_type=row.media_type,
        headers={
            "Content-Disposition": content_disposition_header(as_attachment=True, filename=row.file) or "attachment",
            "X-Content-Type-Options": "nosniff",
        },
    )


def _mine(request: Request, number: int) -> Errand:
    row = errands.mine(request.user, number) if isinstance(request.user, User) else None
    if row is None:
        raise Http404
    return row


@admin
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def roles(request: Request) -> HttpResponse:
    """Who teaches here and who decides about that; a post finds an account by its address, or gives it its role."""
    email, wanted = request.POST.get("email", ""), request.POST.get("role", "")
    reason = request.POST.get("reason", "")
    found = queries.account_with(email)
    problem = None
    if request.method == "POST" and request.POST.get("do") == "set" and wanted in Role.values:
        assert isinstance(request.user, User)
        problem = operations.set_role(email=email, role=Role(wanted), now=request.now, by=request.user, reason=reason)
        if problem is None:
            messages.success(request, f"{email.strip()} is {Role(wanted).label.lower()} now.")
            return redirect("people:roles")
    elif request.method == "POST" and found is None:
        problem = Problem(f"No account has the address {email.strip()}.")
    context = {
        "page": queries.teaching_accounts(request.GET.get("page", "")),
        "changes": queries.role_changes(),
        "roles": Role.choices,
        "email": email,
        "found": found,
        "wanted": wanted or (found.role if found else ""),
        "reason": reason,
        "problem": problem,
    }
    return render(request, "people/roles.html", context, status=422 if problem else 200)

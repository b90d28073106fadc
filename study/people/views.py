"""Pages of people: settings, data download, deletion, cohorts."""

import json
import secrets
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from study.people import leaving, operations, queries
from study.people.cohorts import cohort_with
from study.people.forms import SettingsForm
from study.people.models import Learner, User
from study.people.queries import zone as zone_of
from study.people.requests import Request, current_or_new_learner
from study.people.sessions import SESSION_KEY
from study.web.access import anyone, instructor
from study.web.cleaning import whole
from study.web.rates import at_most

YEAR = 60 * 60 * 24 * 365  # seconds


def _form(request: Request, learner: Learner | None, data: Any = None) -> SettingsForm:
    """The form over the learner, or for a visitor over the defaults with the zone their browser offers."""
    zone, theme = request.zone(), request.COOKIES.get("theme", "")
    today = request.now.astimezone(zone).date()
    offered = request.COOKIES.get("tz", "")
    return SettingsForm(data, instance=learner or Learner(time_zone=zone.key), today=today, theme=theme, zone=offered)


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: Request) -> HttpResponse:
    """Show and save the settings. Saving makes a learner of a visitor."""
    if request.method != "POST":
        return render(request, "people/settings.html", {"form": _form(request, request.learner or None)})
    form = _form(request, request.learner or None, request.POST)
    if not form.is_valid():
        return render(request, "people/settings.html", {"form": form}, status=422)
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


@anyone
@require_safe
def download(request: Request) -> HttpResponse:
    """Everything that is stored about the learner, as one JSON file."""
    if not request.learner:
        raise Http404
    document = json.dumps(queries.everything_of(request.learner), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
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


@instructor
@require_http_methods(["GET", "HEAD", "POST"])
def cohorts(request: Request) -> HttpResponse:
    """An instructor's classes with their codes; a post makes one."""
    assert isinstance(request.user, User)
    name = " ".join(request.POST.get("name", "").split())
    if request.method == "POST" and name:
        operations.make_cohort(owner=request.user, name=name, code=secrets.token_hex(5), now=request.now)
        return redirect("people:cohorts")
    return render(request, "people/cohorts.html", {"cohorts": queries.cohorts_of(request.user), "section": "banks"})


@anyone
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: Request) -> HttpResponse:
    """Join a class with its code, or leave one. Makes a guest of a visitor."""
    problem = ""
    if request.method == "POST" and (left := request.POST.get("leave", "")) and request.learner:
        operations.leave_cohort(learner=request.learner, cohort=whole(left, 0))
        return redirect("people:join")
    code = request.POST.get("code", "")
    if request.method == "POST":
        if cohort_with(code):
            joined = operations.join_cohort(learner=current_or_new_learner(request), code=code, now=request.now)
            messages.success(request, f"You have joined {joined}.")
            return redirect("people:join")
        problem = "No class has this code. Check it with your instructor."
    mine, offered = queries.cohorts_with(request.learner or None), code or request.GET.get("code", "")[:16]
    context = {"cohorts": mine, "code": offered, "problem": problem}
    return render(request, "people/join.html", context, status=422 if problem else 200)

"""Pages of people: their settings, their data, and the end of both."""

import json
from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.core.serializers.json import DjangoJSONEncoder
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from study.people import operations, queries
from study.people.forms import SettingsForm
from study.people.models import Learner
from study.people.requests import Request
from study.web.access import anyone

YEAR = 60 * 60 * 24 * 365  # seconds


def _form(request: Request, learner: Learner | None, data: Any = None) -> SettingsForm:
    """The form over the learner, or for a visitor over the defaults with the zone their browser offers."""
    zone = queries.zone(learner, request.COOKIES.get("tz", ""))
    theme = request.COOKIES.get("theme", "")
    today = request.now.astimezone(zone).date()
    return SettingsForm(data, instance=learner or Learner(time_zone=zone.key), today=today, theme=theme)


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
        settings=form.save(commit=False), user=request.user, session=request.session, now=request.now
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
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: Request) -> HttpResponse:
    """Ask first; on POST delete the learner, their progress and their account."""
    if not request.learner:
        raise Http404
    if request.method != "POST":
        return render(request, "people/delete.html")
    operations.forget(learner=request.learner)
    logout(request)
    messages.success(request, "Deleted. Nothing of it is left here.")
    return redirect("practice:today")

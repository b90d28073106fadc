"""The pages of an administrator: which platforms may send people here, and what to enter there."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from study.classes.lti import keys, platforms, queries
from study.classes.lti.forms import LABELS, NEEDED, deployments_in, problems, typed
from study.classes.models import Platform
from study.people.requests import Request
from study.web.access import admin


@admin
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: Request) -> HttpResponse:
    """All platforms, what to enter there, and a form for another."""
    if request.method == "POST":
        return _save(request, None)
    return _index(request, dict.fromkeys(LABELS, ""))


def _index(request: Request, sent: dict[str, str], **more: Any) -> HttpResponse:
    status = more.pop("status", 200)
    context = {
        "platforms": queries.platforms(),
        "addresses": [
            (said, request.build_absolute_uri(reverse(name)))
            for said, name in (
                ("Tool address, launch address, redirect address", "classes:lti_launch"),
                ("Login initiation address", "classes:lti_login"),
                ("Public keyset address", "classes:lti_keys"),
            )
        ],
        "fields": _fields(sent, more.get("wrong", {})),
        "keys": keys.told(),
        **more,
    }
    return render(request, "classes/lti/platforms.html", context, status=status)


def _fields(sent: dict[str, str], wrong: dict[str, str]) -> list[dict[str, Any]]:
    """The fields of a platform, with what stands in them and what is wrong with it."""
    return [
        {"name": name, "label": label, "value": sent[name], "needed": name in NEEDED, "wrong": wrong.get(name, "")}
        for name, label in LABELS.items()
    ]


@admin
@require_http_methods(["GET", "HEAD", "POST"])
def platform(request: Request, platform: int) -> HttpResponse:
    """Change a platform."""
    found = _found(platform)
    if request.method == "POST":
        return _save(request, found)
    sent = {name: getattr(found, name) for name in platforms.FIELDS}
    return _platform(request, found, {**sent, "deployments": "\n".join(queries.deployments(found))})


def _platform(request: Request, found: Platform, sent: dict[str, str], **more: Any) -> HttpResponse:
    fields = _fields({name: sent[name] for name in LABELS}, more.get("wrong", {}))
    context = {"platform": found, "fields": fields, **more}
    return render(request, "classes/lti/platform.html", context, status=more.pop("status", 200))


def _save(request: Request, found: Platform | None) -> HttpResponse:
    sent = typed(request.POST)
    wrong = problems(sent, taken=queries.is_taken(sent["issuer"], sent["client"], found))
    if wrong:
        more = {"wrong": {one.subject: one.message for one in wrong}, "status": 422}
        return _platform(request, found, sent, **more) if found else _index(request, sent, **more)
    made = platforms.save(
        platform=found, entered=sent, deployments=deployments_in(sent["deployments"]), now=request.now
    )
    messages.success(request, f"{made} is saved. People can come in from there.")
    return redirect("classes:platforms")


@admin
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, platform: int) -> HttpResponse:
    """Remove a platform, after asking."""
    found = _found(platform)
    if request.method != "POST":
        return render(request, "classes/lti/platform.html", {"platform": found, "asks": True})
    platforms.remove(platform=found)
    messages.success(request, f"{found} is removed. Classes, learners and results are kept.")
    return redirect("classes:platforms")


@admin
@require_POST
def new_key(request: Request) -> HttpResponse:
    """Make another key."""
    keys.make(now=request.now)
    messages.success(request, "The new key is shown to platforms now and signs from tomorrow on.")
    return redirect(f"{reverse('classes:platforms')}#keys")


def _found(number: int) -> Platform:
    found = queries.platform(number)
    if found is None:
        raise Http404
    return found

"""What launches need of requests and answers: a cookie that works inside a page of the platform, and a policy that
lets pages of that platform, and of no other, show an answer and be sent a form."""

from http.cookies import Morsel
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from study.classes.lti.queries import LASTS, sites
from study.classes.lti.tokens import digest
from study.classes.models import Platform
from study.core.lti.addresses import LOCAL
from study.people.models import User
from study.people.requests import Request

PATH = "/lti/"
FRAMES = ("iframe", "frame", "embed", "object")

# Python knows this attribute of cookies from 3.14 on.
Morsel._reserved.setdefault("partitioned", "Partitioned")  # type: ignore[attr-defined]
Morsel._flags.add("partitioned")  # type: ignore[attr-defined]


def account(request: Request) -> User | None:
    """Who is signed in."""
    return request.user if isinstance(request.user, User) else None


def is_framed(request: Request) -> bool:
    """Whether the answer may be shown inside another page: a browser says what it is for, an old one does not."""
    return request.headers.get("Sec-Fetch-Dest", "iframe") in FRAMES


def can_keep(request: Request) -> bool:
    """Whether a browser keeps a cookie for pages of others here: by https, or on this machine."""
    return request.is_secure() or request.get_host().rpartition(":")[0] in LOCAL or request.get_host() in LOCAL


def keep_state(response: HttpResponse, state: str) -> None:
    """Let this browser keep the state of a launch, inside pages of others too, and for them alone."""
    name = cookie_of(state)
    response.set_cookie(
        name, state, max_age=int(LASTS.total_seconds()), path=PATH, secure=True, httponly=True, samesite="None"
    )
    response.cookies[name]["partitioned"] = True


def has_state(request: Request, state: str) -> bool:
    """Whether the launch with this state began in this browser."""
    return bool(state) and request.COOKIES.get(cookie_of(state)) == state


def drop_state(response: HttpResponse, state: str) -> None:
    """Let this browser forget it."""
    name = cookie_of(state)
    response.set_cookie(name, "", max_age=0, path=PATH, secure=True, httponly=True, samesite="None")
    response.cookies[name]["partitioned"] = True


def cookie_of(state: str) -> str:
    """One cookie for each launch: two tabs do not take each other's."""
    return f"lti-{digest(state)[:16]}"


def framed(response: HttpResponse, platform: Platform | None) -> HttpResponse:
    """Let pages of this platform show the answer, and forms in it be sent there."""
    if platform:
        where = sites(platform)
        changed: dict[str, Any] = {"frame-ancestors": where, "form-action": ["'self'", *where]}
        response._csp_config = settings.SECURE_CSP | changed  # type: ignore[attr-defined]
        response.xframe_options_exempt = True  # the policy takes its place
    return response

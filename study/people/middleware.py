"""Gives the request its learner: the account's, or the guest of the session or of the browser's name."""

from collections.abc import Callable
from functools import cache, partial

from django.conf import settings
from django.http import HttpResponse
from django.utils.functional import SimpleLazyObject

from study.core.scheduling import learner_day
from study.people import queries, sessions
from study.people.requests import Request

type Handler = Callable[[Request], HttpResponse]


class CurrentLearner:
    """Sets `request.learner`, looked up when first used and falsy for a visitor who has none yet, and their day.

    Looking never writes: a guest learner is made by the first answer, not by a visit. A page only gives the
    browser a name.
    """

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: Request) -> HttpResponse:
        kept = sessions.visitor_of(request.COOKIES.get(sessions.VISITOR_COOKIE, ""))
        request.browser = kept
        request.visitor = kept or sessions.new_visitor()
        find = partial(queries.current_learner, request.user, request.session, kept)
        request.learner = SimpleLazyObject(find)  # type: ignore[assignment]
        request.zone = cache(lambda: queries.zone(request.learner, request.COOKIES.get("tz", "")))
        request.today = cache(lambda: learner_day(request.now, request.zone()))
        request.known_as = lambda: _known_as(request, kept)
        request.in_class = lambda: _in_class(request)
        response = self.handler(request)
        if not kept and response.headers.get("Content-Type", "").startswith("text/html"):
            response.set_cookie(
                sessions.VISITOR_COOKIE,
                sessions.signed(request.visitor),
                max_age=settings.SESSION_COOKIE_AGE,
                samesite="Lax",
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
            )
        return response


def _in_class(request: Request) -> bool:
    """Whether they are in a class that goes on. Who carries no session is in none."""
    if request.user.is_authenticated:
        return queries.account_in_class(request.user)
    return settings.SESSION_COOKIE_NAME in request.COOKIES and bool(getattr(request.learner, "in_class", False))


def _known_as(request: Request, visitor: str) -> str:
    """Who asks, for rates: a learner by number, else a session, else the browser by its name. A browser with
    no session needs no look into the database for it."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        if request.learner:
            return f"learner {request.learner.pk}"
        if request.session.session_key:
            return f"session {request.session.session_key}"
    return f"visitor {visitor}" if visitor else ""

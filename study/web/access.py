"""Access rules for views. Every view declares one with these decorators; a system check refuses any view that
does not, so none can be forgotten.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django_htmx.http import HttpResponseClientRedirect

from study.web import unsent

type View = Callable[..., HttpResponse]


def _declare[V: View](view: V, who: str) -> V:
    view.access = who  # type: ignore[attr-defined]
    return view


def anyone[V: View](view: V) -> V:
    """Open to everybody: guests included, nothing of a person is shown that is not their own."""
    return _declare(view, "anyone")


def ask_to_sign_in(request: Any) -> HttpResponse:
    """Lead to the sign-in page and from there back to the page that the browser shows; what somebody
    sent is given back instead, since leading away would lose it."""
    if request.method == "POST":
        return unsent.signed_out(request)
    if request.headers.get("HX-Request") == "true":  # it would put the page into a part of this one
        shown = request.htmx.current_url_abs_path or "/"
        return HttpResponseClientRedirect(redirect_to_login(shown).url)
    return redirect_to_login(request.get_full_path())


def _only(role_test: Callable[[Any], bool], who: str) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return ask_to_sign_in(request)
            if not role_test(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return _declare(guarded, who)

    return decorate


def member[V: View](view: V) -> V:
    """Signed-in people of any role; a guest is asked to sign in."""
    return _only(lambda user: True, "member")(view)  # type: ignore[return-value]


def instructor[V: View](view: V) -> V:
    """Instructors and admins; for anybody else the page does not exist."""
    return _only(lambda user: user.is_instructor, "instructor")(view)  # type: ignore[return-value]


def admin[V: View](view: V) -> V:
    """Admins alone; for anybody else the page does not exist."""
    return _only(lambda user: user.role == "admin", "admin")(view)  # type: ignore[return-value]

"""Who may use a view. Every view says so with one of these decorators; a system check refuses any
view that does not, so that forgetting is not possible."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse

type View[R, **P] = Callable[Concatenate[R, P], HttpResponse]


def _declare[R, **P](view: View[R, P], who: str) -> View[R, P]:
    view.access = who  # type: ignore[attr-defined]
    return view


def anyone[R, **P](view: View[R, P]) -> View[R, P]:
    """Open to everybody: guests included, nothing of a person is shown that is not their own."""
    return _declare(view, "anyone")


def _only(role_test: Callable[[Any], bool], who: str) -> Callable[[View[Any, ...]], View[Any, ...]]:
    def decorate(view: View[Any, ...]) -> View[Any, ...]:
        @wraps(view)
        def guarded(request: Any, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not role_test(request.user):
                raise Http404
            return view(request, *args, **kwargs)

        return _declare(guarded, who)

    return decorate


def member[V: Callable[..., HttpResponse]](view: V) -> V:
    """Signed-in people of any role; a guest is asked to sign in."""
    return _only(lambda user: True, "member")(view)  # type: ignore[return-value]


def instructor[V: Callable[..., HttpResponse]](view: V) -> V:
    """Instructors and admins; for anybody else the page does not exist."""
    return _only(lambda user: user.is_instructor, "instructor")(view)  # type: ignore[return-value]

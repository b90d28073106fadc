"""Who is signed in: read at once with their learner, and with `in_class`, since every page asks for them."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest

from study.people.cohorts import in_class
from study.people.models import User
from study.web.prepared import Read


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """allauth's backend (setting AUTHENTICATION_BACKENDS), with a prepared read."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> User:
        """Who is refused here is refused. Behind this stands allauth's own backend, for sessions that began with it,
        and it would weigh the same password once more."""
        user: User | None = super().authenticate(request, **credentials)
        if user is None:
            raise PermissionDenied
        return user

    def get_user(self, user_id: int) -> User | None:
        user = _account.first(user_id)
        return user if user and self.user_can_authenticate(user) else None


@Read
def _account(number: int) -> QuerySet[User]:
    found = User.objects.filter(pk=number).select_related("learner")
    return found.annotate(in_class=in_class("learner__pk"))

"""Joins allauth with learners: signing in or up keeps the progress made before."""

from typing import TYPE_CHECKING, Any, cast

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpResponse
from django.shortcuts import redirect

from study.people import leaving
from study.people import operations as people
from study.review import operations as practice

if TYPE_CHECKING:
    from study.people.models import User
    from study.people.requests import Request


class Adapter(DefaultAccountAdapter):  # type: ignore[misc]
    """allauth's account adapter (setting ACCOUNT_ADAPTER). It stands here because it needs both places."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": "This e-mail address and password do not match.",
        "email_taken": "An account with this address already exists. Sign in instead.",
        "enter_current_password": "This is not your current password.",
        "incorrect_password": "This is not your password.",
        "too_many_login_attempts": "Too many failed attempts. Wait 5 minutes, then try again.",
    }

    def pre_login(self, request: "Request", user: "User", **kwargs: Any) -> HttpResponse | None:
        """Who signs in to an account that is being deleted is asked whether to keep it."""
        if leaver := leaving.leaving_account(user, request.now):
            return redirect("people:stay", leaving.token_of(leaver))
        return cast("HttpResponse | None", super().pre_login(request, user, **kwargs))

    def login(self, request: "Request", user: "User") -> None:
        """Sign in, then bring the guest's progress into the account."""
        super().login(request, user)
        zone = request.COOKIES.get("tz", "")
        kept, guest = people.attach_guest(
            user=user, session=request.session, now=request.now, zone_offered=zone, visitor=request.visitor
        )
        if guest:
            practice.merge_learners(keep=kept, guest=guest, now=request.now)

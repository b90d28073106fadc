"""Gives the request its learner: the account's, or the guest's whose number is in the session."""

from collections.abc import Callable

from django.http import HttpResponse
from django.utils.functional import SimpleLazyObject

from study.people import queries
from study.people.requests import Request

type Handler = Callable[[Request], HttpResponse]


class CurrentLearner:
    """Sets `request.learner`, looked up when first used; falsy for a visitor who has none yet.

    Looking never writes: a guest learner is made by the first answer, not by a visit.
    """

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: Request) -> HttpResponse:
        request.learner = SimpleLazyObject(lambda: queries.current_learner(request.user, request.session))  # type: ignore[assignment]
        return self.handler(request)

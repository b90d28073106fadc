"""The request with its learner."""

from collections.abc import Callable
from datetime import date
from zoneinfo import ZoneInfo

from study.people import operations
from study.people.models import Learner
from study.web import rates
from study.web.requests import Request as WebRequest


class Request(WebRequest):
    """A request that has passed all our middleware. `visitor` is the browser's name; one that had none gets it
    with the answer. `zone` is where who asks is, as they set it or their browser offers it, and `today` the
    learner day it is there: worked out when first asked for, since a page that asks for neither reads no learner.
    `in_class` tells whether they are in a class that goes on."""

    learner: Learner | None
    visitor: str
    zone: Callable[[], ZoneInfo]
    today: Callable[[], date]
    in_class: Callable[[], bool]


def current_or_new_learner(request: Request) -> Learner:
    """Who does this; a visitor becomes a guest by it, which from one address happens so often a minute and no
    more."""
    if request.learner:
        return request.learner
    if not request.user.is_authenticated:
        rates.use("guest", rates.address_of(request), rates.BY_ADDRESS, request.now)
    return operations.learner_for(
        user=request.user,
        session=request.session,
        zone_offered=request.COOKIES.get("tz", ""),
        now=request.now,
        visitor=request.visitor,
    )

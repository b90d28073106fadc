"""The request as our views see it."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """A request that has passed our middleware: it knows the time and whether htmx asked."""

    now: datetime
    htmx: HtmxDetails
    browser: str  # the signed name that the browser carries; empty for one that carries none yet
    known_as: Callable[[], str]  # who asks, as rates count them; empty for a visitor who carries nothing yet

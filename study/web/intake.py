"""Limits on the size of a request. One that is too large is refused by its stated length, before it is read.

Every view accepts the size of a form; one that accepts files states how many bytes (`takes`).
"""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseNotAllowed

from study.core import limits
from study.web import errors
from study.web.access import View
from study.web.requests import Request

METHODS = ("GET", "HEAD", "POST")


def takes[V: View](size: int) -> Callable[[V], V]:
    """The view takes files of `size` bytes together, and a form beside them."""

    def declare(view: V) -> V:
        view.takes = size  # type: ignore[attr-defined]
        return view

    return declare


class Intake:
    """Answers 405 to methods that no view takes, 413 to a body that is too large for its view, and 411 to one that
    does not say how large it is."""

    def __init__(self, handler: Callable[[Request], HttpResponse]) -> None:
        self.handler = handler

    def __call__(self, request: Request) -> HttpResponse:
        return self.handler(request)

    def process_view(self, request: Request, view: View, args: object, kwargs: object) -> HttpResponse | None:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        files: int = getattr(view, "takes", 0)
        stated = request.META.get("CONTENT_LENGTH") or ""
        if not stated:
            return errors.no_length(request) if "HTTP_TRANSFER_ENCODING" in request.META else None
        if not (stated.isascii() and stated.isdecimal()):
            return errors.bad_request(request)
        if len(stated) > 15 or int(stated) > files + limits.FORM:
            return errors.too_large(request, (files or limits.FORM) // limits.MEGABYTE)
        return None

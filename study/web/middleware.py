"""Steps of every request: a log line with an id, headers that keep a page private, and the time."""

import logging
import secrets
from collections.abc import Callable
from time import perf_counter

from django.http import HttpResponse
from django.utils.cache import patch_vary_headers

from study.web import clock
from study.web.requests import Request

log = logging.getLogger("keepwarm.request")
type Handler = Callable[[Request], HttpResponse]


class RequestLog:
    """Logs one line a request with its id, which the answer carries too (header X-Request-Id).

    The query string is left out: it can hold what a person searched for.
    """

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: Request) -> HttpResponse:
        identity, began = secrets.token_hex(8), perf_counter()
        request.META["KEEPWARM_REQUEST"] = identity
        response = self.handler(request)
        response["X-Request-Id"] = identity
        extra = {
            "request": identity,
            "method": request.method,
            "path": request.path,
            "status": response.status_code,
            "ms": round((perf_counter() - began) * 1000, 1),
        }
        log.log(logging.ERROR if response.status_code >= 500 else logging.INFO, "request", extra=extra)
        return response


class Private:
    """Says of every answer what a browser and the proxies before it may do with it.

    A page shows one person's progress: nobody else may be given it, and a browser asks again before
    it shows a stored one (`no-cache`, not `no-store`, which would cost readers the instant way back).
    One address answers htmx with a part of its page, so stored answers are told apart by its headers.
    A view that needs something else sets its own Cache-Control, as static files do.
    """

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: Request) -> HttpResponse:
        response = self.handler(request)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "private, no-cache")
        if response.headers.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ["HX-Request", "HX-Request-Type"])
        return response


class Clock:
    """Gives the request its time: one request happens at one instant."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    def __call__(self, request: Request) -> HttpResponse:
        request.now = clock.now()
        return self.handler(request)

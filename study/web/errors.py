"""Helpful error pages: what happened, that nothing was lost, and where to go.

htmx swaps an error response in like any other. A request for part of a page gets one sentence, placed before
the old content, which stays.
"""

import errno
import logging
import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from study.core import limits
from study.web import unsent
from study.web.access import anyone

log = logging.getLogger("keepwarm.errors")


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    """Render the page, or for htmx the sentence. 500 and 503 are rendered without the request: no context
    processor, no session and no database has a part in it."""
    whole = request.headers.get("HX-Request-Type", "full") == "full"
    context = {"title": title, "text": text, "status": status, "request_id": request.META.get("KEEPWARM_REQUEST", "")}
    name = "error.html" if whole else "error.html#part"
    response = HttpResponse(render_to_string(name, context, None if status >= 500 else request), status=status)
    if not whole:
        response["HX-Reswap"] = "afterbegin"
    return response


@anyone
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    if isinstance(exception, RequestDataTooBig):  # text beside the files, which is counted while it is read
        return too_large(request, limits.FILE // limits.MEGABYTE)
    return _page(request, 400, "This request could not be read", "Go back and try again. Nothing was changed.")


@anyone
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403, "This is not open to you", "Sign in with another account, or go back.")


@anyone
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    text = "The address may be misspelt, or the page may have been removed or belong to somebody else."
    return _page(request, 404, "Nothing is here", text)


@anyone
def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    title, text = "Too many attempts", "Wait a few minutes, then try again. This protects every account."
    if request.method == "POST" and unsent.is_own(request):
        return unsent.given_back(request, title, text, status=429)
    return _page(request, 429, title, text)


@anyone
def server_error(request: HttpRequest) -> HttpResponse:
    status, title = 500, "Something went wrong"
    text = "The fault is ours and has been noted. What you had saved before is safe. Try again in a moment."
    if _is_outage(sys.exc_info()[1]):
        status, title = 503, "Nothing can be read or saved at the moment"
        text = (
            "The database or its disk does not answer. What you had saved before is safe; what you sent just now is "
            "not saved. Go back, wait a minute and send it again: your browser still has what you typed."
        )
    try:
        response = _page(request, status, title, text)
    except Exception:  # the fault may be in the templates themselves
        log.exception("the error page failed")
        response = HttpResponse(f"{title}. {text}", status=status, content_type="text/plain; charset=utf-8")
    if status == 503:
        response["Retry-After"] = "60"
    return response


def _is_outage(fault: BaseException | None) -> bool:
    """Whether the database or the disk cannot be used at the moment, by no fault of the request."""
    if isinstance(fault, OSError):
        return fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
    return isinstance(fault, OperationalError | InterfaceError)


def too_large(request: HttpRequest, megabytes: int) -> HttpResponse:
    """A body above the limit of its view; nothing of it was read."""
    text = (
        f"The limit here is {megabytes} MB, so nothing was saved. Go back:  your browser still has what "
        "you typed. Choose a smaller file, or send it in parts."
    )
    return _page(request, 413, f"This is larger than {megabytes} MB", text)


def no_length(request: HttpRequest) -> HttpResponse:
    """A body that does not say how long it is; nothing of it was read."""
    text = "A request here must state its length. Nothing was changed."
    return _page(request, 411, "This request has no length", text)


def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    """The page's token is not the browser's any more: after signing in in another tab, say. What our own
    page sent is given back with a new one."""
    title = "Send this once more"
    if unsent.is_own(request):
        text = "You signed in or out in another tab, or cookies are off. Nothing is saved yet; here is what you sent."
        return unsent.given_back(request, title, text, status=403)
    text = (
        "This page was open for a long time, or cookies are off. Go back, reload the page and send it again: "
        "your browser still has what you typed."
    )
    return _page(request, 403, title, text)

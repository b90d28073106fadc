"""Error pages that help: what happened, that nothing was lost, and where to go."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from study.web.access import anyone


def _page(request: HttpRequest, status: int, title: str, text: str) -> HttpResponse:
    context = {"title": title, "text": text, "request_id": request.META.get("KEEPWARM_REQUEST", "")}
    return render(request, "error.html", context, status=status)


@anyone
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 400, "This request could not be read", "Go back and try again. Nothing was changed.")


@anyone
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _page(request, 403, "This is not open to you", "Sign in with another account, or go back.")


@anyone
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    text = "The address may be misspelt, or what was here has been removed or belongs to somebody else."
    return _page(request, 404, "Nothing is here", text)


@anyone
def server_error(request: HttpRequest) -> HttpResponse:
    text = "The fault is ours and has been noted. What you had saved before is safe. Try again in a moment."
    return _page(request, 500, "This did not work", text)


def csrf_failure(request: HttpRequest, reason: str = "", **kwargs: Any) -> HttpResponse:
    text = (
        "This page was open for long, or cookies are off. Go back, reload the page and send it again: "
        "your browser still has what you typed."
    )
    return _page(request, 403, "Send this once more", text)

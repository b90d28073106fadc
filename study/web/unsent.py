"""Gives back input that could not be accepted, so that it can be sent again.

A browser keeps a form's input only until the next page arrives, so the refusing page contains it.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of the field
SECRET = "password"  # noqa: S105
LONG = 60
"""Characters from which a value is shown as a text of its own."""


def is_own(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent this. What another site made it send must not be
    given back with a button that sends it in the reader's name."""
    origin = f"{request.scheme}://{request.get_host()}"
    return request.headers.get("Sec-Fetch-Site") == "same-origin" or request.headers.get("Origin") == origin


def given_back(
    request: HttpRequest, title: str, text: str, *, status: int, again: bool = True, sign_in: bool = False
) -> HttpResponse:
    """A page with all that was sent: in a form that sends it again to the same address, or, without
    `again`, to copy from. Passwords and files are left out, and said to be. With `sign_in` it leads to
    signing in beside it. htmx gets one sentence, put before the content of the page, which stays."""
    if request.headers.get("HX-Request-Type", "full") != "full":
        response = render(request, "unsent.html#part", {"title": title, "sign_in": sign_in}, status=status)
        response["HX-Reswap"] = "afterbegin"
        return response
    sent = [(name, value) for name, values in request.POST.lists() for value in values if name != TOKEN]
    secret = any(SECRET in name for name, _ in sent)
    open_values = [(name, value) for name, value in sent if SECRET not in name]
    context = {
        "title": title,
        "text": text,
        "action": request.get_full_path(),
        "again": again and not secret,
        "sign_in": sign_in,
        "short": [pair for pair in open_values if not _is_long(pair[1])],
        "long": [pair for pair in open_values if _is_long(pair[1])],
        "secret": secret,
        "files": len(request.FILES),
    }
    return render(request, "unsent.html", context, status=status)


def signed_out(request: HttpRequest) -> HttpResponse:
    """The answer to what somebody sent who is signed out by now."""
    text = "You have been signed out, so nothing was saved. Sign in in another tab, then send it again from here."
    return given_back(request, "Not sent: you are signed out", text, status=401, sign_in=True)


def _is_long(value: str) -> bool:
    return len(value) > LONG or "\n" in value

"""Turns input from browsers into text and numbers that every database can store: here, and nowhere else.

PostgreSQL stores no NUL, and half a surrogate pair is not a character. Both become the replacement character,
as in CommonMark and HTML, so that the rest of the text is kept. An address with one leads nowhere.
"""

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict

from study.web.requests import Request

UNFIT = re.compile("[\0\ud800-\udfff]")
LARGEST = 2**63 - 1  # what a column of whole numbers holds
LENGTH_OF_ID = 36


def clean(text: str) -> str:
    """The text without what no database holds."""
    return UNFIT.sub("\ufffd", text)


def whole(text: str | None, otherwise: int, most: int = LARGEST) -> int:
    """The whole number from 0 to `most` that `text` is in plain digits, or `otherwise`."""
    if not text or not text.isascii() or not text.isdecimal() or len(text) > len(str(most)):
        return otherwise
    return number if (number := int(text)) <= most else otherwise


def identity(text: str | None) -> UUID | None:
    """The id that `text` is, or None. Text of another length is not looked at."""
    try:
        return UUID(text) if text and len(text) == LENGTH_OF_ID else None
    except ValueError:
        return None


class Clean:
    """Cleans cookies, headers, the query, the form and the names of files before anything reads them."""

    def __init__(self, handler: Callable[[Request], HttpResponse]) -> None:
        self.handler = handler

    def __call__(self, request: Request) -> HttpResponse:
        request.COOKIES = {clean(name): clean(value) for name, value in request.COOKIES.items()}
        for name, value in request.META.items():
            if name.startswith("HTTP_") and UNFIT.search(value):
                request.META[name] = UNFIT.sub("?", value)  # headers are Latin-1
        request.GET = _cleaned(request.GET)  # type: ignore[assignment]
        return self.handler(request)

    def process_view(self, request: Request, view: object, args: object, kwargs: Any) -> None:
        """The body, which must have been found small enough (study.web.intake) before it is read here."""
        if UNFIT.search(request.path_info):
            raise Http404
        if request.method == "POST":
            request.POST = _cleaned(request.POST)  # type: ignore[assignment]
            for _, files in request.FILES.lists():
                for file in files:
                    file.name = clean(file.name or "")


def _cleaned(sent: QueryDict) -> QueryDict:
    """The same names and values, cleaned; the very same object where nothing was to be done."""
    if not any(UNFIT.search(text) for name, values in sent.lists() for text in (name, *values)):
        return sent
    made = QueryDict(mutable=True)
    for name, values in sent.lists():
        made.setlist(clean(name), [clean(value) for value in values])
    made._mutable = False
    return made

"""Addresses with views that fail in every way, for the tests of the edge."""

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path

from study import urls
from study.web.access import anyone, instructor, member


@anyone
def fail(request: HttpRequest, how: str) -> HttpResponse:
    raise {
        "400": SuspiciousOperation("bad"),
        "403": PermissionDenied("no"),
        "404": Http404("none"),
        "500": RuntimeError("mail to eve@example.org failed"),
        "503": OperationalError("the database is gone"),
    }[how]


@anyone
def open_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


@member
def member_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("member")


@instructor
def instructor_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse("instructor")


urlpatterns = [
    path("fail/<str:how>", fail),
    path("open", open_page),
    path("member", member_page),
    path("instructor", instructor_page),
    *urls.urlpatterns,
]
handler400, handler403, handler404, handler429, handler500 = (
    *(urls.handler400, urls.handler403, urls.handler404, urls.handler429, urls.handler500),
)

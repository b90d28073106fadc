"""Addresses with a view that forgot to say who may use it."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def forgotten(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path("deep/", include([path("forgotten/<int:number>", forgotten)]))]

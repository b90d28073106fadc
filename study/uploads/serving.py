"""Kept pictures on their way to a browser."""

from django.http import Http404, HttpResponse

from study.uploads.models import Picture
from study.uploads.pictures import content_of

POLICY = "default-src 'none'; sandbox"
"""A picture is only ever shown inside a page; opened by itself it may run nothing and load nothing."""


def served(picture: Picture) -> HttpResponse:
    """The picture, for somebody who may see it; 404 where its file is gone."""
    content = content_of(picture)
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type=picture.media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    response["Content-Disposition"] = "inline"
    response["Cache-Control"] = "private, max-age=3600"
    return response

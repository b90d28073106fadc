"""Small pictures for tests, and courses that show them."""

from io import BytesIO
from typing import Any

from PIL import Image

from study.library.models import Asset, Course
from study.uploads import pictures
from tests.clock import START


def a_picture(color: str = "navy", size: tuple[int, int] = (8, 6), form: str = "PNG", **options: Any) -> bytes:
    """The bytes of a picture of one colour."""
    written = BytesIO()
    mode = "P" if form == "GIF" else "RGB"
    Image.new(mode, size, color if mode == "RGB" else 1).save(written, form, **options)
    return written.getvalue()


def a_shown_picture(course: Course, path: str = "moon.png") -> Asset:
    """A kept picture that this course shows."""
    kept = pictures.keep([(path, a_picture())], START).pictures[path]
    return Asset.objects.create(course=course, path=path, picture=kept)

"""Bringing notes in a browser: the form, the look, the button that takes over."""

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from study.library.models import Look


def upload(name: str, content: str | bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def bring(client: Client, files: Sequence[SimpleUploadedFile] = (), **form: Any) -> Any:
    """The look at what is brought, or the form again."""
    return client.post("/notes/", {"files": list(files), **form}, follow=True)


def press(client: Client, do: str, **form: Any) -> Any:
    """The page after a button of the latest look."""
    return client.post(f"/notes/look/{Look.objects.latest('pk').pk}/", {"do": do, **form}, follow=True)


def take(client: Client, files: Sequence[SimpleUploadedFile] = (), **form: Any) -> Any:
    """Bring them and take them over at once."""
    bring(client, files, **form)
    return press(client, "take")

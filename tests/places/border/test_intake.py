"""Too much is refused by its length: nothing of it is read, and what is said names the limit."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from study.core import limits
from tests.page_source import page_source
from tests.places.border.table import TABLE
from tests.places.border.world import a_file, make_world

pytestmark = pytest.mark.django_db
UPLOADS = {
    "classes:expect": limits.MEGABYTE,
    "topics:bring_notes": limits.ARCHIVE,
    "banks:add_picture": limits.PICTURE,
    "banks:cover": limits.PICTURE,
    "banks:import": limits.ARCHIVE,
    "topics:edit_note": limits.FILE,
    "topics:foresee": limits.FILE,
}


class Unread:
    """A body that nobody may read."""

    def read(self, *args: Any) -> bytes:
        raise AssertionError("the body was read")

    readline = read


def sent(path: str, **headers: str) -> tuple[int, str]:
    """Status and page of a POST whose body nobody may read."""
    environ = RequestFactory().post(path).environ | {"wsgi.input": Unread()}
    del environ["CONTENT_LENGTH"]
    said: list[str] = []
    page = b"".join(WSGIHandler()({**environ, **headers}, lambda status, headers: said.append(status)))  # type: ignore[arg-type]
    return int(said[0].split()[0]), page.decode()


@pytest.fixture(scope="module")
def addresses(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, str]:
    """Each address, of a world that is gone: what is too large is refused before anything is looked up."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        found = {name: reverse(name, args=row.args(world)) for name, row in TABLE.items()}
        transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("name", TABLE)
def test_every_address_refuses_what_is_too_large_without_reading_it(addresses: dict[str, str], name: str) -> None:
    limit, address = UPLOADS.get(name, limits.FORM), addresses[name]
    beside = limits.FORM if name in UPLOADS else 0
    for length in (limit + beside + 1, 10**12, 10**40):
        status, page = sent(address, CONTENT_LENGTH=str(length))
        assert status == 413 and f"larger than {limit // 1_000_000} MB" in page
        assert "your browser still has what you typed" in re.sub(r"\s+", " ", page)


@pytest.mark.parametrize("length", ["-1", "many", "1.5", "٣"])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    assert sent("/notes/", CONTENT_LENGTH=length)[0] == 400


def test_a_body_without_a_length_is_not_read() -> None:
    assert sent("/notes/", HTTP_TRANSFER_ENCODING="chunked")[0] == 411


def test_what_is_within_the_limit_is_read(client: Client) -> None:
    text = "# Tides\n\n- Ebb ⇒ out\n" + "x" * (limits.FORM + 1)
    assert client.post("/notes/", {"files": a_file(text), "text": "", "title": ""}).status_code == 302


def test_a_file_of_notes_that_is_too_large_leaves_what_was_typed(client: Client) -> None:
    answer = client.post("/notes/", {"files": a_file("x" * (limits.FILE + 1)), "text": "", "title": "My tides"})
    page = page_source(answer)
    assert answer.status_code == 422 and "10 MB" in page and 'value="My tides"' in page


def test_pasted_text_that_is_too_large_is_told_the_limit(client: Client) -> None:
    answer = client.post("/notes/", {"text": "x" * (limits.FILE + 1), "title": "My tides"})
    assert "larger than 10 MB" in page_source(answer)


def test_forms_docs_and_proxy_say_one_number(client: Client) -> None:
    megabytes = limits.ARCHIVE // 1_000_000
    assert f"At most {megabytes} MB" in page_source(client.get("/notes/"))
    for name in ("README.md", "compose.yaml", ".env.example"):
        assert f"client_max_body_size {megabytes}m" in Path(settings.BASE_DIR, name).read_text(), name
    # nginx counts in 1,024 times 1,024: what it lets through is at least what we take.
    assert megabytes * 2**20 >= limits.ARCHIVE + limits.FORM


def test_the_limits_of_notes_stand_in_one_table() -> None:
    readme = Path(settings.BASE_DIR, "README.md").read_text()
    for what, most in (
        ("a file of notes", f"{limits.FILE // limits.MEGABYTE} MB"),
        ("a picture", f"{limits.PICTURE // limits.MEGABYTE} MB and {limits.PIXELS // 1_000_000} megapixels"),
        ("a zip, and all that is in it", f"{limits.ARCHIVE // limits.MEGABYTE} MB and {limits.FILES:,} files"),
    ):
        assert f"| {what} | {most} |" in readme

"""Notes that were edited here are brought again: what was written here goes, and the look tells it before."""

import pytest
from django.test import Client
from django.urls import reverse

from study.library.models import Course, NoteFile
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, take, upload

pytestmark = pytest.mark.django_db
TIDES = "# Tides\n\n- **Ebb**: the tide goes out\n"
SHIPS = "# Ships\n\n- **Keel**: the beam along the bottom of a ship\n"
HERE = TIDES + "- **Flood**: the tide comes in\n"
TOLD = "What you wrote here in {} is not in what you brought, and goes."


def edit(client: Client, text: str = HERE, path: str = "tides.md") -> None:
    address = reverse("topics:edit_note", args=[Course.objects.get().address])
    revision = NoteFile.objects.get(path=path).revision
    sent = {"file": path, "text": text, "revision": revision, "do": "save"}
    assert client.post(f"{address}?file={path}", sent).status_code == 302


def brought(client: Client, *files: tuple[str, str]) -> str:
    """The look at these files, as a later state of the only course."""
    answer = bring(client, [upload(*file) for file in files], course=Course.objects.get().pk)
    return " ".join(page_source(answer).split())


@pytest.fixture
def mine(client: Client) -> Client:
    """Somebody who brought two files and edited one of them here."""
    take(client, [upload("tides.md", TIDES), upload("ships.md", SHIPS)])
    edit(client)
    return client


def test_the_look_tells_what_was_written_here_and_goes(mine: Client) -> None:
    html = brought(mine, ("tides.md", TIDES), ("ships.md", SHIPS))
    assert TOLD.format("tides") in html
    download = reverse("topics:download", args=[Course.objects.get().address])
    assert f'<a href="{download}">download these notes</a> first' in html


def test_it_is_silent_where_nothing_written_here_goes(mine: Client) -> None:
    silent = "What you wrote here"
    assert silent not in brought(mine, ("tides.md", HERE), ("ships.md", SHIPS + "\n- **Mast**: holds the sails\n"))
    assert silent not in brought(mine, ("ships.md", SHIPS + "\n- **Mast**: holds the sails\n"))


def test_what_was_brought_since_is_no_edit(mine: Client) -> None:
    brought(mine, ("tides.md", TIDES), ("ships.md", SHIPS))
    press(mine, "take")
    assert "What you wrote here" not in brought(mine, ("tides.md", TIDES + "- **Neap**: a weak tide\n"))


def test_an_undone_import_brings_the_edit_back_as_one(mine: Client) -> None:
    brought(mine, ("tides.md", TIDES), ("ships.md", SHIPS))
    press(mine, "take")
    press(mine, "undo")
    assert NoteFile.objects.get(path="tides.md").text == HERE
    assert TOLD.format("tides") in brought(mine, ("tides.md", TIDES), ("ships.md", SHIPS))

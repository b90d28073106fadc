"""Slips of the pen in a look: mended by one press in what is taken over; in a folder that is followed only told."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from study.library.models import Course, Fact, NoteFile
from tests.page_source import page_source
from tests.places.topics.bringing import bring, press, take, upload
from tests.places.topics.test_looks import OLD, look, vault

pytestmark = pytest.mark.django_db
SLIPPED = """# Ships

Jib :: a sail

Bow :: the front of a ship

Keel ::
the long beam at the bottom

##Parts

-Mast ⇒ the pole that carries the sails
"""
MENDED = SLIPPED.replace("::\nthe long", ":: the long").replace("##P", "## P").replace("-Mast", "- Mast")


def test_one_is_mended_and_then_all(client: Client) -> None:
    html = page_source(bring(client, [upload("ships.md", SLIPPED)]))
    assert "3 slips of the pen" in html and "Mend line 10 of ships.md" in html
    html = page_source(press(client, "", mend="0"))
    assert "2 slips of the pen" in html
    assert not Course.objects.exists(), "nothing changes before it is taken over"
    assert "slips of the pen" not in page_source(press(client, "", mend="all"))
    press(client, "take")
    assert NoteFile.objects.get().text == MENDED
    assert Fact.objects.filter(text__startswith="Mast", removed_at=None).exists()


def test_a_blank_line_that_is_missing_is_shown_as_one(client: Client) -> None:
    html = page_source(bring(client, [upload("ships.md", "# Ships\n\nGoing on\n2. Bow\n3. Stern\n")]))
    assert "1 slip of the pen" in html
    assert "<ins>a blank line</ins><br>2. Bow" in html and "<del>2. Bow" not in html
    assert "1 slip mended." in page_source(press(client, "", mend="0"))


def test_a_mend_is_undone_press_by_press(client: Client) -> None:
    html = page_source(bring(client, [upload("ships.md", SLIPPED)]))
    assert "Undo" not in html.partition("<main")[2]
    press(client, "", mend="1")
    html = page_source(press(client, "", mend="all"))
    assert "slips of the pen" not in html and "Undo these mends" in html
    html = page_source(press(client, "unmend", dates="fresh"))
    assert "2 slips of the pen" in html and "Mended" in html and "## Parts" in html and "Undo this mend" in html
    html = page_source(press(client, "unmend"))
    assert "3 slips of the pen" in html and "Undo" not in html.partition("<main")[2]
    press(client, "unmend")
    press(client, "take")
    assert NoteFile.objects.get().text == SLIPPED


def test_nobody_else_undoes_a_mend(client: Client) -> None:
    bring(client, [upload("ships.md", SLIPPED)])
    press(client, "", mend="all")
    assert Client().post(f"/notes/look/{look().pk}/", {"do": "unmend"}).status_code == 404


def test_what_is_not_mended_is_taken_over_as_it_is(client: Client) -> None:
    bring(client, [upload("ships.md", SLIPPED)])
    press(client, "", mend="7")
    press(client, "", mend="x")
    press(client, "take")
    assert NoteFile.objects.get(path="ships.md").text == SLIPPED


def test_the_only_sign_of_a_page_is_made_a_card_by_one_press(client: Client) -> None:
    bring(client, [upload("ships.md", "# Ships\n\nKeel:: the long beam at the bottom\n")])
    assert look().found["own"] == 0
    press(client, "", mend="0")
    assert look().found["own"] == 1


def test_single_files_are_mended_where_they_stand_in_the_course(client: Client) -> None:
    take(client, [vault(**{"deep/a": OLD, "b": OLD.replace("ventricle", "atrium")})])
    course = Course.objects.get()
    bring(client, [upload("a.md", OLD + "\n##Veins\n")], course=course.pk)
    assert [one["file"] for one in look().found["slips"]] == ["deep/a.md"]
    press(client, "", mend="all")
    press(client, "take")
    assert NoteFile.objects.get(path="deep/a.md").text.endswith("\n## Veins\n")


def test_what_was_decided_stays_decided(client: Client) -> None:
    bring(client, [upload("ships.md", f"{SLIPPED}\nJib :: a sail <!--SR:!2026-12-01,20,250-->\n")])
    press(client, "", mend="0", dates="fresh")
    assert not look().dates


def test_a_folder_that_is_followed_gets_suggestions(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / "ships.md").write_text(SLIPPED)
    said = StringIO()
    call_command("import_notes", str(folder), watch=True, ticks=iter(()), stdout=said, stderr=said)
    assert "ships.md:10: suggestion: a heading without a space after its marks: ##Parts → ## Parts" in said.getvalue()
    assert (folder / "ships.md").read_text() == SLIPPED
    assert NoteFile.objects.get(path="ships.md").text == SLIPPED

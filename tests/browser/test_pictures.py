"""A zip of notes with a picture: brought, seen in its topic, and with the answer of its card."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Page, expect

from study.library.models import Course
from tests.browser.screen import Screen
from tests.pictures import a_picture

pytestmark = pytest.mark.journey

NOTES = """# Cell

Q: Which organelle is this? ![A mitochondrion](organelle.png)
A: The powerhouse ![Its inner membrane](inner.jpg)
"""


def test_a_picture_from_the_zip_to_the_card(screen: Screen, tmp_path: Path) -> None:
    page = screen.page
    screen.look("phone", "dark")
    screen.open("/notes/")
    page.set_input_files("input[type=file]", zipped(tmp_path))
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Before it is taken over")
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")
    page.get_by_role("button", name=re.compile(r"Learn \d+ new card")).click()
    expect(page.get_by_text("Which organelle is this?")).to_be_visible()
    assert seen(page) == ["A mitochondrion"]
    screen.assert_sound()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The powerhouse").first).to_be_visible()
    assert seen(page) == ["A mitochondrion", "Its inner membrane"]
    screen.assert_sound()
    course = Course.objects.get(slug="vault")
    for path in (f"/courses/{course.address}/topics/cell/", f"/notes/{course.address}/"):
        screen.open(path)
        assert sorted(seen(page)) == ["A mitochondrion", "Its inner membrane"]
        screen.assert_sound()


def zipped(folder: Path) -> Path:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("vault/Cell.md", NOTES)
        archive.writestr("vault/organelle.png", a_picture("darkred", (1600, 900)))
        archive.writestr("vault/inner.jpg", a_picture("teal", (300, 600), "JPEG"))
    path = folder / "vault.zip"
    path.write_bytes(buffer.getvalue())
    return path


def seen(page: Page) -> list[str]:
    """The words that stand for the pictures on the page, all of which have come."""
    page.wait_for_load_state()
    pictures = page.locator("main img")
    for one in pictures.all():
        one.scroll_into_view_if_needed()
        expect(one).to_have_js_property("complete", True)
        assert one.evaluate("e => e.naturalWidth") > 0
    return [one.get_attribute("alt") or "" for one in pictures.all()]

"""Notes are looked at, taken over, brought again in a second edition, and what was learnt stays."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.library.models import Course, Fact
from study.review.models import Card, Review
from tests.browser.answers import answer
from tests.browser.screen import Screen

pytestmark = pytest.mark.journey

FIRST = """# Muscles

- Ulna ⇒ lies beside the radius in the forearm
- Biceps ⇒ bends the elbow
- Triceps ⇒ stretches the elbow again
"""
SECOND = "# Muscles\n\n- Ulna ⇒ lies beside a nerve in the elbow\n- Biceps ⇒ bends the elbow\n"


def test_two_editions(screen: Screen, tmp_path: Path) -> None:
    page = screen.page
    screen.look("phone", "light")
    bring(screen, tmp_path, FIRST)
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")
    screen.assert_sound()
    page.get_by_role("button", name=re.compile(r"Learn \d+ new card")).click()
    answer(page, right=True)
    learnt = set(Review.objects.values_list("card", flat=True))
    assert learnt
    bring(screen, tmp_path, SECOND)
    expect(page.get_by_text("1 line gone")).to_be_visible()
    pair = page.get_by_role("group", name="beside a nerve")
    pair.get_by_label("Not the same").check()
    page.get_by_role("button", name="Show what changes with this").click()
    expect(page.get_by_text("2 lines gone")).to_be_visible()
    page.get_by_role("group", name="beside a nerve").get_by_label("The same", exact=True).check()
    screen.assert_sound()
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")
    assert set(Card.objects.filter(reviews__gt=0).values_list("pk", flat=True)) == learnt
    assert Fact.objects.get(text="Ulna ⇒ lies beside a nerve in the elbow").removed_at is None
    screen.assert_quiet()


ROPES = "# Muscles\n\n- Bowline ⇒ makes a loop that does not slip\n- Whipping ⇒ keeps the end of a rope together\n"


@pytest.mark.parametrize("scripts", [True, False])
def test_notes_go_where_the_person_says(
    browser: Browser, live_server: LiveServer, tmp_path: Path, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    screen = Screen(context.new_page(), live_server.url)
    page = screen.page
    bring(screen, tmp_path, FIRST, checked=scripts)
    take_over(page)

    bring(screen, tmp_path, ROPES, where="A new course", checked=scripts)
    expect(page.get_by_text("You have a course of that name, Muscles. It stays as it is.")).to_be_visible()
    page.get_by_role("button", name="Renew Muscles instead").click()
    expect(page.get_by_text("in Muscles. With the new ones")).to_be_visible()
    page.get_by_role("button", name="Make a new course of them").click()
    expect(page.get_by_text("A new course, Muscles 2,")).to_be_visible()
    take_over(page)
    assert sorted(Course.objects.exclude(owner=None).values_list("title", flat=True)) == ["Muscles", "Muscles 2"]

    bring(screen, tmp_path, ROPES, where="Muscles", name="ropes.md", checked=scripts)
    expect(page.get_by_text("1 file is added; the other file of the course stays.")).to_be_visible()
    page.get_by_role("button", name="Renew the whole course: 1 file that is not in it goes").click()
    expect(page.get_by_text("3 lines gone")).to_be_visible()
    first = page.url
    page.get_by_role("button", name="Add this file, leave the other file").click()
    expect(page.get_by_text("lines gone")).to_have_count(0)

    bring(screen, tmp_path, SECOND, where="Muscles", checked=scripts)
    page.goto(first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Brought again since")
    if scripts:
        screen.assert_sound()
    page.get_by_role("button", name="Go on with these instead").click()
    take_over(page)
    files = Course.objects.get(title="Muscles").files
    assert sorted(files.values_list("path", flat=True)) == ["muscles.md", "ropes.md"]
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_what_was_edited_here_meets_what_is_brought(
    browser: Browser, live_server: LiveServer, tmp_path: Path, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    screen = Screen(context.new_page(), live_server.url)
    page = screen.page
    bring(screen, tmp_path, FIRST, checked=False)
    take_over(page)
    course = Course.objects.get(title="Muscles")
    screen.open(f"/notes/{course.address}/edit/?file=muscles.md")
    here = FIRST.replace("bends the elbow", "bends the arm") + "- Deltoid ⇒ lifts the arm\n"
    page.locator("textarea").fill(here)
    page.get_by_role("button", name="Save").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Muscles")

    there = FIRST.replace("beside the radius", "beside the spoke").replace("bends the elbow", "bends the forearm")
    bring(screen, tmp_path, there, where="Muscles", checked=False)
    if scripts:
        screen.look("phone", "light", "dark")
        screen.assert_sound()
    expect(page.get_by_text("What you wrote here in muscles stays")).to_be_visible()
    place = page.get_by_role("group", name="muscles.md, line 4")
    expect(place.get_by_text("Biceps ⇒ bends the forearm")).to_be_visible()
    place.get_by_label("Only what you brought").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Show what changes with this").first.click()
    expect(page.get_by_role("group", name="muscles.md, line 4").get_by_label("Only what you brought")).to_be_checked()
    take_over(page)
    text = course.files.get().text
    assert "spoke" in text and "Deltoid" in text and "bends the arm" not in text
    page.get_by_role("button", name="Undo the import").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("As it was")
    assert "bends the arm" in course.files.get().text
    screen.assert_quiet()
    context.close()


def take_over(page: Page) -> None:
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")


def bring(
    screen: Screen, folder: Path, text: str, where: str = "", name: str = "muscles.md", checked: bool = True
) -> None:
    file = folder / name
    file.write_text(text)
    screen.open("/notes/")
    screen.page.set_input_files("input[type=file]", file)
    if where:
        screen.page.get_by_label("Add to").select_option(label=where)
    screen.page.get_by_role("button", name="Look at them").click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Before it is taken over")
    if checked:
        screen.assert_sound()

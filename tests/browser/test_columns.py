"""A table from Kahoot comes into a bank: its columns are looked at, and known the next time."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.banks import operations
from study.banks.models import ColumnChoice, Question
from study.people.models import User
from tests.browser.instructors import people, signed_in
from tests.browser.screen import Screen
from tests.clock import START
from tests.factories import a_course
from tests.workbooks import KAHOOT, workbook

pytestmark = pytest.mark.journey


def brought(page: Page, file: Path) -> None:
    page.set_input_files("input[name=file]", file)
    page.get_by_role("button", name="Preview import").press("Enter")


@pytest.mark.usefixtures("course")
def test_a_table_is_looked_at_once(browser: Browser, live_server: LiveServer, tmp_path: Path) -> None:
    people()
    screen = signed_in(browser, live_server.url, "ada")
    page = screen.page
    first, second = tmp_path / "kahoot.xlsx", tmp_path / "more.xlsx"
    first.write_bytes(workbook({"Sheet1": KAHOOT}))
    second.write_bytes(workbook({"Sheet1": KAHOOT | {9: [1, "When is a neap tide?", *KAHOOT[9][2:]]}}))
    bank = operations.create_bank(
        course=a_course(), title="Quizzes", by=User.objects.get(email="ada@example.org"), now=START
    )
    address = f"/banks/{bank.pk}/import/"

    screen.look("phone", "light")
    screen.open(address)
    brought(page, first)
    expect(page.get_by_role("heading", level=1)).to_have_text("Columns of kahoot.xlsx")
    expect(page.get_by_text("2 of the first 2 questions")).to_be_visible()
    expect(page.get_by_label("B: Question - max 120 characters")).to_have_value("question")
    expect(page.get_by_text("Nothing reads these columns: A, Time limit")).to_be_visible()
    screen.assert_sound()
    screen.look("desktop", "dark")
    screen.assert_sound()
    page.get_by_label("F: Answer 4").focus()
    page.keyboard.press("Home")
    expect(page.get_by_label("F: Answer 4")).to_have_value("")
    page.get_by_role("button", name="Show the questions").press("Enter")
    expect(page.get_by_label("F: Answer 4")).to_have_value("")
    expect(page.get_by_role("article").first).to_contain_text("At new moon")
    expect(page.get_by_role("article").first).not_to_contain_text("Never")
    page.get_by_role("button", name="Use these columns").press("Enter")
    expect(page.get_by_text("2 new, 0 changed")).to_be_visible()
    screen.assert_sound()
    page.get_by_role("button", name="Import 2 questions").press("Enter")
    expect(page.get_by_role("link", name="When is a spring tide?")).to_be_visible()
    assert Question.objects.filter(bank=bank).count() == 2
    assert ColumnChoice.objects.get().columns["roles"][5] == ""

    context = browser.new_context(
        java_script_enabled=False, storage_state=page.context.storage_state(), viewport={"width": 390, "height": 844}
    )
    plain = Screen(context.new_page(), live_server.url)
    plain.open(address)
    brought(plain.page, second)
    expect(plain.page.get_by_text("1 new, 0 changed, 1 unchanged")).to_be_visible()
    plain.page.get_by_role("link", name="Change what the columns are").click()
    plain.page.get_by_label("F: Answer 4").select_option("option")
    plain.page.get_by_role("button", name="Use these columns").click()
    expect(plain.page.get_by_text("1 new, 1 changed")).to_be_visible()
    context.close()
    screen.assert_quiet()

"""Parts of a picture are covered by pointer, by key and without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.banks import operations
from study.banks.models import Bank, BankPicture, Question
from study.people.models import User
from tests.browser.instructors import people, signed_in
from tests.clock import START
from tests.factories import a_course
from tests.pictures import a_picture

pytestmark = pytest.mark.journey


@pytest.fixture
def bank(transactional_db: None) -> Bank:
    people()
    ada = User.objects.get(email="ada@example.org")
    bank = operations.create_bank(course=a_course(), title="Cells", by=ada, now=START)
    operations.add_picture(bank=bank.pk, name="cell.png", content=a_picture("navy", (600, 400)), now=START)
    return bank


def drawn(page: Page, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Pull the pointer over the picture, from one place to another in shares of it."""
    page.locator("#covering").scroll_into_view_if_needed()
    at = page.locator("#covering").bounding_box()
    assert at
    (left, top), (right, bottom) = ((at["x"] + x * at["width"], at["y"] + y * at["height"]) for x, y in (start, end))
    page.mouse.move(left, top)
    page.mouse.down()
    page.mouse.move((left + right) / 2, (top + bottom) / 2)
    page.mouse.move(right, bottom)
    page.mouse.up()


def place(page: Page, number: int) -> list[float]:
    row = page.get_by_role("group", name=f"Part {number}", exact=True)
    return [float(row.get_by_label(name).input_value()) for name in ("Left", "Top", "Width", "Height")]


def near(found: list[float], wanted: list[float]) -> bool:
    return all(abs(one - other) < 0.6 for one, other in zip(found, wanted, strict=True))


def test_boxes_by_pointer_and_key_become_questions(browser: Browser, live_server: LiveServer, bank: Bank) -> None:
    screen = signed_in(browser, live_server.url, "ada")
    page = screen.page
    screen.open(f"/banks/{bank.pk}/cover/")
    screen.assert_sound()
    page.get_by_role("link", name="cell.png").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cover parts of cell.png")
    page.wait_for_load_state()
    drawn(page, (0.1, 0.2), (0.4, 0.5))
    assert near(place(page, 1), [10, 20, 30, 30])
    page.keyboard.type("nucleus")
    drawn(page, (0.8, 0.9), (0.6, 0.6))
    assert near(place(page, 2), [60, 60, 20, 30])
    page.keyboard.type("wall")
    box = page.get_by_role("button", name="Box 1, nucleus")
    drawn(page, (0.2, 0.3), (0.25, 0.3))
    assert near(place(page, 1), [15, 20, 30, 30])
    box.focus()
    for key in ("ArrowDown", "Shift+ArrowRight", "Shift+ArrowUp"):
        page.keyboard.press(key)
    assert near(place(page, 1), [15, 21, 31, 29])
    expect(box).to_be_focused()
    drawn(page, (0.05, 0.05), (0.09, 0.09))
    page.get_by_role("button", name="Box 3").focus()
    page.keyboard.press("Delete")
    expect(page.get_by_role("button", name="Box 3")).to_have_count(0)
    for size, theme in (("desktop", "light"), ("phone", "dark")):
        screen.look(size, theme)
        screen.assert_sound()
    page.get_by_label("What the picture shows").fill("A cell")
    page.get_by_label("Type the name").check()
    page.get_by_role("button", name="Make the questions").click()
    expect(page.get_by_text("2 questions made, as drafts.")).to_be_visible()
    first = Question.objects.get(bank=bank, key="nucleus")
    screen.open(f"/banks/{bank.pk}/q/{first.key}/")
    covered = BankPicture.objects.get(bank=bank, name__startswith="cell.png#cover=15,21,31,29;")
    shown = page.locator(f'img[src="/banks/pictures/{covered.picture.digest}/"]').first
    expect(shown).to_be_visible()
    expect(shown).to_have_js_property("naturalWidth", 600)
    screen.assert_sound()
    screen.assert_quiet()


def test_without_scripts_boxes_are_numbers(browser: Browser, live_server: LiveServer, bank: Bank) -> None:
    signed = signed_in(browser, live_server.url, "ada")
    state = signed.page.context.storage_state()
    plain = browser.new_context(java_script_enabled=False, storage_state=state)
    page = plain.new_page()
    page.goto(f"{live_server.url}/banks/{bank.pk}/cover/?picture=cell.png")
    row = page.get_by_role("group", name="Part 1", exact=True)
    for name, value in (("Name", "nucleus"), ("Left", "10"), ("Top", "20"), ("Width", "30"), ("Height", "40")):
        row.get_by_label(name).fill(value)
    page.get_by_role("button", name="Show the boxes").click()
    expect(page.locator("#boxes rect")).to_have_count(1)
    page.get_by_role("button", name="Make the questions").click()
    page.get_by_label("What the picture shows").fill("A cell")
    page.get_by_role("button", name="Make the questions").click()
    expect(page.get_by_text("1 question made, as drafts.")).to_be_visible()
    plain.close()
    signed.page.context.close()

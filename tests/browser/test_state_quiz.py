"""A question about a state of a lab, by pointer, by keyboard and without scripts: the run comes after the answer."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.screen import Screen

LAB = "/labs/concurrency/?preset=burst"


@pytest.fixture
def screen(page: Page, live_server: LiveServer, transactional_db: None) -> Screen:
    return Screen(page, live_server.url)


def asked(page: Page) -> None:
    """The inputs are stated and drawn; nothing of the run is there."""
    expect(page.locator("#ask .inputs-line")).to_contain_text("reserved concurrency 10")
    expect(page.locator("#ask svg[aria-labelledby]:visible")).to_have_count(1)
    expect(page.locator("#ask svg .f-throttled")).to_have_count(0)
    expect(page.locator("#ask")).not_to_contain_text("Open this run")


def answered(page: Page) -> None:
    """The answer, one reason, and the run."""
    expect(page.locator("#ask .verdict h2")).to_contain_text("The answer is 4 s")
    expect(page.locator("#ask .verdict")).to_contain_text("A common mistake")
    expect(page.locator("#ask")).to_contain_text("Open this run in the lab")
    assert page.locator("#ask .choice").count() <= 2


def test_by_pointer(screen: Screen) -> None:
    screen.open(LAB)
    page = screen.page
    page.locator("#quiz").click()
    page.locator("#ask-answer").wait_for()
    asked(page)
    screen.look("phone", "light")
    screen.assert_sound()
    page.locator("#ask-answer").fill("0")
    page.get_by_role("button", name="Check answer").click()
    answered(page)
    screen.assert_sound()
    screen.assert_quiet()


def test_by_keyboard(screen: Screen) -> None:
    screen.open("/labs/concurrency/quiz/?preset=burst&ask=4")
    page = screen.page
    asked(page)
    choice = page.get_by_role("radio").first
    choice.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(choice).to_be_checked()
    page.keyboard.press("Enter")
    expect(page.locator("#ask .verdict h2")).to_be_visible()
    expect(page.locator("#ask")).to_contain_text("Open this run in the lab")
    screen.assert_quiet()


def test_without_scripts(browser: Browser, live_server: LiveServer, transactional_db: None) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    screen = Screen(page, live_server.url)
    screen.open("/labs/concurrency/quiz/?preset=burst")
    asked(page)
    page.locator("#ask-answer").fill("0")
    page.get_by_role("button", name="Check answer").click()
    answered(page)


def test_a_guess_is_picked_on_the_scale(browser: Browser, live_server: LiveServer, transactional_db: None) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    screen = Screen(page, live_server.url)
    screen.open(f"{LAB}&predict=1")
    expect(page.locator("#run svg[aria-labelledby]:visible")).to_have_count(2)  # what is known, and the scale
    expect(page.locator("#run svg .f-throttled")).to_have_count(0)
    page.locator("a.pick[aria-label='20 requests']:visible").click()
    expect(page.locator(".lab__guessed")).to_contain_text("Your guess: 20")

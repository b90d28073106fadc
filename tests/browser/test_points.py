"""Points to name: by keyboard with scripts, and without them on a phone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from study.banks.models import Bank, Question
from study.people.models import User
from study.review.models import Review
from tests.browser.screen import NO_LATER, Screen
from tests.browser.test_banks import signed_in, sound
from tests.factories import a_user
from tests.places.banks.authoring import a_shared_bank, an_instructor, published

pytestmark = pytest.mark.journey

TEXT = """## States of the tide {#states}

Name the 3 states of the tide.

- [+] Ebb
- [+] Flood
- [+] Slack water
  > It lasts for minutes.

Source: [Tides](https://example.org/tides) (checked 2026-11-01)
"""


@pytest.fixture
def question(transactional_db: None) -> Question:
    bank = a_shared_bank(an_instructor("ada"), reviewer=an_instructor("grace"))
    owner, reviewer = (User.objects.get(email=f"{name}@example.org") for name in ("ada", "grace"))
    Bank.objects.filter(pk=bank.pk).update(visibility="public")
    return published(bank, owner, reviewer, TEXT)


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Screen]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield Screen(context.new_page(), live_server.url)
    context.close()


def test_by_keyboard(browser: Browser, live_server: LiveServer, question: Question) -> None:
    a_user("lea@example.org")
    lea = signed_in(browser, live_server.url, "lea")
    lea.open(f"/review/question/{question.pk}/")
    expect(lea.page.locator("#question")).to_contain_text("at least two thirds")
    sound(lea)
    lea.page.keyboard.press("Enter")
    expect(lea.page.get_by_role("checkbox", name="Slack water")).to_be_visible()
    expect(lea.page.locator("#verdict")).to_be_focused()
    sound(lea)
    for number in "123":
        lea.page.keyboard.press(number)
    lea.page.keyboard.press("2")
    expect(lea.page.get_by_role("checkbox", name="Flood")).not_to_be_checked()
    assert all(box["height"] >= 44 for label in lea.page.locator("label.choice").all() if (box := label.bounding_box()))
    lea.page.keyboard.press("Enter")
    expect(lea.page.locator("#verdict")).to_contain_text("2 of 3 points, hard")
    sound(lea)
    lea.assert_quiet()


def test_a_key_is_heard_while_the_page_loads_and_brings_a_part(
    browser: Browser, live_server: LiveServer, question: Question
) -> None:
    a_user("lea@example.org")
    lea = signed_in(browser, live_server.url, "lea")
    lea.page.add_init_script(NO_LATER)
    pages: list[str] = []
    lea.page.on("request", lambda request: pages.append(request.url) if request.is_navigation_request() else None)
    lea.press_early(f"/review/question/{question.pk}/", "Enter", "[name=show]")
    expect(lea.page.locator("#verdict")).to_be_focused()
    assert len(pages) == 1, pages
    lea.assert_quiet()


def test_without_scripts(plain: Screen, question: Question) -> None:
    plain.open(f"/review/question/{question.pk}/")
    plain.page.get_by_role("button", name="Show answer").click()
    plain.page.get_by_label("Ebb").check()
    plain.page.get_by_role("button", name="Save what I recalled").click()
    expect(plain.page.locator("#verdict")).to_contain_text("1 of 3 points, again")
    assert Review.objects.get().answer == {"points": [1], "recalled": "again"}

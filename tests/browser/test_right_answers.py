""" "My answer was right": a learner presses it, the author accepts what was typed, the learner is told and graded
again; by keyboard, and on a phone without scripts."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.banks.models import Bank, Question
from study.people.models import User
from study.review.models import Review
from tests.browser.screen import Screen
from tests.browser.test_banks import signed_in, sound
from tests.factories import a_user
from tests.places.banks.authoring import a_shared_bank, an_instructor, published

pytestmark = pytest.mark.journey

TEXT = """## The path {#the-path}

Which path of the runtime interface is asked for the next event?

- [=] /invocation/next
  > It waits until there is one.

Source: [Runtimes](https://example.org/runtimes) (checked 2026-11-01)
"""


@pytest.fixture
def bank(transactional_db: None) -> Bank:
    return a_shared_bank(an_instructor("ada"), reviewer=an_instructor("grace"))


@pytest.fixture
def question(bank: Bank) -> Question:
    owner, reviewer = (User.objects.get(email=f"{name}@example.org") for name in ("ada", "grace"))
    Bank.objects.filter(pk=bank.pk).update(visibility="public")
    return published(bank, owner, reviewer, TEXT)


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Screen]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield Screen(context.new_page(), live_server.url)
    context.close()


def type_in(page: Page, text: str) -> None:
    page.get_by_label("Your answer, in a few words").fill(text)
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#verdict.is-wrong")).to_be_visible()


def press_by_keyboard(page: Page) -> None:
    page.get_by_role("button", name="My answer was right").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#question")).to_contain_text("Somebody will check it")


def test_pressed_accepted_and_told(
    browser: Browser, live_server: LiveServer, question: Question, bank: Bank, plain: Screen
) -> None:
    a_user("lea@example.org")
    lea = signed_in(browser, live_server.url, "lea")
    lea.open(f"/review/question/{question.pk}/")
    type_in(lea.page, "GET invocation/next")
    press_by_keyboard(lea.page)
    sound(lea)
    answered = lea.page.url.removeprefix(live_server.url)

    plain.open(f"/review/question/{question.pk}/")
    type_in(plain.page, "get invocation/next")
    plain.page.get_by_role("button", name="My answer was right").click()
    expect(plain.page.locator("#question")).to_contain_text("Somebody will check it")

    ada = signed_in(browser, live_server.url, "ada")
    ada.open(f"/banks/{bank.pk}/reports/")
    expect(ada.page.get_by_role("main")).to_contain_text("2 learners")
    sound(ada)
    ada.page.get_by_label("Reason, shown to learners").fill("The method may stand before it.")
    ada.page.get_by_role("button", name="Accept GET invocation/next", exact=True).focus()
    ada.page.keyboard.press("Enter")
    expect(ada.page.get_by_text("Answers that count now: 2.")).to_be_visible()
    sound(ada)

    for screen in (lea, plain):
        screen.open("/")
        news = screen.page.get_by_text("now counts.")
        expect(news).to_be_visible()
    sound(lea)
    lea.page.get_by_role("button", name="Dismiss").focus()
    lea.page.keyboard.press("Enter")
    expect(lea.page.get_by_text("now counts.")).to_have_count(0)
    plain.page.get_by_role("button", name="Dismiss").click()
    expect(plain.page.get_by_text("now counts.")).to_have_count(0)
    lea.open(answered)
    expect(lea.page.locator("#verdict.is-right")).to_be_visible()
    expect(lea.page.locator("#question")).to_contain_text("The method may stand before it.")
    assert Review.objects.filter(score=0).count() == 2  # the log stays as it was
    for screen in (lea, ada):
        screen.assert_quiet()
        screen.page.context.close()

"""Everything a learner needs works as plain pages and forms."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from study.review.models import Review
from tests.browser.answers import answer, fill
from tests.browser.screen import Screen
from tests.browser.test_whole_path import NOTES

pytestmark = pytest.mark.journey


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer, course: None) -> Iterator[Screen]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield Screen(context.new_page(), live_server.url)
    context.close()


def test_a_learner_without_scripts(plain: Screen) -> None:
    page = plain.page
    plain.open("/")
    first = page.locator("#question")
    fill(first, right=True)
    first.get_by_role("button", name="Check answer").click()
    expect(page.locator("#verdict.is-right")).to_be_visible()

    plain.open("/search/?q=concurrency")
    expect(page.locator("#results")).to_contain_text("Reserved concurrency")
    page.get_by_label(re.compile("Topics, facts and questions")).fill("dead-letter")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile("q=dead-letter"))

    plain.open("/courses/aws-lambda/topics/concurrency/")
    page.get_by_role("link", name=re.compile("^Quiz me")).click()
    form = page.locator("#quiz form")
    fill(form, right=True)
    form.get_by_role("button", name="Check answer").click()
    expect(page.locator("#quiz .verdict")).to_have_count(1)

    plain.open("/review/")
    answer(page, right=False)
    count = Review.objects.filter(voided_at=None).count()
    page.get_by_role("button", name=re.compile("Undo")).first.click()
    expect(page.locator("#verdict")).to_have_count(0)
    assert Review.objects.filter(voided_at=None).count() == count - 1

    plain.open("/notes/")
    page.set_input_files("input[type=file]", NOTES)
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Before it is taken over")
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")


def test_without_scripts_no_key_is_named_and_nothing_stays_without_answer(plain: Screen) -> None:
    """No dialog can open and no key is heard, on a wide screen either."""
    page = plain.page
    page.set_viewport_size({"width": 1280, "height": 900})
    for address in ("/", "/review/"):
        plain.open(address)
        if address == "/":
            fill(page.locator("#question"), right=True)
            page.get_by_role("button", name="Check answer").click()
        expect(page.locator("#question")).to_be_visible()
        expect(page.locator("main kbd:visible")).to_have_count(0)
        expect(page.get_by_role("button", name="All keys")).to_be_hidden()

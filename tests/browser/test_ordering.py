"""Steps put in order by a tap each, by drag and by their buttons: one request, with the answer."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.banks.models import Bank, Question
from study.people.models import User
from study.review.models import Review
from tests.browser.test_banks import signed_in, sound
from tests.factories import a_user
from tests.places.banks.authoring import a_shared_bank, an_instructor, published

pytestmark = pytest.mark.journey

TEXT = """## A tide {#tide}

Put a tide in order.

1. Ebb
2. Slack water
3. Flood
4. High water

Source: [Tides](https://example.org/tides) (checked 2026-11-01)
"""
STEPS = ["Ebb", "Slack water", "Flood", "High water"]


@pytest.fixture
def question(transactional_db: None) -> Question:
    bank = a_shared_bank(an_instructor("ada"), reviewer=an_instructor("grace"))
    owner, reviewer = (User.objects.get(email=f"{name}@example.org") for name in ("ada", "grace"))
    Bank.objects.filter(pk=bank.pk).update(visibility="public")
    return published(bank, owner, reviewer, TEXT)


def order(page: Page) -> list[str]:
    return [name for row in page.locator("[data-order] > li").all() for name in STEPS if name in row.inner_text()]


def test_by_taps_by_drag_and_by_buttons(browser: Browser, live_server: LiveServer, question: Question) -> None:
    a_user("lea@example.org")
    lea = signed_in(browser, live_server.url, "lea")
    lea.open(f"/review/question/{question.pk}/")
    posts: list[str] = []
    lea.page.on("request", lambda request: posts.append(request.url) if request.method == "POST" else None)
    for text in STEPS:
        lea.page.locator("[data-order] > li", has_text=text).locator("span[id]").click()
    assert order(lea.page) == STEPS
    expect(lea.page.locator("[data-order-said]")).to_have_text("Now in place 4 of 4.")
    sound(lea)
    last = lea.page.locator("[data-order] > li", has_text="High water").locator("span[id]")
    last.drag_to(lea.page.locator("[data-order] > li", has_text="Ebb").locator("span[id]"))
    assert order(lea.page)[0] == "High water"
    for _ in range(3):
        lea.page.locator("[data-order] > li", has_text="High water").locator("[value^='down:']").click()
    assert order(lea.page) == STEPS
    expect(lea.page.locator("[data-order] > li", has_text="High water").locator("[value^='up:']")).to_be_focused()
    assert posts == []
    lea.page.get_by_role("button", name="Check answer").click()
    expect(lea.page.locator("#verdict")).to_contain_text("Right.")
    assert len(posts) == 1 and Review.objects.get().score == 1

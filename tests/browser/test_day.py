"""A day with hard questions: not today, set aside, brought back, and missed ones once more; all by key or press."""

import re

import pytest
from playwright.sync_api import expect

from study.review.models import Card, Review
from tests.browser.screen import Screen
from tests.browser.test_banks import sound
from tests.browser.test_undo import start, stem

pytestmark = pytest.mark.journey


def test_keys_answer_the_question_of_a_first_visit(screen: Screen) -> None:
    screen.look("desktop", "light")
    screen.open("/")
    sound(screen)
    screen.page.keyboard.press("2")
    expect(screen.page.locator("#question input").nth(1)).to_be_attached()
    assert screen.page.locator("#question .choice input:checked").count() == 1
    screen.page.keyboard.press("Enter")
    expect(screen.page.locator("#verdict")).to_be_visible()
    assert Review.objects.count() == 1
    screen.assert_quiet()


def test_not_today_and_set_aside_and_back(screen: Screen) -> None:
    page = start(screen)
    off = stem(page)
    page.keyboard.press("n")
    expect(page.locator("#question")).to_contain_text("not asked before tomorrow")
    assert stem(page) != off
    page.keyboard.press("u")
    expect(page.locator("#question")).not_to_contain_text("not asked before tomorrow")
    assert stem(page) == off
    page.keyboard.press("n")
    expect(page.locator("#question")).to_contain_text("not asked before tomorrow")
    page.keyboard.press("s")
    expect(page.locator("#question")).to_contain_text("is set aside")
    screen.open("/review/aside/")
    sound(screen)
    expect(page.get_by_role("listitem").filter(has_text="you said “Not today”")).to_have_count(1)
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Bring back what is ticked").click()
    expect(page.locator("main")).to_contain_text("Nothing is set aside")
    assert not Card.objects.exclude(suspended_at=None).exists()


def test_a_hard_question_is_listed_and_today_has_topics_in_bars(screen: Screen) -> None:
    page = start(screen)
    answered = Review.objects.get().card_id
    Card.objects.filter(pk=answered).update(lapses=9, interval=2)
    screen.open("/")
    page.get_by_role("link", name="1 question you keep missing").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 question you keep missing")
    sound(screen)
    page.get_by_role("button", name=re.compile("Set aside")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("No hard questions")
    screen.open("/")
    page.locator(".domain > summary").first.click()
    page.locator(".domain__topics summary").first.click()
    expect(page.locator(".domain__body").first.get_by_role("link")).to_be_visible()
    sound(screen)
    boxes = [one.bounding_box() for one in page.locator(".domain summary:visible").all()]
    assert all(box["height"] >= 44 for box in boxes if box)

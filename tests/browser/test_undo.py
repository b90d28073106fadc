"""The way back in a session: undo, setting aside and U, and fingers that tap twice."""

import re

import pytest
from playwright.sync_api import Page, expect

from study.review.models import Action, Card, Review
from tests.browser.answers import answer, fill
from tests.browser.screen import Screen

pytestmark = pytest.mark.journey


def stem(page: Page) -> str:
    return page.locator("#question .question__stem").inner_text()


def start(screen: Screen) -> Page:
    """A session with one answer, at its second question."""
    page = screen.page
    screen.look("desktop", "light")
    screen.open("/review/")
    answer(page)
    go_on(page)
    return page


def go_on(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Next question")).click()
    expect(page.locator("#verdict")).to_have_count(0)


def test_u_takes_a_setting_aside_back_before_the_answer_that_came_first(screen: Screen) -> None:
    page = start(screen)
    first = Review.objects.get()
    aside = stem(page)
    page.keyboard.press("s")
    expect(page.locator("#question")).to_contain_text("is set aside")
    assert Card.objects.exclude(suspended_at=None).count() == 1
    screen.assert_sound()
    page.keyboard.press("u")
    expect(page.locator("#question")).not_to_contain_text("is set aside")
    assert stem(page) == aside
    assert not Card.objects.exclude(suspended_at=None).exists()
    assert Review.objects.get(voided_at=None) == first
    page.keyboard.press("u")
    expect(page.locator("#question .question__stem")).not_to_have_text(aside)
    assert not Review.objects.filter(voided_at=None).exists()
    expect(page.locator("[data-key=u]")).to_have_count(0)


def test_undo_tapped_twice_takes_one_answer_back(screen: Screen) -> None:
    page = start(screen)
    second = stem(page)
    answer(page)
    page.locator("#question").get_by_role("button", name=re.compile("Undo")).dblclick()
    expect(page.locator("#verdict")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    assert stem(page) == second
    assert Review.objects.filter(voided_at=None).count() == 1


def test_an_answer_and_a_setting_aside_tapped_twice_count_once(screen: Screen) -> None:
    page = start(screen)
    form = page.locator("#question form").first
    if form.locator("[name=show]").count():
        answer(page)
    else:
        fill(form, right=True)
        form.get_by_role("button", name=re.compile("Check answer")).dblclick()
        page.locator("#verdict").wait_for()
    go_on(page)
    page.get_by_role("button", name=re.compile("Set aside")).dblclick()
    expect(page.locator("#question")).to_contain_text("is set aside")
    page.wait_for_load_state("networkidle")
    assert Review.objects.count() == 2
    assert Action.objects.count() == 3


def test_what_follows_an_answer_stands_in_one_row_on_a_phone(screen: Screen) -> None:
    page = screen.page
    screen.look("phone", "light")
    screen.open("/review/")
    go = page.get_by_role("link", name=re.compile("Next question"))
    while True:
        answer(page)
        expect(go).to_be_visible()
        if page.get_by_role("button", name="I guessed").count():
            break
        go_on(page)
    page.evaluate("document.fonts.ready")
    middles = page.evaluate("""() => [...document.querySelectorAll(".bar-actions--stick > *")].map((one) => {
      const { top, bottom } = one.getBoundingClientRect();
      return Math.round(top + bottom);
    })""")
    assert len(middles) == 3 and len(set(middles)) == 1, middles
    lines = go.evaluate("""(link) => {
      const words = document.createRange();
      words.selectNodeContents(link.firstChild);
      return words.getClientRects().length;
    }""")
    assert lines == 1

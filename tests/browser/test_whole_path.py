"""The whole path of a learner: first visit, topic, quiz, review, undo, the next day, own notes."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from study.review.models import Review
from tests import clock
from tests.browser.answers import answer, fill
from tests.browser.screen import Screen

pytestmark = pytest.mark.journey

NOTES = Path(__file__).parent / "own-notes.md"


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_whole_path(screen: Screen, size: str) -> None:
    screen.look(size, "light", "dark")
    first_visit(screen)
    quiz_in_place(screen)
    review_and_undo(screen)
    days_later(screen)
    own_notes(screen)


def first_visit(screen: Screen) -> None:
    """First visit: a question before any form."""
    page = screen.page
    screen.open("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Try one question")
    screen.assert_sound()
    first = page.locator("#question")
    fill(first, right=True)
    first.get_by_role("button", name="Check answer").click()
    expect(page.locator("#verdict.is-right")).to_be_visible()
    screen.assert_sound()


def quiz_in_place(screen: Screen) -> None:
    """A topic, and its quiz in place."""
    page = screen.page
    screen.open("/courses/")
    screen.assert_sound()
    page.get_by_role("link", name="AWS Lambda").first.click()
    expect(page).to_have_url(re.compile("/courses/aws-lambda/$"))
    screen.assert_sound()
    page.get_by_role("link", name="Concurrency and throttling").click()
    expect(page.get_by_role("heading", name="Key facts")).to_be_visible()
    screen.assert_sound()
    page.get_by_role("link", name=re.compile("^Quiz me")).click()
    for number in (1, 2, 3):
        form = page.locator("#quiz form")
        fill(form, right=number != 2)
        form.get_by_role("button", name="Check answer").click()
        expect(page.locator("#quiz .verdict")).to_have_count(number)
    screen.assert_sound()


def review_and_undo(screen: Screen) -> None:
    """The daily review, and taking an answer back."""
    page = screen.page
    before = Review.objects.filter(voided_at=None).count()
    clock.move(timedelta(minutes=1))  # what was missed in the quiz is asked again, and not at the same instant
    screen.open("/review/")
    screen.assert_sound()
    answer(page, right=True)
    screen.assert_sound()
    expect(page.locator("#verdict")).to_be_focused()
    expect(page).to_have_title(re.compile("answered"))
    page.keyboard.press("u")
    expect(page.locator("#verdict")).to_have_count(0)
    assert Review.objects.filter(voided_at=None).count() == before
    expect(page.locator("#stem")).to_be_focused()
    for _ in range(60):
        if not page.locator("#question form [name=version]").count():
            break
        answer(page, right=True)
        page.get_by_role("link", name=re.compile("Next question")).click()
        expect(page.locator("#verdict")).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_have_text("Done for today")
    screen.assert_sound()


def days_later(screen: Screen) -> None:
    """Tomorrow some of it comes back."""
    page = screen.page
    screen.open("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Done for today")
    clock.move(timedelta(days=4))
    screen.open("/")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile(r"^\s*\d+ (cards? )?due"))
    screen.assert_sound()
    page.get_by_role("button", name=re.compile("^Review ")).click()
    answer(page, right=False)
    expect(page.locator("#verdict.is-wrong")).to_be_visible()
    screen.assert_sound()


def own_notes(screen: Screen) -> None:
    """Their own notes, and the questions made from them."""
    page = screen.page
    screen.open("/notes/")
    screen.assert_sound()
    page.set_input_files("input[type=file]", NOTES)
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Before it is taken over")
    screen.assert_sound()
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")
    screen.assert_sound()
    page.get_by_role("button", name=re.compile(r"Learn \d+ new card")).click()
    # The question may be one that a simulator answers, about a topic below.
    expect(page.locator("#question")).to_contain_text(re.compile("Queues|Limits"))
    answer(page, right=True)
    screen.assert_sound()


def test_by_keyboard_alone(screen: Screen) -> None:
    page = screen.page
    screen.look("desktop", "light")
    screen.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("#verdict")).to_be_visible()

    screen.open("/review/")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
    shown = page.locator("#question .question__stem").inner_text()
    if page.locator("#question .choice input[type=radio]").count():
        page.keyboard.press("1")
    elif not page.locator("#question [name=show]").count():
        fill(page.locator("#question form").first, right=True)
    page.keyboard.press("Enter")
    page.locator("#verdict, [data-grade]").first.wait_for()
    if page.locator("[data-grade]").count():
        page.keyboard.press("3")
    expect(page.locator("#verdict")).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator("#verdict")).to_have_count(0)
    expect(page.locator("#question .question__stem")).to_have_text(shown, use_inner_text=True)
    page.keyboard.press("s")
    expect(page.locator("#question")).not_to_contain_text(shown)


def test_a_double_click_counts_once_and_two_tabs_are_told(screen: Screen) -> None:
    page = screen.page
    screen.look("desktop", "light")
    screen.open("/review/")
    answer(page, right=True)
    screen.open("/review/")
    other = page.context.new_page()
    other.goto(page.url)
    for tab, right in ((page, True), (other, False)):
        form = tab.locator("#question form").first
        fill(form, right=right)
        form.get_by_role("button", name=re.compile("Check answer")).dblclick()
        if right:
            tab.locator("#verdict.is-right").wait_for()
    expect(other.locator("#question")).to_contain_text("reviewed this question elsewhere")
    assert Review.objects.count() == 3

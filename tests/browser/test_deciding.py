"""E and X in the review, by key and on a phone without scripts: own notes are edited or never asked again, on the
shipped course one writes a note; and U takes it back."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.banks.models import Decision, Question, Status
from study.people.models import Learner
from study.review.models import Action, Card, CardNote, Study
from tests.browser.answers import answer
from tests.browser.screen import Screen
from tests.places.review.own_notes import own_course

pytestmark = pytest.mark.journey

NOTED = "Remember the moon."


def a_guest_with_notes(screen: Screen) -> Card:
    """The browser's guest, who has answered one question, with a card of their own notes."""
    screen.open("/review/")
    answer(screen.page)
    learner = Learner.objects.get()
    course = own_course(learner)
    Study.objects.get_or_create(learner=learner, course=course, defaults={"since": learner.created_at})
    question = Question.objects.filter(bank__course=course, status=Status.READY, current__kind="single")[0]
    today = Card.objects.filter(learner=learner)[0].dealt_on
    return Card.objects.create(learner=learner, question=question, group=question.group, dealt_on=today)


def expect_note(page: Page) -> None:
    expect(page.get_by_role("heading", name="Your note")).to_be_visible()
    expect(page.locator(".own-note")).to_contain_text(NOTED)


def test_own_words_and_never_are_taken_back_with_u(screen: Screen) -> None:
    page = screen.page
    screen.look("phone", "light")
    card = a_guest_with_notes(screen)
    screen.open(f"/review/{card.pk}/")
    screen.assert_sound()
    page.keyboard.press("e")
    expect(page.get_by_role("main")).to_contain_text("this card comes back tomorrow")
    screen.assert_sound()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Question", exact=True)).to_be_visible()
    expect(page.get_by_role("heading", name="Edit this question")).to_be_visible()
    screen.assert_sound()
    row = next(n for n in range(9) if page.locator(f"[name=mark-{n}]").input_value() == "x")
    page.locator(f"[name=text-{row}]").fill("a float of steel")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("main")).to_contain_text("asked again tomorrow")
    assert Decision.objects.get().undone_at is None
    page.keyboard.press("u")
    expect(page.locator("[data-key=u]")).to_have_attribute("aria-label", "Undo putting the question off")
    expect(page.get_by_role("main")).not_to_contain_text("Saved")  # it was taken back
    assert Decision.objects.get().undone_at
    page.keyboard.press("u")
    expect(page.locator("[data-key=u]")).to_have_attribute("aria-label", "Undo the last answer")

    screen.open(f"/review/{card.pk}/")
    page.keyboard.press("x")
    expect(page.locator("#question")).to_contain_text("never asked again")
    screen.assert_sound()
    page.keyboard.press("u")
    expect(page).to_have_url(re.compile(f"/review/{card.pk}/$"))
    expect(page.locator("#question")).not_to_contain_text("never asked again")
    expect(page.locator("[data-key=x]")).to_contain_text("Never ask")
    assert Action.objects.filter(undone_at=None).count() == 1


def test_a_note_on_the_shipped_course_stands_with_the_answer(
    screen: Screen, browser: Browser, live_server: LiveServer
) -> None:
    page = screen.page
    screen.look("desktop", "dark")
    screen.open("/review/")
    answer(page)
    page.get_by_role("link", name=re.compile("Next question")).click()
    expect(page.locator("#verdict")).to_have_count(0)
    page.keyboard.press("e")
    page.get_by_label("Your note").fill(f"**{NOTED}**")
    screen.assert_sound()
    page.get_by_role("button", name="Save note").click()
    expect(page.locator("#question .question__stem")).to_be_visible()
    assert CardNote.objects.get().text == f"**{NOTED}**"
    expect(page.get_by_text(NOTED)).to_have_count(0)
    expect(page.get_by_role("main")).to_contain_text("Saved.")
    answer(page)
    expect(page.get_by_role("main")).not_to_contain_text("Saved.")  # that was told of the act before
    expect_note(page)
    screen.assert_sound()

    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 844}, storage_state=page.context.storage_state()
    )
    plain = context.new_page()
    plain.goto(page.url)
    expect_note(plain)
    plain.get_by_role("link", name=re.compile("Edit your note")).click()
    plain.get_by_label("Your note").fill("")
    plain.get_by_role("button", name="Save note").click()
    expect(plain.get_by_role("heading", name="Your note")).to_have_count(0)
    context.close()

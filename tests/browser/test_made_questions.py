"""In the browser: the page of a question made from notes, by keyboard to one's own of it, and a quiz whose rule finds
too few questions."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from study.banks.models import Bank, Question
from study.banks.operations import create_bank
from study.people.models import User
from study.people.operations import make_cohort
from tests import clock
from tests.browser.instructors import people, signed_in
from tests.browser.screen import Screen
from tests.factories import questions
from tests.places.banks.test_made_of_notes import imported

pytestmark = pytest.mark.journey

TYPED = "%Y-%m-%dT%H:%M"


def sound(screen: Screen) -> None:
    for size, theme in (("phone", "dark"), ("desktop", "light")):
        screen.look(size, theme)
        screen.assert_sound()


@pytest.mark.usefixtures("transactional_db")
def test_a_made_question_leads_to_ones_own_and_a_small_pool_to_a_draw(
    browser: Browser, live_server: LiveServer
) -> None:
    people()
    ada, notes = User.objects.get(email="ada@example.org"), imported()
    own = create_bank(course=notes.course, title="Signals", by=ada, now=clock.now())
    made = Question.objects.get(bank=notes, key__endswith="/value")
    screen = signed_in(browser, live_server.url, "ada")
    page = screen.page
    screen.open(f"/banks/{notes.pk}/")
    page.get_by_role("link", name=re.compile("Longest blast")).first.click()
    expect(page.get_by_role("heading", name="Where it comes from")).to_be_visible()
    expect(page.locator("#preview")).to_contain_text("6 s")
    sound(screen)
    page.get_by_role("link", name="Question", exact=True).click()
    expect(page.locator("#preview")).not_to_contain_text("6 s")
    page.get_by_text("Report a problem").click()
    page.get_by_label("What is wrong?").select_option("other")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_role("alert")).to_have_text("Say what is wrong.")
    sound(screen)
    page.get_by_label("What should it say?").fill("Seven seconds.")
    page.get_by_role("button", name="Send the report").click()
    expect(page.get_by_text("Seven seconds.")).to_be_visible()
    page.get_by_role("button", name="Begin with this text").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/banks/{own.pk}/q/**")
    expect(page.get_by_role("textbox", name="Question text")).to_have_value(re.compile("Longest blast"))
    assert made.bank == Bank.objects.get(slug="notes")
    too_few(screen, ada, notes)
    screen.assert_quiet()


def too_few(screen: Screen, ada: User, notes: Bank) -> None:
    """A way out is taken by keyboard, and what learners will read follows it."""
    page = screen.page
    bank = questions(notes.course, 3)[0].bank
    cohort = make_cohort(owner=ada, name="Tuesday group", code="abc", now=clock.now())
    screen.open(f"/classes/{cohort.pk}/work/new/")
    page.get_by_label("Name, learners see it").fill("Signals")
    expect(page.get_by_label("Keep them above")).to_be_visible()
    expect(page.get_by_label("How many").first).to_be_hidden()
    page.get_by_role("radio", name=re.compile("^Quiz")).check()
    expect(page.get_by_label("Keep them above")).to_be_hidden()
    expect(page.locator("#beside")).to_contain_text("Pick questions or write a rule")
    page.get_by_label("How many").first.fill("50")
    page.get_by_label("From the bank").first.select_option(str(bank.pk))
    page.get_by_label("Opens").fill(clock.now().strftime(TYPED))
    page.get_by_label("Due", exact=True).fill((clock.now() + timedelta(days=7)).strftime(TYPED))
    expect(page.locator("#beside")).to_contain_text("One possible draw")
    page.get_by_role("button", name="Assign to Tuesday group").click()
    way = page.get_by_role("button", name=re.compile(r"^Draw \d+$"))
    fewer = way.inner_text().removeprefix("Draw ")
    assert 3 <= int(fewer) <= bank.questions.count()
    expect(page.get_by_text(f"{50 - int(fewer)} too few").first).to_be_visible()
    sound(screen)
    way.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("How many").first).to_have_value(fewer)
    expect(page.locator("#reads")).to_contain_text(f"Quiz, {fewer} question")
    expect(page.get_by_text("too few")).to_have_count(0)
    sound(screen)

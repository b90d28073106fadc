"""An exam that an instructor makes, by keyboard and on a phone: written, refused, published, rated, withdrawn and
deleted; and what was sat of it, side by side."""

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.banks.models import Bank
from study.exams.models import Exam, Rating
from study.people.models import User
from tests.browser.instructors import people, signed_in
from tests.browser.screen import Screen
from tests.factories import a_learner, a_version
from tests.places.banks.authoring import an_open_bank
from tests.places.exams.test_made import a_question_of
from tests.places.exams.test_past import sat

pytestmark = pytest.mark.journey


@pytest.fixture
def bank(transactional_db: None) -> Bank:
    """Six ready questions of ada's, which everybody is asked."""
    people()
    bank = an_open_bank(User.objects.get(email="ada@example.org"))
    bank.course.shipped = True
    bank.course.save(update_fields=["shipped"])
    for number in range(6):
        a_version(a_question_of(bank, number), tags=[f"coast/{number % 2 + 1}"], title=f"Question {number}")
    return bank


def sound(screen: Screen) -> None:
    for size in ("phone", "desktop"):
        screen.look(size, "light", "dark")
        screen.assert_sound()


def type_in(page: Page, **fields: str) -> None:
    for label, text in fields.items():
        page.get_by_label(label.replace("_", " "), exact=True).focus()
        page.keyboard.press("ControlOrMeta+a")
        page.keyboard.type(text)


def test_an_exam_is_made_rated_and_sat(browser: Browser, live_server: LiveServer, bank: Bank) -> None:
    ada = signed_in(browser, live_server.url, "ada")
    page = ada.page
    ada.open(f"/banks/{bank.pk}/exams/")
    page.get_by_role("link", name="New exam").focus()
    page.keyboard.press("Enter")
    type_in(page, **{"Title, learners see it": "Tides", "Questions that count": "9", "Weight of domain 1": "1"})
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Domain 1: give it a name")
    sound(ada)
    type_in(page, **{"Domain 1": "All of it"})
    page.keyboard.press("Enter")
    expect(page.get_by_text("Tides is saved.")).to_be_visible()
    expect(page.get_by_text("All of it lacks 3 questions.")).to_be_visible()
    expect(page.get_by_role("button", name="Publish Tides")).to_be_disabled()
    sound(ada)
    page.get_by_role("link", name="Change Tides").focus()
    page.keyboard.press("Enter")
    type_in(page, **{"Questions that count": "5"})
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Publish Tides").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Withdraw Tides")).to_be_visible()
    rates_by_keyboard(ada)
    lea = a_learner(User.objects.get(email="lea@example.org"))
    made = Exam.objects.get()
    first, second = (sat(lea, bank.course, made.form, day, "1"[:day]) for day in (0, 1))
    page.get_by_role("button", name="Withdraw Tides").click()
    page.get_by_role("link", name="Change Tides").click()
    expect(page.get_by_label("Questions that count", exact=True)).to_be_visible()
    page.wait_for_load_state()
    expect(page.get_by_text("Delete this exam")).to_have_count(0)
    deletes_another(ada, bank)
    ada.assert_quiet()
    page.context.close()
    compares(signed_in(browser, live_server.url, "lea"), first.pk, second.pk)


def rates_by_keyboard(ada: Screen) -> None:
    page = ada.page
    page.get_by_role("link", name="Rate questions of Tides").click()
    rating = page.get_by_role("main").get_by_role("textbox")
    expect(rating).to_have_count(6)
    rating.first.focus()
    page.keyboard.type("130")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("a whole number from 1 to 99")
    sound(ada)
    for number in range(6):
        rating.nth(number).fill("60")
    page.keyboard.press("Enter")
    expect(page.get_by_text("6 ratings changed.")).to_be_visible()
    assert Rating.objects.filter(percent=60).count() == 6
    page.get_by_role("navigation", name="Where you are").get_by_role("link", name="Mock exams").click()
    expect(page.get_by_text("All questions are rated: 60 % right passes.")).to_be_visible()


def deletes_another(ada: Screen, bank: Bank) -> None:
    page = ada.page
    ada.open(f"/banks/{bank.pk}/exams/new/")
    type_in(page, **{"Title, learners see it": "Ebb", "Domain 1": "All of it", "Weight of domain 1": "1"})
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Change Ebb").click()
    page.get_by_text("Delete this exam").click()
    ada.assert_sound()
    page.get_by_role("button", name="Delete Ebb").click()
    expect(page.get_by_text("Ebb is deleted.")).to_be_visible()
    assert Exam.objects.count() == 1


def compares(lea: Screen, first: int, second: int) -> None:
    page = lea.page
    lea.open("/exams/")
    page.get_by_role("link", name="Compare them by domain").click()
    expect(page.get_by_role("heading", name="Side by side")).to_be_visible()
    heads = page.get_by_role("columnheader").get_by_role("link")
    said = [str(heads.nth(number).get_attribute("href")) for number in range(2)]
    assert said == [f"/exams/{pk}/result/" for pk in (second, first)], "the last one first"
    sound(lea)
    lea.assert_quiet()

"""A mock exam of a class on a server of its own, as shipped: on a phone, with the server killed in the middle, over a
lost line, with more time from the instructor, by keyboard on another device, to the end by time and into the review.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.instructors import signed_in
from tests.browser.screen import Screen
from tests.browser.test_connection import forget_the_connection
from tests.places.installations import Installation, empty
from tests.places.processes import Process, server

pytestmark = pytest.mark.journey

SAVED = re.compile(r"^Saved\.")
BEGIN = """
from datetime import timedelta
from study.classes.models import Assignment, Given
from study.exams.offers import forms
from study.banks.roles import asked_of
from study.people.models import Learner, Role, User
from study.people.operations import join_cohort, make_cohort
from study.web import clock
from dataclasses import asdict
from tests.places.exams.sittings import a_course_with_an_exam
now, course = clock.now(), a_course_with_an_exam()
ada = User.objects.create_user("ada@example.org", "correct horse", role=Role.INSTRUCTOR)
lea = User.objects.create_user("lea@example.org", "correct horse")
learner = Learner.objects.create(user=lea, created_at=now)
cohort = make_cohort(owner=ada, name="Tuesday group", code="abc", now=now)
join_cohort(learner=learner, code="abc", name="Lea", now=now)
offer = next(one for one in forms(course, asked_of(None)) if one.address == "10")
work = Assignment.objects.create(title="Coast exam", what="exam", course=course, form="10", tells="at_once",
    blueprint=asdict(offer.blueprint), minutes=20, made_by=ada, made_at=now, assigned_at=now)
Given.objects.create(assignment=work, cohort=cohort, opens_at=now - timedelta(hours=1), due_at=now + timedelta(hours=1))
print(cohort.pk)
"""
PASS = """
from datetime import timedelta
from django.db.models import F
from study.exams.models import Sitting
by = timedelta(minutes={minutes})
Sitting.objects.update(started_at=F("started_at") - by, seen_at=F("seen_at") - by)
"""
"""The clock is the server's: so many minutes later than it is, as the sitting sees it."""
LEFT = """
from datetime import timedelta
from study.exams.models import Sitting
from study.web import clock
print((Sitting.objects.get().started_at + timedelta(minutes=30) - clock.now()).total_seconds())
"""
"""The seconds that are left of half an hour."""
KEPT = """
import json
from study.exams.models import Chosen, Slot
print(json.dumps([Chosen.objects.count(), list(Slot.objects.values_list("chosen", flat=True))]))
"""


@pytest.fixture
def own(tmp_path: Path, django_db_setup: None) -> Iterator[Installation]:
    made = empty(tmp_path / "data", "exam_journey")
    made.manage("migrate", "-v0")
    made.manage("collectstatic", "--noinput", "-v0")
    yield made
    made.remove()


def test_a_whole_sitting_whatever_happens_meanwhile(browser: Browser, own: Installation) -> None:
    number = own.python(BEGIN)
    with server(own) as (process, port):
        base = f"http://127.0.0.1:{port}"
        lea = signed_in(browser, base, "lea")
        begins_on_a_phone(lea, number)
        chooses_while_the_server_is_killed(lea.page, process)
        chooses_without_a_connection(lea)
        assert own.python(KEPT).startswith("[3, [["), "each choice arrived, the last one stands"
        is_given_more_time(signed_in(browser, base, "ada"), number)
        goes_on_by_keyboard(signed_in(browser, base, "lea"), own, number)
        own.python(PASS.format(minutes=20))
        expect_time(lea, own)
        own.python(PASS.format(minutes=11))
        is_told_the_end(lea.page)
        reads_the_result_and_reviews_what_was_missed(lea)


def begins_on_a_phone(lea: Screen, number: str) -> None:
    lea.look("phone", "dark")
    lea.open(f"/classes/{number}/mine/")
    lea.assert_sound()
    lea.page.get_by_role("button", name="Begin").click()
    expect(lea.page.get_by_role("heading", name="Question 1 of 10")).to_be_visible()
    lea.assert_sound()


def chooses_while_the_server_is_killed(page: Page, process: Process) -> None:
    page.locator(".choice").first.click()
    expect(page.locator("#saved")).to_have_text(SAVED)
    process.kill()
    page.locator(".choice").last.click()
    expect(page.locator("#saved")).to_have_text("Saving…")
    process.again()
    expect(page.locator("#saved")).to_have_text(SAVED)


def chooses_without_a_connection(lea: Screen) -> None:
    page = lea.page
    page.context.set_offline(True)
    page.locator(".choice").first.click()
    expect(page.locator("#saved")).to_have_text("No connection: 1 answer waits in this browser.")
    lea.assert_sound()
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_have_text(SAVED)
    forget_the_connection(lea)


def is_given_more_time(ada: Screen, number: str) -> None:
    page = ada.page
    ada.open(f"/classes/{number}/gradebook/")
    page.get_by_role("link", name="begun").click()
    ada.assert_sound()
    page.get_by_label("Extra time, %").fill("50")
    page.get_by_label("Reason").fill("As agreed.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Arranged for Lea.")).to_be_visible()
    expect(page.get_by_text("50 % more time.")).to_be_visible()
    ada.assert_sound()
    ada.assert_quiet()
    page.context.close()


def goes_on_by_keyboard(lea: Screen, own: Installation, number: str) -> None:
    page = lea.page
    lea.open(f"/classes/{number}/mine/")
    before = own.python(LEFT)
    page.get_by_role("button", name="Go on with it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Question 2 of 10")).to_be_visible()
    expect(page.locator(".choice-row").first).to_be_visible()
    assert_tells_what_is_left(page, before, own)
    for position in (2, 3):
        page.keyboard.press("1")
        expect(page.locator("#saved")).to_have_text(SAVED)
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name=f"Question {position + 1} of 10")).to_be_visible()
    lea.look("desktop", "light")
    lea.assert_sound()
    lea.assert_quiet()
    page.context.close()


def expect_time(lea: Screen, own: Installation) -> None:
    """The page that was open all the while learns of it with the next question."""
    page, before = lea.page, own.python(LEFT)
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Question 2 of 10")).to_be_visible()
    assert_tells_what_is_left(page, before, own)


def assert_tells_what_is_left(page: Page, before: str, own: Installation) -> None:
    """Whole minutes, between what was left `before` the page came and what is left now, however long that took."""
    told = re.fullmatch(r"(\d+) min left", page.locator(".timer__left").inner_text().strip())
    assert told, page.locator(".timer__left").inner_text()
    least, most = float(own.python(LEFT)) - 1, float(before)  # the server tells whole seconds
    assert least < 60 * (int(told[1]) + 1) and 60 * int(told[1]) <= most, (least, told[0], most)


def is_told_the_end(page: Page) -> None:
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("The time is over. Everything you chose in time is saved.")).to_be_visible()
    expect(page.get_by_text("Handed in after 30 min. It ended when the time was over.")).to_be_visible()


def reads_the_result_and_reviews_what_was_missed(lea: Screen) -> None:
    page = lea.page
    for size, theme in (("phone", "light"), ("desktop", "dark")):
        lea.look(size, theme)
        lea.assert_sound()
    page.get_by_role("button", name=re.compile(r"^Add the \d+ missed to my reviews")).click()
    expect(page.get_by_text(re.compile(r"^\d+ missed questions come in your reviews now."))).to_be_visible()
    lea.open("/review/")
    expect(page.locator("#question")).to_be_visible()
    lea.assert_sound()
    lea.assert_quiet()

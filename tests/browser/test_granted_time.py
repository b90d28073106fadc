"""More time in the middle of a mock exam of a class: its instructor grants it, and the timer of who sits it follows."""

import re
from dataclasses import asdict
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.banks.roles import asked_of
from study.classes.models import Allowed, Assignment, Given
from study.exams.models import Sitting
from study.exams.offers import forms
from study.people.models import Learner, User
from study.people.operations import join_cohort, make_cohort
from tests.browser.instructors import people, signed_in
from tests.browser.screen import Screen
from tests.clock import START
from tests.places.exams.sittings import a_course_with_an_exam

pytestmark = pytest.mark.journey

SAVED = re.compile(r"^Saved\.")
HOUR = timedelta(hours=1)


def an_exam_of_a_class() -> int:
    people()
    ada, course = User.objects.get(email="ada@example.org"), a_course_with_an_exam()
    learner = Learner.objects.create(user=User.objects.get(email="lea@example.org"), created_at=START)
    cohort = make_cohort(owner=ada, name="Tuesday group", code="abc", now=START)
    join_cohort(learner=learner, code="abc", name="Lea", now=START)
    offer = next(one for one in forms(course, asked_of(None)) if one.address == "10")
    work = Assignment.objects.create(
        title="Coast exam",
        what="exam",
        course=course,
        form="10",
        tells="at_once",
        blueprint=asdict(offer.blueprint),
        minutes=20,
        made_by=ada,
        made_at=START,
        assigned_at=START,
    )
    Given.objects.create(assignment=work, cohort=cohort, opens_at=START - HOUR, due_at=START + HOUR)
    return cohort.pk


def test_a_timer_follows_what_the_instructor_grants(browser: Browser, live_server: LiveServer) -> None:
    number = an_exam_of_a_class()
    lea, ada = signed_in(browser, live_server.url, "lea"), signed_in(browser, live_server.url, "ada")
    lea.look("phone", "dark")
    lea.stop_time()
    lea.open(f"/classes/{number}/mine/")
    lea.page.get_by_role("button", name="Begin").click()
    expect(lea.page.locator(".timer__left")).to_have_text("20 min left")

    ada.open(f"/classes/{number}/time/")
    grant(ada, "half as much again", "The room was loud.")
    chooses(lea.page, 1)
    expect(lea.page.locator(".timer__left")).to_have_text("30 min left")  # told with the answer that was saved

    ada.open(f"/classes/{number}/")
    ada.page.get_by_role("link", name="Lea", exact=True).click()
    ada.page.get_by_role("link", name="Grant time in all work").click()
    grant(ada, "twice as much", "As agreed.")
    chooses(lea.page, 2)
    expect(lea.page.locator(".timer__left")).to_have_text("40 min left")
    lea.page.get_by_role("button", name="Next").click()
    expect(lea.page.get_by_role("heading", name="Question 2 of 10")).to_be_visible()
    expect(lea.page.locator(".timer__left")).to_have_text("40 min left")
    lea.page.clock.resume()
    lea.assert_sound()

    said = [(one.learner is not None, one.factor, one.by and one.by.email, one.reason) for one in Allowed.objects.all()]
    assert said == [
        (False, 1.5, "ada@example.org", "The room was loud."),
        (True, 2.0, "ada@example.org", "As agreed."),
    ]
    sitting = Sitting.objects.get()
    assert sitting.timing.limit == timedelta(minutes=40) and sitting.ended_at is None
    lea.open(f"/classes/{number}/mine/")
    expect(lea.page.get_by_text("“As agreed.”")).to_be_visible()
    for screen in (lea, ada):
        screen.assert_quiet()
        screen.page.context.close()


def grant(ada: Screen, time: str, reason: str) -> None:
    page = ada.page
    page.get_by_label("Time", exact=True).select_option(label=time)
    page.get_by_label("Reason").fill(reason)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Saved. It holds at once, also for who is in the middle.")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text=f"“{reason}”")).to_contain_text("ada@example.org")
    ada.assert_sound()


def chooses(page: Page, option: int) -> None:
    page.locator(".choice").nth(option - 1).click()
    expect(page.locator("#saved")).to_have_text(SAVED)
    page.clock.run_for(250)  # until the timer looks again

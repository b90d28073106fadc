"""What only the person can tell: a line that may be another fact, a reader's report, a badge that does not fit."""

import re

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from study.library.models import Course, Dispute
from study.library.sources import Sources, Text
from study.people.models import Learner
from study.review.models import Study
from study.topics.operations import renew
from study.web import clock
from tests.browser.answers import answer
from tests.browser.screen import Screen
from tests.places.review.own_notes import NOTES

pytestmark = pytest.mark.journey

OLD = f"""{NOTES}- Ulna: the bone that lies beside the radius in the forearm

# Functions

- Memory: one full vCPU at 1,792 MB
"""
NEW = OLD.replace("the radius in the forearm", "a nerve in the elbow")


def renewed(learner: Learner, text: str) -> Course:
    sources = Sources((Text("lambda.md", text),), name="lambda")
    course = renew(sources=sources, owner=learner, now=clock.now()).imported.course
    assert course
    return course


def test_telling(screen: Screen, browser: Browser, live_server: LiveServer) -> None:
    page = screen.page
    screen.look("phone", "light")
    screen.open("/review/")
    answer(page)
    learner = Learner.objects.get()
    course = renewed(learner, OLD)
    Study.objects.get_or_create(learner=learner, course=course, defaults={"since": learner.created_at})

    renewed(learner, NEW)
    screen.open("/")
    page.get_by_role("link", name="1 line", exact=True).click()
    expect(page.get_by_role("heading", name="1 line only you can tell")).to_be_visible()
    screen.assert_sound()
    page.get_by_role("button", name="Not the same").click()
    expect(page.get_by_text("the line gets cards of its own")).to_be_visible()
    expect(page.get_by_text("only you can tell")).to_have_count(0)

    screen.open(f"/notes/{course.address}/")
    page.get_by_role("button", name="This badge is wrong").click()
    expect(page.get_by_text("badge taken away")).to_be_visible()
    assert Dispute.objects.count() == 1
    screen.assert_sound()
    page.get_by_role("button", name="Undo: the badge").click()
    expect(page.get_by_role("button", name="This badge is wrong")).to_be_visible()

    page.wait_for_load_state()
    page.evaluate("document.querySelectorAll('details:has(#sharing), #sharing').forEach((one) => { one.open = true; })")
    page.get_by_role("button", name="Make a link").click()
    shared = page.locator("#link").input_value()
    context = browser.new_context(viewport={"width": 390, "height": 844})
    reading = context.new_page()
    reading.goto(shared)
    reading.locator("main form button").click()
    reading.wait_for_url("**/courses/**")
    reading.goto(f"{live_server.url}/courses/{course.address}/topics/harbour/")
    reading.get_by_role("link", name=re.compile("^Quiz me")).click()
    reading.locator("#quiz button[name=skip]").first.click()
    reading.get_by_role("link", name="Reasons").first.click()
    reading.get_by_role("link", name="Report a problem").click()
    reading.get_by_label("It can be read in two ways").check()
    reading.get_by_role("button", name="Send").click()
    expect(reading.get_by_text("You reported this question")).to_be_visible()
    context.close()

    screen.look("phone", "dark")
    screen.open("/notes/")
    expect(page.get_by_role("heading", name="1 report of your readers")).to_be_visible()
    screen.assert_sound()
    page.keyboard.press("e")
    expect(page.get_by_role("button", name="Save the question")).to_be_visible()
    page.go_back()
    page.get_by_role("button", name="It stays as it is").click()
    expect(page.get_by_text("of your readers")).to_have_count(0)
    screen.assert_quiet()


def test_a_doubt_is_decided_at_its_line(screen: Screen) -> None:
    page = screen.page
    screen.look("phone", "light", "dark")
    screen.open("/review/")
    answer(page)
    learner = Learner.objects.get()
    course = renewed(learner, OLD)
    renewed(learner, NEW)
    screen.open(f"/notes/{course.address}/")
    expect(page.locator(".note__line", has_text="beside a nerve")).to_contain_text("only you can tell")
    screen.assert_sound()

    page.get_by_role("link", name="Edit this note").click()
    marked = page.locator(".editor__gutter .is-warn")
    expect(marked).to_have_count(1)
    screen.assert_sound()
    page.locator("#text").press("Control+End")
    page.keyboard.type("\n- Patella: a bone in the knee")
    page.get_by_role("button", name=re.compile("^The same: line")).click()
    expect(page.locator("#text")).to_have_value(re.compile("Patella"))
    expect(marked).to_have_count(0)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Patella")).to_be_visible()

    renewed(learner, OLD)
    screen.open(f"/notes/{course.address}/")
    page.get_by_role("button", name=re.compile("^Not the same: line")).press("Enter")
    expect(page.get_by_text("the line gets cards of its own")).to_be_visible()
    expect(page.get_by_text("it said")).to_have_count(0)
    screen.assert_quiet()

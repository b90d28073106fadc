"""A mock exam from its start to the review: by keyboard and on a phone, over a lost line and a closed browser."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from study.core.exams.timing import GRACE, Allowance
from study.exams.models import Chosen, Sitting, Slot
from study.exams.operations import grant
from study.review.models import Card
from tests import clock
from tests.browser.screen import Screen
from tests.browser.test_connection import forget_the_connection

pytestmark = pytest.mark.journey

SAVED = re.compile(r"^Saved\.")


def started(screen: Screen) -> Page:
    screen.open("/exams/")
    return begin(screen.page)


def begin(page: Page) -> Page:
    offer = page.get_by_role("listitem").filter(has_text="10 questions")
    offer.get_by_role("button", name="Start").first.click(no_wait_after=True)
    expect(page.get_by_role("heading", name="Question 1 of 10")).to_be_visible()
    return page


def ready(screen: Screen) -> Page:
    """A sitting whose page listens to keys."""
    page = started(screen)
    expect(page.locator(".choice-row").first).to_be_visible()
    return page


def test_a_sitting_from_start_to_review(screen: Screen) -> None:
    page = ready(screen)
    expect(page.locator("#saved")).to_have_text("Nothing chosen yet.")
    page.keyboard.press("1")
    expect(page.locator("#saved")).to_have_text(SAVED)
    expect(page.get_by_role("button", name="Question 1, answered")).to_be_visible()
    expect(page.get_by_text("1 answered, 9 to go")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Strike out")).last.click()
    expect(page.locator(".choice-row.is-struck")).to_have_count(1)
    page.keyboard.press("f")
    expect(page.get_by_role("button", name="Question 1, answered, flagged")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Question 2 of 10")).to_be_visible()
    for size, theme in (("phone", "dark"), ("desktop", "light")):
        screen.look(size, theme)
        screen.assert_sound()
    page.keyboard.press("b")
    expect(page.get_by_role("heading", name="Question 1 of 10")).to_be_visible()
    expect(page.locator(".choice-row.is-struck")).to_have_count(1)
    expect(page.locator(".choice input:checked")).to_have_count(1)
    page.get_by_role("link", name="Finish").click()
    expect(page.get_by_role("heading", name="1 of 10 answered")).to_be_visible()
    screen.assert_sound()
    page.get_by_role("button", name="End the exam and see the result").click()
    expect(page.get_by_role("heading", name=re.compile(r"^About \d+"))).to_be_visible()
    for size, theme in (("phone", "light"), ("desktop", "dark")):
        screen.look(size, theme)
        screen.assert_sound()
    missed = Slot.objects.filter(right=False).count()
    assert missed >= 9
    page.get_by_role("link", name=f"All {10}").click()
    page.locator(".items a").first.click()
    expect(page.get_by_role("heading", name=re.compile("^Question 1 of 10"))).to_be_visible()
    screen.assert_sound()
    page.get_by_role("link", name="Back to the result").click()
    page.get_by_role("button", name=f"Add the {missed} missed to my reviews").click()
    expect(page.get_by_text(f"{missed} missed questions come in your reviews now.")).to_be_visible()
    assert Card.objects.filter(question__slots__right=False).count() == missed


def test_what_cannot_be_sent_waits_in_the_browser_even_a_closed_one(screen: Screen) -> None:
    page = ready(screen)
    page.context.set_offline(True)
    page.keyboard.press("1")
    expect(page.locator("#saved")).to_have_text("No connection: 1 answer waits in this browser.")
    page.keyboard.press("2")
    expect(page.locator("#saved")).to_have_text("No connection: 2 answers wait in this browser.")
    assert not Chosen.objects.exists()
    context, address = page.context, page.url
    page.close()
    context.set_offline(False)
    other = context.new_page()
    sent: list[str] = []
    other.on("requestfinished", lambda request: sent.append(request.url) if request.method == "POST" else None)
    with other.expect_event("requestfinished", lambda _: len(sent) == 2):
        other.goto(address)
    expect(other.locator("#saved")).to_have_text(SAVED)
    assert Slot.objects.get(position=1).chosen == Chosen.objects.order_by("pk")[1].keys
    forget_the_connection(screen)


def test_a_choice_made_before_the_script_is_there_is_saved_too(screen: Screen) -> None:
    page, held = screen.page, list[Route]()
    screen.open("/exams/")
    page.route("**/exams*.js", lambda route: held.append(route))
    with page.expect_request("**/exams*.js"):
        begin(page)
    page.locator(".choice").first.click()
    for route in held:
        route.continue_()
    expect(page.locator("#saved")).to_have_text(SAVED)
    assert held and Slot.objects.get(position=1).chosen


def test_a_key_that_is_pressed_while_the_page_loads_chooses_too(screen: Screen) -> None:
    page = started(screen)
    screen.press_early(page.url.removeprefix(screen.base), "1", ".choice")
    expect(page.locator("#saved")).to_have_text(SAVED)
    assert Slot.objects.get(position=1).chosen


def test_what_is_chosen_while_signed_out_waits_for_who_chose_it(screen: Screen) -> None:
    page = ready(screen)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.keyboard.press("1")
    expect(page.locator("#saved")).to_have_text(re.compile("until you are signed in again"))
    assert not Chosen.objects.exists()
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    page.reload()
    expect(page.locator("#saved")).to_have_text(SAVED)
    assert Slot.objects.get(position=1).chosen


def test_the_time_is_told_hidden_granted_and_over(screen: Screen) -> None:
    screen.stop_time()
    page = ready(screen)
    page.keyboard.press("1")
    expect(page.locator("#saved")).to_have_text(SAVED)
    sitting = Sitting.objects.get()
    assert sitting.usual
    clock.move(sitting.usual - timedelta(minutes=4, seconds=50))
    page.reload()
    expect(page.locator("#time-says")).to_have_text("5 minutes left")
    time = page.locator(".timer__left")
    expect(time).to_have_text("4 min left")
    page.locator(".timer").click()
    expect(time).to_have_text("Show the time")
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Question 2 of 10")).to_be_visible()
    expect(time).to_have_text("Show the time")
    more = Allowance(extra=timedelta(minutes=30))
    grant(learner=sitting.learner, sitting=sitting.pk, allowance=more, by=None, reason="Fire drill.", now=clock.now())
    page.keyboard.press("1")
    expect(page.locator("#saved")).to_have_text(SAVED)
    page.locator(".timer").click()
    page.clock.run_for(250)  # until the timer looks again
    expect(time).to_have_text("34 min left")  # told with the answer that was saved
    clock.move(timedelta(minutes=34, seconds=50))
    page.reload()
    expect(page.get_by_role("dialog")).to_contain_text("The time is over. Everything you chose is saved.")
    clock.move(2 * GRACE)
    page.get_by_role("dialog").get_by_role("link", name="See the result").click()
    expect(page.get_by_text("It ended when the time was over.")).to_be_visible()
    assert Slot.objects.exclude(chosen=[]).count() == 2


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer, course: None) -> Iterator[Screen]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield Screen(context.new_page(), live_server.url)
    context.close()


def test_a_sitting_without_scripts(plain: Screen) -> None:
    page = started(plain)
    page.locator(".choice").first.click()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_role("heading", name="Question 2 of 10")).to_be_visible()
    page.get_by_role("button", name="Question 1, answered").click()
    expect(page.locator(".choice input:checked")).to_have_count(1)
    page.get_by_role("link", name="Finish").click()
    page.get_by_role("group").filter(has_text="More time").locator("summary").click()
    page.get_by_label("Pauses, in which the time stands still").check()
    page.get_by_role("button", name="Change the time").click()
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_text("The time stands still.")).to_be_visible()
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("link", name="Finish").click()
    page.get_by_role("button", name="End the exam and see the result").click()
    expect(page.get_by_role("heading", name=re.compile(r"^About \d+"))).to_be_visible()

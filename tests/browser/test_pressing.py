"""A press in a lab after a change that has not been run: both count, and nothing that comes late takes either back."""

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.screen import Screen
from tests.browser.test_labs import RETRIES

RUNS = re.compile(r"/labs/retries/\?.*max_event_age=900&")
"""What a lab asks for when a change is run."""


@pytest.fixture
def lab(page: Page, live_server: LiveServer, transactional_db: None) -> Screen:
    """A lab in which time passes when the test says so: a change is not run before."""
    page.clock.install()
    screen = Screen(page, live_server.url)
    screen.open(RETRIES)
    page.clock.pause_at("2100-01-01")
    page.get_by_text("All inputs").click()
    age = page.get_by_label("Maximum event age", exact=True)
    age.select_text()
    page.keyboard.type("900")
    page.keyboard.press("Tab")
    return screen


def before(page: Page) -> Locator:
    return page.get_by_role("link", name=re.compile("Previous event"))


def shows_both(page: Page) -> None:
    """The new value and the event, in the address and on the page, and when all that could come late has come."""
    page.clock.resume()
    for _ in range(2):
        expect(page).to_have_url(re.compile(r"max_event_age=900.*event=\d+"))
        expect(page.locator("#run .cause")).to_be_visible()
        expect(page.locator("#address")).to_have_value(re.compile(r"max_event_age=900.*event=\d+"))
        page.clock.run_for(2_000)
        page.wait_for_load_state("networkidle")
    expect(page.locator("#says strong")).to_be_visible()
    expect(page.get_by_label("Maximum event age", exact=True)).to_have_value("900")


def test_a_press_brings_the_change_that_waits(lab: Screen) -> None:
    before(lab.page).press("Enter")
    shows_both(lab.page)
    expect(lab.page.locator("#before")).to_be_focused()
    lab.assert_quiet()


def test_a_press_waits_for_the_run_that_is_under_way(lab: Screen) -> None:
    page, held = lab.page, list[Route]()
    page.route(RUNS, lambda route: held.append(route), times=1)
    with page.expect_request(RUNS):
        page.clock.run_for(300)
    before(page).press("Enter")
    held[0].continue_()
    shows_both(page)
    lab.assert_quiet()


def test_a_mark_of_the_drawing_is_pressed_as_a_link_is(lab: Screen) -> None:
    lab.page.locator("#run .chart > svg:visible .spot").first.dispatch_event("click")
    shows_both(lab.page)
    lab.assert_quiet()


def test_what_is_pinned_is_what_was_changed(lab: Screen) -> None:
    page = lab.page
    page.get_by_role("link", name="Pin this run as A").press("Enter")
    page.clock.resume()
    expect(page).to_have_url(re.compile("max_event_age=900.*&a=.*max_event_age%3D900"))
    page.clock.run_for(2_000)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("columnheader", name="A, pinned")).to_be_visible()


def test_a_plain_link_leads_to_the_changed_run(lab: Screen) -> None:
    lab.page.get_by_role("link", name="Quiz me on this state").press("Enter")
    lab.page.clock.resume()
    expect(lab.page).to_have_url(re.compile("/quiz/.*max_event_age=900"))


def test_a_refused_value_is_told_and_not_passed_over(lab: Screen) -> None:
    page, error = lab.page, lab.page.locator("#id_max_event_age_error")
    page.get_by_label("Maximum event age", exact=True).select_text()
    page.keyboard.type("5")
    before(page).press("Enter")
    page.clock.resume()
    expect(error).to_contain_text("60 to 21,600 s")
    page.clock.run_for(2_000)
    page.wait_for_load_state("networkidle")
    expect(error).to_contain_text("60 to 21,600 s")
    assert "event=" not in page.url


def test_of_three_presses_the_last_stays(lab: Screen) -> None:
    """htmx forgets a request that took the place of another: the third does not end it."""
    page, held = lab.page, list[Route]()
    page.clock.resume()
    expect(page.locator("#address")).to_have_value(re.compile("max_event_age=900"))
    marks = page.locator("#run .chart > svg:visible .spot")
    page.route(re.compile(r"event=\d+"), lambda route: held.append(route), times=2)
    for place in (0, 1, 2):
        with page.expect_request(re.compile(r"event=\d+")) as asked:
            marks.nth(place).dispatch_event("click")
    last = re.search(r"event=\d+", asked.value.url)
    assert last
    expect(page).to_have_url(re.compile(rf"{last[0]}(&|$)"))
    with page.expect_event("requestfinished"):
        held[1].continue_()
    page.wait_for_load_state("networkidle")
    expect(page).to_have_url(re.compile(rf"{last[0]}(&|$)"))


def test_a_press_stops_what_plays(lab: Screen) -> None:
    page = lab.page
    page.emulate_media(reduced_motion="no-preference")
    play = page.get_by_role("button", name="Play")
    play.click()
    page.clock.run_for(700)
    before(page).press("Enter")
    expect(play).to_have_attribute("aria-pressed", "false")
    shows_both(page)

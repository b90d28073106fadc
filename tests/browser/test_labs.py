"""A lab by pointer, by keyboard and without scripts; sound in both themes on a phone and a large screen."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from study.labs.pages import PAGES
from tests.browser.screen import Screen
from tests.browser.test_connection import forget_the_connection, reconnect

RETRIES = "/labs/retries/?preset=poison-event"


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer, db: None) -> Iterator[Screen]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield Screen(context.new_page(), live_server.url)
    context.close()


@pytest.fixture
def lab(page: Page, live_server: LiveServer, transactional_db: None) -> Iterator[Screen]:
    screen = Screen(page, live_server.url)
    yield screen
    screen.assert_quiet()


def drag(page: Page, slider: Locator, start: float, end: float) -> None:
    """Pull the thumb from one share of the slider to another."""
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 10 + start * (box["width"] - 20), middle)
    page.mouse.down()
    page.mouse.move(box["x"] + 10 + end * (box["width"] - 20), middle, steps=6)
    page.mouse.up()


def test_by_pointer(lab: Screen) -> None:
    page = lab.page
    lab.open(RETRIES)
    expect(page.locator("#says")).to_contain_text("3 attempts")
    drag(page, page.get_by_label("Maximum retry attempts, slider"), 1, 0)
    expect(page).to_have_url(re.compile("max_retry_attempts=0"))
    expect(page.locator("#says")).to_contain_text("1 attempt")
    page.get_by_role("link", name="Pin this run as A").click()
    expect(page.get_by_role("columnheader", name="A, pinned")).to_be_visible()
    page.get_by_role("link", name="Six hours without room").click()
    expect(page).to_have_url(re.compile("preset=six-hours.*&a="))
    expect(page.locator("#says")).to_contain_text("80 attempts")
    drag(page, page.get_by_label("Moment shown"), 1, 0.5)
    expect(page).to_have_url(re.compile(r"&at=\d+"))
    page.reload()
    expect(page.get_by_role("columnheader", name="A, pinned")).to_be_visible()
    assert 0 < float(page.get_by_label("Moment shown").input_value()) < 21_600


def test_by_keyboard(lab: Screen) -> None:
    page = lab.page
    lab.open(RETRIES)
    slider = page.get_by_label("Maximum retry attempts, slider")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("max_retry_attempts=1"))
    expect(page.locator("#says")).to_contain_text("2 attempts")
    expect(slider).to_be_focused()
    assert page.get_by_label("Maximum retry attempts", exact=True).input_value() == "1"

    age = page.get_by_label("Maximum event age", exact=True)
    if age.is_hidden():
        page.get_by_text("All inputs").click()
    drawings = page.locator("#run .chart > svg:visible")
    expect(drawings.first).to_be_visible()
    drawn = drawings.count()
    age.fill("5")
    page.keyboard.press("Enter")
    expect(page.locator("#id_max_event_age_error")).to_contain_text("60 to 21,600 s")
    expect(age).to_have_attribute("aria-invalid", "true")
    expect(drawings).to_have_count(drawn)
    age.select_text()
    page.keyboard.type("900")  # a change is told once, by Tab: to fill it in would tell one too, and both be run
    page.keyboard.press("Tab")
    expect(page.locator("#id_max_event_age_error")).to_be_empty()
    expect(page.locator("#address")).to_have_value(re.compile("max_event_age=900"))
    expect(page.get_by_label("Maximum event age, slider")).to_be_focused()

    before = page.get_by_role("link", name=re.compile("Previous event"))
    before.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"event=\d+"))
    expect(page.locator("#before")).to_be_focused()
    expect(page.locator("#says strong")).to_be_visible()


def test_predict_first(lab: Screen) -> None:
    page = lab.page
    lab.open(RETRIES)
    page.get_by_role("link", name="Predict first").click()
    expect(page.locator("#run .chart > svg:visible desc").first).to_contain_text("What the script of outcomes says")
    page.locator("#guess").fill("7")
    page.get_by_role("button", name="Show the run").click()
    expect(page.locator("#run")).to_contain_text("Your guess: 7")
    expect(page.locator("#run > .chart > svg:visible").first).to_be_visible()
    expect(page.locator("#run .lab__guessed .chart > svg:visible")).to_have_count(1)  # the guess on its scale
    expect(page).to_have_url(re.compile("predict=1&guess=7"))


def test_play_moves_the_cursor_only_when_asked(lab: Screen) -> None:
    page = lab.page
    page.emulate_media(reduced_motion="no-preference")
    page.clock.install()
    lab.open(RETRIES)
    page.clock.pause_at("2100-01-01")  # from here on the page's time is the test's
    play = page.get_by_role("button", name="Play")
    assert page.get_by_label("Moment shown").input_value() == "186"
    play.click()
    page.clock.run_for(700)
    expect(page.locator("output[for=at]")).to_have_text(re.compile(r"^6\.\d+ s$"))
    play.click()
    expect(play).to_have_attribute("aria-pressed", "false")
    page.clock.run_for(300)  # the pause before the rest of the page follows
    expect(page).to_have_url(re.compile(r"&at=\d"))
    page.emulate_media(reduced_motion="reduce")
    expect(play).to_be_hidden()


def test_without_scripts(plain: Screen) -> None:
    page = plain.page
    plain.open("/labs/")
    page.get_by_role("link", name="Retry timing").click()
    page.get_by_role("link", name="A poison event").click()
    expect(page.locator("#says")).to_contain_text("3 attempts")
    page.get_by_label("Maximum retry attempts", exact=True).fill("0")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("max_retry_attempts=0"))
    expect(page.locator("#says")).to_contain_text("1 attempt")
    drawings = page.locator("#run .chart > svg:visible")
    page.wait_for_load_state()  # before the style sheet is there, the wide and the narrow drawings are visible
    drawn = drawings.count()
    page.get_by_label("Maximum retry attempts", exact=True).fill("9")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#id_max_retry_attempts_error")).to_contain_text("0 to 2")
    expect(drawings).to_have_count(drawn)
    page.get_by_role("link", name="Previous event, 3:06").click()
    expect(page.locator("#says strong")).to_be_visible()
    expect(page.get_by_role("button", name="Play")).to_be_hidden()


def test_on_a_topic(screen: Screen) -> None:
    page = screen.page
    screen.open("/courses/aws-lambda/topics/async-invocation/")
    live = page.locator("#lab-retries")
    drag(page, live.get_by_label("Maximum retry attempts, slider"), 1, 0)
    expect(live.locator("[role=status]")).to_contain_text("1 attempt")
    assert page.url.endswith("/async-invocation/")
    live.get_by_role("link", name="Open the whole lab").click()
    expect(page).to_have_url(re.compile(r"/labs/retries/\?.*max_retry_attempts=0"))


@pytest.mark.parametrize(("size", "width"), [("phone", 360), ("desktop", 1440)])
def test_every_lab_is_sound(lab: Screen, size: str, width: int) -> None:
    faults: list[str] = []
    lab.look(size, "light", "dark")
    lab.page.set_viewport_size({"width": width, "height": 900})
    for path in (
        "/labs/",
        *(f"/labs/{name}/" for name in PAGES),
        *("/labs/aliases/?preset=published-twice", "/labs/permissions/?preset=new-function"),
        *(f"/labs/{name}/?told=2&v=1" for name in PAGES),
        RETRIES + "&v=1&max_event_age=5&at=3&event=1",
    ):
        lab.open(path)
        for summary in lab.page.locator("summary").all():
            summary.click()
        faults += lab.faults()
    assert not faults, "\n".join(faults)


def test_a_second_lab_of_a_topic_comes_when_it_is_opened(screen: Screen) -> None:
    page = screen.page
    screen.look("phone", "light")
    screen.open("/courses/aws-lambda/topics/concurrency/")
    assert page.locator("form.lab").count() == 1
    page.locator("summary", has_text="Retry timing").click()
    expect(page.locator("form.lab")).to_have_count(2)
    screen.assert_sound()


def test_a_lab_that_did_not_come_comes_when_it_is_opened_again(screen: Screen) -> None:
    page = screen.page
    screen.look("phone", "light")
    screen.open("/courses/aws-lambda/topics/concurrency/")
    page.context.set_offline(True)
    fold = page.locator("summary", has_text="Retry timing")
    fold.click()
    expect(page.get_by_role("alert").filter(has_text="Not updated: no connection")).to_be_visible()
    reconnect(page)
    for _ in range(2):
        fold.click()
    expect(page.locator("form.lab")).to_have_count(2)
    expect(page.get_by_text("no connection")).to_have_count(0)
    forget_the_connection(screen)


def test_what_is_to_be_guessed_is_gone_before_it_is_asked_for(lab: Screen) -> None:
    """The run leaves the page with the press, not with the answer: here there is none for as long as we look."""
    page = lab.page
    lab.open(RETRIES)
    verdict = page.locator("#says p").first.inner_text()
    length = page.get_by_label("Moment shown").get_attribute("max")
    assert "3 attempts" in verdict and length == "186"
    held: list[Route] = []
    page.route("**/labs/retries/?*predict=1*", lambda route: held.append(route), times=1)
    with page.expect_request("**/labs/retries/?*predict=1*"):
        page.get_by_role("link", name="Predict first").click()
    left = page.locator("#lab").inner_html()
    assert verdict not in left and "<svg role" not in left and "186" not in re.sub(r'(href|hx-get)="[^"]*"', "", left)
    for part in ("#run", "#numbers", "#events", "#tables", "#time"):
        expect(page.locator(part)).to_be_empty()
    held[0].continue_()
    expect(page.locator("#guess")).to_be_visible()
    left = page.locator("#lab").inner_html()
    assert verdict not in left and page.get_by_label("Moment shown").is_disabled()
    page.locator("#guess").fill("7")
    page.get_by_role("button", name="Show the run").click()
    expect(page.locator("#says")).to_contain_text("3 attempts")
    slider = page.get_by_label("Moment shown")
    expect(slider).to_be_enabled()
    expect(slider).to_have_js_property("value", "186")

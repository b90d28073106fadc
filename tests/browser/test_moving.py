"""Labs under a moving hand: every lab redraws before the hand lets go, and the last state is the one that stays."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.screen import Screen
from tests.browser.test_each_lab import CHOSEN, INPUTS, opened, picture

BURST = "/labs/concurrency/?preset=burst"
STEPS = "**/steps.json*"
PULLED = pytest.mark.parametrize("name", sorted(INPUTS.keys() - CHOSEN.keys()))
"""The labs with a number to pull."""
DRAWN = r"""() => {
  window.limits = [];
  new MutationObserver((all) => {
    for (const one of all.flatMap(({ addedNodes }) => [...addedNodes])) {
      if (one.matches?.("svg.chart__wide")) window.limits.push(one.textContent.match(/limit (\d+), reserved/)?.[1]);
    }
  }).observe(document.getElementById("lab"), { childList: true, subtree: true });
}"""
"""The limits of the pictures that are drawn from here on while the hand moves; their marks lead nowhere."""


@pytest.fixture
def lab(page: Page, live_server: LiveServer, transactional_db: None) -> Screen:
    return Screen(page, live_server.url)


def slider_of(page: Page, label: str) -> Locator:
    slider = page.get_by_label(f"{label}, slider").first
    slider.scroll_into_view_if_needed()
    return slider


def held(page: Page, slider: Locator) -> None:
    """Take the thumb and pull it, without letting go, to three places; it ends elsewhere than it began."""
    box = slider.bounding_box()
    assert box
    middle, share = box["y"] + box["height"] / 2, slider.evaluate("e => (e.value - e.min) / (e.max - e.min)")
    page.mouse.move(box["x"] + 11 + share * (box["width"] - 22), middle)
    page.mouse.down()
    for place in (0.3, 0.6, 0.2 if share > 0.5 else 0.9):
        page.mouse.move(box["x"] + place * box["width"], middle)


@PULLED
def test_the_picture_follows_a_hand_that_does_not_let_go(lab: Screen, name: str) -> None:
    page, label, before = opened(lab, name)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    slider, field = slider_of(page, label), INPUTS[name][2]
    held(page, slider)
    expect(picture(page)).not_to_have_js_property("innerHTML", before)
    assert any("steps.json" in url for url in asked)
    page.mouse.up()
    last = rf"{slider.input_value()}(&|$)" if field.endswith("=") else ""  # a slow hand rests on the way too
    expect(page).to_have_url(re.compile(re.escape(field) + last))
    expect(picture(page).locator(".grip:not([role])")).to_have_count(0)  # its handles are ready
    shown = picture(page).inner_html()
    page.reload()
    assert picture(page).inner_html() == shown
    lab.assert_quiet()


@PULLED
def test_it_follows_a_finger(lab: Screen, name: str) -> None:
    """Chromium makes a slider's input of touches as it does of the pointer; here each is sent as a touch."""
    page, label, before = opened(lab, name)
    slider = slider_of(page, label)
    box = slider.bounding_box()
    assert box
    cdp = page.context.new_cdp_session(page)
    share = slider.evaluate("e => (e.value - e.min) / (e.max - e.min)")
    y = box["y"] + box["height"] / 2

    def touch(kind: str, place: float) -> None:
        points = [] if kind == "touchEnd" else [{"x": box["x"] + 11 + place * (box["width"] - 22), "y": y}]
        cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    touch("touchStart", share)
    for place in (0.4, 0.7, 0.1 if share > 0.5 else 0.9):
        touch("touchMove", place)
    touch("touchEnd", 0)
    expect(picture(page)).not_to_have_js_property("innerHTML", before)
    expect(page).to_have_url(re.compile(re.escape(INPUTS[name][2])))


def test_three_are_under_way_and_the_last_is_never_left_out(lab: Screen) -> None:
    page = lab.page
    lab.open(BURST)
    waiting: list[Route] = []
    page.route(STEPS, lambda route: waiting.append(route))
    slider = slider_of(page, "Reserved concurrency")
    slider.focus()
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile(r"reserved%3D1%2C"))
    assert 1 <= len(waiting) <= 3
    page.unroute(STEPS)  # lets them go on
    expect(page.locator("#run .chart > svg:visible")).to_contain_text("limit 1, reserved")


def test_an_older_picture_does_not_take_the_place_of_a_newer_one(lab: Screen) -> None:
    page = lab.page
    lab.open(BURST)
    first: list[Route] = []
    page.route(STEPS, lambda route: first.append(route), times=1)
    slider = slider_of(page, "Reserved concurrency")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_function("() => document.querySelector('input[name=functions-0-reserved]').value === '9'")
    page.keyboard.press("ArrowLeft")
    drawn = page.locator("#run .chart > svg:visible")
    expect(drawn).to_contain_text("limit 8, reserved")
    with page.expect_response(STEPS):
        first[0].continue_()
    expect(page).to_have_url(re.compile("reserved%3D8%2C"))
    expect(drawn).to_contain_text("limit 8, reserved")


def test_a_picture_on_its_way_does_not_take_the_place_of_what_came_at_rest(lab: Screen) -> None:
    page = lab.page
    lab.open(BURST)
    page.route(STEPS, lambda route: None)
    slider_of(page, "Reserved concurrency").focus()
    with page.expect_request(STEPS):
        page.keyboard.press("ArrowLeft")
    with page.expect_request(STEPS):
        page.keyboard.press("ArrowLeft")
    drawn = page.locator("#run .chart > svg:visible")
    expect(drawn).to_contain_text("limit 8, reserved")
    page.evaluate(DRAWN)
    came: list[str] = []
    page.on("requestfinished", lambda request: came.append(request.url) if "steps.json" in request.url else None)
    with page.expect_event("requestfinished", lambda _: len(came) == 2):
        page.unroute(STEPS)  # lets them go on
    page.keyboard.press("ArrowLeft")
    expect(drawn).to_contain_text("limit 7, reserved")
    assert set(page.evaluate("window.limits")) <= {"7"}


def test_the_rest_of_the_page_waits_for_rest(lab: Screen) -> None:
    """Numbers move with the picture; the sentence, which is read out, and the address follow."""
    page = lab.page
    page.clock.install()
    lab.open(BURST)
    page.clock.pause_at("2100-01-01")
    throttled = page.locator("#numbers tr:has-text('throttled, 429') [data-now]")
    before, said = throttled.inner_text(), page.locator("#says p").first.inner_text()
    slider_of(page, "Reserved concurrency").focus()
    page.keyboard.press("ArrowLeft")
    page.clock.run_for(100)
    expect(throttled).not_to_have_text(before)
    expect(page.locator("#says p").first).to_have_text(said)
    assert "reserved" not in page.url
    page.clock.run_for(1_000)
    expect(page).to_have_url(re.compile("reserved%3D9%2C"))
    page.clock.run_for(1_000)
    expect(page.locator("#says p").first).not_to_have_text(said)


def test_a_server_that_is_busy_is_asked_for_one_value_and_one_that_is_not_for_several(lab: Screen) -> None:
    """A page sees how long its request waited from what the server says a step took; the way is the shortest seen."""
    page = lab.page
    lab.open(BURST)
    took, drawn = -10_000.0, page.locator("#run .chart > svg:visible")

    def answered(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, json={**answer.json(), "took": took})

    def pressed(key: str, limit: int) -> list[str]:
        """The values that a press of this key asks for, once the page has drawn the one of this limit."""
        with page.expect_response(STEPS) as told:
            page.keyboard.press(key)
        expect(drawn).to_contain_text(f"limit {limit}, reserved")
        return parse_qs(urlsplit(told.value.url).query).get("values", [""])[0].split("|")

    page.route(STEPS, answered)
    slider_of(page, "Reserved concurrency").focus()
    assert pressed("ArrowLeft", 9) == [""]  # nobody knows yet where the hand goes
    took = -60_000.0
    assert pressed("ArrowLeft", 8) == ["8", "7", "6", "5", "4", "3", "2", "1"]
    page.keyboard.press("ArrowRight")  # 9 is known
    took = -5_000.0
    assert pressed("ArrowRight", 10) == [""]  # the last request waited
    assert pressed("ArrowRight", 11) == ["11", "12", "13", "14", "15", "16", "17", "18"]

"""Figures that are answered and asked: by pointer, by touch, by keyboard and without scripts, in every lab."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from study.labs.pages import PAGES
from tests.browser.screen import Screen

# For each lab a preset, a question about it that is answered in the figure, a guess on a chart, and an event that
# has a mark.
ASKED = {
    "alb": ("two-ids", 0, 1, 1),
    "aliases": ("ten-percent", 0, 1, 3),
    "concurrency": ("burst", 0, 3, 5),
    "environment": ("at-once", 0, 1, 3),
    "edge": ("all-four", 0, 1, 3),
    "memory": ("power-tuning", 0, 2, 2),
    "package": ("libraries", 0, 1, 1),
    "permissions": ("boundary-forgets", 0, 1, 5),
    "poller": ("reserved-one", 0, 1, 1),
    "queue_retries": ("poison-message", 0, 1, 3),
    "retries": ("poison-event", 0, 1, 3),
    "streams": ("reported", 0, 1, 3),
    "sdk_retries": ("cut-off", 0, 1, 3),
    "tcp_retransmission": ("doubling", 0, 1, 3),
    "xray": ("twenty-a-second", 0, 1, 1),
    "vpc": ("public-subnet", 0, 1, 6),
}
HANDLED = {"retries": "fresh-or-never"}
"""Where the preset above has no handle, one that has."""

UNHANDLED = {"permissions"}
"""Labs without numbers have no handles."""

CASES = pytest.mark.parametrize("name", sorted(ASKED))


@pytest.fixture
def phone(visit: Callable[..., Screen]) -> Screen:
    return visit(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 800})


@pytest.fixture
def plain(visit: Callable[..., Screen]) -> Screen:
    return visit(java_script_enabled=False, viewport={"width": 1280, "height": 900})


def asked(screen: Screen, name: str) -> Locator:
    """The marks of the figure of a question."""
    preset, number, _, _ = ASKED[name]
    screen.open(f"/labs/{name}/quiz/?preset={preset}&ask={number}")
    return screen.page.locator("#ask .chart > svg:visible .pick")


def predicting(screen: Screen, name: str) -> None:
    preset, _, number, _ = ASKED[name]
    screen.open(f"/labs/{name}/?preset={preset}&predict={number}")


def given(page: Page) -> str:
    """The answer in the form."""
    fields = "[...document.querySelectorAll('[name=answer]')].filter((one) => one.type !== 'radio' || one.checked)"
    return str(page.evaluate(f"{fields}[0]?.value ?? ''"))


def checked(page: Page, answer: str) -> None:
    """The answer is in the form; it is judged, and the run is shown with what was asked."""
    assert given(page) == answer
    page.get_by_role("button", name="Check answer").click()
    expect(page.locator("#ask .verdict")).to_be_visible()
    expect(page.locator(".lab--frozen .chart > svg:visible").first).to_be_visible()
    expect(page.locator(".pick")).to_have_count(0)


def test_every_lab_is_asked() -> None:
    assert set(ASKED) == set(PAGES)


@CASES
def test_an_answer_by_pointer(lab: Screen, name: str) -> None:
    marks = asked(lab, name)
    answer = marks.last.get_attribute("data-answer") or ""
    marks.last.click()
    expect(marks.last).to_have_attribute("aria-current", "true")
    checked(lab.page, answer)
    lab.assert_quiet()


@CASES
def test_an_answer_by_keyboard(lab: Screen, name: str) -> None:
    marks = asked(lab, name)
    marks.first.focus()
    lab.page.keyboard.press("ArrowRight")
    expect(marks.nth(1)).to_be_focused()
    lab.page.keyboard.press("ArrowLeft")
    lab.page.keyboard.press("Enter")
    expect(marks.first).to_have_attribute("aria-current", "true")
    checked(lab.page, marks.first.get_attribute("data-answer") or "")
    lab.assert_quiet()


@CASES
def test_an_answer_by_touch(phone: Screen, name: str) -> None:
    marks = asked(phone, name)
    answer = marks.first.get_attribute("data-answer") or ""
    marks.first.tap()
    expect(marks.first).to_have_attribute("aria-current", "true")
    checked(phone.page, answer)
    phone.assert_quiet()


@CASES
def test_an_answer_without_scripts(plain: Screen, name: str) -> None:
    marks = asked(plain, name)
    answer = marks.last.get_attribute("data-answer") or ""
    plain.page.goto(plain.base + (marks.last.get_attribute("href") or ""))
    expect(marks.last).to_have_attribute("aria-current", "true")
    checked_field = plain.page.locator(f"[name=answer][value='{answer}']").first
    expect(checked_field).to_be_visible()
    plain.page.get_by_role("button", name="Check answer").click()
    expect(plain.page.locator("#ask .verdict")).to_be_visible()


@CASES
def test_a_guess_by_handle_stands_in_the_figure_with_the_run(lab: Screen, name: str) -> None:
    predicting(lab, name)
    page = lab.page
    grip = page.locator('#run svg:visible .grip[data-field="guess"]')
    grip.scroll_into_view_if_needed()
    box = grip.locator("rect").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y - 12, steps=4)
    page.mouse.up()
    guess = page.locator("#guess").input_value()
    assert guess and grip.get_attribute("aria-valuenow") == guess
    moved = grip.locator("rect").bounding_box()
    assert moved and (moved["x"], moved["y"]) != (box["x"], box["y"])
    page.get_by_role("button", name="Show the run").click()
    expect(page.locator("#run .lab__guessed")).to_contain_text("Your guess:")
    expect(page.locator("#run svg:visible text", has_text=re.compile("^your guess: ")).first).to_be_visible()
    lab.assert_quiet()


@CASES
def test_a_guess_by_key_and_by_choice(lab: Screen, name: str) -> None:
    predicting(lab, name)
    page, guess = lab.page, lab.page.locator("#guess")
    grip = page.locator('#run svg:visible .grip[data-field="guess"]')
    grip.focus()
    page.keyboard.press("ArrowUp")
    assert guess.input_value() == grip.get_attribute("aria-valuenow") != ""
    pick = page.locator("#run svg:visible .pick").first
    pick.focus()
    page.keyboard.press("Enter")
    expect(guess).to_have_value(pick.get_attribute("data-answer") or "")
    expect(page.locator("#run .lab__guessed")).to_have_count(0)
    lab.assert_quiet()


@CASES
def test_a_guess_without_scripts(plain: Screen, name: str) -> None:
    predicting(plain, name)
    link = plain.page.locator("#run svg:visible .pick").nth(1).get_attribute("href") or ""
    plain.page.goto(plain.base + link)
    expect(plain.page.locator("#run .lab__guessed")).to_contain_text("Your guess:")


@pytest.mark.parametrize("name", sorted(set(ASKED) - UNHANDLED))
def test_a_handle_by_key(lab: Screen, name: str) -> None:
    lab.open(f"/labs/{name}/?preset={HANDLED.get(name, ASKED[name][0])}")
    page = lab.page
    grips = page.locator("#run svg:visible .grip")
    field = grips.first.get_attribute("data-field")
    number = page.locator(f'[name="{field}"]:not([type=hidden])')
    before = number.input_value()
    grips.first.focus()
    page.keyboard.press("ArrowUp" if before != grips.first.get_attribute("aria-valuemax") else "ArrowDown")
    expect(number).not_to_have_value(before)
    expect(grips.first).to_be_focused()
    expect(page).to_have_url(re.compile(re.escape((field or "").split("-")[0])))
    lab.assert_quiet()


@CASES
def test_a_cause_stands_at_its_mark(lab: Screen, name: str) -> None:
    preset, _, _, _ = ASKED[name]
    lab.open(f"/labs/{name}/?preset={preset}")
    page = lab.page
    mark = page.locator("#run svg:visible .spot").first
    mark.focus()
    page.keyboard.press("Enter")
    words = page.locator("#run svg:visible .callout text").first
    expect(words).to_be_visible()
    expect(page.locator("#run .chart + .cause")).to_be_visible()
    expect(page.locator("#run svg:visible .spot[aria-current]")).to_be_focused()
    lab.assert_quiet()


@CASES
def test_a_cause_on_a_phone_stands_under_its_figure(phone: Screen, name: str) -> None:
    preset, _, _, event = ASKED[name]
    phone.open(f"/labs/{name}/?preset={preset}&event={event}")
    expect(phone.page.locator("#run svg:visible .callout path").first).to_be_visible()
    expect(phone.page.locator("#run svg:visible .callout text")).to_have_count(0)
    expect(phone.page.locator("#run .chart + .cause")).to_be_visible()


@pytest.mark.parametrize("address", ["quiz/?preset={0}&ask={1}", "?preset={0}&predict={2}", "?preset={0}&event={3}"])
def test_figures_are_sound_on_the_smallest_phone(lab: Screen, address: str) -> None:
    faults: list[str] = []
    lab.look("phone", "light", "dark")
    lab.page.set_viewport_size({"width": 360, "height": 800})
    for name, asked in ASKED.items():
        lab.open(f"/labs/{name}/{address.format(*asked)}")
        faults += lab.faults()
    assert not faults, "\n".join(faults)

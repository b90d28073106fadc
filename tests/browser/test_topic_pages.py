"""A topic's page on a phone: at most six screens of text, and everything else one press away."""

import gzip
import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.screen import SIZES, Screen

CONTENT = Path(__file__).parents[2] / "content"
SCREENS = 6
"""So many screens of a phone a topic may take."""


def test_no_topic_is_longer_than_six_screens_of_a_phone(screen: Screen) -> None:
    page = screen.page
    screen.look("phone", "light")
    faults: list[str] = []
    seen = 0
    courses = sorted(path.parent.name for path in CONTENT.glob("*/course.toml"))
    for course in courses:
        screen.open(f"/courses/{course}/")
        known = seen
        links = page.locator(f"main a[href^='/courses/{course}/topics/']").evaluate_all(
            "all => all.map(one => one.getAttribute('href'))"
        )
        for path in dict.fromkeys(links):
            screen.open(path)
            screens = page.evaluate("document.documentElement.scrollHeight") / SIZES["phone"]["height"]
            seen += 1
            if screens > SCREENS:
                faults.append(f"{path}: {screens:.2f} screens")
        assert seen > known, course
    assert courses
    assert not faults, "\n".join(faults)


def test_what_is_folded_opens_by_key(screen: Screen) -> None:
    page = screen.page
    screen.look("phone", "dark")
    screen.open("/courses/aws-lambda/topics/concurrency/")
    assert len(gzip.compress(page.request.get(page.url).body(), 6)) <= 12_000, "a lab with both drawings of its picture"
    first = page.locator("#facts details").first
    source = first.get_by_role("link").first
    expect(source).to_be_hidden()
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(source).to_be_visible()
    inputs = page.locator("#lab-concurrency .lab__inputs")
    expect(inputs).to_be_hidden()
    page.locator("#lab-concurrency summary", has_text="Inputs").press("Enter")
    expect(inputs).to_be_visible()
    expect(page.locator("#lines")).to_be_hidden()
    page.get_by_role("link", name="Source lines").press("Enter")
    expect(page.locator("#lines")).to_be_visible()
    expect(page.locator("#quiz")).to_be_hidden()
    page.get_by_role("link", name=re.compile("^Quiz me")).press("Enter")
    expect(page.locator("#quiz form")).to_be_visible()
    screen.assert_sound()


def test_there_is_room_for_the_whole_lab_on_a_desk(screen: Screen) -> None:
    page = screen.page
    screen.look("desktop", "light")
    screen.open("/courses/aws-lambda/topics/lambda-in-vpc/")
    expect(page.locator(".lab .lab__inputs")).to_be_visible()
    expect(page.locator("#numbers table").first).to_be_visible()
    expect(page.locator("details.roomy figure").last).to_be_visible()
    expect(page.get_by_role("button", name="Run").last).to_be_visible()
    screen.assert_sound()


def test_the_words_of_a_figure_can_be_read_on_a_phone(screen: Screen) -> None:
    page = screen.page
    screen.look("phone", "light")
    screen.open("/courses/aws-lambda/topics/event-source-mapping/streams-kinesis-dynamodb/")
    page.locator("details.roomy:has(figure) > summary").first.click()
    figure = page.locator("figure .scroll").first
    expect(figure.locator("svg")).to_be_visible()
    # Words are 14 units high, and a drawing is 760 units wide.
    high = figure.locator("svg").evaluate("one => 14 * one.getBoundingClientRect().width / one.viewBox.baseVal.width")
    assert high >= 12
    figure.focus()
    page.keyboard.press("ArrowRight")
    expect(figure).not_to_have_js_property("scrollLeft", 0)
    screen.assert_sound()

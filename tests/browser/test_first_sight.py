"""What every lab shows before anything is scrolled, and what stays in view on a phone while inputs move."""

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from study.labs.pages import PAGES
from study.library.models import Topic
from tests.browser.screen import Screen
from tests.browser.test_each_lab import picture

LABS = pytest.mark.parametrize("name", sorted(PAGES))

# Of the first picture the share that is above the fold, and above the bar of a phone.
SEEN = """([selector, bar]) => {
  const { top, bottom, height } = document.querySelector(selector).getBoundingClientRect();
  const nav = document.querySelector(bar)?.getBoundingClientRect().top ?? innerHeight;
  return Math.max(0, Math.min(bottom, nav) - top) / height;
}"""


@pytest.fixture
def lab(page: Page, live_server: LiveServer, transactional_db: None) -> Screen:
    return Screen(page, live_server.url)


def test_every_lab_tells_and_shows_above_the_fold(lab: Screen) -> None:
    low: list[str] = []
    for size, least in (("desktop", 0.5), ("phone", 0.75)):
        lab.look(size, "light")
        for name in PAGES:
            lab.open(f"/labs/{name}/")
            seen = lab.page.evaluate(SEEN, ["#run .chart", ".nav" if size == "phone" else "none"])
            told = lab.page.evaluate(SEEN, ["#says p", "none"])
            if seen < least or (size == "desktop" and told < 1):
                low.append(f"{name}, {size}: {seen:.0%} of the picture, {told:.0%} of the sentence")
    assert not low, "\n".join(low)


@LABS
def test_on_a_phone_the_picture_stays_in_view(lab: Screen, name: str) -> None:
    lab.look("phone", "light")
    lab.open(f"/labs/{name}/")
    inputs = lab.page.locator(".lab__inputs :is(.input, select):visible")
    for place in (0, -1):
        inputs.nth(place).scroll_into_view_if_needed()
        expect(picture(lab.page)).to_be_in_viewport()


def test_on_a_phone_the_pictures_of_embedded_labs_do_too(screen: Screen) -> None:
    """On the first topic that opens each of them; a second lab of a topic comes when it is scrolled to."""
    screen.look("phone", "light")
    seen: set[str] = set()
    for topic in Topic.objects.filter(course__address="aws-lambda").exclude(simulators=[]).order_by("pk"):
        if {name.partition("/")[0] for name in topic.simulators} <= seen:
            continue
        screen.open(f"/courses/aws-lambda/topics/{topic.key}/")
        live = screen.page.locator("form.lab").first
        name = str(live.get_attribute("id")).removeprefix("lab-")
        live.locator(".lab__fold > summary").click()
        live.locator(".lab__inputs :is(.input, select):visible").last.scroll_into_view_if_needed()
        expect(live.locator(".chart > svg:visible").first).to_be_in_viewport()
        seen.add(name)
    assert len(seen) >= 4, seen

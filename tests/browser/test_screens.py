"""Every screen: accessible in both themes, no sideways scrolling from 360 to 1440 px, on our server alone."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.screen import Screen

PAGES = [
    "/",
    "/courses/",
    "/courses/aws-lambda/",
    "/courses/aws-lambda/topics/performance/",
    "/courses/aws-lambda/topics/lambda-in-vpc/",
    "/search/",
    "/search/?q=timeout",
    "/search/?q=nothingatall",
    "/notes/",
    "/exams/",
    "/review/",
    "/plan/",
    "/progress/",
    "/settings/",
    "/settings/phone/",
    "/offline/",
    "/account/login/",
    "/account/signup/",
    "/account/password/reset/",
]


@pytest.mark.parametrize(("size", "width"), [("phone", 360), ("desktop", 1440)])
def test_every_screen(screen: Screen, size: str, width: int) -> None:
    faults: list[str] = []
    screen.look(size, "light", "dark")
    screen.page.set_viewport_size({"width": width, "height": 800})
    for path in PAGES:
        screen.open(path)
        faults += screen.faults()
    assert not faults, "\n".join(faults)


DIM = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("@media (prefers-color-scheme: dark) { main * { color: #333; background: #222 } }");
  document.adoptedStyleSheets.push(sheet);
}"""


def test_what_cannot_be_read_in_the_second_theme_is_a_fault(screen: Screen) -> None:
    screen.look("phone", "light", "dark")
    screen.open("/offline/")
    screen.assert_sound()
    screen.page.evaluate(DIM)
    (fault,) = screen.faults()
    assert "px: dark: " in fault
    assert "color-contrast" in fault


def test_results_as_you_type(screen: Screen) -> None:
    page = screen.page
    screen.open("/search/")
    page.get_by_role("searchbox").press_sequentially("visib", delay=20)
    page.locator("#results mark").first.wait_for()
    expect(page).to_have_url(re.compile("q=visib"))


def test_first_view_is_five_requests(screen: Screen) -> None:
    asked: list[str] = []
    screen.page.on("request", lambda request: asked.append(request.url))
    screen.open("/")
    screen.page.wait_for_load_state("networkidle")
    asked = [url for url in asked if not url.startswith("data:")]
    assert len(asked) <= 5, asked


def test_on_a_phone_the_names_of_topics_stand_where_lines_begin(screen: Screen) -> None:
    screen.look("phone", "light")
    screen.open("/")
    names = screen.page.locator(".domain__topics .domain__name").filter(visible=True)
    expect(names.first).to_be_visible()
    starts = {round(name.bounding_box()["x"]) for name in names.all()}  # type: ignore[index]
    assert len(starts) == 1


def test_on_a_phone_what_sends_a_file_comes_into_view_once_it_is_chosen(screen: Screen) -> None:
    screen.look("phone", "light")
    screen.page.set_viewport_size({"width": 390, "height": 600})
    screen.open("/notes/")
    send = screen.page.get_by_role("button", name="Look at them")
    expect(send).not_to_be_in_viewport()
    tides = {"name": "tides.md", "mimeType": "text/markdown", "buffer": b"# Tides"}
    screen.page.locator("input[type=file]").first.set_input_files(tides)  # type: ignore[arg-type]
    expect(send).to_be_in_viewport(ratio=1)

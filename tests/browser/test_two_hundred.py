"""Two hundred imported questions become published by keyboard alone, in few key presses and page loads."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.banks.models import Question, Status
from study.people.models import User
from tests.browser.instructors import people, signed_in
from tests.places.banks.authoring import SPRING, a_shared_bank

pytestmark = pytest.mark.journey

NUMBER, PRESSES, LOADS = 200, 250, 10
FARTHEST = 60
"""Presses of Tab after which something is taken not to be reached by it."""
READY = "#queue form:has([data-key=a])[data-htmx-powered]"
"""The decision about what waits, once the page has been told that a part of it is enough."""


class Hands:
    """Someone at a keyboard: each key is counted, and each page that is loaded."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses, self.loads = page, 0, 0
        page.on("load", self._loaded)

    def _loaded(self, page: Page) -> None:
        self.loads += 1

    def press(self, key: str) -> None:
        self.presses += 1
        self.page.keyboard.press(key)

    def type(self, text: str) -> None:
        for key in text:
            self.press(key)

    def paste(self, text: str) -> None:
        self.presses += 1
        self.page.keyboard.insert_text(text)

    def skip(self, name: str = "Skip to content") -> None:
        """Past what stands above, by the link that is there for it."""
        self.to(self.page.get_by_role("link", name=name))
        self.press("Enter")

    def to(self, place: Locator) -> None:
        self.page.wait_for_load_state()  # Tab finds what is there
        for _ in range(FARTHEST):
            self.press("Tab")
            if place.evaluate("one => one === document.activeElement"):
                return
        raise AssertionError(f"{place} is not reached by Tab")


def send_all(author: Hands, page: Page) -> None:
    """All questions of the bank to their reviewers, once it was said what that does."""
    author.skip("Skip to the questions")
    author.to(page.locator("input[name=all]"))
    author.press("Space")
    author.to(page.get_by_role("button", name="Send for review"))
    author.press("Enter")
    expect(page.get_by_text(f"{NUMBER} go to their reviewers.")).to_be_visible()
    expect(page.get_by_role("button", name=f"Do it for {NUMBER}")).to_be_focused()
    author.press("Enter")
    expect(page.get_by_text(f"Changed: {NUMBER} questions.")).to_be_visible()


@pytest.mark.usefixtures("transactional_db")
def test_two_hundred_questions_are_published_by_keyboard(browser: Browser, live_server: LiveServer) -> None:
    base = live_server.url.replace("localhost", "127.0.0.1")
    people()
    ada, grace = (User.objects.get(email=f"{name}@example.org") for name in ("ada", "grace"))
    bank = a_shared_bank(ada, reviewer=grace)
    plain = SPRING.split("Source:")[0]
    text = "\n".join(plain.replace("#spring-tide", f"#tide-{place}") for place in range(NUMBER))
    told: dict[str, tuple[int, int]] = {}
    screen = signed_in(browser, base, "ada")
    author, page = Hands(screen.page), screen.page
    screen.open(f"/banks/{bank.pk}/import/")
    author.skip()
    author.to(page.get_by_label("File", exact=True))
    author.press("Enter")
    page.get_by_label("File", exact=True).set_input_files(
        [{"name": "tides.md", "mimeType": "text/markdown", "buffer": text.encode()}]
    )
    author.press("Enter")
    author.to(page.get_by_role("button", name="Preview import"))
    author.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("tides.md")
    told["brought"] = author.presses, author.loads
    author.skip()
    author.to(page.get_by_label("Title"))
    author.type("Tides")
    author.press("Tab")
    author.paste("https://example.org/tides")
    author.press("Enter")
    expect(page.get_by_text(f"{NUMBER} questions imported as drafts.")).to_be_visible()
    told["sourced"] = author.presses, author.loads
    send_all(author, page)
    assert Question.objects.filter(bank=bank, status=Status.IN_REVIEW).count() == NUMBER
    told["sent"] = author.presses, author.loads
    screen.assert_quiet()
    screen.page.context.close()
    screen = signed_in(browser, base, "grace")
    reader, page = Hands(screen.page), screen.page
    screen.open("/")
    reader.skip()
    reader.to(page.get_by_role("link", name=f"{NUMBER} questions"))
    reader.press("Enter")
    expect(page.locator("#queue nav strong")).to_have_text(f"1 of {NUMBER}")
    page.wait_for_load_state()  # the script that knows the keys is there
    expect(page.locator(READY)).to_be_visible()
    for left in range(NUMBER, 0, -1):
        reader.press("a")
        if left > 1:
            expect(page.locator("#queue nav strong")).to_have_text(f"{NUMBER - left + 2} of {NUMBER}")
            expect(page.locator(READY)).to_be_visible()
    expect(page.get_by_role("heading", name="Nothing waits for you")).to_be_visible()
    screen.assert_quiet()
    assert Question.objects.filter(bank=bank, status=Status.READY).count() == NUMBER
    presses, loads = author.presses + reader.presses, author.loads + reader.loads
    assert presses <= PRESSES, (presses, told)
    assert loads <= LOADS, (loads, told)

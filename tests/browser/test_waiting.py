"""The queue of an instructor by keyboard: approve, take that back, walk, and give back with a reason."""

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from study.banks import operations
from study.banks.models import Role, Status
from study.people.models import User
from tests.browser.instructors import people, signed_in
from tests.clock import START
from tests.factories import a_course
from tests.places.banks.authoring import SPRING, submitted, written

pytestmark = pytest.mark.journey

# Whoever presses the moment that the next question is drawn, with the titles that came one after the other.
AT_ONCE = """() => {
  window.drawn = [];
  document.addEventListener("htmx:after:swap", () => {
    window.drawn.push(document.querySelector("#queue h1").textContent);
  });
  new MutationObserver(() => {
    const key = window.next;
    window.next = "";
    if (key) document.querySelector(`[data-key~="${key}"]`).click();
  }).observe(document.getElementById("main"), { childList: true, subtree: true });
}"""


@pytest.mark.django_db(transaction=True)
def test_the_queue_by_keyboard(browser: Browser, live_server: LiveServer) -> None:
    people()
    ada, grace = (User.objects.get(email=f"{name}@example.org") for name in ("ada", "grace"))
    bank = operations.create_bank(course=a_course(), title="Tides", by=ada, now=START)
    operations.set_role(bank=bank, email=grace.email, role=Role.REVIEWER, by=ada, now=START)
    rows = [written(bank, ada, SPRING.replace("Spring tide", f"Tide {number}")) for number in range(3)]
    for row in rows:
        submitted(row, ada)
    screen = signed_in(browser, live_server.url, "grace")
    page = screen.page
    screen.open("/banks/waiting/")
    for size, theme in (("desktop", "light"), ("phone", "dark")):
        screen.look(size, theme)
        screen.assert_sound()
    title = page.locator("#queue h1")
    page.evaluate(AT_ONCE)
    for times, (next_key, previous) in enumerate((("j", "k"), ("n", "p")), 1):
        page.evaluate("key => { window.next = key; }", previous)
        page.keyboard.press(next_key)
        page.wait_for_function("count => !window.drawn || window.drawn.length === count", arg=2 * times)
        assert page.evaluate("window.drawn") == ["Tide 1", "Tide 0"] * times  # and no page was loaded
        expect(title).to_be_focused()
    page.keyboard.press("a")
    expect(title).to_have_text("Tide 1")
    expect(page.get_by_text("2 of 3")).to_be_visible()
    expect(page.get_by_text("1 decided today")).to_be_visible()
    expect(page.get_by_role("link", name="1 of 3, decided")).to_be_visible()
    expect(page.get_by_role("link", name="2 of 3, open")).to_have_attribute("aria-current", "step")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    screen.look("phone", "light")
    screen.assert_sound()
    page.keyboard.press("u")
    expect(title).to_have_text("Tide 0")
    expect(page.get_by_text("1 of 3")).to_be_visible()
    expect(page.get_by_role("button", name="Undo")).to_have_count(0)
    page.keyboard.press("a")
    expect(title).to_have_text("Tide 1")
    expect(title).to_be_focused()
    page.keyboard.press("b")
    expect(page.get_by_label("Your comment")).to_be_focused()
    page.keyboard.type("Say at what moon.")
    page.get_by_role("button", name="Give back").click()
    expect(title).to_have_text("Tide 2")
    for row in rows:
        row.refresh_from_db()
    assert [row.status for row in rows] == [Status.READY, Status.DRAFT, Status.IN_REVIEW]
    screen.open("/banks/waiting/together/")
    screen.assert_sound()

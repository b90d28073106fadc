"""A learner's answer: it stays on the page until it has arrived, and counts once."""

import pytest
from playwright.sync_api import Page, expect

from study.review.models import Review
from tests.browser.answers import answer, fill
from tests.browser.screen import Screen

pytestmark = pytest.mark.journey

GIVEN = """form => {
  const given = new FormData(form);
  for (const name of ["csrfmiddlewaretoken", "answered"]) given.delete(name);
  return new URLSearchParams(given).toString();
}"""

REACHED = """() => fetch("/worker.js", { cache: "no-store" }).then(({ ok }) => ok, () => false)"""


def asked(screen: Screen) -> Page:
    """The review of a guest, at a question that has a card and a button to check it."""
    page = screen.page
    screen.open("/review/")
    while True:
        answer(page)
        page.get_by_role("link", name="Next question").click()
        expect(page.locator("#verdict")).to_have_count(0)
        if page.get_by_role("button", name="Check answer").count():
            break
    return page


def forget_the_connection(screen: Screen) -> None:
    """The browser and htmx say in the console that nothing was reached; that was meant."""
    lost = ("net::ERR_", "Failed to fetch")
    screen.trouble = [line for line in screen.trouble if not any(word in line for word in lost)]


def reconnect(page: Page) -> None:
    """The connection is back, once something was reached over it."""
    page.context.set_offline(False)
    page.wait_for_function(REACHED)


def twice(page: Page, selector: str) -> None:
    """Two taps before any answer can come."""
    page.locator(selector).first.evaluate("button => { button.click(); button.click(); }")


def test_without_a_connection_the_answer_stays_and_is_sent_again(screen: Screen) -> None:
    page = asked(screen)
    answers, form = Review.objects.count(), page.locator("#question form").first
    fill(form, right=True)
    given = form.evaluate(GIVEN)
    page.context.set_offline(True)
    said = set()
    for _ in range(2):
        page.get_by_role("button", name="Check answer").click()
        expect(page.get_by_role("alert").filter(has_text="Not sent: no connection")).to_have_count(1)
        said.add(form.locator("[data-answered]").input_value())
    assert form.evaluate(GIVEN) == given
    assert len(said) == 1  # the time is that of the first try
    assert Review.objects.count() == answers
    screen.look("phone", "dark")
    screen.assert_sound()
    reconnect(page)
    page.get_by_role("button", name="Send again").click()
    expect(page.locator("#verdict")).to_be_visible()
    assert Review.objects.count() == answers + 1
    at = Review.objects.latest("pk").said_at
    assert at and said == {str(round(at.timestamp() * 1000))}
    forget_the_connection(screen)


def test_a_next_question_that_does_not_come_is_told(screen: Screen) -> None:
    page = asked(screen)
    answer(page)
    page.context.set_offline(True)
    for _ in range(2):
        page.get_by_role("link", name="Next question").click()
        expect(page.get_by_role("alert").filter(has_text="Not updated: no connection")).to_have_count(1)
    reconnect(page)
    page.get_by_role("link", name="Next question").click()
    expect(page.locator("#verdict")).to_have_count(0)
    expect(page.get_by_text("no connection")).to_have_count(0)
    forget_the_connection(screen)


def test_an_answer_that_arrived_without_a_word_back_counts_once(screen: Screen) -> None:
    page = asked(screen)
    answers = Review.objects.count()
    fill(page.locator("#question form").first, right=True)

    def lose(route) -> None:  # type: ignore[no-untyped-def]
        route.fetch(max_redirects=0)
        route.abort("connectionreset")

    page.route("**/review/*/", lose, times=1)
    page.get_by_role("button", name="Check answer").click()
    expect(page.get_by_text("Not sent: no connection")).to_be_visible()
    page.get_by_role("button", name="Send again").click()
    expect(page.locator("#verdict")).to_be_visible()
    assert Review.objects.count() == answers + 1
    forget_the_connection(screen)


def test_two_taps_are_one_answer_and_one_undo(screen: Screen) -> None:
    page = asked(screen)
    answers = Review.objects.count()
    fill(page.locator("#question form").first, right=True)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    twice(page, "#question form [type=submit]:not([name])")
    expect(page.locator("#verdict")).to_be_visible()
    assert (len(sent), Review.objects.count()) == (1, answers + 1)
    twice(page, "[data-key=u]")
    expect(page.get_by_role("button", name="Check answer")).to_be_visible()
    assert Review.objects.filter(voided_at=None).count() == answers

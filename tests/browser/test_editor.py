"""Nothing that an author types is lost: without a connection, over a reload, signed out, against a colleague."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, Dialog, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from study.banks import operations
from study.banks.models import Draft, EarlierText, Question, Role, Version
from study.library.models import Course
from study.people.models import User
from tests.browser.instructors import PASSWORD, people, signed_in
from tests.browser.screen import NO_LATER, Screen
from tests.browser.test_connection import reconnect
from tests.clock import START

pytestmark = pytest.mark.journey

TEXT = """## Spring tide {#spring-tide}

What does the water do at a spring tide?

- [x] It rises higher
  > The moon and the sun pull in one line.
- [ ] It stays
  > That is the neap tide.

Source: [Tides, a primer](https://example.org/tides) (checked 2026-11-01)
"""

NOT_AGAIN = """const after = window.setTimeout;
window.setTimeout = (work, wait, ...rest) => wait >= 2000 ? 0 : after(work, wait, ...rest);"""
"""What failed is not tried again by itself, which would take the button away that does it."""


@pytest.fixture
def question(course: None) -> Question:
    """A draft in a bank of ada's in which grace writes too."""
    people()
    ada = User.objects.get(email="ada@example.org")
    bank = operations.create_bank(course=Course.objects.all()[0], title="Tides", by=ada, now=START)
    operations.set_role(bank=bank, email="grace@example.org", role=Role.EDITOR, by=ada, now=START)
    return operations.start(bank=bank, text=TEXT, by=ada, now=START)


@pytest.fixture
def ada(browser: Browser, live_server: LiveServer, question: Question) -> Screen:
    return signed_in(browser, live_server.url, "ada")


def open_editor(screen: Screen, question: Question) -> Page:
    screen.open(f"/banks/{question.bank_id}/q/{question.key}/")
    return screen.page


def add(page: Page, words: str) -> None:
    box = page.get_by_role("textbox", name="Question text")
    box.focus()
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def paste(page: Page, words: str) -> None:
    """All at once: nothing is saved between two letters."""
    page.get_by_role("textbox", name="Question text").focus()
    page.keyboard.press("Control+End")
    page.keyboard.insert_text(words)


def stored() -> str:
    return Draft.objects.get().text


def hold(page: Page) -> list[Route]:
    """The next save, on its way until it is told to go on."""
    held: list[Route] = []
    page.route("**/draft/", lambda route: held.append(route), times=1)
    return held


def says(page: Page, words: str) -> None:
    expect(page.locator("#saved")).to_contain_text(words)


def test_without_a_connection_it_says_so_and_saves_when_there_is_one(ada: Screen, question: Question) -> None:
    page = open_editor(ada, question)
    says(page, "Saved at")
    page.context.set_offline(True)
    add(page, "First.")
    says(page, "Not saved: no connection. Your text is kept in this browser.")
    add(page, "Second.")
    says(page, "Not saved")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.dismiss()

    page.once("dialog", stay)
    with page.expect_event("dialog"):
        page.close(run_before_unload=True)
    expect(page.locator("#saved")).to_be_visible()
    assert asked == ["beforeunload"] and stored() == TEXT
    page.context.set_offline(False)
    says(page, "Saved at")
    assert stored() == TEXT + "First.Second."
    ada.assert_sound()


def test_what_was_typed_before_the_scripts_came_stays_and_is_saved(ada: Screen, question: Question) -> None:
    page = ada.page
    waiting: list[Route] = []
    page.route(re.compile(r"/js/(keeping|saving)[^/]*\.js"), lambda route: waiting.append(route))
    page.goto(f"{ada.base}/banks/{question.bank_id}/q/{question.key}/", wait_until="commit")
    box = page.get_by_role("textbox", name="Question text")
    box.fill(TEXT + "Early.")
    while len(waiting) < 2:
        page.wait_for_event("request")
    for route in waiting:
        route.continue_()
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
    expect(box).to_have_value(TEXT + "Early.")
    expect(page.get_by_role("region", name="Unsaved text")).to_have_count(0)
    assert stored() == TEXT + "Early."


def test_what_is_saved_the_moment_that_the_scripts_are_there_is_heard(ada: Screen, question: Question) -> None:
    ada.page.add_init_script(NO_LATER)
    page = open_editor(ada, question)
    add(page, "Mine.")
    page.keyboard.press("Control+s")
    expect(page.locator("#saved")).to_have_attribute("data-state", "saved")
    assert stored() == TEXT + "Mine."


def test_after_a_reload_the_newer_text_stands_and_the_one_that_was_typed_is_offered(
    ada: Screen, question: Question
) -> None:
    page = open_editor(ada, question)
    grace = User.objects.get(email="grace@example.org")
    operations.save(question=question, text=TEXT + "Hers.", revision=1, by=grace, now=START)
    add(page, "Mine.")
    says(page, "Not saved: grace@example.org saved first.")
    page.once("dialog", lambda dialog: dialog.accept())
    page.reload()
    expect(page.get_by_role("region", name="Unsaved text").get_by_role("textbox")).to_have_value(TEXT + "Mine.")
    expect(page.get_by_role("textbox", name="Question text")).to_have_value(TEXT + "Hers.")
    assert stored() == TEXT + "Hers."


def test_a_text_that_was_not_saved_is_offered_after_a_reload_beside_the_newer_one(
    ada: Screen, question: Question
) -> None:
    page = open_editor(ada, question)
    page.context.set_offline(True)
    add(page, "Mine.")
    says(page, "Not saved")
    page.close()
    grace = User.objects.get(email="grace@example.org")
    operations.save(question=question, text=TEXT + "Hers.", revision=1, by=grace, now=START)
    ada.page.context.set_offline(False)

    page = ada.page = ada.page.context.new_page()
    open_editor(ada, question)
    box = page.get_by_role("textbox", name="Question text")
    offered = page.get_by_role("region", name="Unsaved text")
    expect(offered.get_by_role("textbox")).to_have_value(TEXT + "Mine.")
    expect(box).to_have_value(TEXT + "Hers.")
    ada.assert_sound()
    page.reload()
    expect(offered).to_be_visible()
    assert stored() == TEXT + "Hers."
    page.get_by_role("button", name="Put it into the editor").click()
    expect(box).to_have_value(TEXT + "Mine.")
    says(page, "Saved at")
    assert stored() == TEXT + "Mine."
    assert EarlierText.objects.filter(text=TEXT + "Hers.", author=grace).exists()
    page.reload()
    says(page, "Saved at")
    expect(offered).to_have_count(0)
    assert page.evaluate("localStorage.length") == 0


def test_signed_out_in_between_it_goes_on_after_signing_in_in_another_tab(ada: Screen, question: Question) -> None:
    page = open_editor(ada, question)
    Session.objects.all().delete()
    add(page, "Mine.")
    says(page, "Not saved: you are signed out.")
    expect(page.get_by_role("textbox", name="Question text")).to_have_value(TEXT + "Mine.")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in a new tab").click()
    other = opened.value
    other.get_by_label("Email").fill("ada@example.org")
    other.get_by_label("Password").fill(PASSWORD)
    other.get_by_role("main").get_by_role("button", name="Sign in").click()
    says(page, "Saved at")
    assert stored() == TEXT + "Mine."


def test_a_refused_editor_stays_refused_until_one_has_chosen(
    browser: Browser, live_server: LiveServer, ada: Screen, question: Question
) -> None:
    grace = signed_in(browser, live_server.url, "grace")
    mine, hers = open_editor(ada, question), open_editor(grace, question)
    add(hers, "Hers.")
    says(hers, "Saved at")
    for words in ("Mine", ", and", " more."):
        with mine.expect_response("**/draft/"):
            add(mine, words)
        says(mine, "Not saved: grace@example.org saved first.")
    assert stored() == TEXT + "Hers."
    mine.get_by_role("button", name="See both and choose").click()
    expect(mine.get_by_role("textbox", name="Their text")).to_have_value(TEXT + "Hers.")
    box = mine.get_by_role("textbox", name="Question text")
    expect(box).to_have_value(TEXT + "Mine, and more.")
    ada.assert_sound()
    ada.look("phone", "dark")
    ada.assert_sound()
    with mine.expect_response("**/draft/"):
        box.fill(TEXT + "Hers. Mine.")
    says(mine, "Not saved")
    assert stored() == TEXT + "Hers."
    mine.get_by_role("button", name="Save the text in the editor").click()
    expect(mine.get_by_text("Draft saved.")).to_be_visible()
    assert stored() == TEXT + "Hers. Mine."
    with hers.expect_response("**/draft/"):
        add(hers, "And hers.")
    author = User.objects.get(email="ada@example.org")
    says(hers, f"Not saved: instructor {author.pk} saved first.")  # addresses are told to owners alone
    hers.get_by_role("button", name="See both and choose").click()
    hers.get_by_role("button", name="Use theirs, discard mine").click()
    expect(hers.get_by_role("textbox", name="Question text")).to_have_value(TEXT + "Hers. Mine.")
    expect(hers.get_by_role("region", name="Unsaved text")).to_have_count(0)
    assert EarlierText.objects.filter(text=TEXT + "Hers.And hers.").exists()


def test_what_is_typed_while_a_save_is_on_its_way_is_saved_after_it(ada: Screen, question: Question) -> None:
    page = open_editor(ada, question)
    held = hold(page)
    with page.expect_request("**/draft/"):
        paste(page, "First.")
    says(page, "Saving…")
    add(page, "Second.")
    page.get_by_text("Exam", exact=True).click()
    page.get_by_text("Question", exact=True).click()
    says(page, "Not saved yet")
    held[0].continue_()
    says(page, "Saved at")
    assert stored() == TEXT + "First.Second."


def test_the_focus_stays_on_what_is_drawn_anew(ada: Screen, question: Question) -> None:
    page = open_editor(ada, question)
    box = page.get_by_role("textbox", name="Question text")
    text = TEXT.replace("- [ ]", "- [x]").replace("\nSource", "- [ ] It sinks\n\nSource")
    box.fill(text)
    says(page, "Saved at")
    view, meant = page.get_by_role("radio", name="Exam"), page.get_by_role("button", name="Yes, that is meant")
    for place in (view, meant, page.locator("#problems a").first):
        held, text = hold(page), f"{text}\n"
        with page.expect_request("**/draft/"):
            box.fill(text)
        place.focus()
        held[0].continue_()
        says(page, "Saved at")
        expect(place).to_be_focused()


def test_a_fault_of_the_server_and_an_answer_of_somebody_else_are_told(ada: Screen, question: Question) -> None:
    ada.page.add_init_script(NOT_AGAIN)
    page = open_editor(ada, question)
    page.route("**/draft/", lambda route: route.fulfill(status=502, body="bad gateway"))
    add(page, "Mine.")
    says(page, "Not saved: the server has a fault.")
    page.unroute("**/draft/")
    page.route("**/draft/", lambda route: route.fulfill(status=200, content_type="text/html", body="<h1>Pay here"))
    page.get_by_role("button", name="Try now").click()
    says(page, "Not saved: the server answered 200.")
    expect(page.locator("#preview")).to_be_visible()
    page.unroute("**/draft/")
    page.get_by_role("button", name="Try now").click()
    says(page, "Saved at")
    assert stored() == TEXT + "Mine."


def test_sending_for_review_saves_first_or_stays(ada: Screen, question: Question) -> None:
    page = open_editor(ada, question)
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Question text").fill(TEXT.replace("It stays", "It sinks"))
    page.get_by_role("button", name="Send for review").click()
    says(page, "Not saved: no connection.")
    page.context.set_offline(False)
    says(page, "Saved at")
    assert not Version.objects.filter(question=question).exists()
    page.get_by_role("textbox", name="Question text").fill(TEXT.replace("It stays", "It boils"))
    page.get_by_role("button", name="Send for review").click()
    expect(page.get_by_text("Version 1 is waiting for a reviewer.")).to_be_visible()
    assert "It boils" in Version.objects.get(question=question).text


def test_a_comment_stays_where_it_was_without_a_connection(ada: Screen, question: Question) -> None:
    page = open_editor(ada, question)
    page.get_by_label("Add a comment").fill("Which ocean?")
    page.context.set_offline(True)
    page.get_by_role("button", name="Add comment").click()
    expect(page.get_by_text("Not sent: no connection.")).to_be_visible()
    expect(page.get_by_label("Add a comment")).to_have_value("Which ocean?")
    ada.assert_sound()
    reconnect(page)
    page.get_by_role("button", name="Send again").click()
    expect(page.get_by_role("article")).to_contain_text("Which ocean?")


ROWS = """() => {
  const text = document.getElementById("text"), rows = text.rows, style = getComputedStyle(text);
  text.style.overflow = "hidden";
  text.rows = 1;
  const inside = text.scrollHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  text.rows = rows;
  text.style.overflow = "";
  const told = document.querySelector(".editor__gutter").textContent.match(/\\n/g).length;
  return [Math.round(inside / parseFloat(style.lineHeight)), told, text.scrollWidth <= text.clientWidth];
}"""


def test_long_lines_wrap_and_their_numbers_stay_beside_them(ada: Screen, question: Question) -> None:
    page = open_editor(ada, question)
    add(
        page,
        "\n> [!explain]-\n> " + "The moon and the sun pull in one line. " * 8 + "https://example.org/" + "tide" * 60,
    )
    lines = TEXT.count("\n") + 3
    found: list[int] = []
    for size in ("desktop", "phone"):
        ada.look(size, "light")
        page.wait_for_function(f"() => {{ const [real, told] = ({ROWS})(); return real === told; }}")
        real, told, fits = page.evaluate(ROWS)
        assert fits and real == told > lines, (size, real, told)
        assert page.locator(".editor__gutter span").count() == lines, size
        found.append(told)
        ada.assert_sound()
    assert found[1] > found[0], "a narrow screen has more rows"
    says(page, "Saved at")


def test_a_second_right_option_is_asked_about_while_it_is_written(ada: Screen, question: Question) -> None:
    page = open_editor(ada, question)
    box = page.get_by_role("textbox", name="Question text")
    asks = page.get_by_text("Is that meant?")
    expect(asks).to_have_count(0)
    box.fill(TEXT.replace("- [ ]", "- [x]").replace("\nSource", "- [ ] It sinks\n  > Never.\n\nSource"))
    expect(asks).to_be_visible()
    for size, theme in (("desktop", "light"), ("phone", "dark")):
        ada.look(size, theme)
        ada.assert_sound()
    add(page, "\n")
    page.get_by_role("button", name="Yes, that is meant").press("Enter")
    expect(asks).to_have_count(0)
    says(page, "Saved at")
    page.get_by_role("button", name="Send for review").click()
    expect(page.get_by_text("is waiting for a reviewer").first).to_be_visible()

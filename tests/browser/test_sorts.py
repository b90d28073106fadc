"""Waiting questions of one sort on a page: by keyboard, by touch, and without scripts."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.banks.models import Choice, Decision, Question, Status
from study.library.models import Course
from study.people.models import Learner
from tests.browser.answers import answer
from tests.browser.screen import Screen
from tests.places.banks.test_sorts import COLUMN, ENOUGH, MADE, taken_in

pytestmark = pytest.mark.journey


def a_guest_with_notes(screen: Screen) -> Course:
    """The notes of the browser's guest."""
    screen.open("/review/")
    answer(screen.page)
    return taken_in(Learner.objects.get())


def waiting(course: Course) -> int:
    return Question.objects.filter(bank__course=course, sort=COLUMN, status=Status.DRAFT).count()


def rows(page: Page) -> Locator:
    return page.locator("#sort li[data-keys]")


def open_sort(screen: Screen, course: Course) -> None:
    """From the triage to the page of a sort."""
    page = screen.page
    screen.open(f"/notes/{course.address}/unsure/")
    page.get_by_role("link", name="See them by sort").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Unsure questions by sort")
    expect(page.locator(".rows > li", has_text="What a table says")).to_contain_text(f"{MADE} wait.")
    screen.assert_sound()
    page.locator(".rows > li", has_text="What a table says").get_by_role("link").click()
    expect(rows(page)).to_have_count(MADE)


def test_by_keyboard(screen: Screen) -> None:
    page, keys = screen.page, screen.page.keyboard
    screen.look("desktop", "light", "dark")
    course = a_guest_with_notes(screen)
    open_sort(screen, course)
    screen.assert_sound()
    told = page.locator("#told")
    stems = rows(page).locator(".ask1__stem").all_inner_texts()

    keys.press("ArrowDown")
    keys.press("j")
    keys.press("ArrowUp")
    keys.press("ArrowDown")
    expect(rows(page).nth(1).get_by_role("checkbox")).to_be_focused()
    keys.press("Space")
    keys.press("ArrowDown")
    keys.press("x")
    expect(told).to_have_text("1 never asked.")
    expect(rows(page)).to_have_count(MADE - 1)
    expect(rows(page).nth(2).get_by_role("checkbox")).to_be_focused()
    expect(rows(page).nth(2)).to_contain_text(stems[3])
    expect(rows(page).nth(1).get_by_role("checkbox")).to_be_checked()
    keys.press("k")
    expect(told).to_have_text("1 kept.")
    expect(rows(page)).to_have_count(MADE - 2)  # what is told comes before the rows, whose buttons the keys press
    expect(rows(page).nth(2).get_by_role("checkbox")).to_be_focused()
    keys.press("u")
    expect(told).to_have_text("Taken back: it waits again.")
    expect(rows(page)).to_have_count(MADE - 1)
    expect(rows(page).nth(2).get_by_role("checkbox")).to_be_focused()
    keys.press("u")
    expect(rows(page)).to_have_count(MADE)
    assert rows(page).locator(".ask1__stem").all_inner_texts() == stems
    expect(rows(page).nth(1).get_by_role("checkbox")).to_be_checked()
    expect(rows(page).nth(2).get_by_role("checkbox")).to_be_focused()
    assert not Decision.objects.filter(undone_at=None).exists()

    for _ in range(ENOUGH - 1):
        keys.press("ArrowDown")
        keys.press("Space")
    expect(page.locator("[data-chosen]")).to_have_text(f"{ENOUGH} chosen")
    page.get_by_role("button", name="Keep chosen").press("Enter")
    others = MADE - ENOUGH
    expect(told).to_contain_text(f"{ENOUGH} kept. You keep this sort: {others} more questions of it are asked now.")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    screen.assert_sound()
    assert waiting(course) == 0
    page.reload()
    keys.press("u")
    expect(rows(page)).to_have_count(MADE)
    assert waiting(course) == MADE


def test_by_touch(screen: Screen) -> None:
    page = screen.page
    screen.look("phone", "light", "dark")
    course = a_guest_with_notes(screen)
    open_sort(screen, course)
    rows(page).first.locator("summary").click()
    screen.assert_sound()
    small = "(all) => all.filter((one) => one.checkVisibility() && !one.closest('dialog, .crumbs')).map((one) =>"
    small += " [one.outerHTML, one.getBoundingClientRect()]).filter(([_, box]) => box.width < 44 || box.height < 44)"
    assert page.locator("#sort :is(button, label, summary, a)").evaluate_all(small) == []
    page.get_by_label("Choose all on this page").check()
    expect(page.locator("[data-chosen]")).to_have_text(f"All {MADE} chosen")
    rows(page).nth(2).get_by_role("checkbox").uncheck()
    rows(page).nth(4).get_by_role("checkbox").uncheck()
    expect(page.locator("[data-chosen]")).to_have_text(f"{MADE - 2} chosen")
    expect(page.get_by_label("Choose all on this page")).not_to_be_checked()
    page.get_by_role("button", name="Never ask chosen").click()
    expect(page.locator("#told")).to_contain_text(f"{MADE - 2} never asked.")
    expect(rows(page)).to_have_count(2)
    expect(page.get_by_text("Hardly any of this sort is kept")).to_be_visible()
    expect(page.get_by_role("button", name="Never ask chosen")).to_be_focused()
    screen.assert_sound()
    page.get_by_role("button", name="Undo").click()
    expect(rows(page)).to_have_count(MADE)


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer, course: None) -> Iterator[Screen]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    yield Screen(context.new_page(), live_server.url)
    context.close()


def test_without_scripts(plain: Screen) -> None:
    page = plain.page
    course = a_guest_with_notes(plain)
    open_sort_plainly(plain, course)
    rows(page).nth(0).get_by_role("checkbox").check()
    rows(page).nth(3).get_by_role("button", name="Never ask").click()
    expect(page.get_by_role("status").filter(has_text="1 never asked.")).to_be_visible()
    expect(rows(page)).to_have_count(MADE - 1)
    expect(rows(page).nth(0).get_by_role("checkbox")).to_be_checked()
    page.get_by_label("Choose all on this page").check()
    page.get_by_role("button", name="Keep chosen").click()
    expect(page.get_by_role("status").filter(has_text=f"{MADE - 1} kept.")).to_be_visible()
    assert Decision.objects.filter(choice=Choice.KEEP).count() == MADE - 1
    for number in (1, MADE):
        page.get_by_role("button", name=re.compile("Undo")).click()
        expect(rows(page)).to_have_count(MADE - 1 if number == 1 else MADE)
    assert not Decision.objects.filter(undone_at=None).exists()


def open_sort_plainly(screen: Screen, course: Course) -> None:
    screen.open(f"/notes/{course.address}/unsure/sort/?sort={COLUMN}")
    expect(rows(screen.page)).to_have_count(MADE)

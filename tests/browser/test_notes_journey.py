"""The whole way of somebody's notes on a phone, by keyboard: looked at, taken over, decided on, learnt, edited with
what was learnt kept, read line by line, and the course deleted."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from study.banks.models import Decision, Fit, Question, Status
from study.library.models import Course
from study.review.models import Card, Review
from tests.browser.answers import answer
from tests.browser.screen import Screen

pytestmark = pytest.mark.journey

NOTES = """# Harbour

- Buoy: a float that marks a channel for ships
- Jetty: a wall that keeps waves away from the harbour
- Capstan: a drum that winds the rope of an anchor
- The pilot station of a harbour: sends a boat to each ship

## Tides

- TODO ask about the tides
"""


def test_from_a_file_to_a_deleted_course(screen: Screen, tmp_path: Path) -> None:
    screen.look("phone", "light")
    looked_at(screen, tmp_path)
    decided_on(screen)
    learnt = reviewed(screen)
    mapped(screen, learnt)
    edited(screen, learnt)
    deleted(screen)
    screen.assert_quiet()


def lead(screen: Screen, key: str) -> None:
    """Press a key that leads to a page, and wait until that is there."""
    with screen.page.expect_navigation():
        screen.page.keyboard.press(key)


def looked_at(screen: Screen, folder: Path) -> None:
    page = screen.page
    file = folder / "harbour.md"
    file.write_text(NOTES)
    screen.open("/notes/")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Look at them").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Before it is taken over")
    page.get_by_text(re.compile(r"facts? without a question")).press("Enter")
    expect(page.get_by_role("rowheader", name="a to-do")).to_be_visible()
    screen.assert_sound()
    assert not Course.objects.filter(owner__isnull=False).exists()
    page.get_by_role("button", name="Take over").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")
    screen.assert_sound()


def decided_on(screen: Screen) -> None:
    """What the notes leave unsure is kept, but for the last, and nothing waits any more."""
    page = screen.page
    waiting = Question.objects.filter(bank__course__owner__isnull=False, fit=Fit.UNSURE, status=Status.DRAFT)
    number = waiting.count()
    assert number
    page.get_by_role("link", name="Decide on unsure questions").press("Enter")
    for place in range(number):
        expect(page.get_by_text(f"{place + 1} of {number}, {place} kept")).to_be_visible()
        expect(page.locator("#now")).to_be_visible()
        lead(screen, "k" if place < number - 1 else "x")
    expect(page.get_by_text("All decided")).to_be_visible()
    screen.assert_sound()
    assert not waiting.exists()
    assert Decision.objects.filter(undone_at=None).count() == number


def reviewed(screen: Screen) -> Card:
    """A card is never asked again, which is taken back, and then it is answered."""
    page = screen.page
    screen.open("/")
    page.get_by_role("button", name=re.compile("^Learn ")).first.press("Enter")
    expect(page.locator("#question .question__stem")).to_be_visible()
    stem = page.locator("#question .question__stem").inner_text()
    page.wait_for_load_state()  # keys are heard once the page's scripts are there
    page.keyboard.press("x")
    expect(page.locator("#question")).to_contain_text("never asked again")
    page.keyboard.press("u")
    expect(page.locator("#question .question__stem")).to_have_text(stem, use_inner_text=True)
    lead(screen, "e")
    expect(page.get_by_role("heading", name="Edit this question")).to_be_visible()
    screen.assert_sound()
    page.go_back()
    answer(page, right=True)
    screen.assert_sound()
    return Review.objects.get(voided_at=None).card


def mapped(screen: Screen, learnt: Card) -> None:
    """What the course is about: its topics with cards, and folded below them those without, with what to do."""
    page = screen.page
    screen.open(f"/courses/{learnt.question.bank.course.address}/")  # type: ignore[union-attr]
    tides = page.get_by_role("link", name="Tides", exact=True)
    expect(tides).to_be_hidden()
    page.locator("summary", has_text="1 topic without cards").press("Enter")
    expect(tides).to_be_visible()
    expect(page.get_by_role("link", name="line by line", exact=True)).to_be_visible()
    screen.assert_sound()
    expect(page.get_by_role("button", name=re.compile("^Stop studying"))).to_be_visible()


def edited(screen: Screen, learnt: Card) -> None:
    """The line that was learnt is put in other words: its card keeps what is known, and its line shows that."""
    page = screen.page
    question = learnt.question
    course = question.bank.course
    screen.open(f"/notes/{course.address}/")  # type: ignore[union-attr]
    line = page.locator(f"#l{question.start}")
    line.focus()
    lead(screen, "Enter")
    expect(page.locator("#asks")).to_be_focused()
    page.get_by_role("link", name="Edit this note").press("Enter")
    page.wait_for_load_state()  # what is typed is foreseen once the page's scripts are there
    old = NOTES.splitlines()[question.start - 1]
    page.locator("#text").fill(NOTES.replace(old, f"{old}, as we saw"))
    expect(page.locator("#foreseen")).to_contain_text("as we saw")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    expect(page.locator(".note")).to_contain_text("as we saw")
    screen.assert_sound()
    expect(page.locator(f"#l{question.start}")).to_contain_text("question")
    learnt.refresh_from_db()
    question.refresh_from_db()
    assert (learnt.reviews, question.status) == (1, Status.READY)
    assert Review.objects.get(voided_at=None).card_id == learnt.pk


def deleted(screen: Screen) -> None:
    page = screen.page
    page.locator("summary", has_text="Delete").press("Enter")
    page.locator("[name=sure]").press("Space")
    page.get_by_role("button", name="Delete the course").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Use your own notes")
    screen.assert_sound()
    assert Course.objects.filter(owner__isnull=False).get().deleted_at

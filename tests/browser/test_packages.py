"""Somebody moves in from Anki: a package is looked at and taken over, and its cards go on where they were."""

from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import expect

from study.review.models import Card, Imported, Review
from tests.anki_packages import Row, Written, package
from tests.browser.answers import answer
from tests.browser.screen import Screen
from tests.clock import START

pytestmark = pytest.mark.journey


def at(days: int) -> int:
    return int((START - timedelta(days=days)).timestamp() * 1000)


LOG = [(at(200), 3, 0, 0), (at(199), 1, 1, 2500), (at(198), 3, 2, 2500)]
NOTES = [
    Written("g1", ["What pulls the tides?", "the moon"], cards=[Row(log=LOG)]),
    Written("g2", ["What is a neap tide?", "a weak one"]),
]


def test_moving_in(screen: Screen, tmp_path: Path) -> None:
    page = screen.page
    screen.look("phone", "dark")
    file = tmp_path / "tides.apkg"
    file.write_bytes(package(NOTES, today=True))
    screen.open("/notes/")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_text("1 card comes with 3 reviews from Anki.")).to_be_visible()
    screen.assert_sound()
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")
    screen.assert_sound()
    card = Card.objects.get()
    assert (card.reviews, Imported.objects.count()) == (3, 3) and card.due_day
    page.get_by_role("link", name="See the lines").click()
    expect(page.get_by_text("These cards come from Anki")).to_be_visible()
    screen.assert_sound()
    screen.open("/review/")
    expect(page.get_by_text("What pulls the tides?")).to_be_visible()
    answer(page, right=True)
    card.refresh_from_db()
    assert (card.reviews, Review.objects.get().ordinal) == (4, 3)
    screen.assert_quiet()


def test_a_deck_is_read_page_by_page(screen: Screen, tmp_path: Path) -> None:
    page = screen.page
    screen.look("phone", "light")
    file = tmp_path / "stars.apkg"
    file.write_bytes(package([Written(f"g{n}", [f"Star {n}?", f"Name {n}"], cards=[Row()]) for n in range(120)]))
    screen.open("/notes/")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Look at them").click()
    page.get_by_role("button", name="Take over").click()
    page.get_by_role("link", name="See the lines").click()
    expect(page.get_by_text("Star 0?")).to_be_visible()
    expect(page.get_by_text("Star 119?")).to_have_count(0)
    expect(page.get_by_text("page 1 of 2")).to_be_visible()
    screen.assert_sound()
    page.keyboard.press("n")
    expect(page.get_by_text("page 2 of 2").first).to_be_visible()
    page.get_by_text("Star 119?").click()
    expect(page.locator("#asks")).to_be_visible()
    screen.assert_sound()
    page.keyboard.press("p")
    expect(page.get_by_text("Star 0?")).to_be_visible()
    screen.assert_quiet()


def test_signs_of_plain_cards_are_said_in_the_look(screen: Screen, tmp_path: Path) -> None:
    page = screen.page
    screen.look("phone", "dark")
    file = tmp_path / "ships.txt"
    file.write_text("keel,the long beam\nbow,the front\nstern,the back\n")
    screen.open("/notes/")
    page.set_input_files("input[type=file]", file)
    page.get_by_role("button", name="Look at them").click()
    expect(page.get_by_text("It may be 3 cards: a comma between the two sides")).to_be_visible()
    screen.assert_sound()
    page.get_by_role("button", name="Read ships.txt as cards parted so").click()
    expect(page.get_by_text("Read as 3 cards: a comma between the two sides")).to_be_visible()
    screen.assert_sound()
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")
    screen.assert_quiet()

"""Notes are looked at, taken over, brought again in a second edition, and what was learnt stays."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from study.library.models import Fact
from study.review.models import Card, Review
from tests.browser.answers import answer
from tests.browser.screen import Screen

pytestmark = pytest.mark.journey

FIRST = """# Muscles

- Ulna ⇒ lies beside the radius in the forearm
- Biceps ⇒ bends the elbow
- Triceps ⇒ stretches the elbow again
"""
SECOND = "# Muscles\n\n- Ulna ⇒ lies beside a nerve in the elbow\n- Biceps ⇒ bends the elbow\n"


def test_two_editions(screen: Screen, tmp_path: Path) -> None:
    page = screen.page
    screen.look("phone", "light")
    bring(screen, tmp_path, FIRST)
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")
    screen.assert_sound()
    page.get_by_role("button", name=re.compile(r"Learn \d+ new card")).click()
    answer(page, right=True)
    learnt = set(Review.objects.values_list("card", flat=True))
    assert learnt
    bring(screen, tmp_path, SECOND)
    expect(page.get_by_text("1 line gone")).to_be_visible()
    pair = page.get_by_role("group", name="beside a nerve")
    pair.get_by_label("Not the same").check()
    page.get_by_role("button", name="Show what changes with this").click()
    expect(page.get_by_text("2 lines gone")).to_be_visible()
    page.get_by_role("group", name="beside a nerve").get_by_label("The same", exact=True).check()
    screen.assert_sound()
    page.get_by_role("button", name="Take over").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken over")
    assert set(Card.objects.filter(reviews__gt=0).values_list("pk", flat=True)) == learnt
    assert Fact.objects.get(text="Ulna ⇒ lies beside a nerve in the elbow").removed_at is None
    screen.assert_quiet()


def bring(screen: Screen, folder: Path, text: str) -> None:
    file = folder / "muscles.md"
    file.write_text(text)
    screen.open("/notes/")
    screen.page.set_input_files("input[type=file]", file)
    screen.page.get_by_role("button", name="Look at them").click()
    expect(screen.page.get_by_role("heading", level=1)).to_have_text("Before it is taken over")
    screen.assert_sound()

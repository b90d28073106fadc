"""Notes in Arabic, Hebrew and Persian stand from right to left, within pages that stand from left to right."""

import pytest
from playwright.sync_api import Locator

from tests.browser.screen import Screen

pytestmark = pytest.mark.journey

TITLE = "الميناء"
SAID = ("جسم طافٍ", "מקום שבו", "وسیله‌ای")
NEAR = 60
"""Pixels between the edge and the first letter, where the mark of an item may stand."""
NOTES = f"""# {TITLE}

- العوامة: جسم طافٍ يحدّد الممر للسفن.
- רציף: מקום שבו האונייה עוגנת.
- لنگر: وسیله‌ای که کشتی را نگه می‌دارد.

هل الميناء آمن؟ نعم، لأن **الرصيف** طويل.
"""
ORDER = """one => {
  const text = [...one.childNodes].find(node => /[\u0590-\u07ff]/.test(node.data));
  const range = document.createRange();
  const at = place => (range.setStart(text, place), range.setEnd(text, place + 1), range);
  const left = place => at(place).getBoundingClientRect().left;
  const words = text.data.trimEnd();
  return [left(words.search(/[\u0590-\u07ff]/)), left(words.length - 1), one.getBoundingClientRect().right];
}"""
"""The left sides of the first letter of a text and of the sign that ends it, and the right side of its place."""


def assert_from_right(text: Locator) -> None:
    first, last, edge = text.evaluate(ORDER)
    assert last < first and edge - first < NEAR, text.inner_text()


@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_notes_stand_from_right_to_left(screen: Screen, size: str) -> None:
    page = screen.page
    screen.look(size, "light")
    screen.open("/notes/")
    page.get_by_label("Or paste the text").fill(NOTES)
    page.get_by_role("button", name="Look at them").click()
    page.get_by_role("button", name="Take over").click()
    page.get_by_role("link", name="See the lines").click()
    page.wait_for_load_state()
    for line in ("l3", "l4", "l5"):
        assert_from_right(page.locator(f"#{line} .note__text"))
    assert_from_right(page.locator("h1"))
    page.get_by_role("link", name="Topics of this course").click()
    page.get_by_role("link", name=TITLE).last.click()
    page.wait_for_load_state()
    for said in SAID:
        assert_from_right(page.get_by_text(said).first)
    screen.assert_sound()

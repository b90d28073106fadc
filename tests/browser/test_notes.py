"""One's own notes by keyboard on a phone: open a line, decide, take it back, write one's own, edit the note."""

import pytest
from playwright.sync_api import expect

from study.banks.models import Fit, Question, Status
from tests.browser.screen import Screen
from tests.places.uploads.test_archives import zipped

pytestmark = pytest.mark.journey

NOTES = """# Harbour

- Buoy: a float that marks a channel for ships
- Jetty: a wall that keeps waves away from the harbour
- Memory: one full vCPU at 1,792 MB
"""


def test_notes_by_keyboard(screen: Screen) -> None:
    page, keys = screen.page, screen.page.keyboard

    def lead(key: str) -> None:
        """Press a key that leads to a page, and wait until that is there: keys pressed meanwhile are nobody's."""
        with page.expect_navigation():
            keys.press(key)

    screen.look("phone", "light", "dark")
    screen.open("/notes/")
    page.get_by_label("Or paste the text").fill(NOTES)
    page.get_by_role("button", name="Look at them").click()
    page.get_by_role("button", name="Take over").click()
    page.get_by_role("link", name="See the lines").click()
    expect(page.locator(".note__row").first).to_be_visible()
    screen.assert_sound()

    page.locator("#l1").focus()
    keys.press("ArrowDown")
    expect(page.locator("#l3")).to_be_focused()
    lead("Enter")
    expect(page.locator("#asks")).to_be_focused()
    screen.assert_sound()
    lead("x")
    expect(page.locator(".asks").get_by_text("never asked").first).to_be_visible()
    lead("u")
    expect(page.locator(".asks").get_by_text("never asked")).to_have_count(0)
    lead("e")
    expect(page.get_by_role("button", name="Save the question")).to_be_visible()
    screen.assert_sound()
    with page.expect_navigation():
        page.get_by_role("link", name="Leave it as it was").click()
    expect(page.get_by_role("button", name="Save the question")).to_have_count(0)
    keys.press("w")
    expect(page.locator("#own-question")).to_be_focused()
    keys.type("kex: what floats?")
    page.get_by_label("Answer", exact=True).fill("The buoy")
    with page.expect_navigation():
        page.get_by_role("button", name="Add the question").click()
    expect(page.locator(".asks").get_by_text("kex: what floats?")).to_be_visible()
    lead("Escape")
    expect(page.locator("#l3")).to_be_focused()
    expect(page.locator(".asks")).to_have_count(0)

    page.get_by_role("link", name="Edit this note").click()
    page.wait_for_load_state()  # what is typed is foreseen once the page's scripts are there
    page.locator("#text").press("Control+End")
    keys.type("- Keel: the long beam of a ship\n")
    expect(page.locator("#foreseen")).to_contain_text("Keel: the long beam of a ship")
    screen.assert_sound()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".note")).to_contain_text("Keel")


def test_unsure_questions_by_keyboard(screen: Screen) -> None:
    page, keys = screen.page, screen.page.keyboard
    screen.look("phone", "light")
    screen.open("/notes/")
    page.get_by_label("Or paste the text").fill(NOTES)
    page.get_by_role("button", name="Look at them").click()
    page.get_by_role("button", name="Take over").click()
    page.get_by_role("link", name="See the lines").wait_for()
    notes = Question.objects.filter(bank__slug="notes", bank__course__owner__isnull=False)
    chosen = list(notes.order_by("pk").values_list("pk", flat=True)[:2])
    notes.update(fit=Fit.SURE)
    notes.filter(status=Status.DRAFT).update(status=Status.RETIRED)
    notes.filter(pk__in=chosen).update(fit=Fit.UNSURE, status=Status.DRAFT, unseen=False, sort="term: two may do")
    page.get_by_role("link", name="See the lines").click()
    page.get_by_role("link", name="Decide on 2 unsure questions").click()
    expect(page.get_by_text("1 of 2, 0 kept")).to_be_visible()
    screen.assert_sound()
    keys.press("k")
    expect(page.locator("#now")).to_be_focused()
    expect(page.get_by_text("2 of 2, 1 kept")).to_be_visible()
    keys.press("x")
    expect(page.get_by_text("All decided")).to_be_visible()
    screen.assert_sound()
    keys.press("u")
    expect(page.get_by_text("2 of 2, 1 kept")).to_be_visible()
    keys.press("u")
    expect(page.get_by_text("1 of 2, 0 kept")).to_be_visible()


def test_keys_that_are_pressed_while_a_page_loads_wait_for_its_script(screen: Screen) -> None:
    page = screen.page
    screen.look("phone", "light")
    screen.open("/notes/")
    page.get_by_label("Or paste the text").fill(NOTES)
    page.get_by_role("button", name="Look at them").click()
    page.get_by_role("button", name="Take over").click()
    page.get_by_role("link", name="See the lines").click()
    page.locator("#l3").click()
    expect(page.locator("#asks")).to_be_focused()
    screen.press_early(page.url.partition("#")[0].removeprefix(screen.base), "Escape", ".asks")
    expect(page.locator(".asks")).to_have_count(0)
    expect(page.locator("#l3")).to_be_focused()


def test_long_names_leave_the_counts_of_the_tree_in_their_column(screen: Screen) -> None:
    """As languages have them that join their words."""
    long = "Vollständigkeitsaxiome, Donaudampfschifffahrtsgesellschaften"
    files = {
        f"Tides/{long}/Ebb.md": NOTES,
        f"Tides/{long} 2/Flood.md": NOTES.replace("Buoy", "Float"),
        "Neap.md": NOTES,
    }
    packed = {path: text.encode() for path, text in files.items()}
    screen.look("desktop", "light")
    screen.open("/notes/")
    page = screen.page
    page.set_input_files(
        "input[type=file]", {"name": "sea.zip", "mimeType": "application/zip", "buffer": zipped(packed)}
    )
    page.get_by_role("button", name="Look at them").click()
    page.get_by_role("button", name="Take over").click()
    page.get_by_role("link", name="See the lines").click()
    counts = page.locator(".tree__n:visible")
    expect(counts).not_to_have_count(0)
    edge = page.locator(".notesgrid__note").bounding_box()
    assert edge
    ends = counts.evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(ends) < edge["x"], ends

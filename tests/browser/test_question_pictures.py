"""Pictures in a question: pasted and chosen in the editor, published, and seen by whoever answers."""

import re
from base64 import b64encode
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from study.banks import operations
from study.banks.models import Question
from study.people.models import Learner, User
from tests.browser.instructors import people, signed_in
from tests.browser.screen import Screen
from tests.browser.test_connection import forget_the_connection, reconnect
from tests.browser.test_pictures import seen
from tests.clock import START
from tests.factories import a_card, a_course
from tests.pictures import a_picture

pytestmark = pytest.mark.journey

TEXT = """## Spring tide {#spring-tide}

What does the water do at a spring tide, where $F = \\frac{m}{r^2}$?

- [x] It rises higher
  > The moon and the sun pull in one line.
- [ ] ```python
  if moon:
      stay()
  ```
  > It never does.

Source: [Tides, a primer](https://example.org/tides) (checked 2026-11-01)
"""
PASTE = """(data) => {
  const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0)), held = new DataTransfer();
  held.items.add(new File([bytes], "image.png", { type: "image/png" }));
  document.getElementById("text").dispatchEvent(new ClipboardEvent("paste", { clipboardData: held, cancelable: true }));
}"""


@pytest.fixture
def question(transactional_db: None) -> Question:
    people()
    ada = User.objects.get(email="ada@example.org")
    bank = operations.create_bank(course=a_course(), title="Tides", by=ada, now=START)
    return operations.start(bank=bank, text=TEXT, by=ada, now=START)


def test_from_the_clipboard_to_the_answer(
    browser: Browser, live_server: LiveServer, question: Question, tmp_path: Path
) -> None:
    screen = signed_in(browser, live_server.url, "ada")
    page = screen.page
    edit = f"/banks/{question.bank_id}/q/{question.key}/"
    screen.open(edit)
    pasted(page)
    chosen(page, tmp_path)
    page.get_by_role("button", name="Publish without a second reader").click()
    expect(page.get_by_role("main")).to_contain_text("Version 1 was published")
    question.refresh_from_db()
    card = a_card(Learner.objects.get(user__email="ada@example.org"), question)
    for size, theme in (("desktop", "light"), ("phone", "dark")):
        screen.look(size, theme)
        screen.open(edit)
        assert_whole(page)
        screen.assert_sound()
    kept_ahead(screen)
    page.set_viewport_size({"width": 360, "height": 740})
    screen.open(f"/review/{card.pk}/")
    assert_whole(page)
    screen.assert_sound()
    page.get_by_text("It rises higher").click()
    page.get_by_role("button", name="Answer").first.click()
    expect(page.get_by_text("The moon and the sun pull in one line.").first).to_be_visible()
    assert seen(page) == ["The moon", "A red sea"]
    screen.assert_sound()
    exchanged(screen, question.bank_id, tmp_path)
    screen.assert_quiet()


def assert_whole(page: Page) -> None:
    """Its pictures, its formula and its code are there."""
    assert seen(page) == ["The moon", "A red sea"]
    expect(page.locator("main math mfrac").first).to_be_visible()
    expect(page.locator("main pre code").first).to_have_text(re.compile(r"if moon:\n    stay\(\)"))


def kept_ahead(screen: Screen) -> None:
    """What the day's questions show is there without a connection."""
    page = screen.page
    screen.open("/offline/")
    page.get_by_role("button", name="Keep the day’s questions here").click()
    expect(page.locator("#ahead-state")).to_contain_text("to answer on this device")
    page.wait_for_function("() => navigator.serviceWorker.controller !== null")
    page.wait_for_function(
        "async () => (await (await caches.open('keepwarm')).keys()).filter((one) => /pictures/.test(one.url))[1]"
    )
    page.context.set_offline(True)
    page.goto(screen.base + "/review/")
    expect(page.locator("#ahead form")).to_be_visible()
    assert_whole(page)
    reconnect(page)
    forget_the_connection(screen)


def exchanged(screen: Screen, bank: int, folder: Path) -> None:
    """What is exported comes in unchanged, and into a bank of its own as the same page."""
    page = screen.page
    screen.look("desktop", "light")
    screen.open(f"/banks/{bank}/export/?format=markdown-zip")
    with page.expect_download() as brought:
        page.get_by_role("button", name="Download anyway").click()
    file = folder / "tides.zip"
    brought.value.save_as(file)
    ada = User.objects.get(email="ada@example.org")
    fresh = operations.create_bank(course=a_course(), title="Fresh", by=ada, now=START)
    for into, says in ((bank, "0 new, 0 changed, 1 unchanged"), (fresh.pk, "1 new, 0 changed, 0 unchanged")):
        screen.open(f"/banks/{into}/import/")
        page.get_by_label("File").set_input_files(file)
        page.get_by_role("button", name="Preview import").click()
        expect(page.get_by_role("main")).to_contain_text(re.compile(says.replace(" ", r"\s+")))
    page.get_by_role("button", name="Import 1 question").click()
    expect(page.get_by_role("main")).to_contain_text("1 question imported as a draft.")
    screen.open(f"/banks/{fresh.pk}/q/spring-tide/")
    assert_whole(page)
    screen.assert_sound()


def pasted(page: Page) -> None:
    """A picture that is pasted is named where the cursor is; its words are asked for, then written there."""
    box = page.get_by_role("textbox", name="Question text")
    box.evaluate("e => { e.focus(); e.setSelectionRange(e.value.indexOf('What'), e.value.indexOf('What')); }")
    page.evaluate(PASTE, b64encode(a_picture("navy", (900, 500))).decode())
    expect(box).to_have_value(TEXT.replace("What", "![](image.png)What"))
    expect(page.locator("#problems")).to_contain_text("Say what the picture 'image.png' shows")
    page.keyboard.type("The moon")
    expect(page.locator("#problems")).not_to_contain_text("Say what")
    expect(page.locator("#saved")).to_contain_text("Saved at")


def chosen(page: Page, folder: Path) -> None:
    """One that is chosen is put at the end of the line that is named."""
    path = folder / "sea.png"
    path.write_bytes(a_picture("red", (300, 200)))
    page.get_by_text("Add a picture").click()
    page.get_by_label("Picture", exact=True).set_input_files(path)
    page.get_by_label("What it shows").fill("A red sea")
    page.get_by_label("At the end of line").fill("5")
    page.get_by_role("button", name="Add the picture").click()
    expect(page.get_by_role("main")).to_contain_text("The picture sea.png was added.")
    expect(page.get_by_role("textbox", name="Question text")).to_have_value(
        TEXT.replace("What", "![The moon](image.png)What").replace("higher", "higher ![A red sea](sea.png)")
    )

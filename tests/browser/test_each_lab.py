"""Every lab by pointer, by keyboard and without scripts: a slider is pulled, the whole picture follows."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from study.labs.pages import PAGES
from tests.browser.screen import Screen

# For each lab: a stage, an input of it by its label, and the name it has in the address.
INPUTS = {
    "alb": ("too-large", "Body of the request", "body_bytes="),
    "aliases": ("ten-percent", "Weight of the additional version", "weight="),
    "concurrency": ("burst", "Reserved concurrency", "functions"),
    "environment": ("at-once", "Duration of the handler", "duration_ms="),
    "edge": ("all-four", "Cache hit ratio", "hit_ratio="),
    "memory": ("thumbnailer", "Memory", "memory_mb="),
    "package": ("settings", "Timeout", "timeout_s="),
    "permissions": ("boundary-forgets", "Permissions boundary", "boundary="),
    "poller": ("reserved-one", "Visibility timeout", "visibility_timeout="),
    "queue_retries": ("poison-message", "Visibility timeout", "visibility_timeout="),
    "retries": ("poison-event", "Maximum retry attempts", "max_retry_attempts="),
    "streams": ("split", "Maximum retry attempts", "max_retry_attempts="),
    "sdk_retries": ("cut-off", "The function runs for", "duration="),
    "tcp_retransmission": ("doubling", "Sends of the segment that are lost", "lost="),
    "xray": ("twenty-a-second", "Requests", "requests_per_s="),
    "vpc": ("public-subnet", "Timeout of the function", "timeout_s="),
}
CHOSEN = {"permissions": "allow"}
"""Labs without numbers: the choice to make instead of a pull."""

CASES = pytest.mark.parametrize("name", sorted(INPUTS))


def opened(screen: Screen, name: str) -> tuple[Page, str, str]:
    """The lab at its stage, the label of its input, and the picture as it is drawn before anything changes."""
    stage, label, _ = INPUTS[name]
    screen.open(f"/labs/{name}/?preset={stage}")
    page = screen.page
    page.locator(f"label:has-text('{label}')").first.wait_for()
    return page, label, picture(page).inner_html()


def picture(page: Page) -> Locator:
    return page.locator("#run .chart > svg:visible").first


def followed(page: Page, name: str, before: str) -> None:
    """The address holds the new state, the picture is another, and one sentence says what happened."""
    expect(page).to_have_url(re.compile(re.escape(INPUTS[name][2])))
    expect(page.locator("#says p").first).not_to_be_empty()
    expect(picture(page)).not_to_have_js_property("innerHTML", before)


def test_every_lab_is_driven() -> None:
    assert set(INPUTS) == set(PAGES)


@CASES
def test_by_pointer(lab: Screen, name: str) -> None:
    page, label, before = opened(lab, name)
    if name in CHOSEN:
        page.get_by_label(label, exact=True).select_option(CHOSEN[name])
        followed(page, name, before)
        return
    slider = page.get_by_label(f"{label}, slider").first
    was = slider.input_value()
    slider.scroll_into_view_if_needed()
    box = slider.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + box["height"] / 2)
    if slider.input_value() == was:
        page.mouse.click(box["x"] + box["width"] * 0.2, box["y"] + box["height"] / 2)
    followed(page, name, before)
    lab.assert_quiet()


@CASES
def test_by_keyboard(lab: Screen, name: str) -> None:
    page, label, before = opened(lab, name)
    if name in CHOSEN:
        page.get_by_label(label, exact=True).focus()
        page.keyboard.press("ArrowUp")
        followed(page, name, before)
        return
    slider = page.get_by_label(f"{label}, slider").first
    slider.focus()
    page.keyboard.press("End" if slider.input_value() != slider.get_attribute("max") else "Home")
    followed(page, name, before)
    expect(slider).to_be_focused()
    lab.assert_quiet()


@CASES
def test_without_scripts(visit: Callable[..., Screen], name: str) -> None:
    page, label, before = opened(visit(java_script_enabled=False, viewport={"width": 390, "height": 844}), name)
    field = page.get_by_label(label, exact=True).first
    if name in CHOSEN:
        field.select_option(CHOSEN[name])
    else:
        least, most = field.get_attribute("min"), field.get_attribute("max")
        field.fill(str(most if field.input_value() != most else least))
    page.get_by_role("button", name="Run").last.click()
    followed(page, name, before)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_version_is_published_and_the_alias_brought_to_it(visit: Callable[..., Screen], scripts: bool) -> None:
    """By keys and by pointer: the code changes, is published, gets a weight, and then every call."""
    lab = visit(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    page = lab.page
    lab.open("/labs/aliases/?preset=published-twice")
    for name, state in (
        ("publish", r"acts=publish%2C\+publish%2C\+edit%2C\+publish%2C\+publish"),
        ("edit", r"publish%2C\+edit(&|$)"),
        ("publish", r"edit%2C\+publish(&|$)"),
    ):
        page.locator(f".turn[data-turn='{name}']:visible").first.press("Enter")
        expect(page).to_have_url(re.compile(state))
    expect(page.locator("#run")).to_contain_text("Version 3: code 3")
    page.locator(".turn[data-turn='point-3']:visible").first.click()
    expect(page.locator("#says p").first).to_contain_text("ran version 3")
    page.locator(".turn[data-turn='point-3']:visible").first.click()
    expect(page.locator("#says p").first).to_contain_text("All of 100 calls run version 3")
    lab.assert_quiet()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_an_action_is_chosen_on_the_picture_of_a_call(visit: Callable[..., Screen], scripts: bool) -> None:
    lab = visit(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    page = lab.page
    lab.open("/labs/permissions/?preset=new-function")
    expect(page.locator("#says p").first).to_contain_text("Nothing lets the caller pass the execution role")
    for state in ("pass_role=other", "action=create(?!.*pass_role)"):
        page.locator(".turn[data-turn='pass_role']:visible").first.press("Enter")
        expect(page).to_have_url(re.compile(state))
    expect(page.locator("#says p").first).to_contain_text("The call is allowed")
    page.locator(".turn[data-turn='action']:visible").first.click()
    expect(page.locator("#run")).to_contain_text("sqs:ReceiveMessage")
    lab.assert_quiet()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_configuration_is_pasted_and_checked(visit: Callable[..., Screen], scripts: bool) -> None:
    lab = visit(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    page = lab.page
    lab.open("/labs/package/")
    page.locator("summary", has_text="Paste a configuration").click()
    page.get_by_label("A configuration as JSON").fill('{"Timeout": "soon"}')
    page.get_by_role("button", name="Check it").press("Enter")
    expect(page.get_by_label("A configuration as JSON")).to_have_value('{"Timeout": "soon"}')
    expect(page.locator("#pasted-error")).to_contain_text("Timeout")
    page.get_by_label("A configuration as JSON").fill('{"Timeout": 901, "MemorySize": 128}')
    page.get_by_role("button", name="Check it").click()
    expect(page.locator("#says p").first).to_contain_text("The timeout is 901 s")
    expect(page).to_have_url(re.compile(r"timeout_s=901.*v=\d"))
    lab.assert_quiet()
    if scripts:
        lab.assert_sound()

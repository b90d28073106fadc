"""Pictures of labs are touched: handles pulled, marks opened, arrivals added, by pointer, finger and keyboard."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from study.core.simulators import ENGINES
from study.labs.pages import PAGES
from study.labs.state import State
from tests.browser.screen import Screen
from tests.browser.test_each_lab import picture
from tests.places.labs.states import HANDLES, held

GRIPS = {name: next(iter(fields)) for name, fields in HANDLES.items()}
"""For each lab the field of a handle in its pictures."""

UNDO_WHEN_FOCUS_IS_NOWHERE = """() => new MutationObserver((_, observer) => {
  if (document.activeElement !== document.body) return;
  observer.disconnect();
  document.documentElement.dataset.undone = "";
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "z", ctrlKey: true, bubbles: true }));
}).observe(document.body, { childList: true, subtree: true })"""
"""The picture that had the focus is gone, and the new one does not have it yet."""

CASES = pytest.mark.parametrize("name", sorted(GRIPS))
PUT = {"concurrency": "burst", "environment": "first-and-second", "streams": "two-retries"}
"""Labs in which something can be put, and a stage for it."""

BURST = "/labs/concurrency/?preset=burst"


def with_handle(name: str, field: str) -> str:
    """The address of a state in which the lab has a handle for this field."""
    return f"/labs/{name}/?{State(ENGINES[name], held(name, field)).query()}"


def opened(lab: Screen, name: str) -> tuple[Locator, Locator]:
    """The handle that is seen, and the field that it moves."""
    field = GRIPS[name]
    lab.open(with_handle(name, field))
    grip = lab.page.locator(f".grip[data-field={field}]:visible").first
    grip.scroll_into_view_if_needed()
    expect(grip).to_have_role("slider")
    return grip, lab.page.locator(f"#id_{field}")


def pull(page: Page, grip: Locator) -> None:
    box = grip.bounding_box()
    assert box and box["width"] >= 43 and box["height"] >= 43
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(x - 6 * step, y + 6 * step)


@CASES
def test_a_handle_is_pulled(lab: Screen, name: str) -> None:
    page = lab.page
    grip, field = opened(lab, name)
    before, drawn = field.input_value(), picture(page).inner_html()
    pull(page, grip)
    expect(picture(page)).not_to_have_js_property("innerHTML", drawn)
    page.mouse.up()
    assert field.input_value() != before
    expect(page).to_have_url(re.compile(r"v=\d"))
    lab.assert_quiet()


@CASES
def test_every_handle_is_pulled_by_a_finger_and_turned_by_a_key(lab: Screen, name: str) -> None:
    page = lab.page
    cdp = page.context.new_cdp_session(page)
    for field in HANDLES[name]:
        lab.open(with_handle(name, field))
        grip, value = page.locator(f".grip[data-field={field}]:visible").first, page.locator(f"#id_{field}")
        expect(grip).to_have_role("slider")
        grip.scroll_into_view_if_needed()
        box = grip.bounding_box()
        before, least = (str(grip.get_attribute(f"data-{about}")) for about in ("value", "min"))
        assert box and box["width"] >= 43 and box["height"] >= 43
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        for kind, by in (("touchStart", 0), ("touchMove", 60), ("touchMove", 200), ("touchEnd", None)):
            points = [] if by is None else [{"x": x - by, "y": y + by}]
            cdp.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        expect(value).not_to_have_value(re.compile(rf"^({re.escape(before)})?$"))
        expect(page).to_have_url(re.compile(r"v=\d"))  # the page is at rest
        pulled = float(value.input_value())
        assert float(least) <= pulled < float(before), field
        lab.open(with_handle(name, field))
        expect(grip).to_have_role("slider")
        grip.focus()
        page.keyboard.press("ArrowDown")
        expect(value).not_to_have_value(re.compile(rf"^({re.escape(before)})?$"))
        assert float(value.input_value()) < float(before), field
        lab.assert_quiet()


@CASES
def test_a_handle_is_turned_by_keyboard_and_keeps_the_focus(lab: Screen, name: str) -> None:
    page = lab.page
    grip, field = opened(lab, name)
    before = float(field.input_value())
    grip.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"v=\d"))
    assert float(field.input_value()) < before
    expect(page.locator(f".grip[data-field={GRIPS[name]}]:focus")).to_have_count(1)
    expect(page.locator(".grip:focus")).to_have_attribute("aria-valuenow", field.input_value())
    turned = field.input_value()
    page.keyboard.press("Control+z")
    expect(field).not_to_have_value(turned)
    page.keyboard.press("Control+z")
    expect(field).to_have_value(str(before).removesuffix(".0"))


@CASES
def test_a_key_between_two_pictures_is_not_lost(lab: Screen, name: str) -> None:
    page = lab.page
    grip, field = opened(lab, name)
    before = field.input_value()
    grip.focus()
    page.evaluate(UNDO_WHEN_FOCUS_IS_NOWHERE)
    page.keyboard.press("ArrowDown")
    expect(page.locator("html[data-undone]")).to_have_count(1)
    expect(field).to_have_value(before)
    lab.assert_quiet()


def test_a_mark_opens_its_cause_and_arrows_walk_on(lab: Screen) -> None:
    page = lab.page
    lab.open(BURST)
    page.locator(".spot:visible").nth(3).click()
    cause = page.locator("#cause")
    expect(cause).to_contain_text("600 ms")
    expect(page.locator(".spot:focus")).to_have_attribute("aria-current", "true")
    page.keyboard.press("ArrowRight")
    expect(cause).to_contain_text("800 ms")
    assert page.locator(".spot:visible:not([tabindex])").count() == 1


def causes(page: Page, name: str, opened: Callable[[Locator], None]) -> None:
    """At the first stage of a lab that has marks, some mark of the figure is opened, and its cause is told."""
    for preset in ENGINES[name].presets:
        page.goto(f"{page.url.split('/labs/')[0]}/labs/{name}/?preset={preset.name}")
        marks = page.locator(".spot:visible")
        if marks.count():
            break
    mark = marks.first
    said = (mark.get_attribute("aria-label") or "").rpartition(": ")[2]
    opened(mark)
    expect(page.locator("#cause"), name).to_contain_text(said)
    expect(page.locator(".spot[aria-current=true]:visible").first, name).to_be_attached()


def test_in_every_lab_a_mark_is_opened_by_a_key(lab: Screen) -> None:
    lab.open("/labs/")
    for name in sorted(PAGES):
        causes(lab.page, name, lambda mark: mark.press("Enter"))
        lab.assert_quiet()


def test_in_every_lab_a_mark_is_opened_without_scripts(visit: Callable[..., Screen]) -> None:
    lab = visit(java_script_enabled=False, viewport={"width": 390, "height": 844})
    lab.open("/labs/")
    for name in sorted(PAGES):
        causes(lab.page, name, lambda mark: mark.click())


def test_what_comes_is_put_by_a_touch(lab: Screen) -> None:
    """A request, or a record that the function cannot take, at an empty place of the figure."""
    assert set(PUT) == {name for name, about in PAGES.items() if about.arrivals}
    page = lab.page
    for name, preset in PUT.items():
        lab.open(f"/labs/{name}/?preset={preset}")
        first = page.locator("#numbers tbody tr").first
        before = first.inner_text()
        room = page.locator(".room:visible").first
        room.scroll_into_view_if_needed()
        box = room.bounding_box()
        assert box
        page.mouse.click(box["x"] + box["width"] * 0.6, box["y"] + 6)
        expect(first, name).not_to_have_text(before, use_inner_text=True)
        lab.assert_quiet()


def test_an_empty_place_takes_an_arrival_that_can_be_moved_and_taken_off(lab: Screen) -> None:
    page = lab.page
    lab.open(BURST)
    marks = page.locator(".spot:visible")
    expect(marks).to_have_count(60)
    room = page.locator(".room:visible").bounding_box()
    assert room
    page.mouse.click(room["x"] + room["width"] * 0.65, room["y"] + 20)
    expect(marks).to_have_count(61)
    marks.first.click()
    expect(page).to_have_url(re.compile("event=1&|event=1$"))  # the page is at rest
    page.get_by_label("Comes at").fill("7.5")
    page.get_by_role("button", name="Move").click()
    expect(page).to_have_url(re.compile(r"7\.5"))
    marks.first.click()
    page.get_by_role("button", name="Take it off").click()
    expect(marks).to_have_count(60)


def test_a_time_that_is_typed_waits_for_its_button(lab: Screen) -> None:
    """On a slow line what a change alone asks for would come back in place of what the button does."""
    page = lab.page
    lab.open(BURST)
    page.locator(".spot:visible").first.click()
    expect(page).to_have_url(re.compile("event=1&|event=1$"))
    page.evaluate("""() => {
      window.heard = [];
      document.querySelector(".lab").addEventListener("change", (event) => window.heard.push(event.target.name));
    }""")
    for label in ("Comes at", "Add an arrival at"):
        page.get_by_label(label).fill("7.5")
        page.get_by_label(label).press("Tab")
        expect(page.get_by_label(label)).not_to_be_focused()
    assert page.evaluate("window.heard") == []


def test_by_finger_the_nearest_mark_takes_the_touch(visit: Callable[..., Screen]) -> None:
    lab = visit(has_touch=True, viewport={"width": 390, "height": 844})
    lab.open(BURST)
    mark = lab.page.locator(".spot:visible").nth(3)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    lab.page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] - 10)
    expect(lab.page.locator("#cause")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_stage_is_done_by_its_number_or_by_the_form(visit: Callable[..., Screen], scripts: bool) -> None:
    lab = visit(java_script_enabled=scripts, viewport={"width": 1280, "height": 900})
    page = lab.page
    lab.open("/labs/concurrency/")
    page.get_by_role("link", name="Told in 4 steps").click()
    expect(page.locator("#todo")).to_have_text("Bring about a second cold start")
    cold = page.locator("#told [data-tells]").first
    expect(cold).to_have_text("1")
    if scripts:
        number = page.locator("#told .scrub").nth(1)
        box = number.bounding_box()
        assert box
        page.mouse.move(box["x"] + 20, box["y"] + 15)
        page.mouse.down()
        page.mouse.move(box["x"] + 20 + 8 * 80, box["y"] + 15, steps=8)  # 80 steps of 10 ms
        expect(cold).not_to_have_text("1")
        page.mouse.up()
        expect(page.get_by_label("Mean duration", exact=True).first).to_have_value("1300")
    else:
        expect(page.locator("#told .scrub").first).to_be_hidden()
        page.get_by_label("Mean duration", exact=True).last.fill("1300")
        page.get_by_role("button", name="Run").last.click()
    expect(page.locator("#todo")).to_have_class(re.compile("is-done"))
    page.get_by_role("link", name="Next: Steady need").click()
    expect(page.locator("#told [aria-current=step]")).to_have_text("2. Steady need")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_gate_is_turned_by_pointer_and_by_key(visit: Callable[..., Screen], scripts: bool) -> None:
    lab = visit(java_script_enabled=scripts, viewport={"width": 390, "height": 844})
    page = lab.page
    lab.open("/labs/permissions/?preset=boundary-forgets")
    says = page.locator("#says p").first
    expect(says).to_contain_text("The call is denied. The permissions boundary says nothing")
    boundary = page.locator('.turn[data-turn="boundary"]:visible')
    box = boundary.bounding_box()
    assert box and box["width"] >= 44 and box["height"] >= 44
    boundary.click()
    expect(says).to_contain_text("The call is allowed")
    expect(page).to_have_url(re.compile(r"v=\d"))
    expect(page.get_by_label("Permissions boundary", exact=True).first).to_have_value("absent")
    if scripts:
        expect(page.locator('.turn[data-turn="boundary"]:focus')).to_have_count(1)
    page.locator('.turn[data-turn="caller"]:visible').focus()
    page.keyboard.press("Enter")
    expect(says).to_contain_text("across accounts both sides must allow", ignore_case=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_part_of_a_network_is_turned_by_pointer_and_by_key(visit: Callable[..., Screen], scripts: bool) -> None:
    lab = visit(java_script_enabled=scripts, viewport={"width": 1280, "height": 900})
    page = lab.page
    lab.open("/labs/vpc/?preset=public-subnet")
    says = page.locator("#says p").first
    expect(says).to_contain_text("stops at the internet gateway")
    page.locator('.turn[data-turn="route-table"]:visible').click()
    expect(says).to_contain_text("reaches a host of the internet")
    expect(page).to_have_url(re.compile(r"v=\d"))
    expect(page.get_by_role("radio", name="nat", exact=True)).to_be_checked()
    gateway = page.locator('.turn[data-turn="nat-gateway"]:visible')
    if scripts:
        expect(page.locator('.turn[data-turn="route-table"]:focus')).to_have_count(1)
    gateway.focus()
    page.keyboard.press("Enter")
    expect(says).to_contain_text("stops at the NAT gateway")
    page.get_by_role("link", name=re.compile("Set it: The VPC has a public NAT gateway")).click()
    expect(says).to_contain_text("reaches a host of the internet")
    page.locator(".spot:visible").nth(2).click()
    expect(page.locator("#cause")).to_contain_text("outbound rule")
    lab.assert_quiet()


def test_one_change_lets_a_call_in_and_another_turns_it_away(lab: Screen) -> None:
    page = lab.page
    lab.open("/labs/permissions/?preset=boundary-forgets")
    says = page.locator("#says p").first
    page.get_by_role("link", name="Set it: The permissions boundary allows the call").click()
    expect(says).to_contain_text("The call is allowed")
    expect(page.get_by_label("Permissions boundary", exact=True)).to_have_value("allow")
    away = page.get_by_role("link", name="Set it: The identity policy says nothing of the call")
    away.focus()
    page.keyboard.press("Enter")
    expect(says).to_contain_text("The call is denied")
    lab.assert_quiet()

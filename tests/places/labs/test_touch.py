"""What can be touched in a lab's pictures: handles of fields that are there, marks of events that are there."""

import re
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from study.core.simulators import ENGINES
from study.drawing.axis import Scale
from study.drawing.svg import NARROW, WIDE, box
from study.drawing.touch import HIT, Drawing, Grip, apart, reached
from study.labs.pages import PAGES
from study.labs.state import State, read_state
from study.labs.touch import MARK, pressed
from study.labs.view_model import run_of
from tests.page_source import page_source
from tests.places.labs.states import HANDLES, held, measured, params

EVERY = pytest.mark.parametrize("engine", sorted(PAGES))
BURST = {"preset": "burst"}
MARKED = {
    "concurrency",
    "environment",
    "queue_retries",
    "retries",
    "sdk_retries",
    "streams",
    "tcp_retransmission",
    "xray",
    "permissions",
    "vpc",
}  # others draw lines, nothing that happens
ROOM = st.floats(0, 9.99).map(lambda at: round(at, 2))


@EVERY
@given(data=st.data())
def test_every_handle_has_its_field_and_every_mark_its_event(engine: str, data: st.DataObject) -> None:
    simulator, page = ENGINES[engine], PAGES[engine]
    some, other = data.draw(params(simulator)), data.draw(st.none() | params(simulator))
    run = run_of(engine, some, 0)
    fields = read_state(simulator, {}).given.keys() | read_state(simulator, query(State(simulator, some))).given.keys()
    for picture in page.draw(run, run_of(engine, other, 0) if other else None, None):
        for width in (WIDE, NARROW):
            drawing = picture.drawn(width)
            assert all(1 <= spot.event <= len(run.trace.events) for spot in drawing.spots)
            for grip in drawing.grips:
                assert grip.field in fields
                assert value_of(some, grip.field) in (grip.value, None)  # none: the engine's own number holds
                x, y = grip.place
                assert 0 <= x <= width and y >= 0
                assert not any(grip.covers(other) for other in drawing.grips if other is not grip)


def query(state: State) -> dict[str, str]:
    from urllib.parse import parse_qsl

    return dict(parse_qsl(state.query()))


def value_of(params: Any, field: str) -> Any:
    name, _, rest = field.partition("-")
    value = getattr(params, name)
    return value_of(value[int(rest.partition("-")[0])], rest.partition("-")[2]) if rest else value


def drawn(engine: str, params: Any, width: int) -> list[Drawing]:
    return [picture.drawn(width) for picture in PAGES[engine].draw(run_of(engine, params, 0), None, None)]


@EVERY
def test_a_lab_of_numbers_has_a_handle(engine: str) -> None:
    simulator = ENGINES[engine]
    found = [one.grips for preset in simulator.presets for one in drawn(engine, preset.params, WIDE)]
    assert any(found) == measured(simulator)


@pytest.mark.parametrize("engine", sorted(HANDLES))
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_stage_has_a_handle_and_every_limit_size_and_wait_has_its_own(engine: str, width: int) -> None:
    def fields(params: Any) -> set[str]:
        return {grip.field for one in drawn(engine, params, width) for grip in one.grips}

    stages = [preset.params for preset in ENGINES[engine].presets] + [told.start for told in PAGES[engine].path]
    found = [fields(stage) for stage in stages]
    assert all(found) and set().union(*found) <= HANDLES[engine].keys()
    assert all(field in fields(held(engine, field)) for field in HANDLES[engine])


@EVERY
def test_some_preset_has_marks(engine: str) -> None:
    marked = any(one.spots for preset in ENGINES[engine].presets for one in drawn(engine, preset.params, WIDE))
    assert marked or engine not in MARKED


@EVERY
def test_a_handle_is_named_as_its_field_and_can_be_touched_whole(engine: str, client: Client) -> None:
    for preset in ENGINES[engine].presets:
        page = page_source(client.get(f"/labs/{engine}/", {"preset": preset.name}))
        handles = re.findall(r'<g class="grip[^"]*" data-field="([^"]+)" data-name="([^"]+)".*?d="([^"]+)"', page)
        assert handles or engine not in HANDLES
        for field, name, room in handles:
            label = re.search(rf'<label[^>]* for="id_{field}"[^>]*>\s*([^<]+?)\s*<', page)
            assert label and name.startswith(label[1]) and name.endswith(", handle")
            assert room == box(-HIT / 2, -HIT / 2, HIT, HIT)


@given(value=st.floats(1, 1e6), others=st.lists(st.tuples(st.floats(0, 100), st.floats(0, 90)), max_size=5))
def test_a_handle_beside_others_changes_its_field_as_before(value: float, others: list[tuple[float, float]]) -> None:
    scale = Scale(0, 100, 50, 700)
    every = [*(Grip("other", one, scale, across) for one, across in others), reached("mine", value, scale, 40)]
    found = apart(every, 50, 700)
    assert not any(one.covers(two) for place, one in enumerate(found) for two in found[:place])
    for grip in found:
        if grip.field == "mine":
            high = max(value, 100)
            assert grip.value == value and (grip.scale.low, grip.scale.high) == (0, high)
            assert grip.scale.end - grip.scale.start == pytest.approx(650)
            assert 50 <= grip.place[0] <= 700


@pytest.mark.parametrize("width", [WIDE, NARROW])
@given(data=st.data())
def test_every_part_of_a_network_lies_in_the_picture_apart_from_the_others(width: int, data: st.DataObject) -> None:
    """Whatever stands in the way: parts cover no other, a mark is where its part is, and a touch has room."""
    some = data.draw(params(ENGINES["vpc"]))
    run = run_of("vpc", some, 0)
    drawing = PAGES["vpc"].draw(run, None, None)[0].drawn(width)
    high = float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', drawing.svg)[1])  # type: ignore[index]
    boxes = [(one.x, one.y, one.x + one.width, one.y + one.height) for one in drawing.turns]
    for place, (left, top, right, bottom) in enumerate(boxes):
        assert left >= 0 and right <= width and top >= 0 and bottom <= high
        assert right - left >= HIT and bottom - top >= HIT
        for other in boxes[:place]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
    places = [(spot.x, spot.y) for spot in drawing.spots]
    assert len(set(places)) == len(places) == len(run.trace.results["steps"])
    assert all(0 <= x <= width and 0 <= y <= high for x, y in places)
    assert {"function", "route-table", "nat-gateway"} <= {one.name for one in drawing.turns}
    ended = "Stops at" if run.trace.results["stops_at"] else "Reaches"
    assert ended in drawing.svg


@pytest.mark.parametrize("width", [WIDE, NARROW])
@given(data=st.data())
def test_every_gate_has_room_for_a_touch_apart_from_the_others_and_from_its_mark(
    width: int, data: st.DataObject
) -> None:
    some, other = data.draw(params(ENGINES["permissions"])), data.draw(st.none() | params(ENGINES["permissions"]))
    ghost = run_of("permissions", other, 0) if other else None
    drawing = PAGES["permissions"].draw(run_of("permissions", some, 0), ghost, None)[0].drawn(width)
    high = float(re.search(r'viewBox="0 0 [\d.]+ ([\d.]+)"', drawing.svg)[1])  # type: ignore[index]
    boxes = [(one.x, one.y, one.x + one.width, one.y + one.height) for one in drawing.turns]
    assert all(left >= 0 and right <= width and right - left >= HIT for left, _, right, _ in boxes)
    assert all(top >= 0 and bottom <= high and bottom - top >= HIT for _, top, _, bottom in boxes)
    assert all(above[3] <= below[1] for above, below in pairwise(boxes))
    assert all(spot.x + MARK <= left for spot in drawing.spots for left, *_ in boxes)
    assert drawing.turns[0].name == "caller" and len(boxes) > 2


def test_a_gate_is_turned_by_a_link(client: Client) -> None:
    page = page_source(client.get("/labs/permissions/", {"preset": "boundary-forgets"}))
    found = re.findall(r'<a class="turn" data-turn="([^"]+)" href="([^"]+)" aria-label="([^"]+)"', page)
    address, words = next((address, words) for name, address, words in found if name == "boundary")
    assert words == "Permissions boundary: take it away" and "The call is denied" in page
    assert "The call is allowed" in page_source(client.get(address.replace("&amp;", "&")))


def test_a_part_is_turned_by_a_link_and_one_change_is_made_by_one(client: Client) -> None:
    page = page_source(client.get("/labs/vpc/", {"preset": "public-subnet"}))
    found = re.findall(r'<a class="turn" data-turn="([^"]+)" href="([^"]+)" aria-label="([^"]+)"', page)
    assert len(found) == 2 * len({name for name, _, _ in found}) == 2 * 6
    address = next(address for name, address, _ in found if name == "route-table")
    turned = page_source(client.get(address.replace("&amp;", "&")))
    assert "The packet reaches a host of the internet" in turned and "One change" not in turned
    changes = re.findall(r'id="change-\d" href="([^"]+)".*?>(Set|Try)&nbsp;it<', page, re.DOTALL)
    assert [words for _, words in changes].count("Set") == 1
    for address, words in changes:
        says = page_source(client.get(address.replace("&amp;", "&")))
        assert ("The packet reaches" in says) == (words == "Set")


def test_beside_a_call_stands_the_one_change_that_turns_its_end(client: Client) -> None:
    for preset in ENGINES["permissions"].presets:
        page = page_source(client.get("/labs/permissions/", {"preset": preset.name}))
        allowed = "The call is allowed" in page
        assert ("One change that turns it away" in page, "One change that lets it in" in page) == (allowed, not allowed)
        for address, words in re.findall(r'id="change-\d" href="([^"]+)".*?>(Set|Try)&nbsp;it<', page, re.DOTALL):
            says = page_source(client.get(address.replace("&amp;", "&")))
            assert ("The call is allowed" in says) == (allowed != (words == "Set")), preset.name


def test_what_is_to_be_guessed_is_not_given_away_by_a_change(client: Client) -> None:
    for engine in ("permissions", "vpc"):
        page = page_source(client.get(f"/labs/{engine}/", {"predict": "1"}))
        assert "One change" not in page and 'class="turn"' not in page


def test_a_mark_leads_to_its_cause(client: Client) -> None:
    page = page_source(client.get("/labs/concurrency/", BURST))
    found = re.findall(r'<a class="spot"[^>]* href="([^"]+)" aria-label="([^"]+)"', page)
    assert len(found) == 2 * 60  # both widths
    address, name = next((address, name) for address, name in found if "throttled" in name)
    shown = page_source(client.get(address.replace("&amp;", "&")))
    cause = re.search(r'id="cause".*?</div>', shown, re.DOTALL)
    assert cause and "reserved concurrency" in cause[0] and name.split(",")[0] in cause[0]
    assert len(re.findall(r'<a class="spot"(?! tabindex)', shown)) == 2  # one tab stop in each width


@given(at=ROOM)
def test_what_is_put_can_be_taken(at: float) -> None:
    simulator, page = ENGINES["concurrency"], PAGES["concurrency"]
    assert page.arrivals
    run = run_of("concurrency", simulator.presets[0].params, 0)
    more = run_of("concurrency", page.arrivals.put(run, at), 0)
    assert more.trace.results["account"]["arrived"] == run.trace.results["account"]["arrived"] + 1
    event = next(number for number, one in enumerate(more.trace.events, 1) if one.at == at and one.what != "finished")
    assert page.arrivals.take(more, event) == run.params


def test_a_pattern_becomes_a_list_of_its_moments() -> None:
    page = PAGES["concurrency"]
    assert page.arrivals
    kill = next(preset for preset in ENGINES["concurrency"].presets if preset.name == "kill-switch")
    run = run_of("concurrency", kill.params, 0)
    more = run_of("concurrency", page.arrivals.put(run, 0.5), 0)
    assert more.trace.results["account"]["arrived"] == run.trace.results["account"]["arrived"] + 1


def test_by_form_an_arrival_is_added_moved_and_taken_off(client: Client) -> None:
    def arrivals(**pressed: str) -> tuple[str, str]:
        page = page_source(client.get("/labs/concurrency/", BURST | pressed))
        [listed] = re.findall(r'name="functions-0-arrivals"[^>]*?value="([^"]*)"|', page)[:1] or [""]
        listed = re.search(r'id="id_functions-0-arrivals"[^>]*>([^<]*)<', page)
        count = re.search(r"of (\d+) requests", page)
        return (listed[1] if listed else ""), (count[1] if count else "")

    assert arrivals()[1] == "60"
    assert arrivals(put="1", arrive="6.5")[1] == "61"
    assert arrivals(take="1")[1] == "59"
    assert arrivals(move="1", to="6.5")[1] == "60"
    assert arrivals(take="99999")[1] == arrivals(put="1", arrive="x")[1] == "60"


def test_a_press_without_sense_changes_nothing() -> None:
    simulator = ENGINES["retries"]
    for press in ({"put": "1", "arrive": "3"}, {"take": "1"}, {"move": "1", "to": "-2"}):
        assert pressed(simulator, PAGES["retries"], press) == press

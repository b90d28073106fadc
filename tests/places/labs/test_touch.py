"""What can be touched in a lab's pictures: handles of fields that are there, marks of events that are there."""

import re
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
from study.labs.touch import pressed
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

"""What can be touched in a lab's pictures: handles of fields that are there, marks of events that are there."""

import re
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from study.core.simulators import ENGINES
from study.drawing.svg import NARROW, WIDE
from study.labs.pages import PAGES
from study.labs.state import State, read_state
from study.labs.touch import pressed
from study.labs.view_model import run_of
from tests.page_source import page_source
from tests.places.labs.states import measured, params

EVERY = pytest.mark.parametrize("engine", sorted(PAGES))
BURST = {"preset": "burst"}
MARKED = {
    "concurrency",
    "permissions",
    "queue_retries",
    "retries",
    "sdk_retries",
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
                assert grip.value == value_of(some, grip.field)
                x, y = grip.place
                assert 0 <= x <= width and y >= 0


def query(state: State) -> dict[str, str]:
    from urllib.parse import parse_qsl

    return dict(parse_qsl(state.query()))


def value_of(params: Any, field: str) -> Any:
    name, _, rest = field.partition("-")
    value = getattr(params, name)
    return value_of(value[int(rest.partition("-")[0])], rest.partition("-")[2]) if rest else value


@EVERY
def test_some_preset_has_a_handle_and_marks(engine: str) -> None:
    drawn = [
        picture.drawn(WIDE)
        for preset in ENGINES[engine].presets
        for picture in PAGES[engine].draw(run_of(engine, preset.params, 0), None, None)
    ]
    assert any(one.grips for one in drawn) == measured(ENGINES[engine])
    assert any(one.spots for one in drawn) or engine not in MARKED


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

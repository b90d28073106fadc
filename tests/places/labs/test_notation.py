"""One notation and one colour on a page: a length of time is read as in the pictures whatever the unit of its field,
and a number in the prose has the colour of its input."""

import html
import re

import pytest
from django.test import Client

from study.core.simulators import ENGINES
from study.core.simulators.parameters import declared
from study.core.text.duration import span
from study.drawing.svg import STATES, WIDE
from study.labs.embedding import told
from study.labs.forms import entries
from study.labs.pages import PAGES
from study.labs.state import SECONDS, read_state
from study.labs.steps import Asked, steps
from tests.page_source import page_source
from tests.places.labs.states import measured

UPDATE = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#run"}
BURST = "/labs/concurrency/?preset=burst"


def read_out(page: str) -> dict[str, str]:
    return dict(re.findall(r'<span[^>]* id="id_([^"]*)_reads"[^>]*>([^<]*)</span>', page))


def test_a_length_of_time_is_read_as_in_the_pictures(client: Client) -> None:
    page = html.unescape(page_source(client.get(BURST)))
    found = read_out(page)
    assert found["functions-0-duration_ms"] == "1.2 s" and found["functions-0-init_ms"] == ""
    later = html.unescape(page_source(client.get(f"{BURST}&functions-0-duration_ms=90000", headers=UPDATE)))
    assert read_out(later)["functions-0-duration_ms"] == "1 min 30 s"
    assert 'id="id_functions-0-duration_ms_reads" hx-swap-oob="innerHTML"' in later
    assert "functions-0-reserved" not in found


@pytest.mark.parametrize("engine", ENGINES)
def test_every_field_of_a_time_is_read_in_words_or_says_the_same(engine: str) -> None:
    for preset in ENGINES[engine].presets:
        reading = read_state(ENGINES[engine], {"preset": preset.name})
        for entry in entries(reading, PAGES[engine]):
            if entry.about.unit not in SECONDS or entry.about.read:
                assert entry.reads is None
            elif entry.text:
                words = span(float(entry.text) * SECONDS[entry.about.unit])
                assert entry.reads in ("", words)
                assert entry.reads or words.replace(",", "") == f"{entry.text} {entry.about.unit}"


@pytest.mark.parametrize("text", ["", "soon", "nan", "inf", "-inf", "-5", "1e400", "9" * 99, "0.0000001"])
@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_no_length_of_time_is_said_in_no_words(engine: str, text: str) -> None:
    simulator, page = ENGINES[engine], PAGES[engine]
    names = [entry.name for entry in entries(read_state(simulator, {}), page) if entry.reads is not None]
    for name in names:
        found = {entry.name: entry.reads for entry in entries(read_state(simulator, {name: text}), page)}
        assert found[name] == "" or text == "0.0000001"


def test_while_it_moves_it_is_read_too() -> None:
    (step,) = steps(ENGINES["concurrency"], PAGES["concurrency"], Asked({"preset": "burst"}, WIDE))
    assert step and step["reads"]["functions-0-duration_ms"] == "1.2 s"


def test_the_inputs_of_a_frozen_run_are_told_in_the_same_words() -> None:
    params = next(one.params for one in ENGINES["concurrency"].presets if one.name == "burst")
    words = dict(told(params))["Functions: checkout"]
    assert "Mean duration 1.2 s" in words and "Arrivals every 0.2 s from 0 s to 9.8 s, 10 more at 4 s" in words


@pytest.mark.parametrize("engine", PAGES)
def test_colours_are_those_of_states_and_belong_to_inputs(engine: str) -> None:
    about = declared(ENGINES[engine].params)
    known = {*about, *(f"{name}.{each}" for name, one in about.items() if one.of for each in declared(one.of))}
    colours = PAGES[engine].colours
    assert colours and set(colours) <= known and set(colours.values()) <= set(STATES)


@pytest.mark.parametrize("engine", PAGES)
def test_a_number_in_the_prose_has_the_colour_of_its_field(client: Client, engine: str) -> None:
    pulled = 0
    for number in range(1, len(PAGES[engine].path) + 1):
        page = page_source(client.get(f"/labs/{engine}/?told={number}"))
        for tag in re.findall(r'<input class="scrub"[^>]*>', page):
            target = re.search(r'data-for="([^"]*)"', tag)
            assert target
            field = re.search(rf'<input type="number"[^>]* id="{target[1]}"[^>]*>', page)
            assert field, target[1]
            colours = [re.findall(r'data-state="([^"]*)"', one) for one in (tag, field[0])]
            assert colours[0] == colours[1]
            pulled += 1
    assert bool(pulled) == measured(ENGINES[engine])

"""Predict first: until there is a guess, nothing that the server sends looks at the run."""

import html
import re

import pytest
from django.test import Client

from study.core.simulators import ENGINES
from study.drawing.svg import WIDE
from study.labs.frame import Frame
from study.labs.pages import PAGES
from study.labs.state import read_state
from study.labs.steps import Asked, steps
from study.labs.view_model import Shown
from tests.page_source import page_source

STATES = [
    (name, preset.name, number)
    for name, page in PAGES.items()
    for preset in ENGINES[name].presets
    for number in range(1, len(page.predictions) + 1)
]
UPDATE = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#run"}
WHOLE = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "form#lab"}


@pytest.mark.parametrize(("engine", "preset", "number"), STATES)
def test_no_result_is_sent(client: Client, engine: str, preset: str, number: int) -> None:
    address = f"/labs/{engine}/?preset={preset}&predict={number}&at=1&event=1&all=1"
    says = ENGINES[engine].run(next(one.params for one in ENGINES[engine].presets if one.name == preset), 0).says
    for headers in ({}, UPDATE, WHOLE):
        page = html.unescape(page_source(client.get(address, headers=headers)))
        assert says not in page and 'name="guess"' in page
        for slider in re.findall(r'<input[^>]* id="at"[^>]*>', page):
            assert "disabled" in slider and "aria-valuetext" not in slider and 'max="1"' in slider
        params = next(one.params for one in ENGINES[engine].presets if one.name == preset)
        prediction, posed = PAGES[engine].predictions[number - 1], PAGES[engine].posed(params)
        in_place = prediction.level and any(one.drawn(WIDE).level for one in posed)
        assert page.count("<figure") == len(posed) + bool(prediction.most(params) and not in_place)
        assert ('data-field="guess"' in page) == bool(prediction.most(params))
        for gone in ('id="span"', "<td", "trace.json", 'id="quiz"', "event=1"):
            assert gone not in page, gone
        assert not re.search(r'name="done"|[?&]done=', page)


@pytest.mark.parametrize(("engine", "preset", "number"), STATES)
def test_the_run_is_not_even_made(engine: str, preset: str, number: int) -> None:
    given = {"preset": preset, "predict": str(number), "at": "1", "event": "999999", "done": "1"}
    shown = Shown(PAGES[engine], read_state(ENGINES[engine], given))
    frame = Frame(shown, f"/labs/{engine}/")
    assert shown.hides and not shown.notices and not [notes for _, notes in frame.notes if notes]
    assert frame.errors is not None and frame.kept and frame.address and frame.presets
    assert (shown.state.at, shown.state.event, shown.state.done) == (None, None, frozenset({1}))
    assert "run" not in vars(shown)


@pytest.mark.parametrize(("engine", "preset", "number"), STATES)
def test_a_guess_brings_it(client: Client, engine: str, preset: str, number: int) -> None:
    page = page_source(client.get(f"/labs/{engine}/?preset={preset}&predict={number}&guess=3"))
    assert "Your guess: 3" in page and "<figure" in page and re.search(r'id="at"[^>]*aria-valuetext', page)
    assert len(re.findall(r">your guess: 3\b", page)) == 2  # in both widths of the figure that has the run


@pytest.mark.parametrize(("engine", "preset", "number"), STATES)
def test_a_guess_is_chosen_on_the_chart_by_a_link(client: Client, engine: str, preset: str, number: int) -> None:
    page = html.unescape(page_source(client.get(f"/labs/{engine}/?preset={preset}&predict={number}")))
    links = re.findall(r'<a class="pick[^>]* href="([^"]*)"', page)
    params = next(one.params for one in ENGINES[engine].presets if one.name == preset)
    assert bool(links) == bool(PAGES[engine].predictions[number - 1].most(params))
    for link in links[-1:]:
        assert "Your guess: " in page_source(client.get(link))


def test_a_guess_of_a_level_goes_along_while_inputs_move() -> None:
    page, simulator = PAGES["concurrency"], ENGINES["concurrency"]
    number = next(place for place, one in enumerate(page.predictions, start=1) if one.level)
    query = {"preset": "burst", "predict": str(number), "guess": "4"}
    (step,) = steps(simulator, page, Asked(query, WIDE))
    assert step and "your guess: 4" in step["pictures"][0]


@pytest.mark.parametrize("guess", ["0", "-3", "1e-9", "1e300", "1.5"])
@pytest.mark.parametrize("engine", PAGES)
def test_any_number_can_be_guessed(client: Client, engine: str, guess: str) -> None:
    for number in range(1, len(PAGES[engine].predictions) + 1):
        assert client.get(f"/labs/{engine}/?predict={number}&guess={guess}").status_code == 200

"""Labs inside other pages: open where a topic talks about them, frozen beside an answer."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

from study.banks.operations import import_course
from study.core.simulators import ENGINES
from study.core.simulators.parameters import plain
from study.labs.embedding import frozen, open_lab, start_for, tile_of, topic_labs
from study.labs.pages import PAGES
from study.library.models import Course, Topic
from study.library.sources import Sources, Text
from study.people.models import Learner
from tests.clock import START
from tests.factories import a_course, a_topic
from tests.page_source import page_source

RETRIES = ENGINES["retries"]


def a_page(client: Client, simulators: list[str], title: str = "Spring tides", query: str = "") -> str:
    course = a_course()
    topic = a_topic(course, title)
    Topic.objects.filter(pk=topic.pk).update(simulators=simulators)
    Course.objects.filter(pk=course.pk).update(shipped=True)
    answer = client.get(f"/courses/{course.address}/topics/{topic.key}/{query}")
    assert answer.status_code == 200
    return page_source(answer)


def test_a_lab_starts_in_the_state_the_text_talks_about() -> None:
    assert start_for(RETRIES, "Tides", "nothing of the kind") is RETRIES.presets[0]
    assert start_for(RETRIES, "", "Given up after 6 hours: the maximum age of the event.").name == "six-hours"
    assert start_for(RETRIES, "Reserved concurrency of 0", "an error, an exception").name == "kill-switch"


def test_two_labs_stand_open_and_the_others_are_links() -> None:
    labs = topic_labs(["retries/kill-switch", "retries", "retries"], "Tides", "", {}, "/here/")
    assert [frame.state.stage.name for frame in labs.opened if frame.state.stage] == [
        "kill-switch",
        RETRIES.presets[0].name,
    ]
    assert [frame.suffix for frame in labs.opened] == ["", "-2"]
    assert [link.title for link in labs.links] == [RETRIES.title]
    assert labs.links[0].address.startswith("/labs/retries/?preset=")
    assert topic_labs(["weather"], "", "", {}, "/") == topic_labs([], "", "", {}, "/")


def test_the_page_around_a_lab_can_hold_its_state() -> None:
    query = {"lab": "retries", "v": "1", "max_retry_attempts": "0"}
    labs = topic_labs(["retries"], "Tides", "", query, "/here/")
    assert labs.opened[0].state.params.max_retry_attempts == 0
    other = topic_labs(["retries"], "Tides", "", query | {"lab": "memory"}, "/here/")
    assert other.opened[0].state.params == RETRIES.presets[0].params


def test_a_compact_lab_sends_the_inputs_it_hides() -> None:
    frame = open_lab("retries", {"v": "1", "duplicate": "on", "growth": "3"}, "/here/")
    page = render_to_string("labs/_lab.html", {"lab": frame})
    assert re.search(r'<input type="hidden" name="growth" value="3"', page)
    assert re.search(r'<input type="hidden" name="duplicate" value="on"', page)
    assert 'action="/here/#lab-retries"' in page and 'hx-get="/labs/retries/"' in page
    assert 'href="/labs/retries/?duplicate=on&amp;growth=3&amp;v=1"' in page
    assert 'id="at"' not in page and "Event list" not in page


@pytest.mark.django_db
def test_a_topic_shows_its_lab_in_place(client: Client) -> None:
    page = a_page(client, ["retries"])
    assert 'id="lab"' in page and "Try it live" in page and 'id="run"' in page
    assert RETRIES.run(RETRIES.presets[0].params, 0).says in page
    changed = a_page(client, ["retries"], query="?lab=retries&v=1&max_retry_attempts=0")
    assert RETRIES.run(RETRIES.params(max_retry_attempts=0), 0).says in changed
    assert "0 to 2" in a_page(client, ["retries"], query="?lab=retries&v=1&max_retry_attempts=9")
    assert "Try it live" not in a_page(client, ["weather"])


def test_an_update_of_a_compact_lab_is_compact(client: Client) -> None:
    headers = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#run-2"}
    answer = client.get("/labs/retries/?embed=2&v=1&max_retry_attempts=1", headers=headers)
    page = page_source(answer)
    assert 'id="run-2"' in page and 'id="numbers-2"' in page and 'id="said-2"' in page
    assert 'id="events"' not in page and "HX-Replace-Url" not in answer
    whole = client.get("/labs/retries/?embed=2&preset=six-hours", headers=headers | {"HX-Target": "form#lab-retries"})
    assert 'id="lab-retries"' in page_source(whole) and 'name="embed" value="2"' in page_source(whole)


@pytest.mark.parametrize("engine", PAGES)
def test_a_run_can_be_frozen(engine: str) -> None:
    simulator = ENGINES[engine]
    for preset in simulator.presets:
        found = frozen(engine, simulator.version, plain(preset.params), seed=3)
        assert found and found.pictures and found.says
        page = render_to_string("labs/_frozen.html", {"frozen": found})
        assert "lab--frozen" in page and found.address.replace("&", "&amp;") in page and "seed=3" in page


def test_a_frozen_run_says_its_inputs_with_units() -> None:
    found = frozen("retries", 1, {"max_event_age": "3600", "outcomes": ["error:2", "ok"], "on_failure": "sqs"})
    assert found
    assert dict(found.inputs)["Maximum event age"] == "1 h"


@pytest.mark.parametrize(
    ("engine", "version", "inputs"),
    [("weather", 1, {}), ("retries", 99, {}), ("retries", 0, {}), ("retries", 1, {"max_event_age": 1})],
)
def test_what_cannot_be_run_any_more_is_left_out(engine: str, version: int, inputs: dict[str, object]) -> None:
    assert frozen(engine, version, inputs) is None


def test_a_simulator_that_is_named_with_a_preset_has_its_tile() -> None:
    tile, first = tile_of("weather", "retries/kill-switch"), tile_of("retries")
    assert tile and first and tile.title == first.title
    assert tile.picture != first.picture
    assert tile_of("weather") is None


@pytest.mark.django_db
def test_a_topic_starts_in_the_preset_that_its_notes_name_now(reader: Client, learner: Learner) -> None:
    def notes(preset: str) -> Sources:
        text = f"---\nsimulators: retries/{preset}\n---\n# Retries\n\n- Retry: another attempt after a failure\n"
        return Sources((Text("retries.md", text),))

    for preset in ("kill-switch", "upload-burst", "kill-switch"):
        done = import_course(sources=notes(preset), slug="retries", title="Retries", owner=learner, now=START)
        course = done.imported.course
        assert course
        topic = Topic.objects.get(course=course)
        assert topic.simulators == [f"retries/{preset}"]
        page = page_source(reader.get(f"/courses/{course.address}/topics/{topic.key}/"))
        assert f"preset={preset}" in page and "seed=" not in page

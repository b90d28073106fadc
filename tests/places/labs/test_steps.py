"""Pictures while an input moves: what a step holds, what it costs, and that it looks at nothing of a person."""

from typing import Any

import pytest
from django.contrib.sessions.backends.base import SessionBase
from django.test import Client

from study.core.simulators import ENGINES
from study.drawing.svg import NARROW, WIDE
from study.labs.pages import PAGES
from study.labs.state import State, read_state
from study.labs.steps import HEAVY, NEIGHBOURS
from study.labs.touch import touched
from study.labs.view_model import Shown

EVERY = pytest.mark.parametrize("engine", sorted(PAGES))


def asked(engine: str, **given: Any) -> list[dict[str, Any] | None]:
    found: list[dict[str, Any] | None] = Client().get(f"/labs/{engine}/steps.json", given).json()["steps"]
    return found


def started(engine: str) -> dict[str, str]:
    return {"preset": ENGINES[engine].presets[0].name}


@EVERY
def test_a_step_is_what_the_page_shows_at_rest(engine: str) -> None:
    for preset in ENGINES[engine].presets:
        given = {"preset": preset.name, "at": "0.5"}
        [step] = asked(engine, **given, width=NARROW)
        shown = Shown(PAGES[engine], read_state(ENGINES[engine], given))
        assert step is not None
        assert step["pictures"] == [touched(picture.drawn(NARROW), shown.state) for picture in shown.pictures]
        assert [text for text, _, _ in step["numbers"]] == [row.number.text for row in shown.rows]
        assert (step["time"], step["moment"]) == (shown.time, shown.moment)


@EVERY
def test_a_step_looks_at_no_session_and_no_database(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the mark for a database a query fails the test; and so does a look into the session."""

    def looked(*_: Any) -> None:
        raise AssertionError("a session was loaded")

    monkeypatch.setattr(SessionBase, "_get_session", looked)
    client = Client()
    client.cookies["sessionid"] = "somebody"
    answer = client.get(f"/labs/{engine}/steps.json", started(engine))
    assert answer.status_code == 200 and not answer.cookies


def test_neighbours_come_in_their_order_and_no_more_than_eight() -> None:
    given = started("retries")
    values = [str(value) for value in range(60, 60 + 20)]
    found = asked("retries", **given, of="max_event_age", values="|".join(values), width=WIDE)
    assert len(found) == NEIGHBOURS
    for value, step in zip(values, found, strict=False):
        assert [step] == asked("retries", **given, max_event_age=value, width=WIDE)


def test_a_value_out_of_range_leaves_the_picture() -> None:
    found = asked("retries", **started("retries"), of="max_retry_attempts", values="1|9|x|2")
    assert [step is None for step in found] == [False, True, True, False]


def test_what_is_too_much_for_a_moving_hand_is_not_run() -> None:
    heavy = {"preset": "burst", "functions-0-rps": str(HEAVY), "functions-0-name": "a", "length": "10"}
    assert asked("concurrency", **heavy) == []
    light = heavy | {"functions-0-rps": str(HEAVY // 25)}
    assert len(asked("concurrency", **light, of="functions-0-duration_ms", values="1|2|3|4")) == 2


def test_a_run_that_is_to_be_guessed_is_not_shown_while_inputs_move() -> None:
    assert asked("retries", **started("retries"), predict="1") == [None]
    [shown] = asked("retries", **started("retries"), predict="1", guess="2")
    assert shown


def test_one_browser_that_asks_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client()
    answers = {client.get("/labs/retries/steps.json", started("retries")).status_code for _ in range(2_401)}
    assert answers == {200, 429}
    assert Client().get("/labs/retries/steps.json", REMOTE_ADDR="192.0.2.9").status_code == 200


@EVERY
def test_the_whole_state_can_be_asked_for(engine: str) -> None:
    simulator = ENGINES[engine]
    state = State(simulator, simulator.presets[-1].params, simulator.presets[-1], pinned=simulator.presets[0].params)
    assert client_steps(engine, state.query())


def client_steps(engine: str, query: str) -> list[Any]:
    found: list[Any] = Client().get(f"/labs/{engine}/steps.json?{query}").json()["steps"]
    return found

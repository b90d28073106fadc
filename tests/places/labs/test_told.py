"""Every lab is told in stages: one idea each, with something to do that is not done yet and can be done."""

import re
from typing import Any

import pytest
from django.test import Client

from study.core.simulators import ENGINES
from study.labs.pages import PAGES
from study.labs.state import State, read_state
from study.labs.view_model import run_of
from tests.page_source import page_source

ANSWER = '{"statusCode": 200, "headers": {}, "isBase64Encoded": false}'

# For each stage, what does it: the fields of the form that one changes.
DONE: dict[str, list[dict[str, str]]] = {
    "alb": [{"multi_value": "on"}, {"body_bytes": "1048576"}, {"response": ANSWER}],
    "aliases": [
        *({"acts": "publish, edit, publish, edit, publish"}, {"acts": "publish, edit, publish"}, {"weight": "0.5"}),
        *({"qualifier": "live"}, {"shift_minutes": "2"}, {"environments": "8"}, {"second_version": "none"}),
    ],
    "concurrency": [
        {"functions-0-duration_ms": "1500"},
        {"functions-0-rps": "9"},
        {"functions-0-reserved": "16"},
        {"functions-0-provisioned": "16"},
    ],
    "environment": [{"duration_ms": "1", "init_ms": "400"}, {"connection_idle": "none"}, {"idle_ttl": "900"}],
    "edge": [{"hit_ratio": "0.99"}, {"origin_status": "200"}, {"body_bytes": "40000"}],
    "memory": [{"memory_mb": "1769"}, {"memory_mb": "1769"}, {"memory_mb": "128"}],
    "package": [{"upload": "s3"}, {"layers-1-files": "lib/libssl.so"}, {"env": '{"AWS_REGION":"x"}'}],
    "permissions": [
        *({"identity": "none"}, {"boundary": "allow"}, {"identity": "allow"}, {"source_matches": "on"}),
        *({"pass_role": "allow"}, {"identity_names": "qualified"}),
    ],
    "poller": [{"duration_ms": "500"}, {"reserved_concurrency": "900"}, {"maximum_concurrency": "20"}],
    "queue_retries": [{"visibility_timeout": "12"}, {"max_receive_count": "3"}, {"visibility_timeout": "60"}],
    "retries": [{"max_retry_attempts": "0"}, {"max_event_age": "3600"}, {"dlq": "sqs"}, {"max_retry_attempts": "0"}],
    "streams": [{"max_retry_attempts": "0"}, {"max_retry_attempts": "0"}, {"max_record_age": "60"}, {"bisect": "on"}],
    "sdk_retries": [{"read_timeout": "120"}, {"max_attempts": "1"}],
    "tcp_retransmission": [{"lost": "2"}, {"minimum_rto": "100"}, {"minimum_rto": "900"}, {"give_up_after": "130"}],
    "xray": [{"requests_per_s": "1"}, {"mode": "active"}, {"invocation": "async"}],
    "vpc": [
        {"subnet_routes-0-target": "nat"},
        {"nat": "zonal-public"},
        {"ingress_allows": "on"},
        {"endpoints": "aws-api"},
    ],
}
STAGES = [
    pytest.param(name, number, id=f"{name}-{number}")
    for name, page in PAGES.items()
    for number in range(1, len(page.path) + 1)
]


def test_every_lab_is_told() -> None:
    assert {name: len(page.path) for name, page in PAGES.items()} == {name: len(each) for name, each in DONE.items()}


def form(engine: str, number: int) -> dict[str, str]:
    """What the form of a stage sends."""
    simulator, told = ENGINES[engine], PAGES[engine].path[number - 1]
    reading = read_state(simulator, {"told": str(number), "v": str(simulator.version)} | start(engine, told.start))
    return {**reading.given, "told": str(number), "v": str(simulator.version)}


def start(engine: str, params: Any) -> dict[str, str]:
    from urllib.parse import parse_qsl

    return dict(parse_qsl(State(ENGINES[engine], params).query()))


@pytest.mark.parametrize(("engine", "number"), STAGES)
class TestAStage:
    def test_it_names_fields_and_numbers_that_are_there(self, engine: str, number: int) -> None:
        told = PAGES[engine].path[number - 1]
        names = {one.name for one in PAGES[engine].numbers(run_of(engine, told.start, 0))}
        assert {part for kind, part in told.parts if kind == "number"} <= names
        assert set(told.fields) <= form(engine, number).keys() and told.fields
        assert len(re.findall(r"[.?!] ", told.text + " ")) <= 4

    def test_it_begins_with_something_to_do_that_can_be_done(self, engine: str, number: int, client: Client) -> None:
        given = form(engine, number)
        path = f"/labs/{engine}/"
        assert 'class="told__do"' in page_source(client.get(path, given))
        done = page_source(client.get(path, given | DONE[engine][number - 1]))
        assert 'class="told__do is-done"' in done
        assert re.search(rf'aria-current="step"[^>]*>{number}\.', done)  # touching inputs never leaves a stage

    def test_nothing_of_the_run_is_told_while_it_is_to_be_guessed(
        self, engine: str, number: int, client: Client
    ) -> None:
        page = page_source(client.get(f"/labs/{engine}/", form(engine, number) | {"predict": "1"}))
        assert "data-tells" not in page and "is-done" not in page


def test_the_path_ends_in_the_free_lab(client: Client) -> None:
    for engine, page in PAGES.items():
        last = page_source(client.get(f"/labs/{engine}/", form(engine, len(page.path))))
        assert re.search(rf'id="next"[^>]*href="/labs/{engine}/"', last)
        assert 'id="told"' not in page_source(client.get(f"/labs/{engine}/"))
        assert 'id="told"' not in page_source(client.get(f"/labs/{engine}/?told=99&v=1"))

"""The pages of the labs: one state, one page, one update, the same files; and nothing breaks them."""

import gzip
import json
import re
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.management import call_command
from django.test import Client
from hypothesis import HealthCheck, given
from hypothesis import settings as tries
from hypothesis import strategies as st

from study.core.simulators import ENGINES
from study.core.simulators.parameters import declared
from study.labs.pages import PAGES
from study.labs.state import BUTTONS, PARTS, State
from tests.page_source import page_source
from tests.places.labs.states import params
from tests.places.web.test_pages import read

UPDATE = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#run", "HX-Source": "form#lab"}
WHOLE = UPDATE | {"HX-Target": "form#lab"}
STAGES = [(name, preset.name) for name in PAGES for preset in ENGINES[name].presets]
OPEN = tries(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def html(client: Client, address: str, **headers: str) -> str:
    answer = client.get(address, headers=headers)
    assert answer.status_code == 200, address
    return page_source(answer)


def at(page: str, field: str) -> str:
    """What is said at a field."""
    found = re.search(rf'<p class="field__error" id="id_{field}_error"[^>]*>(.*?)</p>', page, re.DOTALL)
    assert found, field
    return re.sub("<.*?>", "", found[1]).strip()


def test_every_simulator_has_a_page() -> None:
    assert set(PAGES) == set(ENGINES)


def test_the_gallery_leads_to_every_lab(client: Client) -> None:
    page = html(client, "/labs/")
    for name in PAGES:
        assert f'href="/labs/{name}/"' in page and PAGES[name].question in page.replace("&#x27;", "'")


@pytest.mark.parametrize("path", ["", "trace.json", "trace.csv", "picture.svg"])
def test_what_is_no_simulator_is_not_found(client: Client, path: str) -> None:
    assert client.get(f"/labs/weather/{path}").status_code == 404


@pytest.mark.parametrize(("engine", "stage"), STAGES)
def test_every_stage_opens_strict_and_small(client: Client, engine: str, stage: str) -> None:
    address = f"/labs/{engine}/?preset={stage}"
    page = client.get(address)
    assert [one for one in read(page).offences if not one.startswith("a href=")] == []  # sources are links
    assert "default-src 'none'" in page["Content-Security-Policy"]
    # What is pressed lightly is pressed harder only where it does not fit: that takes seventy times as long.
    assert any(len(brotli.compress(page.content, quality=how)) + fixed() <= 80_000 for how in (5, 11))
    update = client.get(address + "&width=760", headers=UPDATE)  # as the script asks
    assert len(gzip.compress(update.content)) <= 10_000
    whole = html(client, address + "&v=1", **WHOLE)
    assert whole.lstrip().startswith("<form") and "<html" not in whole
    assert not re.findall(r"<th\b[^>]*>\s*</th>", whole)  # a reader of columns is told what each holds


@cache
def fixed() -> int:
    """Bytes that come with every page: the sheet, the scripts, the font."""
    font = Path(settings.BASE_DIR) / "static" / "fonts/source-sans-3.woff2"
    pressed = [brotli.compress(one) for one in (own("css/keepwarm.css"), own("js/keepwarm.js"), htmx())]
    return sum(map(len, pressed)) + font.stat().st_size


def own(name: str) -> bytes:
    return Path(finders.find(name)).read_bytes()


def htmx() -> bytes:
    import django_htmx

    return (Path(django_htmx.__file__).parent / "static/django_htmx/htmx-4.min.js").read_bytes()


def test_style_and_scripts_keep_their_budget() -> None:
    assert len(gzip.compress(own("css/keepwarm.css"), mtime=0)) <= 13_000  # one sheet for every page
    scripts = [own("js/keepwarm.js"), htmx()]
    assert sum(len(gzip.compress(one, mtime=0)) for one in scripts) <= 25_000


def test_a_bare_address_opens_the_first_stage(client: Client) -> None:
    page = html(client, "/labs/retries/")
    first = ENGINES["retries"].presets[0]
    assert re.search(rf'id="preset-{first.name}"[^>]* aria-current="true"', page)
    assert ENGINES["retries"].run(first.params, 0).says in page


def test_an_update_brings_the_parts_and_the_address(client: Client) -> None:
    answer = client.get("/labs/retries/?v=1&max_retry_attempts=1&max_event_age=21600&span=9", headers=UPDATE)
    page = page_source(answer)
    assert page.lstrip().startswith('<div class="lab__run" id="run"')
    assert "<html" not in page and "lab__inputs" not in page
    for part in ("numbers", "events", "share", "said"):
        assert re.search(rf'id="{part}"[^>]* hx-swap-oob=', page), part
    assert answer["HX-Replace-Url"] == "/labs/retries/?max_retry_attempts=1&v=1"
    assert ENGINES["retries"].run(ENGINES["retries"].params(max_retry_attempts=1), 0).says in page


def test_an_update_with_a_wrong_input_leaves_the_picture_and_says_why(client: Client) -> None:
    answer = client.get("/labs/retries/?v=1&max_retry_attempts=7", headers=UPDATE)
    page = page_source(answer)
    assert answer["HX-Reswap"] == "none" and "HX-Replace-Url" not in answer
    assert "<svg xmlns" not in page and 'id="run"' not in page
    assert "0 to 2" in at(page, "max_retry_attempts") and at(page, "max_event_age") == ""
    assert "Not run" in page


def test_without_scripts_a_wrong_input_keeps_the_form_and_shows_the_preset(client: Client) -> None:
    page = html(client, "/labs/retries/?v=1&preset=six-hours&max_retry_attempts=7&max_event_age=600")
    assert "0 to 2" in at(page, "max_retry_attempts")
    assert re.search(r'name="max_retry_attempts" value="7"', page)
    assert re.search(r'name="max_event_age" value="600"', page)
    assert '<div class="lab__run" id="run"' in page and "<svg xmlns" in page


def test_a_contradiction_is_told_at_the_field_concerned(client: Client) -> None:
    page = html(client, "/labs/retries/?v=1&dlq=s3")
    assert "standard SQS queue" in at(page, "dlq")


def test_of_a_name_that_stands_twice_the_last_counts(client: Client) -> None:
    answer = client.get("/labs/retries/?v=1&delivery_fails=off&delivery_fails=on", headers=UPDATE)
    assert "delivery_fails=on" in answer["HX-Replace-Url"]


def test_run_a_stands_beside_this_run(client: Client) -> None:
    page = html(client, "/labs/retries/?v=1&a=max_retry_attempts%3D0%26v%3D1")
    assert "A, pinned" in page and "Change" in page and "Unpin A" in page
    assert "A, pinned" not in html(client, "/labs/retries/?v=1")


def test_a_guess_comes_before_the_run_and_stays_beside_it(client: Client) -> None:
    first = ENGINES["retries"].presets[0]
    says = ENGINES["retries"].run(first.params, 0).says
    asked = html(client, f"/labs/retries/?preset={first.name}&predict=1")
    assert says not in asked and 'name="guess"' in asked
    assert asked.count("<svg xmlns") == 4 and asked.count("What each attempt would meet") >= 2
    told = html(client, f"/labs/retries/?preset={first.name}&predict=1&guess=4")
    assert says in told and "Your guess: 4" in told


def test_an_event_says_why(client: Client) -> None:
    event = ENGINES["retries"].run(ENGINES["retries"].presets[0].params, 0).events[0]
    page = html(client, f"/labs/retries/?preset={ENGINES['retries'].presets[0].name}&event=1&at=0")
    assert event.why in page.replace("&#x27;", "'")
    assert "There is no event 999" in html(client, "/labs/retries/?v=1&event=999")


def test_done_tasks_stay_ticked(client: Client) -> None:
    address = client.get("/labs/retries/?v=1&done=1,77", headers=UPDATE)["HX-Replace-Url"]
    assert "1" in dict(parse_qsl(urlsplit(address).query))["done"].split(",")
    assert "77" not in address


def test_long_lists_begin_with_twenty_rows(client: Client) -> None:
    page = html(client, "/labs/retries/?preset=six-hours")
    assert page.count('id="e') >= 20 and 'id="e21"' not in page
    start = next(preset for preset in ENGINES["retries"].presets if preset.name == "six-hours")
    total = len(ENGINES["retries"].run(start.params, 0).events)
    assert f"Show all {total}" in page
    assert f'id="e{total}"' in html(client, "/labs/retries/?preset=six-hours&all=1")


@pytest.mark.parametrize("engine", ENGINES)
def test_files_are_what_the_command_line_prints(
    client: Client, engine: str, capsys: pytest.CaptureFixture[str]
) -> None:
    preset = ENGINES[engine].presets[0].name
    call_command("simulate", engine, "--preset", preset, "--seed", "7", "--json")
    printed = capsys.readouterr().out
    answer = client.get(f"/labs/{engine}/trace.json?preset={preset}&seed=7")
    assert page_source(answer) == printed
    lines = page_source(client.get(f"/labs/{engine}/trace.csv?preset={preset}&seed=7")).splitlines()
    assert lines[0] == "at,what,who,state,why"
    assert len(lines) == 1 + len(json.loads(printed)["events"])


@pytest.mark.parametrize("path", ["trace.json", "trace.csv", "picture.svg"])
def test_no_file_is_made_of_wrong_inputs(client: Client, path: str) -> None:
    answer = client.get(f"/labs/retries/{path}?max_retry_attempts=9")
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["parameter"] == "max_retry_attempts"


def test_a_picture_is_a_file_of_its_own(client: Client) -> None:
    answer = client.get("/labs/retries/picture.svg?which=0")
    text = page_source(answer)
    assert answer["Content-Type"] == "image/svg+xml" and "sandbox" in answer["Content-Security-Policy"]
    assert text.startswith("<svg") and "--served" in text and ".f-failed" in text
    assert client.get("/labs/retries/picture.svg?which=9").status_code == 404
    assert client.get("/labs/retries/picture.svg?which=x").status_code == 404


def test_labs_ask_no_database(client: Client) -> None:
    """pytest-django lets nobody ask it whose test is not marked."""
    for path, headers in product(("", "trace.json", "picture.svg"), ({}, UPDATE)):
        assert client.get(f"/labs/retries/{path}?v=1", headers=headers).status_code == 200
    assert client.get("/labs/").status_code == 200


@pytest.mark.parametrize("engine", PAGES)
@OPEN
@given(data=st.data())
def test_every_run_has_a_page(client: Client, engine: str, data: st.DataObject) -> None:
    simulator = ENGINES[engine]
    some: Any = data.draw(st.none() | params(simulator))
    state = State(
        simulator,
        data.draw(params(simulator)),
        pinned=some,
        at=data.draw(st.none() | st.floats(0, 1000)),
        event=data.draw(st.none() | st.integers(1, 30)),
        predict=data.draw(st.integers(0, 2)),
        guess=data.draw(st.none() | st.integers(0, 9)),
    )
    assert client.get(f"/labs/{engine}/?{state.query()}", headers=UPDATE).status_code == 200


@pytest.mark.parametrize("engine", PAGES)
@OPEN
@given(data=st.data())
def test_no_address_breaks_a_page(client: Client, engine: str, data: st.DataObject) -> None:
    names = st.sampled_from([*PARTS, *BUTTONS, *declared(ENGINES[engine].params), "x"]) | st.text(max_size=6)
    values = st.text(max_size=10) | st.sampled_from(["-1", "0", "1", "3", "1e9", "nan", "none", "9" * 99])
    query = data.draw(st.dictionaries(names, values, max_size=6))
    headers = data.draw(st.sampled_from([{}, UPDATE, WHOLE]))
    assert client.get(f"/labs/{engine}/", query, headers=headers).status_code == 200
    for path in ("trace.json", "trace.csv"):
        assert client.get(f"/labs/{engine}/{path}", query).status_code in (200, 422)
    assert client.get(f"/labs/{engine}/picture.svg", query).status_code in (200, 404, 422)

"""The address of a lab says its whole state, and whatever else it says is told, never an error of ours."""

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators import ENGINES
from study.core.simulators.parameters import declared
from study.labs.pages import PAGES
from study.labs.state import BUTTONS, PARTS, Reading, State, read_state, written
from study.labs.view_model import Shown
from tests.places.labs.states import states

RETRIES = ENGINES["retries"]
CONCURRENCY = ENGINES["concurrency"]


def read(engine: str, query: str) -> Reading:
    return read_state(ENGINES[engine], dict(parse_qsl(query, keep_blank_values=True)))


def messages(engine: str, query: str) -> dict[str, str]:
    return {problem.subject: problem.message for problem in read(engine, query).problems}


@settings(max_examples=150)
@given(states())
def test_an_address_gives_its_state_back(state: State) -> None:
    reading = read_state(state.simulator, dict(parse_qsl(state.query(), keep_blank_values=True)))
    assert (reading.state, reading.problems) == (state, ())
    assert reading.state.query() == state.query()


@given(
    st.sampled_from(sorted(ENGINES)),
    st.dictionaries(
        st.sampled_from([*PARTS, *BUTTONS, "functions-0-rps", "functions-9-name", "functions-0-x", "x"])
        | st.sampled_from(sorted({name for one in ENGINES.values() for name in declared(one.params)}))
        | st.text(max_size=8),
        st.text(max_size=12)
        | st.sampled_from(
            ["nan", "-1", "1e999", "1e9", "0x10", "9" * 400, "[" * 9000, "a:rps=1e308", "a=1&a=2", "none"]
        ),
        max_size=6,
    ),
)
def test_whatever_an_address_says_is_read(engine: str, query: dict[str, str]) -> None:
    reading = read_state(ENGINES[engine], query)
    assert not ENGINES[engine].check(reading.state.params)
    again = read_state(ENGINES[engine], written(reading.state))
    assert again.valid and again.state == reading.state


@pytest.mark.parametrize("engine", ENGINES)
def test_no_parameter_has_the_name_of_a_part_of_the_address(engine: str) -> None:
    assert not set(declared(ENGINES[engine].params)) & {*PARTS, *BUTTONS}


def test_a_value_out_of_range_is_told_with_the_range_and_the_others_are_kept() -> None:
    reading = read("retries", "max_retry_attempts=3&max_event_age=600&v=1")
    (problem,) = reading.problems
    assert (problem.subject, "0 to 2" in problem.message) == ("max_retry_attempts", True)
    assert reading.given["max_retry_attempts"] == "3"
    assert reading.given["max_event_age"] == "600"
    assert reading.state.params == RETRIES.presets[0].params


@pytest.mark.parametrize(
    ("engine", "query", "field"),
    [
        ("retries", "max_event_age=soon", "max_event_age"),
        ("retries", "max_event_age=90.5", "max_event_age"),
        ("retries", "max_event_age=", "max_event_age"),
        ("retries", "outcomes=explode", "outcomes"),
        ("retries", "backoff_resets=perhaps", "backoff_resets"),
        ("retries", "wait_from=middle", "wait_from"),
        ("retries", "dlq=s3", "dlq"),
        ("queue_retries", "fifo=on&batch_window=5", "batch_window"),
        ("memory", "memory_mb=nan", "memory_mb"),
        ("concurrency", "functions=a:rps=1000000&length=1000", "functions"),
        ("concurrency", "functions-0-name=a&functions-0-rps=1e9", "functions-0-rps"),
        ("concurrency", "functions-0-name=a&functions-1-name=a", "functions"),
        ("concurrency", "functions=" + "[" * 9000, "functions"),
        ("concurrency", "seed=-1", "seed"),
        ("concurrency", "seed=0.5", "seed"),
    ],
)
def test_what_cannot_be_run_is_told_at_its_field(engine: str, query: str, field: str) -> None:
    reading = read(engine, query)
    assert not reading.valid
    assert [problem.subject for problem in reading.problems] == [field]


def test_names_that_are_no_parameters_are_left_out_and_told() -> None:
    reading = read("retries", "colour=red&max_retry_attempts=1")
    assert reading.valid and reading.state.params.max_retry_attempts == 1
    assert "colour" in reading.problems[0].message


@pytest.mark.parametrize("version", ["0", "999", "-1", "one", "", "²"])
def test_a_version_there_is_not_is_told(version: str) -> None:
    assert f"1 to {RETRIES.version}" in messages("retries", f"v={version}&max_event_age=90")[""]


def test_inputs_of_an_older_version_are_brought_up() -> None:
    newer = replace(
        RETRIES,
        version=RETRIES.version + 1,
        migrate=lambda version, inputs: {"max_event_age": inputs["age"]} if version == RETRIES.version else inputs,
    )
    reading = read_state(newer, {"v": str(RETRIES.version), "age": "120"})
    assert (reading.problems, reading.state.params.max_event_age) == ((), 120)
    assert "max_event_age=120" in reading.state.query() and f"v={RETRIES.version + 1}" in reading.state.query()


def test_without_a_version_a_preset_lies_under_what_is_given() -> None:
    start = CONCURRENCY.presets[2]
    assert read("concurrency", f"preset={start.name}").state.params == start.params
    changed = read("concurrency", f"preset={start.name}&account_limit=600").state
    assert (changed.params.account_limit, changed.params.functions) == (600, start.params.functions)
    complete = read("concurrency", f"preset={start.name}&v=1").state
    assert (complete.params, complete.stage) == (CONCURRENCY.params(), start)


def test_rows_of_a_form_are_the_list_of_an_address() -> None:
    rows = "functions-0-name=a&functions-0-rps=5&functions-3-name=b&functions-3-reserved=2&v=1"
    state = read("concurrency", rows).state
    assert [(one.name, one.rps, one.reserved) for one in state.params.functions] == [("a", 5, None), ("b", 10, 2)]
    assert "functions=a%3Arps%3D5" in state.query()


def test_rows_are_added_and_taken_away_up_to_four() -> None:
    rows = "functions-0-name=a&functions-0-rps=5"
    names = [one.name for one in read("concurrency", rows + "&add=functions").state.params.functions]
    assert names == ["a", "function-1"]
    rows += "&functions-1-name=function-1&functions-2-name=c&functions-3-name=d"
    assert len(read("concurrency", rows + "&add=functions").state.params.functions) == 4
    kept = read("concurrency", rows + "&remove=functions-1").state.params.functions
    assert [one.name for one in kept] == ["a", "c", "d"]
    alone = read("concurrency", "functions-0-name=a&remove=functions-0")
    assert alone.valid and [one.name for one in alone.state.params.functions] == ["a"]


def test_a_wrong_row_keeps_what_was_written() -> None:
    reading = read("concurrency", "functions-0-name=a&functions-0-rps=lots&functions-0-init_ms=70")
    assert reading.given["functions-0-rps"] == "lots"
    assert reading.given["functions-0-init_ms"] == "70"


def test_a_run_a_that_cannot_be_read_is_left_out_and_told() -> None:
    reading = read("retries", "max_retry_attempts=1&a=max_retry_attempts%3D9%26v%3D1")
    assert reading.valid and reading.state.pinned is None
    assert "Run A" in reading.problems[0].message
    unknown = read("retries", "a=max_retry_attempts%3D0%26v%3D1%26colour%3Dred")
    assert unknown.valid and unknown.state.pinned is None and "colour" in unknown.problems[0].message
    pinned = read("retries", "a=max_retry_attempts%3D0%26v%3D1").state.pinned
    assert pinned.max_retry_attempts == 0


def test_a_slider_over_time_at_its_end_means_the_whole_run() -> None:
    assert read("retries", "at=10&span=10").state.at is None
    assert read("retries", "at=9.5&span=10").state.at == 9.5
    assert read("retries", "at=9.5").state.at == 9.5


@pytest.mark.parametrize(
    ("query", "name"), [("at=-1", "at"), ("at=soon", "at"), ("event=0", "event"), ("event=1.5", "event")]
)
def test_a_moment_or_an_event_there_cannot_be_is_left_out_and_told(query: str, name: str) -> None:
    reading = read("retries", query)
    assert reading.valid and getattr(reading.state, name) is None
    assert len(reading.problems) == 1


@pytest.mark.parametrize(("part", "shown"), [(0, True), (0.99, True), (1, False), (2, False)])
def test_a_cursor_at_the_end_of_a_run_means_the_whole(part: float, shown: bool) -> None:
    page = PAGES["retries"]
    at = part * Shown(page, read("retries", "preset=poison-event")).length
    assert (Shown(page, read("retries", f"preset=poison-event&at={at}")).state.at is not None) == shown

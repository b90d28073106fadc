"""The pages of the retry simulators: whatever is set, the picture shows the run and nothing else."""

import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from study.core.simulators import ENGINES
from study.core.simulators.parameters import declared, read
from study.core.simulators.simulator import Preset
from study.core.text.duration import clock
from study.drawing.svg import STATES
from study.labs.pages import PAGES
from study.labs.plugin import LabPage, Picture, Run, Task

NAMES = ("retries", "sdk_retries", "queue_retries")
SVG = "{http://www.w3.org/2000/svg}"

LABS = [(name, PAGES[name]) for name in NAMES]
PRESETS = [(name, preset) for name in NAMES for preset in ENGINES[name].presets]
TASKS = [(name, task) for name in NAMES for task in PAGES[name].tasks]

WORDS = {
    "retries": ["ok:1.5", "error:0.5", "error:70", "timeout:3", "timeout", "throttle", "system"],
    "sdk_retries": ["ok", "transient", "503", "throttling", "timeout", "404", "function-error"],
    "queue_retries": ["ok:2", "error:1", "error", "throttle", "timeout", "fail:1+3", "fail:9", "empty", "invalid"],
}

DONE: dict[str, list[dict[str, Any]]] = {
    "retries": [
        {"dlq": "sqs"},
        {"dlq": "sns", "on_failure": "s3"},
        {"outcomes": "error:1", "max_event_age": 60},
        {"outcomes": "throttle,throttle,throttle,ok"},
        {"reserved_concurrency": 0},
    ],
    "sdk_retries": [
        {"outcomes": "ok", "duration": 90},
        {"outcomes": "ok", "duration": 90, "read_timeout": 120},
        {"outcomes": "503", "quota": 13},
        {"outcomes": "503,503,503,503,ok", "max_attempts": 5},
        {"outcomes": "503,ok", "retry_after_ms": 3000},
    ],
    "queue_retries": [
        {"outcomes": "throttle"},
        {"batch": 3, "outcomes": "fail:2"},
        {"visibility_timeout": 43_200, "max_receive_count": 5, "dlq_retention": 60},
        {"max_receive_count": "none"},
        {"visibility_timeout": 360, "function_timeout": 60},
    ],
}
"""What brings each task about, in their order."""

TIMED = re.compile(r"(\d[\d:.,]*(?: (?:ms|s|min|h|d))?(?: \d+ (?:h|min))*): ")
"""What a title says of a moment begins with it."""

AGEING = {"outcomes": "throttle", "max_event_age": 60}
LONG = {"outcomes": "ok", "duration": 90}


def named(value: object) -> str:
    return value if isinstance(value, str) else str(getattr(value, "name", getattr(value, "text", "")))


def made(name: str, params: Any, seed: int = 0) -> Run:
    return Run(ENGINES[name], params, ENGINES[name].run(params, seed), seed)


def given_(name: str, inputs: Mapping[str, Any]) -> Run:
    params, problems = read(ENGINES[name].params, inputs)
    assert not problems
    return made(name, params)


@st.composite
def runs(draw: st.DrawFn, name: str) -> Run:
    """Any run whose parameters pass: numbers of every size, and scripts of every outcome."""
    inputs: dict[str, Any] = {}
    for field, about in declared(ENGINES[name].params).items():
        if field == "outcomes":
            inputs[field] = draw(st.lists(st.sampled_from(WORDS[name]), min_size=1, max_size=5))
        elif about.choices:
            inputs[field] = draw(st.sampled_from(about.choices))
        elif about.minimum is None:
            inputs[field] = draw(st.booleans())
        elif draw(st.booleans()):
            low, high = round(about.minimum + 0.5), int(about.maximum or 0)
            inputs[field] = draw(st.integers(low, high) | st.integers(low, min(low + 20, high)))
    params, problems = read(ENGINES[name].params, inputs)
    assert not problems
    refused = {problem.subject for problem in ENGINES[name].check(params)}
    params, _ = read(ENGINES[name].params, {field: value for field, value in inputs.items() if field not in refused})
    assume(not ENGINES[name].check(params))
    return made(name, params, draw(st.integers(0, 9)))


def drawings(picture: Picture) -> list[ElementTree.Element]:
    """Both drawings as XML; it has to be well-formed, and of the promised width."""
    found = [ElementTree.fromstring(text) for text in (picture.wide, picture.narrow)]
    assert [each.get("viewBox", "").split()[2] for each in found] == ["760", "344"]
    return found


def shown(page: LabPage, run: Run, ghost: Run | None) -> None:
    """All that a page makes of a run, with what must hold for every run."""
    length = page.length(run)
    assert length > 0
    for at in (None, 0.0, length / 3, length):
        for picture in page.draw(run, ghost, at):
            assert picture.title and picture.finding.endswith(".")
            assert {state for state, _ in picture.key} <= set(STATES)
            assert all(words for _, words in picture.key)
            drawings(picture)
        assert at is None or page.moment(run, at).endswith(".")
    for table in page.tables(run):
        assert table.caption and all(len(row) == len(table.head) for row in table.rows)
        assert all(place < len(table.head) for place in table.numeric)
    assert ElementTree.fromstring(page.tile(run)).get("viewBox") == "0 0 320 132"
    assert all(number.text and number.state in ("", *STATES) for number in page.numbers(run))


@pytest.mark.parametrize(("name", "preset"), PRESETS, ids=named)
def test_a_preset_has_its_page(name: str, preset: Preset[Any]) -> None:
    run = made(name, preset.params)
    shown(PAGES[name], run, None)
    for other in ENGINES[name].presets:
        shown(PAGES[name], run, made(name, other.params))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40)
@given(data=st.data())
def test_whatever_is_set_has_its_page(name: str, data: st.DataObject) -> None:
    run, ghost = data.draw(runs(name)), data.draw(st.none() | runs(name))
    shown(PAGES[name], run, ghost)
    assert [each.name for each in PAGES[name].numbers(run)] == [
        each.name for each in PAGES[name].numbers(made(name, ENGINES[name].params()))
    ]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40)
@given(data=st.data())
def test_every_time_in_the_picture_is_the_run_s(name: str, data: st.DataObject) -> None:
    run = data.draw(runs(name))
    known = {clock(at) for at in _times(run.trace.results)} | {clock(event.at) for event in run.trace.events}
    known.add(clock(0))
    for picture in PAGES[name].draw(run, None, None):
        for drawing in drawings(picture):
            titles = [each.text or "" for each in drawing.iter(f"{SVG}title")][1:]
            moments = {found[1] for title in titles if (found := TIMED.match(title))}
            assert moments <= known
            below = {each.text for each in drawing.iter(f"{SVG}text") if each.get("class") == "small"}
            assert {text for text in below if text and re.fullmatch(r"\d+:[\d:.]+", text)} <= known


def _times(found: Any) -> list[float]:
    """Every number among the results that can be a time."""
    if isinstance(found, dict):
        return [at for value in found.values() for at in _times(value)]
    if isinstance(found, list):
        return [at for value in found for at in _times(value)]
    return [float(found)] if isinstance(found, int | float) and not isinstance(found, bool) else []


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40)
@given(data=st.data())
def test_every_mark_in_a_time_line_is_in_its_key(name: str, data: st.DataObject) -> None:
    run = data.draw(runs(name))
    picture = PAGES[name].draw(run, None, None)[0]
    assert picture.wide == PAGES[name].draw(run, None, None)[0].wide
    states = {state for state, _ in picture.key}
    for state in ("served", "throttled", "failed"):
        marked = re.search(rf'class="(f-{state}|f-none k-{state})"', picture.wide)
        assert not marked or state in states
    for state in ("retry", "idle", "failed"):
        assert state in states or not re.search(rf'id="c\w+-{state}"', picture.wide)


@pytest.mark.parametrize(("name", "page"), LABS, ids=named)
def test_stages_are_presets_and_name_their_parameters(name: str, page: LabPage) -> None:
    assert set(page.stages) == {preset.name for preset in ENGINES[name].presets}
    for names in page.stages.values():
        assert set(names) <= set(declared(ENGINES[name].params))


@pytest.mark.parametrize(("name", "task"), TASKS, ids=named)
def test_a_task_is_done_by_a_change_and_not_by_a_start(name: str, task: Task) -> None:
    for preset in ENGINES[name].presets:
        start = made(name, preset.params)
        assert not task.done(start, start)
    inputs = DONE[name][PAGES[name].tasks.index(task)]
    assert task.done(given_(name, inputs), start)
    assert not task.done(made(name, ENGINES[name].params()), start)


@pytest.mark.parametrize(("name", "page"), LABS, ids=named)
def test_a_curve_goes_through_the_present_point(name: str, page: LabPage) -> None:
    for preset in ENGINES[name].presets:
        for curve in page.curves:
            points = list(curve.values(made(name, preset.params)))
            assert points == sorted(points)
            for point in points:
                assert not ENGINES[name].check(curve.change(preset.params, point))
            at = curve.at(made(name, preset.params))
            if at in points:
                there = ENGINES[name].run(curve.change(preset.params, at), 0)
                assert curve.result(there) == curve.result(made(name, preset.params).trace)


@pytest.mark.parametrize(
    ("name", "inputs", "truths"),
    [
        ("retries", {"dlq": "sqs", "outcomes": "error:1"}, [3, 1]),
        ("sdk_retries", {"outcomes": "ok", "duration": 90}, [3, 3]),
        ("queue_retries", {"batch": 3, "outcomes": "fail:2", "max_receive_count": 4}, [4, 2]),
    ],
)
def test_a_prediction_is_compared_with_the_run(name: str, inputs: dict[str, Any], truths: list[float]) -> None:
    run = given_(name, inputs)
    assert [each.truth(run) for each in PAGES[name].predictions] == truths


@pytest.mark.parametrize(
    ("name", "inputs", "at", "says"),
    [
        ("retries", {}, 1, "1 s: attempt 1, function error."),
        ("retries", {}, 30, "30 s: in the queue, attempt 2 is due at 1:02."),
        ("retries", AGEING, 59, "59 s: in the queue, until the event is too old at 1:00."),
        ("retries", {"outcomes": "ok:1", "dlq": "sqs"}, 2, "2 s: nothing is sent."),
        ("sdk_retries", LONG, 75, "1:15: attempt 2 waits for an answer. 2 runs of the function are under way."),
        ("sdk_retries", {"outcomes": "404"}, 0, "0 s: the call is over."),
        ("queue_retries", {}, 0.5, "500 ms: delivery 1 runs until 1 s."),
        ("queue_retries", {}, 45, "45 s: delivery 2, function error; hidden until 1:00."),
        ("queue_retries", {}, 300, "5:00: to the dead-letter queue."),
    ],
)
def test_a_moment_is_said_in_words(name: str, inputs: dict[str, Any], at: float, says: str) -> None:
    assert PAGES[name].moment(given_(name, inputs), at) == says


def numbers(name: str, inputs: dict[str, Any]) -> dict[str, str]:
    return {each.name: each.text for each in PAGES[name].numbers(given_(name, inputs))}


def test_numbers_of_an_event() -> None:
    found = numbers("retries", {"outcomes": "throttle,error:2", "dlq": "sqs", "on_failure": "s3"})
    assert found["Attempts"] == "4" and found["Runs of the function"] == "3" and found["Throttles"] == "1"
    assert found["Longest wait between attempts"] == "2 min" and found["Over after"] == "3 min 7 s"
    assert found["Sent to"] == "SQS queue and S3 bucket"


def test_numbers_of_a_call() -> None:
    found = numbers("sdk_retries", {"outcomes": "ok", "duration": 90})
    assert (found["Requests sent"], found["Runs of the function"], found["Runs at once"]) == ("3", "3", "2")
    assert found["All waits, mean"] == "75 ms" and found["Retry quota left"] == "472 of 500 tokens"


def test_numbers_of_a_batch() -> None:
    found = numbers("queue_retries", {"batch": 3, "outcomes": "fail:2", "max_receive_count": 2, "fifo": "on"})
    assert found["Messages deleted"] == "1" and found["In the dead-letter queue"] == "2"
    assert found["Moved to the dead-letter queue"] == "1:00" and found["Dropped for good"] == "14 d 1 min"


def test_what_ends_nowhere_is_said() -> None:
    run = given_("retries", {"outcomes": "error:1", "max_retry_attempts": 0})
    assert "discarded" in PAGES["retries"].draw(run, None, None)[0].wide


def test_a_clock_that_starts_anew_is_told_from_one_that_goes_on() -> None:
    inputs = {"visibility_timeout": 43_200, "max_receive_count": 2, "dlq_retention": 345_600}
    goes_on, anew = (
        PAGES["queue_retries"].draw(given_("queue_retries", {**inputs, "fifo": fifo}), None, None)[1].finding
        for fifo in ("off", "on")
    )
    assert goes_on == (
        "It is in the dead-letter queue for 3 d, until 4 d: its age counts from the first enqueue and may reach 4 d."
    )
    assert anew == (
        "It is in the dead-letter queue for 4 d, until 5 d: "
        "in a FIFO queue its clock starts anew at the move and allows 4 d."
    )

"""Messages that a queue delivers again: the published rules, every tie, and the questions about them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators.engines.queue_retries import PLUGIN
from tests.core.simulators.reference import (
    Case,
    assert_answers,
    assert_as_promised,
    assert_case,
    cases,
    problem,
    results,
)

ANSWERS = {
    "dead-lettered": lambda params, found: params.max_receive_count * params.visibility_timeout,
    "receives": lambda params, found: len(found["deliveries"]),
    "partial": lambda params, found: _words([row["message"] for row in found["messages"] if row["received"] == 2]),
    "lost": lambda params, found: found["expires_at"] / 3600,
    "visibility": lambda params, found: 6 * params.function_timeout + params.batch_window,
}

scripts = st.lists(
    st.sampled_from(["ok:2", "error:1", "throttle", "timeout", "fail:2", "fail:1+3", "fail:9", "empty", "invalid"]),
    min_size=1,
    max_size=6,
)


def _words(messages: list[int]) -> str:
    *first, last = map(str, messages)
    return f"Messages {', '.join(first)} and {last}" if first else f"Message {last}"


@pytest.mark.parametrize("case", cases("queue_retries"), ids=str)
def test_messages_end_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


@settings(max_examples=150)
@given(scripts, st.integers(1, 8), st.integers(1, 5), st.booleans(), st.integers(60, 600))
def test_every_message_is_accounted_for(outcomes: list[str], receives: int, batch: int, fifo: bool, kept: int) -> None:
    found = results(
        PLUGIN,
        outcomes=outcomes,
        max_receive_count=receives,
        batch=batch,
        fifo=fifo,
        visibility_timeout=40,
        retention=kept,
    )
    assert [row["message"] for row in found["messages"]] == list(range(1, batch + 1))
    assert {row["outcome"] for row in found["messages"]} <= {"deleted", found["outcome"]}
    assert found["received"] == len(found["deliveries"]) <= receives
    assert all(row["received_at"] < kept for row in found["deliveries"])
    assert (found["outcome"] == "dead-lettered") == (found["dead_lettered_at"] is not None)
    assert (found["outcome"] == "deleted") == (found["expires_at"] is None)


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says", "others"),
    [
        ("visibility_timeout", 43_201, "0 to 43,200 s", {}),
        ("max_receive_count", 0, "1 to 1,000", {}),
        ("function_timeout", 901, "1 to 900 s", {}),
        ("visibility_timeout", 0, "at least 1 s without a maximum of receives", {"max_receive_count": "none"}),
        ("batch_window", 301, "0 to 300 s", {}),
        ("batch_window", 1, "FIFO", {"fifo": True}),
        ("retention", 59, "60 to", {}),
        ("dlq_retention", 1_209_601, "60 to", {}),
        ("batch", 11, "unless the batch window is at least 1 s", {}),
        ("batch", 11, "FIFO", {"fifo": True}),
        ("batch", 10_001, "1 to 10,000", {}),
        ("outcomes", "fail", "fail:2+4", {}),
        ("outcomes", "fail:0", "fail:2+4", {}),
        ("outcomes", "fail:2+x", "fail:2+4", {}),
        ("outcomes", "fail:٣", "fail:2+4", {}),
        ("outcomes", "fail:123456", "fail:2+4", {}),
        ("outcomes", "throttle:3", "throttle", {}),
    ],
)
def test_a_bad_parameter_is_named_with_its_range(
    name: str, value: object, says: str, others: dict[str, object]
) -> None:
    assert says in problem(PLUGIN, name, value, **others)


@pytest.mark.parametrize(
    "inputs",
    [
        {"visibility_timeout": 30, "function_timeout": 30},
        {"batch": 10},
        {"batch": 10, "fifo": True},
        {"batch": 11, "batch_window": 1},
        {"batch": 10_000, "batch_window": 300},
        {"batch": 10_000, "batch_window": 300, "outcomes": "fail:10000"},
    ],
)
def test_what_is_just_allowed_runs(inputs: dict[str, Any]) -> None:
    assert results(PLUGIN, **inputs)["outcome"] == "dead-lettered"


def test_a_second_delivery_comes_while_the_first_run_works() -> None:
    """The function timeout was raised after the mapping was made: run, with the refusal named."""
    found = results(PLUGIN, visibility_timeout=30, function_timeout=60, outcomes="ok:45,ok:20")
    assert [rule["rule"] for rule in found["violations"]] == ["function-timeout-over-visibility"]
    first, second = found["deliveries"]
    assert (first["result"], first["run_end"], second["received_at"], second["result"]) == ("late", 45.0, 30.0, "ok")
    assert (found["succeeded"], found["runs_at_once"], found["outcome"]) == (2, 2, "deleted")
    raised = next(preset for preset in PLUGIN.presets if preset.name == "raised-timeout")
    trace = PLUGIN.run(raised.params, 0)
    assert "2 runs ended well: the work was done twice." in trace.says and "Lambda refuses to create" in trace.says
    assert [event.at for event in trace.events if "still at work" in event.what] == [30.0]


def test_work_that_is_done_too_late_is_counted() -> None:
    inputs = {"visibility_timeout": 30, "function_timeout": 30, "batch_window": 5, "outcomes": "ok:28"}
    found = results(PLUGIN, **inputs)
    assert (found["outcome"], found["received"], found["succeeded"]) == ("dead-lettered", 10, 10)
    assert found["violations"] == []
    assert results(PLUGIN, **inputs, max_receive_count="none", retention=60_000)["succeeded"] == 2_000


def test_work_that_is_done_once_and_too_late_is_said_so() -> None:
    late = PLUGIN.params(
        visibility_timeout=30, function_timeout=30, batch_window=5, outcomes=("ok:28",), max_receive_count=1
    )
    assert "1 run ended well: the work was done once." in PLUGIN.run(late, 0).says


def test_a_run_that_fails_after_the_visibility_timeout_is_an_error_and_no_success() -> None:
    found = results(PLUGIN, visibility_timeout=30, function_timeout=60, outcomes="error:45,timeout,ok:1")
    assert [row["result"] for row in found["deliveries"]] == ["error", "timeout", "ok"]
    assert found["succeeded"] == 1

"""One asynchronous event: the published waits and limits, every tie, and the questions asked about it."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators.document import simulate
from study.core.simulators.engines.async_retries import PLUGIN
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
    "start": lambda params, found: found["attempts"][-1]["start"],
    "given-up": lambda params, found: found["ended_at"],
    "runs": lambda params, found: found["metrics"]["Invocations"],
    "throttles": lambda params, found: len(found["attempts"]),
    "age": lambda params, found: found["metrics"]["Invocations"],
    "where": lambda params, found: {
        (): "Nowhere",
        ("dlq",): "The dead-letter queue alone",
        ("on_failure",): "The on-failure destination alone",
        ("dlq", "on_failure"): "The dead-letter queue and the on-failure destination",
        ("on_success",): "The on-success destination",
    }[tuple(found["delivered_to"])],
}

scripts = st.lists(
    st.sampled_from(["error:0.5", "error:70", "error", "throttle", "system", "ok:1", "timeout:3"]),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("case", cases("retries"), ids=str)
def test_an_event_has_the_published_end(case: Case) -> None:
    assert_case(PLUGIN, case)


@settings(max_examples=150)
@given(scripts, st.integers(0, 2), st.integers(60, 21_600), st.sampled_from(["none", "sqs"]))
def test_whatever_happens_the_event_is_accounted_for(outcomes: list[str], retries: int, age: int, dlq: str) -> None:
    found = results(PLUGIN, outcomes=outcomes, max_retry_attempts=retries, max_event_age=age, dlq=dlq)
    attempts, metrics = found["attempts"], found["metrics"]
    system = sum(row["result"] == "system" for row in attempts)
    assert metrics["Invocations"] + metrics["Throttles"] + system == len(attempts)
    assert metrics["Errors"] <= retries + 1
    assert all(row["start"] <= age for row in attempts)
    assert all(later["start"] == earlier["end"] + later["waited"] for earlier, later in pairwise(attempts))
    assert metrics["AsyncEventsDropped"] == (found["outcome"] != "succeeded") == bool(found["reason"])
    assert found["delivered_to"] == (["dlq"] if dlq == "sqs" and found["reason"] else [])


@pytest.mark.parametrize(
    ("outcome", "why"), [("error:1", "1 minute"), ("throttle", "from 1 s"), ("system", "from 1 s")], ids=str
)
def test_a_wait_is_explained_by_what_happened_before_it(outcome: str, why: str) -> None:
    found, _ = simulate(PLUGIN, {"outcomes": outcome})
    assert found is not None
    waits = [each for each in found["events"] if each["state"] == "retry"]
    assert waits and all(why in each["why"] for each in waits)


def test_a_second_delivery_follows_at_once_and_takes_as_long() -> None:
    found, _ = simulate(PLUGIN, {"outcomes": "error:2,ok:3", "duplicate": True, "queue_delay": 10})
    assert found is not None
    first, again = found["results"]["attempts"][1:]
    assert (first["start"], first["end"]) == (72.0, 75.0) and (again["start"], again["end"]) == (75.0, 78.0)
    assert [each["at"] for each in found["events"] if each["what"] == "delivered again"] == [75.0]


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("max_retry_attempts", 3, "0 to 2"),
        ("max_retry_attempts", "1.5", "whole number"),
        ("max_event_age", 59, "60 to 21,600 s"),
        ("max_event_age", 21_601, "60 to 21,600 s"),
        ("outcomes", "", "1 to 100"),
        ("outcomes", "error,later", "Outcomes of the attempts: “later”"),
        ("outcomes", "error:901", "0 to 900"),
        ("outcomes", "error:-1", "0 to 900"),
        ("outcomes", "throttle:1", "throttle"),
        ("outcomes", "ok:", "seconds"),
        ("outcomes", ["ok"] * 101, "1 to 100"),
        ("outcomes", "[" * 100_000, "1 to 100"),
        ("outcomes", "[1", "1 to 100"),
        ("outcomes", 7, "1 to 100"),
        ("dlq", "lambda", "standard SQS queue or a standard SNS topic"),
        ("dlq", "sqs-fifo", "FIFO"),
        ("dlq", "kafka", "Dead-letter queue: one of none, sqs"),
        ("on_failure", "kafka", "On-failure destination: one of none, sqs"),
        ("on_failure", "sns-fifo", "FIFO"),
        ("on_success", "s3", "only be the on-failure destination"),
        ("dlq", "s3", "a standard SNS topic, not S3 bucket"),
        ("reserved_concurrency", -1, "0 to"),
        ("delay", 1, "no parameter"),
    ],
)
def test_a_bad_parameter_is_named_with_its_range(name: str, value: object, says: str) -> None:
    assert says in problem(PLUGIN, name, value)


@pytest.mark.parametrize(
    "given_as",
    [
        "error:.5 , throttle\nok:1.20",
        '["error:0.5", "throttle", "ok:1.2"]',
        ["ERROR:0.5", "throttle", "ok:1.200000"],
        [{"result": "error", "duration": 0.5}, {"result": "throttle"}, {"result": "ok", "duration": "1.2"}],
    ],
)
def test_outcomes_can_be_written_in_several_ways(given_as: object) -> None:
    assert results(PLUGIN, outcomes=given_as) == results(PLUGIN, outcomes="error:0.5,throttle,ok:1.2")


@pytest.mark.parametrize("kind", ["SQS", "sqs standard", "sqs_standard", " sqs "])
def test_a_destination_can_be_written_in_several_ways(kind: str) -> None:
    assert results(PLUGIN, dlq=kind)["delivered_to"] == ["dlq"]


@pytest.mark.parametrize("inputs", [{"outcomes": "error:900"}, {"outcomes": ["ok"] * 100}, {"outcomes": "timeout:0"}])
def test_what_is_just_allowed_runs(inputs: dict[str, object]) -> None:
    assert results(PLUGIN, **inputs)["attempts"]


@settings(max_examples=150)
@given(
    outcomes=scripts,
    retries=st.integers(0, 2),
    dlq=st.sampled_from(["none", "sqs", "sns"]),
    failure=st.sampled_from(["none", "sqs", "s3"]),
    success=st.sampled_from(["none", "sqs"]),
)
def test_what_a_target_gets_tells_of_its_own_end_of_the_event(
    outcomes: list[str], retries: int, dlq: str, failure: str, success: str
) -> None:
    """A queue for dead letters gets nothing of the answer; a record counts the runs and names the end."""
    given_ = {"outcomes": outcomes, "max_retry_attempts": retries}
    found = results(PLUGIN, **given_, dlq=dlq, on_failure=failure, on_success=success, max_event_age=600)
    message, record = found["records"]["dlq"], found["records"]["destination"]
    failed = found["reason"] is not None
    assert (message is not None) == (failed and dlq != "none")
    assert (record is not None) == ((failure if failed else success) != "none")
    if message:
        last = found["attempts"][-1]["result"]
        assert set(message) == {"body", "attributes"}
        assert message["attributes"]["ErrorCode"] == {"error": 200, "throttle": 429, "system": 500}[last]
    if record:
        runs = found["metrics"]["Invocations"]
        assert record["requestContext"]["approximateInvokeCount"] == runs
        assert record["requestContext"]["condition"] == (found["reason"] or "Success")
        assert ("responsePayload" in record) == ("responseContext" in record) == (runs > 0)
        assert runs == 0 or ("functionError" in record["responseContext"]) == failed
    if message and record:
        assert message["body"] == record["requestPayload"]

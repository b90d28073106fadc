"""The reason that a run states for its end is the one that a second, slower telling of it comes to, in any state;
what it states of each attempt on the way held of that attempt."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from study.core.simulators import ENGINES
from study.core.simulators.parameters import plain
from study.core.simulators.simulator import Event, Trace
from study.core.text.duration import clock, span
from tests.core.simulators import naive
from tests.core.simulators.naive_bill import bill
from tests.core.simulators.states import state

STATES = 150

# For each engine what its end is called, by the second telling and by the run.
ENDS: dict[str, tuple[Callable[[dict[str, Any]], Any], str, dict[Any, Any]]] = {
    "retries": (
        lambda inputs: naive.event(inputs)["end"],
        "reason",
        {"ok": None, "retries": "RetriesExhausted", "age": "EventAgeExceeded", "zero": "ReservedConcurrencyZero"},
    ),
    "sdk_retries": (
        lambda inputs: naive.call(inputs)["end"],
        "reason",
        {
            "ok": None,
            "attempts": "MaxAttemptsReached",
            "quota": "RetryQuotaExceeded",
            "client": "NotRetryable",
            "function-error": "FunctionError",
        },
    ),
    "queue_retries": (
        lambda inputs: naive.messages(inputs)["end"],
        "outcome",
        {"deleted": "deleted", "dead-lettered": "dead-lettered", "expired": "expired"},
    ),
    "memory": (
        lambda inputs: bill(inputs)["end"],
        "outcome",
        {"fine": "ok", "late": "timeout", "memory": "out-of-memory"},
    ),
}


def runs(name: str) -> list[tuple[Any, Trace]]:
    found = [state(ENGINES[name], Random(seed)) for seed in range(STATES)]
    return [(params, ENGINES[name].run(params, 0)) for params in found]


@pytest.mark.parametrize("name", ENDS)
def test_a_run_ends_for_the_reason_it_states(name: str) -> None:
    tell, result, words = ENDS[name]
    seen = set()
    for params, trace in runs(name):
        told = tell(plain(params))
        if told is not None:  # the second telling leaves out what rests on a model of ours
            assert trace.results[result] == words[told], params
            seen.add(told)
    assert seen == set(words)


@pytest.mark.parametrize("name", ENDS)
def test_every_event_has_a_cause_and_the_last_one_is_that_of_the_end(name: str) -> None:
    for params, trace in runs(name):
        assert all(event.why for event in trace.events), params
        moments = [event.at for event in trace.events]
        assert moments == sorted(moments), params
        if name != "memory":
            assert trace.events[-1].why.rstrip(".").lower() in trace.says.lower(), params


def event_held(given: dict[str, Any], found: dict[str, Any], event: Event) -> bool:
    """Of an asynchronous event: what an attempt came to as it is scripted, and the wait that this calls for."""
    number = int(event.who.split()[-1])
    row = found["attempts"][number - 1 - (event.state == "retry")]
    word, _, took = given["outcomes"][min(row["number"], len(given["outcomes"])) - 1].partition(":")
    failed = word in ("error", "timeout") or float(took or 0) > given["function_timeout"]
    if event.what == "delivered again":
        return bool(given["duplicate"]) and not failed and word == "ok" and event.at == row["start"]
    if event.state == "retry":
        due = (
            max(0.0, found["attempts"][number - 1]["start"] - row["end"]) if number <= len(found["attempts"]) else None
        )
        told = due is None or event.what.endswith(f"due in {span(due)}")
        return told and event.at == row["end"] and ("after the first function error" in event.why) == failed
    causes = {"ok": "returned without an error", "throttle": "(429)", "system": "(5xx)"}
    cause = f"count; {given['max_retry_attempts']} retry" if failed else causes[word]
    return event.at == row["start"] and cause in event.why


def call_held(given: dict[str, Any], found: dict[str, Any], event: Event) -> bool:
    """Of a call that a client repeats: whether an answer came, in time, and where a wait comes from."""
    number = int(event.who.split()[-1])
    if event.state == "retry":
        row, wait = found["attempts"][number - 2], found["delays"][number - 2]
        hint = given["retry_after_ms"] is not None and given["mode"] in ("standard", "adaptive")
        told = ("gave a hint" in event.why) == (hint and "timeout" not in row["result"])
        return told and f"at most {span(wait['maximum'])}" in event.why and event.at == row["end"]
    row = found["attempts"][number - 1]
    word = given["outcomes"][min(number, len(given["outcomes"])) - 1]
    runs = word in ("ok", "200", "function-error", "timeout")
    late = word == "timeout" or (runs and given["duration"] > given["read_timeout"])
    causes = {
        "The client stops listening": late,
        "without an error": not late and word in ("ok", "200"),
        "the call went well": not late and word == "function-error",
        "429 and its like": word in ("throttle", "throttling", "429"),
        "502, 503": word in ("transient", "500", "502", "503", "504"),
        "would fail again": word == "client-error" or word in ("400", "403", "404"),
    }
    return [cause in event.why for cause in causes] == list(causes.values()) and event.at == row["start"]


def batch_held(given: dict[str, Any], found: dict[str, Any], event: Event) -> bool:
    """Of messages: how a delivery ended against its two clocks, the visibility timeout and the function's."""
    row = found["deliveries"][int(event.who.split()[-1]) - 1]
    over = row["received_at"] + given["visibility_timeout"]
    word, _, about = given["outcomes"][min(row["number"], len(given["outcomes"])) - 1].partition(":")
    long = word == "timeout" or (word != "fail" and float(about or 0) > given["function_timeout"])
    word = "timeout" if long else "ok" if word in ("fail", "invalid") and not given["report_failures"] else word
    late = row["run_end"] is not None and row["run_end"] > over
    if "Nobody else receives" in event.why:
        return event.what.endswith(f"hidden until {clock(over)}") and row["visible_again_at"] == over
    if "the run lasts until" in event.why:
        return event.at == over and late and f"until {clock(row['run_end'])}" in event.why
    causes = {
        "A timeout is a function error": word == "timeout",
        "The whole batch failed; it is seen": word == "error",
        "tries the batch until": word == "throttle",
        "ends before the run": late and word in ("ok", "empty", "fail"),
        "cannot read": word == "invalid",
        "deletes the messages": word == "ok" and not late,
        "nothing failed": word == "empty" and not late,
        "stay hidden": word == "fail" and not late,
    }
    return [cause in event.why for cause in causes] == list(causes.values()) and event.at == row["received_at"]


def size_held(given: dict[str, Any], found: dict[str, Any], event: Event) -> bool:
    """Of a call at a size: what ends it, and that init is told where there is some."""
    causes = {
        "init is billed": event.what == "init" and given["init_seconds"] > 0,
        "ran into the timeout": event.what == "timed out"
        and found["full_duration_ms"] > 1000 * given["timeout_seconds"],
        "has done its work": event.what == "returns" and found["full_duration_ms"] <= 1000 * given["timeout_seconds"],
        f"needs {given['needed_mb']:,} MB and has {given['memory_mb']:,} MB": given["needed_mb"] > given["memory_mb"],
        "Duration counts from here": event.at == given["init_seconds"],
    }
    return any(held for cause, held in causes.items() if cause in event.why)


HELD = {"retries": event_held, "sdk_retries": call_held, "queue_retries": batch_held, "memory": size_held}


@pytest.mark.parametrize("name", ENDS)
def test_every_cause_on_the_way_held(name: str) -> None:
    seen, given = set(), [params for params, _ in runs(name)]
    if name == "sdk_retries":  # a hint of the service is rare among them
        given += [replace(params, retry_after_ms=700) for params in given]
    for params in given:
        trace = ENGINES[name].run(params, 0)
        for event in trace.events if name == "memory" else trace.events[:-1]:
            assert HELD[name](plain(params), trace.results, event), (params, event)
            seen.add(event.what.split(",")[0].split(" until")[0])
    assert len(seen) >= 4

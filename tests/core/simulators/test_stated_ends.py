"""The reason that a run states for its end is the one that a second, slower telling of it comes to, in any state."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from study.core.simulators import ENGINES
from study.core.simulators.parameters import plain
from study.core.simulators.simulator import Trace
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

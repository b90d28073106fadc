"""Questions about any run: what is asked holds whatever rule of ours is varied, is told in full, and is recomputed."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random
from typing import Any

import pytest

from study.core.simulators import ENGINES
from study.core.simulators.engines.alb.points import ARRIVES
from study.core.simulators.engines.aliases.points import ACCEPTED
from study.core.simulators.engines.aliases.points import RULES as ALIAS_RULES
from study.core.simulators.engines.concurrency.params import FunctionParams, Params
from study.core.simulators.engines.concurrency.points import LIMITS, PASSED
from study.core.simulators.engines.edge.run import ran_words
from study.core.simulators.engines.poller.points import HOLDS
from study.core.simulators.engines.tcp_retransmission.points import FATES
from study.core.simulators.inquiry import Inquiry
from study.core.simulators.parameters import plain
from study.core.simulators.simulator import Asked, Point, Simulator
from study.core.simulators.stated import moments, stated
from tests.core.simulators import naive
from tests.core.simulators.naive_alb import balanced
from tests.core.simulators.naive_alias import alias
from tests.core.simulators.naive_bill import bill
from tests.core.simulators.naive_edge import edge
from tests.core.simulators.naive_environment import lived
from tests.core.simulators.naive_package import checked
from tests.core.simulators.naive_permissions import decided
from tests.core.simulators.naive_queue import polled
from tests.core.simulators.naive_stream import streamed
from tests.core.simulators.naive_tcp import timed
from tests.core.simulators.naive_vpc import packet
from tests.core.simulators.naive_watch import watched
from tests.core.simulators.states import changed, state

STATES = 60
named = pytest.mark.parametrize("simulator", ENGINES.values(), ids=lambda simulator: simulator.name)


def asked(simulator: Simulator[Any], params: Any) -> list[tuple[Point[Any], Asked]]:
    return list(Inquiry(simulator, params, simulator.run(params, 0)).questions())


def states(simulator: Simulator[Any], count: int = STATES) -> Iterator[Any]:
    for seed in range(count):
        yield state(simulator, Random(seed))


@named
def test_every_preset_and_four_of_five_states_can_be_asked_about_and_half_of_them_about_an_outcome(
    simulator: Simulator[Any],
) -> None:
    found = {preset.name: asked(simulator, preset.params) for preset in simulator.presets}
    made = {
        preset.name: any(maker.ask(preset.params, simulator.run(preset.params, 0)) for maker in simulator.makers)
        for preset in simulator.presets
    }
    assert all(found[name] or made[name] for name in found)
    outcomes = some = 0
    for params in states(simulator):
        questions = asked(simulator, params)
        trace = simulator.run(params, 0)
        some += bool(questions) or any(maker.ask(params, trace) for maker in simulator.makers)
        outcomes += any(point.outcome for point, _ in questions)
    assert some >= 0.8 * STATES and outcomes >= 0.5 * STATES


@named
def test_an_answer_stays_the_same_when_a_rule_of_ours_is_varied(simulator: Simulator[Any]) -> None:
    for params in states(simulator, 25):
        for point, question in asked(simulator, params):
            for other, seed in simulator.varied(params):
                assert point.answer(other, simulator.run(other, seed)) == question.answer, (point.name, other)


@named
def test_inputs_that_are_told_alike_have_the_same_answer(simulator: Simulator[Any]) -> None:
    for seed in range(STATES):
        rng = Random(seed)
        here = state(simulator, rng)
        there = changed(simulator, here, rng)
        answers = {point.name: (question.prompt, question.answer) for point, question in asked(simulator, here)}
        for point, question in asked(simulator, there):
            prompt, answer = answers.get(point.name, ("", None))
            assert prompt != question.prompt or answer == question.answer


@named
def test_a_question_has_a_reason_for_every_wrong_answer_and_its_working(simulator: Simulator[Any]) -> None:
    for params in states(simulator, 25):
        for _, question in asked(simulator, params):
            values = [question.answer, *(one.value for one in question.wrong)]
            assert len(set(values)) == len(values) > 1
            assert question.working and question.sources
            assert all(one.misconception and one.reason for one in question.wrong)


@named
def test_no_model_is_run_that_the_engine_would_refuse(simulator: Simulator[Any]) -> None:
    for params in states(simulator, 25):
        inquiry = Inquiry(simulator, params, simulator.run(params, 0))
        list(inquiry.questions())
        refused = [one for _, other, _ in inquiry._models for one in simulator.check(other) if one.severity == "error"]
        assert not refused


def test_two_hundred_questions_are_recomputed_another_way() -> None:
    checked = Counter[str]()
    for name, answers in ANSWERS.items():
        simulator = ENGINES[name]
        for params in map(FOLLOWED.get(name, lambda params: params), states(simulator, 40)):
            told = TOLD[name](params)
            if told is None:
                continue
            for point, question in asked(simulator, params):
                wanted = answers[point.name](told) if point.name in answers else None
                if wanted is not None:
                    assert question.answer == pytest.approx(wanted, abs=point.tolerance or None), (point.name, params)
                    checked[name] += 1
    assert checked.total() >= 200 and min(checked[name] for name in ENGINES) >= 20, checked


def _account(params: Params) -> dict[str, Any] | None:
    return naive.account(params) if all(one.invocation == "sync" for one in params.functions) else None


TOLD: dict[str, Callable[[Any], dict[str, Any] | None]] = {
    "alb": lambda params: balanced(plain(params)),
    "aliases": lambda params: alias(plain(params)),
    "concurrency": _account,
    "edge": lambda params: edge(plain(params)),
    "retries": lambda params: naive.event(plain(params)),
    "sdk_retries": lambda params: naive.call(plain(params)),
    "queue_retries": lambda params: naive.messages(plain(params)),
    "package": lambda params: checked(plain(params)),
    "permissions": lambda params: decided(plain(params)),
    "poller": lambda params: polled(plain(params)),
    "memory": lambda params: bill(plain(params)),
    "streams": lambda params: streamed(plain(params)),
    "environment": lambda params: lived(plain(params)),
    "tcp_retransmission": lambda params: timed(plain(params)),
    "xray": lambda params: watched(plain(params)),
    "vpc": lambda params: packet(plain(params)),
}

# What the second telling follows of a state: it goes message by message.
FOLLOWED: dict[str, Callable[[Any], Any]] = {
    "poller": lambda params: replace(params, backlog=min(params.backlog, 9_000), batch_window=0),
}

ANSWERS: dict[str, dict[str, Callable[[dict[str, Any]], Any]]] = {
    "concurrency": {
        "run-throttled": lambda told: told["throttled"],
        "run-cold": lambda told: told["cold"],
        "run-provisioned": lambda told: told["provisioned"],
        "run-most": lambda told: told["most"],
        "run-first": lambda told: told["first"],
        "run-last-cold": lambda told: told["last_cold"],
        "run-limit": lambda told: LIMITS["".join(told["causes"])] if len(told["causes"]) < 2 else _most_of(told),
        "run-passed": lambda told: PASSED["".join(told["passed"])],
    },
    "retries": {
        "event-attempts": lambda told: told["attempts"],
        "event-runs": lambda told: told["runs"],
        "event-end": lambda told: {
            "ok": "the function succeeded",
            "retries": "no retry attempt is left",
            "age": "the event is too old for the next attempt",
            "zero": "reserved concurrency is 0",
        }[told["end"]],
        "event-ended": lambda told: told["ended"],
    },
    "sdk_retries": {
        "call-attempts": lambda told: told["attempts"],
        "call-runs": lambda told: told["runs"],
        "call-quota": lambda told: told["quota"],
        "call-end": lambda told: {
            "ok": "the call is answered",
            "function-error": "a function error is HTTP 200, which no client repeats",
            "client": "a client error is not repeated",
            "attempts": "all attempts are used up",
            "quota": "the retry quota has too few tokens left",
        }[told["end"]],
    },
    "queue_retries": {
        "batch-received": lambda told: told["received"],
        "batch-second": lambda told: told["second"],
        "batch-moved": lambda told: told["moved"],
        "batch-lost": lambda told: told["lost"],
        "batch-end": lambda told: {
            "deleted": "all are deleted",
            "dead-lettered": "at least one goes to the dead-letter queue",
            "expired": "at least one is lost in the queue, at the end of its retention",
        }[told["end"]],
    },
}

ANSWERS["alb"] = {
    "alb-status": lambda told: str(told["status"]),
    "alb-body": lambda told: ARRIVES[told["body"] if told["invoked"] else "none"],
    "alb-lost": lambda told: told["lost"],
}
ANSWERS["aliases"] = {
    "alias-expected": lambda told: told["second"],
    "alias-accepted": lambda told: ALIAS_RULES[min(told["rules"])] if told["rules"] else ACCEPTED,
    "alias-moved": lambda told: len(told["shares"]) - 1,
    "alias-published": lambda told: told["versions"],
    "alias-warm": lambda told: told["warm"],
    "alias-changed": lambda told: told["changed"],
}
ANSWERS["edge"] = {
    "edge-runs": lambda told: ran_words({name for name, runs in told["runs"].items() if runs}),
    "edge-status": lambda told: str(told["status"]),
}
ANSWERS["poller"] = {
    "queue-held": lambda told: HOLDS["".join(told["held"])] if len(told["held"]) == 1 else None,
    "queue-peak": lambda told: told["peak"],
    "queue-fate": lambda told: {
        "served": "all of them are processed by a run",
        "unrun": "some go to the dead-letter queue without one run",
        "late": "some go to the dead-letter queue although they ran",
        "waiting": "none is lost, but some still wait",
    }[told["end"]],
}
ANSWERS["streams"] = {
    "stream-failing": lambda told: told["failed"],
    "stream-lost": lambda told: len(told["gone"]),
    "stream-first-lost": lambda told: told["gone"][0],
    "stream-windows": lambda told: len(told["finals"]),
    "stream-most": lambda told: told["most"],
    "stream-moves": lambda told: told["moves"],
}
ANSWERS["environment"] = {
    "environment-cold": lambda told: sum(told["cold"]),
    "environment-init": lambda told: told["inits"],
}
ANSWERS["xray"] = {
    "trace-expected": lambda told: told["expected"],
    "trace-sent": lambda told: told["sent"],
    "metric-invocations": lambda told: told["metrics"]["Invocations"],
    "metric-errors": lambda told: told["metrics"]["Errors"],
}
ANSWERS["tcp_retransmission"] = {
    "tcp-sends": lambda told: len(told["sent"]),
    "tcp-fate": lambda told: FATES[told["fate"]],
    "tcp-last": lambda told: told["sent"][-1],
    "tcp-rto": lambda told: told["rto"],
    "tcp-after": lambda told: told["after"],
}
ANSWERS["package"] = {
    "package-layer": lambda told: told["winner"],
    "package-env": lambda told: told["env"],
    "package-left": lambda told: told["left"],
}
ANSWERS["permissions"] = {
    "call-gate": lambda told: {
        "deny": "any explicit deny",
        "scp": "service control policy",
        "resource": "resource policy",
        "identity": "identity policy",
        "boundary": "permissions boundary",
        "session": "session policy",
        "pass_role": "passing the role",
        "trust": "trust policy of the role",
    }[told["by"]],
}
ANSWERS["vpc"] = {
    "packet-stops": lambda told: {
        "lambda-vpc": "the VPC that Lambda manages",
        "function-group": "the function's security group",
        "network-acl-out": "network ACL, request",
        "route-table": "route table of the subnet",
        "nat-gateway": "NAT gateway",
        "internet-gateway": "internet gateway",
        "egress-only-gateway": "egress-only internet gateway",
        "target-group": "the target's security group",
        "network-acl-in": "network ACL, answer",
    }[told["stops"]],
}
ANSWERS["memory"] = {
    "call-outcome": lambda told: {
        None: None,
        "fine": "it returns",
        "late": "it is stopped at its timeout",
        "memory": "it runs out of memory",
    }[told["end"]],
    "call-billed": lambda told: told["billed"],
    "month-requests": lambda told: told["requests"],
    "month-provisioned": lambda told: told["stands"],
    "size-cheapest": lambda told: told["cheapest"] and f"{told['cheapest']:,} MB",
    "size-vcpu": lambda told: told["vcpu"],
}


def _most_of(told: dict[str, Any]) -> str:
    raise AssertionError(f"several rules acted: {told['causes']}")


def test_moments_are_told_in_full() -> None:
    assert moments((0.0, 0.2, 0.4, 0.4, 0.6)) == "every 0.2 s from 0 s to 0.6 s, 1 more at 0.4 s"
    assert moments((0.0, 0.0, 10.0)) == "2 at 0 s, 1 at 10 s"


def test_inputs_that_nobody_changed_and_nobody_sees_are_not_told() -> None:
    told = stated(Params(functions=(FunctionParams("a", rps=5.0),)))
    assert "Account limit 1,000" in told and "requests go to alias" in told and "Keep-alive" not in told
    assert "Keep-alive 60 s" in stated(replace(Params(), idle_ttl=60.0))


def test_a_question_that_hangs_on_the_order_of_an_instant_is_not_asked() -> None:
    tie = FunctionParams("f", duration_ms=1_000.0, reserved=1, arrivals=(0.0, 1.0, 2.0))
    names = {point.name for point, _ in asked(ENGINES["concurrency"], Params(functions=(tie,)))}
    assert "run-throttled" not in names
    apart = replace(tie, arrivals=(0.0, 0.5, 2.0))
    found = {point.name: one.answer for point, one in asked(ENGINES["concurrency"], Params(functions=(apart,)))}
    assert found["run-throttled"] == 1

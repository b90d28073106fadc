"""Concurrency and throttling, against published cases, queueing theory, and itself."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators import ENGINES
from study.core.simulators.document import simulate
from study.core.simulators.engines.concurrency.params import (
    FunctionParams,
    Params,
    check,
    end,
    read_functions,
    violations,
    write_functions,
)
from study.core.simulators.engines.concurrency.run import label, ready
from study.core.simulators.parameters import plain
from study.core.simulators.simulator import Asked, Maker
from tests.core.simulators.vectors import Case, cases, differences

ENGINE = ENGINES["concurrency"]

functions = st.builds(
    FunctionParams,
    name=st.just("f"),
    rps=st.integers(0, 40).map(float),
    duration_ms=st.sampled_from([1.0, 90.0, 100.0, 250.0, 1000.0, 3000.0]),
    init_ms=st.sampled_from([0.0, 100.0, 1500.0]),
    reserved=st.none() | st.integers(0, 6),
    provisioned=st.integers(0, 4),
    provisioned_at=st.sampled_from([None, 0.0]),
    pattern=st.sampled_from(["steady", "burst", "ramp", "spike", "random"]),
    invocation=st.sampled_from(["sync", "async"]),
)
accounts = st.builds(
    Params,
    account_limit=st.integers(1, 20),
    functions=st.lists(functions, min_size=1, max_size=3).map(
        lambda each: tuple(replace(item, name=f"f{number}") for number, item in enumerate(each))
    ),
    length=st.sampled_from([0.5, 3.0, 8.0]),
    idle_ttl=st.sampled_from([0.0, 0.5, 600.0]),
    reuse=st.sampled_from(["oldest", "newest"]),
)


def results(params: Params, seed: int = 0) -> dict[str, Any]:
    return ENGINE.run(params, seed).results


@pytest.mark.parametrize("case", cases("concurrency"), ids=lambda case: str(case["case"]))
def test_reference(case: Case) -> None:
    found, problems = simulate(ENGINE, case["inputs"])
    assert differences(case, found) == [], problems


@settings(max_examples=150)
@given(params=accounts, seed=st.integers(0, 5))
def test_requests_are_conserved_and_limits_are_kept(params: Params, seed: int) -> None:
    found = results(params, seed)
    for given_, item in zip(params.functions, found["functions"], strict=True):
        assert item["arrived"] == item["served"] + item["throttled"] + item["waiting"]
        assert item["served"] == item["warm"] + item["cold"]
        assert sum(item["throttle_reasons"].values()) == item["throttled"] + item["retries"]
        room = max(given_.reserved or 0, given_.provisioned) if given_.reserved is not None else None
        assert room is None or item["max_concurrency"] <= room
        assert item["max_concurrency"] <= item["environments"]
    if not found["violations"]:
        assert found["account"]["max_concurrency"] <= params.account_limit
    series = found["series"]
    assert max(series["max_concurrency"], default=0) == found["account"]["max_concurrency"]
    for item, each in zip(found["functions"], series["functions"], strict=True):
        assert [sum(each[name]) for name in ("served", "cold", "throttled")] == [
            item[name] for name in ("served", "cold", "throttled")
        ]


@settings(max_examples=60)
@given(params=accounts, seed=st.integers(0, 5))
def test_the_limit_never_reshuffles_the_arrivals(params: Params, seed: int) -> None:
    more = replace(params, account_limit=params.account_limit + 5)
    assert [item["arrived"] for item in results(params, seed)["functions"]] == [
        item["arrived"] for item in results(more, seed)["functions"]
    ]


@given(params=accounts)
def test_functions_survive_their_short_text(params: Params) -> None:
    assert read_functions(write_functions(params.functions)) == (params.functions, "")
    assert read_functions(plain(params)["functions"]) == (params.functions, "")


def poisson(seed: int, rate: float, requests: int) -> tuple[float, ...]:
    rng, at, found = Random(seed), 0.0, []
    for _ in range(requests):
        at += rng.expovariate(rate)
        found.append(round(at, 6))
    return tuple(found)


@pytest.mark.parametrize(
    ("load", "servers", "blocked", "within"),
    [(5, 5, 0.28487, 0.01), (10, 10, 0.21458, 0.01), (100, 110, 0.02746, 0.006)],
)
def test_a_system_without_a_queue_loses_what_erlang_b_says(
    load: int, servers: int, blocked: float, within: float
) -> None:
    arrivals = poisson(1, load, 60_000)
    function = FunctionParams("f", duration_ms=1000.0, arrivals=arrivals)
    found = results(Params(account_limit=servers, functions=(function,)))["account"]
    assert found["throttled"] / found["arrived"] == pytest.approx(blocked, abs=within)


def test_the_loss_does_not_depend_on_how_durations_are_spread() -> None:
    rng = Random(2)
    durations = tuple(max(1.0, rng.expovariate(1 / 1000)) for _ in range(59_999))
    function = FunctionParams("f", durations_ms=durations, arrivals=poisson(3, 5, 60_000))
    found = results(Params(account_limit=5, functions=(function,)))["account"]
    assert found["throttled"] / found["arrived"] == pytest.approx(0.28487, abs=0.01)


def test_a_published_run_of_simfaas() -> None:
    """README of SimFaaS 0.2.2: 0.9 requests/s, 1.991 s warm and 2.244 s cold on average, idle expiry 600 s,
    newest idle first: 1,213 cold of 898,469, 7.6612 environments and 1.7879 running on average. Here a
    fifth of its length; the intervals are those of so many requests."""
    rng = Random(4)
    arrivals = poisson(5, 0.9, 180_000)
    durations = tuple(max(1.0, rng.expovariate(1 / 1991)) for _ in range(179_999))
    function = FunctionParams("f", init_ms=253.0, durations_ms=durations, arrivals=arrivals)
    found = results(Params(functions=(function,), idle_ttl=600.0, reuse="newest"))
    [item], [each] = found["functions"], found["series"]["functions"]
    assert item["cold"] / item["arrived"] == pytest.approx(1213 / 898_469, rel=0.15)
    assert sum(each["environments"]) / 200 == pytest.approx(7.6612, abs=0.3)
    assert sum(each["concurrency"]) / 200 == pytest.approx(1.7879, abs=0.3)


def test_a_refused_sum_is_laid_to_the_function_with_most_of_it() -> None:
    """And says what it may have at most while everything else stays: the refused sum less the others."""
    first, second = FunctionParams("a", reserved=500), FunctionParams("b", reserved=600, provisioned=100)
    free, more = FunctionParams("c", provisioned=250), FunctionParams("d", provisioned=300)

    def refused(*functions: FunctionParams) -> list[tuple[str, str, int, int]]:
        found = violations(Params(functions=functions))
        return [(item.rule, item.parameter, item.function, item.most) for item in found]

    assert refused(first, second) == [("reserved-keeps-100", "reserved", 1, 400)]
    assert refused(first, free, more) == [("provisioned-keeps-100", "provisioned", 2, 150)]
    assert refused(replace(first, reserved=350), free, more) == []
    assert refused(replace(first, reserved=5, provisioned=6)) == [("provisioned-within-reserved", "provisioned", 0, 5)]
    assert refused(first, second, free) == [
        ("reserved-keeps-100", "reserved", 1, 400),
        ("provisioned-keeps-100", "provisioned", 2, 0),
    ]


def test_a_refused_sum_is_said_with_what_is_allowed() -> None:
    kept, free = FunctionParams("a", reserved=500), FunctionParams("b", provisioned=401)
    for functions_, most in (((kept, free), "at most 400 can"), ((replace(kept, reserved=950), free), "at most 0 can")):
        assert most in violations(Params(functions=functions_))[-1].message


def test_a_sample_counts_what_runs_in_any_order_and_what_is_ready_then() -> None:
    both = FunctionParams("f", durations_ms=(3_000.0, 1_000.0), arrivals=(0.0, 0.0))
    assert results(Params(functions=(both,), length=10.0))["series"]["max_concurrency"][:2] == [2, 2]
    late = FunctionParams("f", rps=0.0, provisioned=5, provisioned_at=0.0)
    [series] = results(Params(functions=(late,), length=2 * ready(late)))["series"]["functions"]
    assert series["environments"][98:100] == [0, 5]  # the hundredth of 200 samples is the moment itself


def test_a_run_lasts_until_its_only_arrival() -> None:
    assert end(Params(length=1.0, functions=(FunctionParams("f", arrivals=(5.0,)),))) == 5.0


def test_too_much_is_refused_with_the_limit_and_what_was_asked() -> None:
    assert check(Params(functions=(FunctionParams("f", rps=100_000.0),))) == ()
    (problem,) = check(Params(functions=(FunctionParams("f", rps=100_001.0),)))
    assert problem.subject == "functions"
    assert "1,000,000" in problem.message
    assert "1,000,010" in problem.message
    (problem,) = check(Params(functions=(FunctionParams("f", rps=100_000.0, provisioned=1),)))
    assert "1,000,001" in problem.message


def test_a_problem_names_function_parameter_range_and_unit() -> None:
    found, (problem,) = simulate(ENGINE, {"functions": "mail:duration_ms=0"})
    assert found is None
    assert problem.subject == "functions"
    assert problem.message == "Function mail: Mean duration: a number, 1 to 900,000 ms."


def test_environments_are_called_as_in_the_guide() -> None:
    assert [label(number) for number in (0, 25, 26, 27, 701, 702)] == ["A", "Z", "AA", "AB", "ZZ", "AAA"]


def test_events_that_come_back_at_once_go_in_the_order_in_which_they_came_to_the_queue() -> None:
    first = FunctionParams("now", duration_ms=500.0, arrivals=(0.0,))
    later = [FunctionParams(name, duration_ms=500.0, arrivals=(0.0,), invocation="async") for name in ("one", "two")]
    found = results(Params(account_limit=1, functions=(first, *later)))["functions"]
    assert [item["retries"] for item in found] == [0, 1, 2]


def test_a_run_is_told_by_the_cause_that_turned_most_away() -> None:
    rare = FunctionParams("a", reserved=0, arrivals=(0.0, 0.1))
    often = FunctionParams("b", duration_ms=900.0, reserved=1, arrivals=(0.0,) * 5)
    for functions_ in ((rare, often), (often, rare)):
        says = ENGINE.run(Params(functions=functions_), 0).says
        assert "6 of 7 requests were throttled" in says and "all of its reserved concurrency was in use" in says


def test_why_provisioned_concurrency_did_not_help_is_told_of_those_turned_away_alone() -> None:
    """Ten requests of another function that spilled over were served; of those turned away most met a busy one."""
    away = FunctionParams("a", duration_ms=900.0, reserved=1, arrivals=(0.0,) * 5)
    spilled = FunctionParams("b", duration_ms=900.0, provisioned=1, arrivals=(0.0,) * 11)
    assert "provisioned" not in ENGINE.run(Params(functions=(away, spilled)), 0).says
    slow = FunctionParams("f", duration_ms=900.0, reserved=1, provisioned=1, provisioned_at=0.0)
    there = replace(slow, arrivals=(0.0, *(ready(slow),) * 4))
    assert "every provisioned environment was busy" in ENGINE.run(Params(functions=(there,)), 0).says


def test_environments_that_are_ready_at_the_very_end_are_counted() -> None:
    late = FunctionParams("f", rps=1.0, duration_ms=1.0, provisioned=5, provisioned_at=0.0)
    assert results(Params(functions=(late,), length=ready(late)))["functions"][0]["environments"] == 6
    assert results(Params(functions=(late,), length=ready(late) - 1))["functions"][0]["environments"] == 1


ANSWERS: dict[str, Callable[[dict[str, Any]], Any]] = {
    "needed-concurrency": lambda found: found["functions"][0]["needed_concurrency"],
    "unreserved-left": lambda found: found["account"]["unreserved"],
    "still-reservable": lambda found: found["account"]["unreserved"] - 100,
    "throttled": lambda found: found["functions"][0]["throttled"],
    "cold-starts": lambda found: found["functions"][0]["cold"],
    "request-quota": lambda found: found["functions"][0]["served"],
    "rate-of-function": lambda found: found["functions"][0]["rps_quota"],
    "which-limit": lambda found: {
        "": "none of them: every request is served",
        "ConcurrentInvocationLimitExceeded": "the unreserved concurrency of the account",
        "ReservedFunctionConcurrentInvocationLimitExceeded": "its reserved concurrency",
        "FunctionInvocationRateLimitExceeded": "the account's requests per second",
        "ReservedFunctionInvocationRateLimitExceeded": "the requests per second of its reserved concurrency",
    }["".join(found["functions"][0]["throttle_reasons"])],
}


@pytest.mark.parametrize("maker", ENGINE.makers, ids=lambda maker: maker.name)
def test_the_answer_is_that_of_the_engine_and_no_option_equals_another(maker: Maker[Any]) -> None:
    for seed in range(300):
        params = maker.draw(Random(seed))
        question = maker.ask(params, ENGINE.run(params, 0))
        if question is not None:
            assert question.answer == ANSWERS[maker.name](results(params, seed + 1))
            values = [question.answer, *(item.value for item in question.wrong)]
            assert len(set(values)) == len(values) >= 4


def asked(name: str, *functions: FunctionParams, limit: int = 1000, length: float = 1.0) -> Asked | None:
    maker = next(maker for maker in ENGINE.makers if maker.name == name)
    params = Params(account_limit=limit, functions=functions, length=length)
    return maker.ask(params, ENGINE.run(params, 0))


def test_a_question_that_hangs_on_a_tie_is_not_asked() -> None:
    arrivals = (0.0,) * 8 + (1.4,) * 8 + (4.0,) * 14
    tie = FunctionParams("f", duration_ms=900.0, init_ms=500.0, reserved=10, arrivals=arrivals)
    assert asked("throttled", tie) is None
    assert asked("throttled", replace(tie, duration_ms=950.0)) is not None


def test_a_question_whose_wrong_models_agree_is_not_asked() -> None:
    """At one request a second of one second, rate, quotient and concurrency are the same number."""
    assert asked("needed-concurrency", FunctionParams("f", rps=1.0, duration_ms=1000.0)) is None


def test_rounding_up_to_whole_environments_has_its_reason() -> None:
    question = asked("needed-concurrency", FunctionParams("f", rps=50.0, duration_ms=150.0))
    assert question and question.answer == 7.5
    (up,) = [one for one in question.wrong if one.value == 8]
    assert "8 exist at times" in up.reason and "average" in up.reason
    whole = asked("needed-concurrency", FunctionParams("f", rps=50.0, duration_ms=200.0))
    assert whole and not [one for one in whole.wrong if "rounds up" in one.misconception]


def test_a_question_about_a_configuration_that_aws_refuses_is_not_asked() -> None:
    each = (FunctionParams("a", reserved=950, provisioned=10), FunctionParams("b", provisioned=20), FunctionParams("c"))
    assert asked("unreserved-left", *each) is None


def test_a_question_where_another_limit_acts_is_not_asked() -> None:
    crowd = FunctionParams("f", duration_ms=100.0, provisioned=2, arrivals=(0.0,) * 9 + (10.0,) * 9)
    assert asked("cold-starts", crowd, limit=5) is None
    assert asked("request-quota", FunctionParams("f", rps=20.0, duration_ms=10.0)) is None


def test_a_question_close_to_the_limit_is_not_asked() -> None:
    assert asked("which-limit", FunctionParams("f", rps=100.0, duration_ms=100.0), limit=10) is None

"""The memory engine against the worked examples of the pricing page, and at every boundary."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators.document import simulate, to_json
from study.core.simulators.engines.memory import PLUGIN
from study.core.simulators.engines.memory.params import Params, read_measured, write_measured
from study.core.simulators.engines.memory.run import without_free_tier
from study.core.simulators.fit import Measurement, measurements
from study.core.simulators.parameters import plain, read, texts
from study.core.simulators.prices import PAGE, RATES, TIERS
from study.core.simulators.simulator import Asked

DATA = json.loads((Path(__file__).parent / "data" / "memory.json").read_text(encoding="utf-8"))
CASES = [*DATA["published"], *DATA["boundaries"]]


def results(**inputs: Any) -> dict[str, Any]:
    document, problems = simulate(PLUGIN, inputs)
    assert document is not None, problems
    return document["results"]  # type: ignore[no-any-return]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_reference_case(case: dict[str, Any]) -> None:
    found = results(**case["inputs"])
    for name, value in case["results"].items():
        if name == "monthly":
            assert {line: found["monthly"][line] for line in value} == value
        else:
            assert found[name] == value, name


def test_share_at_the_largest_size() -> None:
    assert round(results(memory_mb=10_240)["vcpu"], 2) == 5.79


def test_published_curve_within_15_percent() -> None:
    """The model with a single figure of CPU time follows the published curve, as well as it can."""
    for size, milliseconds in DATA["power_tuning"]["measured_ms"].items():
        modelled = results(memory_mb=int(size), cpu_seconds=2.4165, parallel_fraction=0.4084, threads=2)["duration_ms"]
        assert abs(modelled / milliseconds - 1) < 0.15


def test_measured_sizes_are_compared_by_cost_and_time() -> None:
    measured = ", ".join(f"{size}: {ms}" for size, ms in DATA["power_tuning"]["measured_ms"].items())
    found = results(memory_mb=1536, measured=measured)
    assert [one["memory_mb"] for one in found["sweep"]] == [128, 256, 512, 1024, 1536, 3008]
    assert (found["cheapest"], found["fastest"]) == (1536, 3008)


@given(
    memory_mb=st.integers(128, 10_240),
    cpu=st.integers(0, 10_000),
    wait=st.integers(0, 10_000),
    parallel=st.integers(0, 100),
    threads=st.integers(1, 8),
    limit=st.integers(1, 900),
    needed=st.integers(1, 10_240),
)
@settings(max_examples=60)
def test_any_function(**drawn: int) -> None:
    """More memory never makes a call longer; the three choices are what they say, among sizes that finish."""
    params = Params(
        memory_mb=drawn["memory_mb"],
        cpu_seconds=drawn["cpu"] / 100,
        wait_seconds=drawn["wait"] / 100,
        parallel_fraction=drawn["parallel"] / 100,
        threads=drawn["threads"],
        timeout_seconds=drawn["limit"],
        needed_mb=drawn["needed"],
    )
    assert PLUGIN.check(params) == ()
    found = PLUGIN.run(params, 0).results
    sweep = found["sweep"]
    durations = [one["duration_ms"] for one in sweep]
    assert durations == sorted(durations, reverse=True)
    fit = {one["memory_mb"]: one for one in sweep if one["outcome"] == "ok"}
    assert found["monthly"]["total"] == pytest.approx(sum(v for k, v in found["monthly"].items() if k != "total"))
    if not fit:
        assert found["cheapest"] is found["fastest"] is found["balanced"] is None
        return
    assert fit[found["cheapest"]]["per_million"] == min(one["per_million"] for one in fit.values())
    assert fit[found["fastest"]]["duration_ms"] == min(one["duration_ms"] for one in fit.values())
    assert found["balanced"] in fit
    assert all(size >= params.needed_mb for size in fit)


def test_the_balanced_size_weighs_cost_and_time() -> None:
    """Neither the cheapest (512 MB) nor the fastest (2,048 MB), but the least sum of the two ratios."""
    found = results(memory_mb=512, measured="512: 4000, 1024: 2750, 2048: 1900")
    least_cost, least_time = 0.2 + 2 * 16.6667, 1900
    sums = {
        one["memory_mb"]: one["per_million"] / least_cost + one["duration_ms"] / least_time for one in found["sweep"]
    }
    assert (found["cheapest"], found["balanced"], found["fastest"]) == (512, 1024, 2048)
    assert found["balanced"] == min(sums, key=lambda size: sums[size])


def test_a_size_between_those_measured_takes_what_the_fit_says() -> None:
    """Measurements made by the model itself, so that the right answer is known: 2 s of CPU, 0.5 s of waiting."""
    work = Params(cpu_seconds=2.0, wait_seconds=0.5).work
    measured = ", ".join(f"{size}: {work.microseconds(size) / 1000}" for size in (128, 256, 1024, 3008))
    found = results(memory_mb=700, measured=measured)
    assert found["duration_ms"] == pytest.approx(results(memory_mb=700, cpu_seconds=2, wait_seconds=0.5)["duration_ms"])
    assert found["fit"]["cpu_seconds"] == pytest.approx(2, rel=1e-3)
    assert found["fit"]["wait_seconds"] == pytest.approx(0.5, rel=1e-3)
    assert [one["memory_mb"] for one in found["fit"]["sizes"]] == [128, 256, 1024, 3008]
    assert found["fit"]["worst_percent"] < 0.1
    assert [one["memory_mb"] for one in found["sweep"]] == [128, 256, 1024, 3008]
    assert {128, 700, 10_240} <= {one["memory_mb"] for one in found["fit"]["curve"]}
    says = simulate(PLUGIN, {"memory_mb": 700, "measured": measured})[0]["says"]  # type: ignore[index]
    assert "by the fitted model" in says
    assert "Fitted are 2 s of CPU, 500 ms of waiting" in says


def test_a_measured_size_takes_what_was_measured() -> None:
    found = results(memory_mb=256, measured="128: 1000, 256: 700, 512: 250")
    assert found["duration_ms"] == 700
    assert found["fit"]["sizes"][1]["modelled_ms"] != 700


@pytest.mark.parametrize("inputs", [{}, {"duration_ms": 5}, {"measured": "128: 100"}])
def test_nothing_is_fitted_where_fewer_than_two_sizes_were_measured(inputs: dict[str, Any]) -> None:
    fit = results(**inputs)["fit"]
    assert (fit["cpu_seconds"], fit["says"], fit["sizes"], fit["curve"]) == (None, "", [], [])


@pytest.mark.parametrize(
    ("inputs", "name"),
    [
        ({"duration_ms": 100, "measured": "128: 100, 256: 50"}, "duration_ms"),
        ({"memory_mb": 512, "measured": "128: 100"}, "memory_mb"),
        ({"provisioned_requests": 5}, "provisioned_requests"),
        ({"provisioned_concurrency": 1, "provisioned_requests": 11, "requests_per_month": 10}, "provisioned_requests"),
        ({"provisioned_duration_ms": 5}, "provisioned_duration_ms"),
        ({"provisioned_concurrency": 1, "provisioned_hours": 0}, "provisioned_hours"),
        ({"memory_mb": 127}, "memory_mb"),
        ({"memory_mb": 10_241}, "memory_mb"),
        ({"memory_mb": 128.5}, "memory_mb"),
        ({"timeout_seconds": 0}, "timeout_seconds"),
        ({"timeout_seconds": 901}, "timeout_seconds"),
        ({"ephemeral_mb": 511}, "ephemeral_mb"),
        ({"architecture": "arm"}, "architecture"),
        ({"duration_ms": "soon"}, "duration_ms"),
        ({"measured": "128: soon"}, "measured"),
        ({"measured": [[128, 100], {"memory_mb": 256}]}, "measured"),
        ({"measured": [[128, 100, 90]]}, "measured"),
        ({"init_seconds": float("nan")}, "init_seconds"),
        ({"requests_per_month": 10**12 + 1}, "requests_per_month"),
        ({"memory": 512}, "memory"),
    ],
)
def test_problems_name_the_parameter(inputs: dict[str, Any], name: str) -> None:
    document, problems = simulate(PLUGIN, inputs)
    assert document is None
    assert [problem.subject for problem in problems] == [name]


def test_the_last_values_in_range_are_taken() -> None:
    full = {"provisioned_concurrency": 1, "provisioned_requests": 10, "requests_per_month": 10}
    most = {"requests_per_month": 10**12, "provisioned_concurrency": 100_000, "provisioned_requests": 10**12}
    most["duration_ms"] = 100  # so that there is time for all of them
    for inputs in ({"memory_mb": 10_240}, {"timeout_seconds": 900}, {"ephemeral_mb": 10_240}, full, most):
        assert simulate(PLUGIN, inputs)[1] == ()


def test_check_finds_values_out_of_range_by_itself() -> None:
    assert [problem.subject for problem in PLUGIN.check(Params(memory_mb=64, threads=0))] == ["memory_mb", "threads"]


def test_more_than_the_environments_can_serve_is_a_warning() -> None:
    busy = Params(duration_ms=1000.0, requests_per_month=3600, provisioned_concurrency=1, provisioned_hours=1.0)
    assert PLUGIN.check(busy) == ()
    assert [problem.severity for problem in PLUGIN.check(replace(busy, requests_per_month=3601))] == ["warning"]
    assert PLUGIN.check(replace(busy, requests_per_month=7200, provisioned_duration_ms=500.0)) == ()
    assert PLUGIN.check(replace(busy, duration_ms=5000.0, timeout_seconds=1)) == ()


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_presets_run_and_survive_an_address(preset: Any) -> None:
    assert PLUGIN.check(preset.params) == ()
    assert read(Params, texts(preset.params)) == (preset.params, ())
    document, problems = simulate(PLUGIN, plain(preset.params))
    assert document is not None
    assert problems == ()
    assert to_json(document) == to_json(simulate(PLUGIN, plain(preset.params), 0)[0] or {})
    assert set(document["results"]) == {result.name for result in PLUGIN.results}
    assert PLUGIN.run(preset.params, 1) == PLUGIN.run(preset.params, 2)


def test_outcomes_of_the_presets_are_what_their_names_say() -> None:
    outcomes = {preset.name: PLUGIN.run(preset.params, 0).results["outcome"] for preset in PLUGIN.presets}
    assert {name: outcome for name, outcome in outcomes.items() if outcome != "ok"} == {
        "nightly-batch": "timeout",
        "out-of-memory": "out-of-memory",
    }


def test_the_trace_tells_how_the_call_ends() -> None:
    trace = PLUGIN.run(Params(duration_ms=5000.0, init_seconds=0.5, timeout_seconds=3), 0)
    assert [(event.at, event.what, event.state) for event in trace.events] == [
        (0.0, "init", "cold"),
        (0.5, "handler starts", "served"),
        (3.5, "timed out", "failed"),
    ]
    assert "a call would take 5 s and is stopped at the timeout of 3 s" in trace.says
    assert "3,000 ms are billed, 3,500 ms after a cold start" in trace.says
    assert [event.what for event in PLUGIN.run(Params(duration_ms=5.0), 0).events] == ["handler starts", "returns"]


@given(st.dictionaries(st.integers(128, 10_240), st.floats(0.001, 86_400_000), max_size=6))
@settings(max_examples=60)
def test_measured_durations_survive_writing(drawn: dict[int, float]) -> None:
    value = tuple(Measurement(size, drawn[size]) for size in sorted(drawn))
    assert read_measured(write_measured(value)) == (value, "")
    assert read_measured([{"memory_mb": size, "duration_ms": ms} for size, ms in drawn.items()]) == (value, "")
    assert not value or measurements(write_measured(value)) == (value, ())


SEEDS = range(300)


def asked(maker: Any, seed: int) -> tuple[Params, Asked] | None:
    params = maker.draw(Random(seed))
    assert PLUGIN.check(params) == ()
    question = maker.ask(params, PLUGIN.run(params, 0))
    return None if question is None else (params, question)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_accepted_questions_are_clear(maker: Any) -> None:
    found = [pair for seed in SEEDS if (pair := asked(maker, seed))]
    assert len(found) >= 100
    assert len({question.prompt for _, question in found}) > 20
    for params, question in found:
        assert params.duration_ms is not None or params.measured
        values = [question.answer, *(one.value for one in question.wrong)]
        assert len(question.wrong) >= 3
        assert len(set(values)) == len(values)
        assert question.sources
        if isinstance(question.answer, float | int):
            numbers = sorted(float(value) for value in values)
            gaps = [b - a for a, b in pairwise(numbers)]
            assert min(gaps) > 3 * question.tolerance > 0


EXPECTED: dict[str, Any] = {
    "vcpu-share": lambda p: p.memory_mb / 1769,
    "billed-duration": lambda p: -(-round(p.duration_ms * 1000 + p.init_seconds * 1e6) // 1000),
    "gb-seconds": lambda p: p.requests_per_month * p.duration_ms / 1000 * p.memory_mb / 1024,
    "duration-line": lambda p: results(**plain(p))["monthly"]["duration"],
    "monthly-total": lambda p: results(**plain(p))["monthly"]["total"],
    "provisioned-line": lambda p: results(**plain(p))["monthly"]["provisioned"],
    "doubling": lambda p: 100 * (2 * p.measured[1].duration_ms / p.measured[0].duration_ms - 1),
}


@pytest.mark.parametrize("maker", [m for m in PLUGIN.makers if m.name in EXPECTED], ids=lambda maker: maker.name)
def test_numbers_asked_for_are_those_of_the_engine(maker: Any) -> None:
    for seed in SEEDS:
        pair = asked(maker, seed)
        if pair:
            params, question = pair
            assert question.answer == pytest.approx(EXPECTED[maker.name](params), abs=question.tolerance / 2)


@pytest.mark.parametrize("name", ["cheapest-size", "smallest-size", "timeout"])
def test_texts_asked_for_are_those_of_the_engine(name: str) -> None:
    maker = next(maker for maker in PLUGIN.makers if maker.name == name)
    for seed in SEEDS:
        pair = asked(maker, seed)
        if pair:
            params, question = pair
            found = results(**plain(params))
            if name == "timeout":
                stopped = params.duration_ms > 1000 * params.timeout_seconds  # type: ignore[operator]
                assert str(question.answer).startswith("It is stopped" if stopped else "It finishes")
                assert f"{found['billed_ms']:,} ms" in str(question.answer)
            elif name == "smallest-size":
                enough = [m for m in params.measured if m.memory_mb >= params.needed_mb]
                done = [m.memory_mb for m in enough if m.duration_ms <= 1000 * params.timeout_seconds]
                assert question.answer == f"{min(done):,} MB"
            else:
                assert question.answer == f"{found['cheapest']:,} MB"


def test_only_a_cold_start_is_billed_for_init() -> None:
    says = PLUGIN.run(Params(duration_ms=100.0, init_seconds=0.4), 0).says
    assert "100 ms are billed, 500 ms after a cold start" in says
    never = Params(duration_ms=100.0, init_seconds=0.4, requests_per_month=10, provisioned_concurrency=1)
    assert "cold start" not in PLUGIN.run(never, 0).says
    assert "500 ms after a cold start" in PLUGIN.run(replace(never, provisioned_requests=9), 0).says
    nobody = Params(duration_ms=100.0, init_seconds=0.4, requests_per_month=0)
    assert "500 ms after a cold start" in PLUGIN.run(nobody, 0).says


def test_a_run_that_finishes_says_what_it_costs() -> None:
    says = PLUGIN.run(Params(memory_mb=1536, duration_ms=120.0, requests_per_month=3_000_000), 0).says
    assert "a call takes 120 ms and 120 ms are billed" in says
    assert says.endswith("3,000,000 requests a month cost US$ 2.73.")
    assert "needs 700 MB" in PLUGIN.run(Params(needed_mb=700), 0).says


def test_a_million_requests_pay_for_storage_over_what_is_free() -> None:
    """9.5 GB more for 1,000,000 s, at US$ 0.0000000309 for a GB-second."""
    plain_, large = (results(duration_ms=1000, ephemeral_mb=size)["per_million"] for size in (512, 10_240))
    assert large - plain_ == pytest.approx(9.5 * 0.0309)


def test_without_the_free_tier_the_month_costs_what_it_costs_then() -> None:
    params = Params(duration_ms=1000.0)
    paid = PLUGIN.run(replace(params, free_tier=False), 0).results["monthly"]["total"]
    assert without_free_tier(params) == paid > PLUGIN.run(params, 0).results["monthly"]["total"]


def test_a_fit_is_spoken_of_where_there_is_one() -> None:
    assert "fitted" not in PLUGIN.run(Params(), 0).says
    assert "fitted" not in PLUGIN.run(Params(measured=(Measurement(128, 100.0),)), 0).says


def test_where_there_is_no_init_nothing_is_said_about_a_cold_start() -> None:
    assert "cold start" not in PLUGIN.run(Params(init_seconds=0.0), 0).says


def test_the_sweep_holds_the_usual_sizes_and_those_given() -> None:
    sizes = [one["memory_mb"] for one in results(memory_mb=1000, needed_mb=700)["sweep"]]
    assert (sizes[0], sizes[-1]) == (128, 10_240)
    assert results(needed_mb=64)["sweep"][0]["memory_mb"] == 128
    assert {256, 512, 700, 1000, 1024, 1536, 1769, 3008, 3538} < set(sizes)
    assert [one["memory_mb"] for one in results(duration_ms=100)["sweep"]] == [128]


def test_the_working_of_a_line_speaks_of_that_line_alone() -> None:
    """What duration costs has nothing to do with the price of requests; the whole month has."""
    working = {
        maker.name: [pair[1].working for seed in range(40) if (pair := asked(maker, seed))] for maker in PLUGIN.makers
    }
    assert not any("requests" in words for words in working["duration-line"])
    assert all("requests" in words for words in working["monthly-total"])


def test_prices_carry_their_sources() -> None:
    for rates in RATES.values():
        assert [tier.price.source for tier in rates.tiers] == [PAGE, TIERS, TIERS]


@pytest.mark.parametrize(
    ("given", "billed"),
    [
        ({"duration_ms": 100.0001}, 101),
        ({"duration_ms": 100.0}, 100),
        ({"duration_ms": 0.07}, 1),
        ({"duration_ms": 99.0, "init_seconds": 0.2000001}, 300),
        ({"duration_ms": 8.2, "init_seconds": 1.1}, 1109),
        ({"measured": "512: 100.0001", "memory_mb": 512}, 101),
    ],
)
def test_a_millisecond_that_is_begun_is_billed(given: dict[str, Any], billed: int) -> None:
    assert results(**given)["billed_ms"] == billed

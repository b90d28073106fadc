"""A call that a client repeats: the published waits, attempts and costs, every tie, and the questions."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from study.core.simulators.arrivals import draw
from study.core.simulators.engines.sdk_retries import PLUGIN
from study.core.simulators.engines.sdk_retries.run import WAITS, hinted
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
    "requests": lambda params, found: len(found["attempts"]),
    "longest-wait": lambda params, found: found["delays"][-1]["maximum"],
    "mean-wait": lambda params, found: sum(round(row["maximum"] * 1000) for row in found["delays"]) / 2000,
    "read-timeout": lambda params, found: found["function_runs"],
    "quota": lambda params, found: found["quota_left"],
}

modes = st.sampled_from(["standard", "standard-2025", "legacy", "adaptive"])
scripts = st.lists(
    st.sampled_from(["transient", "throttling", "timeout", "404", "function-error", "ok"]), min_size=1, max_size=6
)


@pytest.mark.parametrize("case", cases("sdk_retries"), ids=str)
def test_a_call_goes_as_published(case: Case) -> None:
    assert_case(PLUGIN, case)


@settings(max_examples=150)
@given(scripts, modes, st.integers(1, 20), st.none() | st.integers(0, 300_000), st.integers(0, 500), st.integers(0, 9))
def test_every_wait_is_within_its_bounds(
    outcomes: list[str], mode: str, most: int, hint: int | None, quota: int, seed: int
) -> None:
    found = results(
        PLUGIN, seed, outcomes=outcomes, mode=mode, max_attempts=most, retry_after_ms=hint, quota=quota, duration=0
    )
    assert len(found["attempts"]) == len(found["delays"]) + 1 == len(found["waits"]) + 1 <= most
    assert all(0 <= wait <= row["maximum"] for wait, row in zip(found["waits"], found["delays"], strict=True))
    assert all(row["maximum"] / 2 <= row["mean"] <= row["maximum"] for row in found["delays"])
    assert (found["outcome"] == "succeeded") == (found["reason"] is None) == (found["attempts"][-1]["result"] == "ok")
    assert (found["quota_left"] is None) if mode == "legacy" else 0 <= found["quota_left"] <= 500


def test_the_waits_depend_on_the_seed_and_the_retry_alone() -> None:
    short = results(PLUGIN, 7, outcomes="transient", max_attempts=3)["waits"]
    long = results(PLUGIN, 7, outcomes="transient", max_attempts=9)["waits"]
    assert long[:2] == short
    assert results(PLUGIN, 8, outcomes="transient", max_attempts=3)["waits"] != short


def test_the_mean_is_what_many_runs_come_to() -> None:
    most = 1_000_000
    for hint in (0, 400_000, 5_300_000):
        drawn = [hinted((most * draw(seed, WAITS, 1)) >> 64, hint) / most for seed in range(4_000)]
        mean = results(PLUGIN, outcomes="throttling", max_attempts=2, retry_after_ms=hint // 1000)["delays"][0]["mean"]
        assert sum(drawn) / len(drawn) == pytest.approx(mean, abs=0.02)


@pytest.mark.parametrize("preset", PLUGIN.presets, ids=lambda preset: preset.name)
def test_a_preset_runs_as_promised(preset: object) -> None:
    assert_as_promised(PLUGIN, preset)


@pytest.mark.parametrize("maker", PLUGIN.makers, ids=lambda maker: maker.name)
def test_a_question_has_the_answer_of_its_run(maker: object) -> None:
    assert_answers(PLUGIN, maker, ANSWERS)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("mode", "patient", "one of standard"),
        ("max_attempts", 0, "1 to 20"),
        ("max_attempts", 21, "1 to 20"),
        ("outcomes", "transient,418", "418"),
        ("retry_after_ms", -1, "0 to 300,000 ms"),
        ("read_timeout", 0, "0.1 to 3,600 s"),
        ("duration", 901, "0 to 900 s"),
        ("quota", 501, "0 to 500 tokens"),
    ],
)
def test_a_bad_parameter_is_named_with_its_range(name: str, value: object, says: str) -> None:
    assert says in problem(PLUGIN, name, value)


@pytest.mark.parametrize("mode", ["standard-2025", "legacy"])
def test_dynamodb_has_its_own_numbers_in_the_new_modes_alone(mode: str) -> None:
    assert "standard and adaptive" in problem(PLUGIN, "service", "dynamodb", mode=mode)

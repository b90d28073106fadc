"""Forecasts against what happened."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.assessment.calibration import BINS, ENOUGH, calibration

some = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=80)


@given(some)
def test_every_forecast_is_in_one_bin(forecasts: list[tuple[float, bool]]) -> None:
    found = calibration(forecasts)
    assert found is not None
    assert sum(one.count for one in found.bins) == found.count == len(forecasts)
    for one in found.bins:
        assert one.high - one.low == pytest.approx(1 / BINS)
        assert one.low - 1e-9 <= one.foretold <= one.high + 1e-9
        assert one.likely.low <= one.happened <= one.likely.high
    assert found.bias == pytest.approx(
        sum(recalled - chance for chance, recalled in forecasts) / len(forecasts), abs=1e-9
    )


def test_the_brier_score_by_hand() -> None:
    found = calibration([(0.9, True), (0.8, False)])
    assert found is not None
    assert found.brier == pytest.approx((0.01 + 0.64) / 2)
    assert found.plain == pytest.approx(0.25)
    assert calibration([]) is None


@pytest.mark.parametrize("times", [1.0, 1.5, 2.0])
def test_who_misses_more_throughout_makes_no_error(times: float) -> None:
    found = calibration(drawn(lambda chance: 1 - times * (1 - chance)))
    assert found is not None and found.error == pytest.approx(0, abs=0.02)
    assert found.misses == pytest.approx(times, rel=0.12)  # 600 misses


def test_the_error_is_how_far_corrected_forecasts_are_off_without_luck() -> None:
    found = calibration(drawn(lambda chance: 0.95 if chance < 0.85 else 0.75))
    assert found is not None and found.error == pytest.approx(0.16, abs=0.03)
    few = calibration(drawn(lambda chance: chance)[: ENOUGH - 1])
    assert few is not None and few.error is None


def drawn(comes: Callable[[float], float]) -> list[tuple[float, bool]]:
    """Forecasts from 75 to 95 %, and what happened with the chances that come of them."""
    rng = Random(3)
    return [(chance, rng.random() < comes(chance)) for chance in (0.75 + 0.2 * rng.random() for _ in range(4000))]


def test_misses_are_held_against_those_foretold_and_few_say_little() -> None:
    def misses(times: int) -> float:
        found = calibration([(0.9, number % 5 > 0) for number in range(10 * times)])
        assert found is not None
        return found.misses

    assert misses(1) == pytest.approx(12 / 11)
    assert misses(1) < misses(10) < misses(1000) < 2
    assert misses(1000) == pytest.approx(2, abs=0.02)

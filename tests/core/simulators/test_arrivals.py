"""When requests arrive."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.simulators.arrivals import PATTERNS, SECOND, count, draw, moments, read_moments, write_moments

rates = st.floats(0, 500, allow_nan=False).map(lambda rps: round(rps, 3))
lengths = st.integers(1, 5 * SECOND)


@given(pattern=st.sampled_from(PATTERNS), rps=rates, length=lengths, seed=st.integers(0, 2**64))
def test_moments_are_in_order_within_the_run_and_as_many_as_counted(
    pattern: str, rps: float, length: int, seed: int
) -> None:
    found = moments(pattern, rps, length, seed)
    assert found == sorted(found)
    assert all(0 <= at < length for at in found)
    assert len(found) == count(pattern, rps, length)


def test_steady_requests_are_evenly_spaced_from_the_start() -> None:
    assert moments("steady", 4, SECOND) == [0, 250_000, 500_000, 750_000]


def test_a_burst_brings_every_second_together() -> None:
    assert moments("burst", 2, 2 * SECOND) == [0, 0, SECOND, SECOND]


def test_a_ramp_reaches_its_rate_at_the_end() -> None:
    found = moments("ramp", 100, 10 * SECOND)
    assert len(found) == 500
    assert sum(at >= 9 * SECOND for at in found) == 95


def test_a_spike_is_ten_times_the_rate_in_the_middle_tenth() -> None:
    found = moments("spike", 10, 10 * SECOND)
    assert sum(4_500_000 <= at < 5_500_000 for at in found) == 100
    assert len(found) == 190


def test_random_moments_depend_on_seed_and_stream() -> None:
    first = moments("random", 10, 10 * SECOND, seed=1)
    assert first == moments("random", 10, 10 * SECOND, seed=1)
    assert first != moments("random", 10, 10 * SECOND, seed=2)
    assert first != moments("random", 10, 10 * SECOND, seed=1, stream=1)


def test_more_requests_leave_the_earlier_draws_as_they_were() -> None:
    assert moments("random", 10, 20 * SECOND, seed=5)[:100] == moments("random", 10, 10 * SECOND, seed=5)


def test_draws_are_those_of_the_published_mixer() -> None:
    """With nothing but the counter, these are the first outputs of SplitMix64 from state 0."""
    assert [draw(0, 0, number) for number in range(2)] == [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4]


@given(st.lists(st.integers(0, 10**12).map(lambda at: at / SECOND)))
def test_a_list_survives_its_short_text(seconds: list[float]) -> None:
    assert read_moments(write_moments(sorted(seconds))) == (tuple(sorted(seconds)), "")


def test_a_short_list_repeats_and_is_put_in_order() -> None:
    assert read_moments("1 0x2 0.5") == ((0.0, 0.0, 0.5, 1.0), "")
    assert read_moments([2, 1.5]) == ((1.5, 2.0), "")


@pytest.mark.parametrize("text", ["-1", "1000001", "nan", "soon", "1x0", "1xtwo", "0x600000 1x600000"])
def test_what_is_no_moment_is_refused_in_words(text: str) -> None:
    found, message = read_moments(text)
    assert found == ()
    assert message

"""One notation per thing: what the product writes for numbers, money, counts, times and days."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.questions.answers.number import quantity
from study.core.questions.answers.units import convert
from study.core.text.day import day, from_today, month, on_day, time_of_day, with_weekday
from study.core.text.duration import clock, in_seconds, span
from study.core.text.number import between, difference, fixed, money, number
from study.core.text.plural import counted, listed, plural, ranges

TODAY = date(2026, 11, 26)

CASES: list[tuple[Callable[..., str], tuple[Any, ...], str]] = [
    (number, (0,), "0"),
    (number, (-0.0,), "0"),
    (number, (-0.0004,), "0"),
    (number, (1769, "MB"), "1,769 MB"),
    (number, (0.25,), "0.25"),
    (number, (-1769.5,), "−1,769.5"),
    (number, (0.3333333,), "0.333"),
    (number, (38.4, "%", 0), "38 %"),
    (number, (100, "%", 0), "100 %"),
    (number, (0.0001, "", None), "0.0001"),
    (number, (Decimal("12.50"), "", None), "12.5"),
    (fixed, (1, 2, "vCPU"), "1.00 vCPU"),
    (fixed, (-0.7149, 2), "−0.71"),
    (fixed, (-0.001, 2), "0.00"),
    (fixed, (665_539, 0), "665,539"),
    (between, (60, 21_600, "s"), "60 to 21,600 s"),
    (between, (-4.4, 12.2, "%", 0), "−4 to 12 %"),
    (difference, (4,), "+4"),
    (difference, (-2.04, "%", 1), "−2 %"),
    (difference, (0.0001,), "0"),
    (money, (0,), "US$ 0.00"),
    (money, (17.9,), "US$ 17.90"),
    (money, (1_234.567,), "US$ 1,234.57"),
    (money, (0.2,), "US$ 0.20"),
    (money, (0.2021,), "US$ 0.2021"),
    (money, (0.205,), "US$ 0.205"),
    (money, (0.99999,), "US$ 1.00"),
    (money, (-4.2,), "−US$ 4.20"),
    (money, (-0.00001,), "US$ 0.00"),
    (plural, (1, "is", "are"), "is"),
    (plural, (2, "is", "are"), "are"),
    (counted, (0, "card"), "0 cards"),
    (counted, (1, "card"), "1 card"),
    (counted, (1200, "delivery", "deliveries"), "1,200 deliveries"),
    (listed, ((),), ""),
    (listed, ("1",), "1"),
    (listed, ("12",), "1 and 2"),
    (listed, ("123",), "1, 2 and 3"),
    (listed, ("123", "or"), "1, 2 or 3"),
    (ranges, ([1, 3, 5, 6, 7, 8, 9, 10],), "1, 3, 5 to 10"),
    (ranges, ([1, 2],), "1, 2"),
    (span, (0,), "0 s"),
    (span, (0.0004,), "0.4 ms"),
    (span, (0.02158,), "21.58 ms"),
    (span, (0.25,), "250 ms"),
    (span, (0.999999,), "1 s"),
    (span, (2.5,), "2.5 s"),
    (span, (2.1237,), "2.124 s"),
    (span, (59.9997,), "1 min"),
    (span, (60,), "1 min"),
    (span, (64,), "1 min 4 s"),
    (span, (90.25,), "1 min 30.2 s"),
    (span, (186,), "3 min 6 s"),
    (span, (3_599.97,), "1 h"),
    (span, (21_511.4,), "5 h 58 min 31 s"),
    (span, (90_061,), "1 d 1 h 1 min 1 s"),
    (span, (216_000,), "2 d 12 h"),
    (in_seconds, (0.25,), "0.25 s"),
    (in_seconds, (21_600,), "21,600 s"),
    (clock, (0,), "0 s"),
    (clock, (-0.0,), "0 s"),
    (clock, (0.3125,), "312.5 ms"),
    (clock, (2.5,), "2.5 s"),
    (clock, (59.9997,), "1:00"),
    (clock, (62,), "1:02"),
    (clock, (62.5,), "1:02.5"),
    (clock, (609.9,), "10:09.9"),
    (clock, (3_599.97,), "1:00:00"),
    (clock, (21_511,), "5:58:31"),
    (clock, (216_000,), "2 d 12 h"),
    (clock, (86_430,), "1 d 30 s"),
    (day, (date(2026, 12, 18),), "18 December 2026"),
    (day, (date(2026, 12, 18), TODAY), "18 December"),
    (day, (date(2027, 1, 2), TODAY), "2 January 2027"),
    (month, (date(2026, 6, 1),), "June 2026"),
    (with_weekday, (date(2026, 12, 18), TODAY), "Friday 18 December"),
    (from_today, (date(2026, 11, 20), TODAY), "today"),
    (from_today, (TODAY, TODAY), "today"),
    (from_today, (date(2026, 11, 27), TODAY), "tomorrow"),
    (from_today, (date(2026, 11, 28), TODAY), "28 November"),
    (on_day, (date(2026, 11, 27), TODAY), "tomorrow"),
    (on_day, (date(2026, 12, 2), TODAY), "on Wednesday"),
    (on_day, (date(2026, 12, 3), TODAY), "on 3 December"),
    (time_of_day, (datetime(2026, 11, 26, 9, 3), TODAY), "09:03"),  # noqa: DTZ001 - the reader's own clock
    (time_of_day, (datetime(2025, 12, 18, 14, 3), TODAY), "18 December 2025, 14:03"),  # noqa: DTZ001
]


@pytest.mark.parametrize(("write", "given_", "said"), CASES)
def test_each_thing_has_one_notation(write: Callable[..., str], given_: tuple[Any, ...], said: str) -> None:
    assert write(*given_) == said


@given(value=st.decimals(-(10**9), 10**9, places=4))
def test_a_number_in_full_is_read_back(value: Decimal) -> None:
    found = quantity(number(value, places=None))
    assert found is not None
    assert found.value == float(value)


@given(value=st.floats(-1e9, 1e9), places=st.integers(0, 6))
def test_a_number_is_off_by_half_of_its_last_place_at_most(value: float, places: int) -> None:
    found = quantity(number(value, places=places))
    assert found is not None
    assert abs(found.value - value) <= 0.5 * 10**-places + 1e-6 * 10**-places + abs(value) * 1e-15


@given(cents=st.integers(-(10**9), 10**9))
def test_an_amount_of_whole_cents_is_read_back(cents: int) -> None:
    said = money(cents / 100)
    found = quantity(said.removeprefix("−"))
    assert found is not None
    assert (round(100 * found.value), said.startswith("−")) == (abs(cents), cents < 0)


@given(seconds=st.floats(0, 1e8))
def test_a_length_of_time_is_read_back_as_exactly_as_it_is_said(seconds: float) -> None:
    found = quantity(span(seconds))
    assert found is not None
    off = abs(convert(found.value, found.unit, "s") - seconds)
    assert off <= (0.5e-5 if seconds < 0.9 else 0.5e-3 if seconds < 59 else 0.05 if seconds < 3_599 else 0.5) + 1e-7


@given(seconds=st.floats(0, 1e8))
def test_a_moment_is_the_length_of_time_until_then(seconds: float) -> None:
    said = clock(seconds)
    if ":" not in said:
        assert said == span(seconds)
        return
    *hours, minutes, rest = said.split(":")
    at = sum(int(each) for each in hours) * 3_600 + int(minutes) * 60 + float(rest)
    assert span(at) == span(seconds)


@given(one=st.floats(0, 1e6), later=st.floats(0, 1e6))
def test_two_moments_that_read_alike_last_alike(one: float, later: float) -> None:
    assert (clock(one) == clock(later)) == (span(one) == span(later))

"""Numbers as people type them, and the ranges they are held against."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.questions.numbers import Quantity, convert, hits, is_number, middle, quantity, target


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("900", 900, ""),
        ("1,024", 1024, ""),
        ("1 024", 1024, ""),
        ("1\u202f024.5 MB", 1024.5, "MB"),
        ("1e3", 1000, ""),
        ("2.5E-1", 0.25, ""),
        ("15 min", 15, "min"),
        ("15min", 15, "min"),
        (" .5 s ", 0.5, "s"),
        ("−3", -3, ""),
        ("９００ ｓ", 900, "s"),
        ("33.3 %", 33.3, "%"),
        ("0.41 GB-s", 0.41, "GB-s"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, value: float, unit: str) -> None:
    assert quantity(typed) == Quantity(value, unit)


@pytest.mark.parametrize(
    "typed", ["", "many", "10⁵", "1,5", "12,34", "1 2 3", "1e999", "0,125", "5 10", "nan", "inf", "½", "--1", "3 s 4"]
)
def test_what_could_mean_something_else_is_not_read(typed: str) -> None:
    assert quantity(typed) is None


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("900", 900, 900, ""),
        ("900 ±0 s", 900, 900, "s"),
        ("0.4146 ±1% GB-s", 0.410454, 0.418746, "GB-s"),
        ("900 s ±5", 895, 905, "s"),
        ("900 s ±5 s", 895, 905, "s"),
        ("900 ± 5", 895, 905, ""),
        ("-10 ±10%", -11, -9, ""),
        ("10 +-1 ms", 9, 11, "ms"),
        ("1..5", 1, 5, ""),
        ("1.5..2.5 s", 1.5, 2.5, "s"),
        ("0 ±0.5", -0.5, 0.5, ""),
        ("900 ±0%", 900, 900, ""),
        ("1e3 ±1 769", -769, 2769, ""),
        ("1,024 MB", 1024, 1024, "MB"),
        ("50 %", 50, 50, "%"),
    ],
)
def test_targets(text: str, low: float, high: float, unit: str) -> None:
    read = target(text)
    assert not isinstance(read, str)
    assert (read.low, read.high) == pytest.approx((low, high))
    assert (read.unit, read.text) == (unit, text)


@pytest.mark.parametrize("text", ["", "five", "0 ±1%", "0 ±0%", "5..1", "3 ±-1", "1e999", "1 ±x", "/9+/", "1 s ±1 MB"])
def test_targets_that_cannot_be_are_explained(text: str) -> None:
    assert isinstance(target(text), str)


@pytest.mark.parametrize(
    ("value", "unit", "into", "expected"),
    [
        (15, "min", "s", 900),
        (900, "seconds", "min", 15),
        (1, "day", "h", 24),
        (1500, "ms", "s", 1.5),
        (10, "GB", "MB", 10240),
        (1, "KiB", "bytes", 1024),
        (3, "GB s", "gb-s", 3),
        (3, "apples", "apples", 3),
        (3, "GB", "s", None),
        (3, "apples", "s", None),
        (3, "", "s", None),
    ],
)
def test_units_are_converted_within_their_dimension(value: float, unit: str, into: str, expected: float | None) -> None:
    assert convert(value, unit, into) == (expected if expected is None else pytest.approx(expected))


def test_words_that_begin_with_a_number_are_words() -> None:
    assert is_number("900 s")
    assert is_number("0.4 ±1% GB-s")
    assert is_number("0 ±1%")
    assert is_number("5 s ±x")
    assert not is_number("503 Service Unavailable")
    assert not is_number("provisioned concurrency")


@given(st.text())
def test_no_text_raises(text: str) -> None:
    quantity(text)
    target(text)


@given(
    st.floats(-1e12, 1e12),
    st.integers(0, 100) | st.floats(0, 100),
    st.sampled_from(["", "s", "min", "MB", "GB-s"]),
)
def test_a_number_hits_itself_and_both_ends(value: float, tolerance: float, unit: str) -> None:
    read = target(f"{value!r} ±{tolerance!r} {unit}")
    assert not isinstance(read, str)
    for end in (value, read.low, read.high, middle(read)):
        given_back = quantity(f"{end!r} {unit}")
        assert given_back is not None
        assert hits(read, given_back, "")


@given(st.integers(0, 10**15))
def test_grouping_changes_nothing(number: int) -> None:
    assert quantity(f"{number:,}") == quantity(f"{number:,}".replace(",", " ")) == Quantity(number)

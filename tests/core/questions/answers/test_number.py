"""Numbers as people type them, and the ranges they are held against."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.questions.answers.number import Quantity, hits, is_number, middle, quantity, readings, target
from study.core.questions.answers.units import convert


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
        ("1,5", 1.5, ""),
        ("12,34", 12.34, ""),
        ("0,125", 0.125, ""),
        (",5", 0.5, ""),
        ("1.000.000", 1_000_000, ""),
        ("1.234,5 s", 1234.5, "s"),
        ("1’024", 1024, ""),
        ("1_024", 1024, ""),
        ("1,5e3", 1500, ""),
        ("+3", 3, ""),
        ("- 3", -3, ""),
        ("= 900 s.", 900, "s"),
        ("about 900 seconds", 900, "seconds"),
        ("≈900", 900, ""),
        ("$0.20", 0.2, "$"),
        ("US$ 5", 5, "US$"),
        ("0,20 €", 0.2, "€"),
        ("20¢", 20, "¢"),
        ("fifteen minutes", 15, "minutes"),
        ("Twenty-five", 25, ""),
        ("one hundred twenty-eight MB", 128, "MB"),
        ("six megabytes", 6, "megabytes"),
        ("an hour", 1, "hour"),
        ("1 h 30 min", 5400, "s"),
        ("1h30m", 5400, "s"),
        ("2 minutes and 5 seconds", 125, "s"),
        ("10⁵", 100_000, ""),
        ("10^-7", 1e-7, ""),
        ("10⁻⁷ mol/L", 1e-7, "mol/L"),
        ("2³²", 4294967296, ""),
        ("2**32", 4294967296, ""),
        ("3 × 10^8 m/s", 3e8, "m/s"),
        ("3x10^8", 3e8, ""),
        ("-1,6·10⁻¹⁹ C", -1.6e-19, "C"),
        ("−273 °C", -273, "°C"),
        ("etwa 5 Minuten", 5, "Minuten"),
        ("约5分钟", 5, "分钟"),
        ("٥ دقائق", 5, "دقائق"),
    ],
)
def test_numbers_are_read_as_people_write_them(typed: str, value: float, unit: str) -> None:
    assert quantity(typed) == Quantity(value, unit)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "many", "10₅", "1 2 3", "1e999", "5 10", "nan", "inf", "½", "--1", "3 s 4", "1,2,3", "1.2.3", "1,23,4"),
        *("$5 s", "5 min 1 h", "1 h 5 MB", "hundred", "a lot", "an", "~", "1,024.5.6", "1 024,5.6", "0,125,000"),
    ],
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
        ("-273 °C", -273, -273, "°C"),
        ("about 900 s", 900, 900, "s"),
        ("10^-7", 1e-7, 1e-7, ""),
        ("2³² bytes", 4294967296, 4294967296, "bytes"),
        ("3 × 10^8 m/s", 3e8, 3e8, "m/s"),
        ("0,25 h", 0.25, 0.25, "h"),
        ("$0.20", 0.2, 0.2, "$"),
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
        (15, "Minuten", "s", 900),
        (15, "分钟", "min", 15),
        (1, "mmol/L", "µmol/L", 1000),
        (36, "km/h", "m/s", 10),
        (1, "MW", "mW", 1e9),
        (5, "Mo", "KB", 5120),
        (5, "°C", "°F", None),
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


def test_a_number_of_two_readings_has_the_likelier_first() -> None:
    assert [one.value for one in readings("1.000")] == [1, 1000]
    assert [one.value for one in readings("2,125")] == [2125, 2.125]
    assert [one.value for one in readings("2,500")] == [2500]
    assert [one.value for one in readings("1,000,000")] == [1_000_000]


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("0.9 ±0.2", 0.7, 0.69999999),  # 0.9 - 0.2 is a little more than 0.7
        ("0.7 ±0.1", 0.8, 0.80000001),  # 0.7 + 0.1 a little less than 0.8
        ("0.3 ±0.1", 0.2, 0.19999999),
        ("1..5", 5, 5.0000001),
        ("5e-13", 5e-13, 0),
        ("-1e-13..0", 0, 1e-14),
        ("0 ±0.5", -0.5, -0.50000001),
    ],
)
def test_the_ends_of_a_range_belong_to_it_and_nothing_beyond(text: str, inside: float, outside: float) -> None:
    wanted = target(text)
    assert not isinstance(wanted, str)
    assert hits(wanted, Quantity(inside), "")
    assert not hits(wanted, Quantity(outside), "")


@given(st.integers(0, 10**15))
def test_grouping_changes_nothing(number: int) -> None:
    assert quantity(f"{number:,}") == quantity(f"{number:,}".replace(",", " ")) == Quantity(number)

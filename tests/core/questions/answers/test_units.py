"""Units: the spellings of one, what can become what, and that no notation of a number changes it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from study.core.questions.answers.number import Quantity, Target, first_hit, readings, target
from study.core.questions.answers.units import BINARY, DECIMAL, SIZES, TABLE, convert

SPELLINGS = [(name, meaning) for meaning, names in TABLE for name in names.split()]
COMMON = ["s", "sec", "minutes", "min", "h", "ms", "days", "bytes", "KB", "MB", "MiB", "GB", "gigabytes", "%", "USD"]


@pytest.mark.parametrize(("unit", "meaning"), SPELLINGS)
def test_every_spelling_of_the_table_is_its_unit_in_any_case(unit: str, meaning: object) -> None:
    for spelled in (unit, unit.upper(), unit.capitalize(), f"{unit}."):
        assert convert(3, spelled, unit) == pytest.approx(3)


@pytest.mark.parametrize(
    ("value", "unit", "into", "expected"),
    [
        (15, "m", "s", 900),
        (15, "m", "seconds", 900),
        (6, "M", "KB", 6144),
        (2, "m", "km", 0.002),
        (2, "m", "", 2_000_000),
        (1, "k", "", 1000),
        (1, "k", "bytes", 1024),
        (1, "rps", "requests/s", 1),
        (60, "requests per minute", "req/s", 1),
        (1000, "/s", "requests/s", 1000),
        (1, "k requests/s", "requests/s", 1000),
        (1024, "MB-seconds", "GB-s", 1),
        (50, "per cent", "%", 50),
        (20, "cents", "$", 0.2),
        (5, "s", "GB-s", None),
        (5, "requests", "requests/s", None),
        (15, "m", "requests", None),
        (3, "/s", "s", None),
    ],
)
def test_what_a_short_form_means_follows_from_the_other_unit(
    value: float, unit: str, into: str, expected: float | None
) -> None:
    assert convert(value, unit, into) == (expected if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("value", "unit", "sizes", "right"),
    [
        (6144, "KB", "", True),
        (6000, "KB", "", True),
        (6, "MiB", "", True),
        (6_000_000, "bytes", "", True),
        (6_291_456, "B", "", True),
        (6000, "KiB", "", False),
        (6100, "KB", "", False),
        (6144, "KB", "binary", True),
        (6000, "KB", "binary", False),
        (6144, "KB", "decimal", False),
        (6000, "KB", "decimal", True),
        (6, "MiB", "decimal", False),
    ],
)
def test_sizes_count_by_either_base_unless_the_author_says_which(
    value: float, unit: str, sizes: str, right: bool
) -> None:
    wanted = read("6 MB")
    assert (first_hit([wanted], [Quantity(value, unit)], "MB", sizes) == 0) is right


def test_the_listed_answer_that_the_likelier_reading_means_decides() -> None:
    right, wrong = read("6 MB"), read("6000 KB")
    assert first_hit([right, wrong], readings("6,000 KB"), "MB") == 1
    assert first_hit([right], readings("6,000 KB"), "MB") == 0
    assert first_hit([read("1000"), read("1")], readings("1.000"), "") == 1
    assert first_hit([read("1000")], readings("1.000"), "") == 0


def notations(value: int, decimals: int, unit: str) -> list[str]:
    """Many ways to write `value` divided by 10 ** `decimals`."""
    whole = f"{value / 10**decimals:,.{decimals}f}"
    english = [whole, whole.replace(",", ""), *(whole.replace(",", by) for by in (" ", "\u202f", "'", "’", "_"))]
    swap = str.maketrans(",.", ".,")
    # Without decimals a point parts thousands in the less likely reading only.
    european = [whole.translate(swap), whole.replace(",", " ").replace(".", ",")] if decimals else []
    numbers = [sign for one in (*english, *european) for sign in (one, one.replace("-", "−"))]
    return [
        text
        for one in numbers
        for text in (f"{one} {unit}", f"{one}{unit}", f"  {one}\u00a0{unit}. ", f"~{one} {unit}")
    ]


@given(st.integers(-(10**9), 10**9), st.integers(0, 2), st.sampled_from(COMMON))
def test_a_number_in_any_notation_is_the_number(value: int, decimals: int, unit: str) -> None:
    for text in notations(value, decimals, unit):
        first, *_ = readings(text)
        assert first.value == pytest.approx(value / 10**decimals)
        assert convert(first.value, first.unit, unit) == pytest.approx(first.value)


@given(
    st.integers(1, 10**6),
    st.integers(0, 20),
    st.integers(1, 999) | st.integers(10**6, 10**8),  # neither has a second reading
    st.integers(0, 2),
    st.sampled_from(["s", "min", "h", "ms"]) | st.sampled_from(["KB", "MB", "MiB", "GB", "bytes"]),
    st.sampled_from(["s", "min", "h", "ms"]) | st.sampled_from(["KB", "MB", "MiB", "GB", "bytes"]),
)
def test_nothing_outside_the_tolerance_is_accepted(
    key: int, percent: int, value: int, decimals: int, unit: str, other: str
) -> None:
    wanted = read(f"{key} ±{percent}% {unit}")
    typed = [convert(value / 10**decimals, other, unit, base) for base in (BINARY, DECIMAL)]
    assume(all(one is None or not wanted.low * (1 - 1e-8) <= one <= wanted.high * (1 + 1e-8) for one in typed))
    for text in notations(value, decimals, other):
        assert first_hit([wanted], readings(text), unit) is None


@given(st.integers(0, 10**9), st.sampled_from(COMMON), st.sampled_from(list(SIZES)))
def test_a_key_is_an_answer_to_itself(value: int, unit: str, sizes: str) -> None:
    assert first_hit([read(f"{value} {unit}")], readings(f"{value:,} {unit}"), "", sizes) == 0


def read(text: str) -> Target:
    found = target(text)
    assert isinstance(found, Target)
    return found

"""Quantities compared, and written as the product or as somebody else's notes write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.text import unit
from study.core.text.quantities import quantities
from study.core.text.quantity import Quantity, agree, role_named, same, show, written


def one(text: str, language: str = "") -> Quantity:
    (found,) = quantities(text, language)
    return found


def test_the_same_amount_in_another_unit_is_the_same() -> None:
    assert same(one("15 min"), one("900 s"))
    assert same(one("36 km/h"), one("10 m/s"))
    assert not same(one("15 min"), one("1 h"))
    assert not same(one("-5 °C"), one("5 °C"))
    assert not same(one("5 mW"), one("5 MW"))


def test_sizes_by_thousand_and_by_1024_are_taken_for_one_another() -> None:
    assert same(one("10,240 MB"), one("10 GB"))
    assert not same(one("10,240 MB"), one("3 GB"))


def test_a_range_is_the_same_only_as_a_range() -> None:
    assert same(one("1–2 min"), one("60 s to 120 s"))
    assert not same(one("1–2 min"), one("1 min"))
    assert not same(one("1–2 min"), one("1–3 min"))


def test_a_number_within_a_range_agrees_with_it() -> None:
    assert agree(one("7–12 mg"), one("8 mg"))
    assert agree(one("12 mg"), one("7–12 mg"))
    assert not agree(one("13 mg"), one("7–12 mg"))
    assert not agree(one("8 ms"), one("7–12 mg"))


def test_a_term_may_name_the_role() -> None:
    assert [role_named(term) for term in ("Maximum timeout", "Default memory", "Timeout")] == ["maximum", "default", ""]


@pytest.mark.parametrize(
    ("value", "like", "language", "text"),
    [
        (20, "10GB", "en", "20GB"),
        (-546, "-273 °C", "en", "-546 °C"),
        (-140, "−70 mV", "en", "−140 mV"),
        (273, "-273 °C", "en", "273 °C"),
        (2048, "1,024 MB", "en", "2,048 MB"),
        (2048, "1.024 MB", "de", "2.048 MB"),
        ("0.5", "0,25 l", "de", "0,5 l"),
        (2, "1 hour", "en", "2 hours"),
        (1, "2 Stunden", "de", "1 Stunde"),
        ("3e9", "3 × 10^8 m/s", "en", "3 × 10^9 m/s"),
        ("1e-6", "10⁻⁷ mol/L", "en", "10⁻⁶ mol/L"),
        (2**31, "2³²", "en", "2³¹"),
        (10_000_000, "$5 million", "en", "$10 million"),
        (1800, "about 900 s", "en", "about 1,800 s"),
        (20, "5–10 s", "en", "20 s"),
        (30, "十五分钟", "zh", "30 min"),
    ],
)
def test_a_wrong_number_is_written_like_the_right_one(value: str | int, like: str, language: str, text: str) -> None:
    assert written(Decimal(value), one(like, language), language) == text


NUMBERS = st.decimals(min_value=-(10**6), max_value=10**6, places=2).filter(bool)


@given(NUMBERS, st.sampled_from(sorted(unit.symbols())))
def test_what_is_shown_is_read_again(value: Decimal, symbol: str) -> None:
    found = one(f"about {show(value, symbol)}")
    assert (found.value, unit.measure(found.unit)) == (value, unit.measure(symbol))


@given(NUMBERS, st.sampled_from(["5 mV", "-5 mV", "−5,5 mV", "1,024 mV", "$5", "5 h"]))
def test_what_is_written_like_another_is_read_again(value: Decimal, like: str) -> None:
    pattern = one(like)
    language = "de" if "5,5" in like else "en"
    assert one(written(value, pattern, language), language).value == value

"""Numbers in sentences: what a person reads as an amount, and what only looks like one."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.generators.quantities import UNITS, quantities, role_named, same, show


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("up to 10GB", "10 GB"),
        ("1,769 MB is one vCPU of memory", "1,769 MB"),
        ("15 mins", "15 min"),
        ("4KB", "4 KB"),
        ("50 % of them", "50%"),
        ("3.5 days", "3.5 days"),
        ("a 5-minute wait", "5 min"),
        ("$0.20 per million requests", "$0.20"),
        ("46 chromosomes", "46 chromosomes"),
        ("retries 1 time", "1 time"),
    ],
)
def test_an_amount_is_read_with_its_unit(text: str, shown: str) -> None:
    found = quantities(text)
    assert show(found[0].value, found[0].unit) == shown


@pytest.mark.parametrize(
    "text", ["S3", "v2", "Python 3.12", "10:30", "2024-05-01", "since 2019", "HTTP 404", "chapter 4", "1.2.3"]
)
def test_digits_of_names_dates_and_versions_are_no_amounts(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("64MB - 8GB", ["minimum", "maximum"]),
        ("128–256 MB", ["minimum", "maximum"]),
        ("2 - 8 eggs per nest", ["minimum", "maximum"]),
        ("64 MB to 8GB in 2MB increments", ["minimum", "maximum", "step"]),
        ("default 5s, max 60s", ["default", "maximum"]),
        ("4 days by default, up to 14 days", ["default", "maximum"]),
        ("at least 3 replicas", ["minimum"]),
        ("15 min", [""]),
    ],
)
def test_neighbours_give_a_number_its_role(text: str, roles: list[str]) -> None:
    assert [amount.role for amount in quantities(text)] == roles


def test_the_first_end_of_a_range_takes_the_unit_of_the_second() -> None:
    assert [amount.unit for amount in quantities("3 - 5 days")] == ["days", "days"]


def test_the_same_amount_in_another_unit_is_the_same() -> None:
    (minutes,), (seconds,), (hour,) = quantities("15 min"), quantities("900 s"), quantities("1 h")
    assert same(minutes, seconds)
    assert not same(minutes, hour)


def test_sizes_by_thousand_and_by_1024_are_taken_for_one_another() -> None:
    (binary,), (decimal,), (other,) = quantities("10,240 MB"), quantities("10 GB"), quantities("3 GB")
    assert same(binary, decimal)
    assert not same(decimal, other)


def test_a_term_may_name_the_role() -> None:
    assert [role_named(term) for term in ("Maximum timeout", "Default memory", "Timeout")] == ["maximum", "default", ""]


@given(st.decimals(min_value=1, max_value=10**6, places=2), st.sampled_from(sorted(UNITS)))
def test_what_is_shown_is_read_again(value: Decimal, unit: str) -> None:
    (found,) = quantities(f"about {show(value, unit)} here")
    assert (found.value, found.unit) == (value, unit)


@given(st.text(max_size=80))
def test_any_text_can_be_searched(text: str) -> None:
    found = quantities(text)
    assert all(0 <= amount.start < amount.end <= len(text) for amount in found)
    assert [amount.start for amount in found] == sorted(amount.start for amount in found)

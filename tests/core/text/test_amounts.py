"""Whether a text gives an amount, and where the first one begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from study.core.text.amounts import amount_at
from study.core.text.quantities import quantities
from study.core.text.unit import symbols


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("size: 256 KB", 6),
        ("256KB", 0),
        ("5–7 mg/dL", 0),
        ("up to 1,000 concurrent executions", 6),
        ("a 30-minute walk", 2),
        ("costs $5", 6),
        ("3 / day", 0),
        ("dauert 30 Minuten", 7),
        ("最多3米", 2),
        ("十五分钟", 0),
        ("the 7 messages", 4),
        ("the k8s cluster", -1),
        ("5 A levels", -1),
        ("405 U.S. 156", -1),
        ("1° Teorema", -1),
        ("in the 1990s", -1),
        ("chapter 4 m", -1),
        ("`sleep 5 s`", -1),
        ("https://example.org/?t=6s", -1),
        ("$1 \\leq m$", -1),
        ("ships float", -1),
    ],
)
def test_a_number_with_its_unit_or_what_it_counts(text: str, place: int) -> None:
    assert amount_at(text) == place


@given(st.sampled_from(symbols()), st.integers(min_value=2, max_value=99))
def test_it_knows_the_units_that_quantities_know(symbol: str, number: int) -> None:
    text = f"it takes {number} {symbol}"
    assert (amount_at(text) >= 0) == any(found.measured for found in quantities(text))
